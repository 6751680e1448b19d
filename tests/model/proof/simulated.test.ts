import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Bound, Checked } from '../../../src/model/structure/index.js';
import { prepareSimulation, type SimulatedCell, type SimulatedRow } from '../../../src/uncertainty/index.js';
import { drawnInputs, type DrawnInput } from '../../../src/uncertainty/drawn.js';
import { Sampler } from '../../../src/uncertainty/sampler.js';
import { Interpreter } from '../interpreter.js';
import { readModel } from './agreement.js';
import { Choices, tapes } from './choices.js';
import { randomModel } from './randomModel.js';

const MODELS = 100;
const DRAWS = 7;
const SEED = 11;

/** The interpreter of each draw. */
function drawn({ structure, bound }: Checked): Interpreter[] {
  const inputs = drawnInputs(bound, SEED);
  const samplers = new Map(inputs.flatMap((input) => input.cells.map((cell) => [cell, new Sampler(input)] as const)));
  return Array.from(
    { length: DRAWS },
    (_, draw) => new Interpreter({ structure, bound: boundOf(bound, samplers, draw) }),
  );
}

function boundOf(bound: Bound, samplers: ReadonlyMap<string, Sampler>, draw: number): Bound {
  return new Map(
    [...bound].map(([name, input]) => {
      const rows = input.rows.map((row) => {
        const sampler = samplers.get(row.member === undefined ? name : `${name}.${row.member}`);
        return sampler === undefined ? row : { ...row, values: row.values.map(() => sampler.draw(draw)) };
      });
      return [name, { ...input, rows }];
    }),
  );
}

/** Percentile of type 7: between the two values about the place (n − 1)p. */
function percentile(sorted: readonly number[], p: number): number {
  const place = (sorted.length - 1) * p;
  const [below, above] = [sorted[Math.floor(place)] ?? NaN, sorted[Math.ceil(place)] ?? NaN];
  return below + (above - below) * (place - Math.floor(place));
}

function difference(cell: SimulatedCell, values: readonly number[], size: number): string {
  const sound = values.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  if (cell.failed !== values.length - sound.length) return `${cell.failed} failed, not ${values.length - sound.length}`;
  const share = (wanted: (value: number) => boolean): number => sound.filter(wanted).length / sound.length;
  const expected = {
    mean: sound.reduce((a, b) => a + b, 0) / sound.length,
    ...{ p10: percentile(sound, 0.1), p50: percentile(sound, 0.5), p90: percentile(sound, 0.9) },
  };
  const isNear = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(size, 1);
  const wrong = (['mean', 'p10', 'p50', 'p90'] as const).find((figure) =>
    sound.length === 0 ? cell[figure] !== null : !isNear(cell[figure] ?? NaN, expected[figure]),
  );
  if (wrong !== undefined) return `${wrong} ${cell[wrong]}, not ${expected[wrong]}`;
  // What cancels out may be a last digit above nought or below it.
  const isClear = sound.every((value) => value === 0 || Math.abs(value) > 1e-9 * size);
  const above = share((value) => value > 0);
  return isClear && sound.length > 0 && Math.abs((cell.above ?? NaN) - above) > 1e-12
    ? `above ${cell.above}, not ${above}`
    : '';
}

function differences(rows: readonly SimulatedRow[], draws: readonly Interpreter[], checked: Checked): string[] {
  const { first } = checked.structure.blueprint.timeline;
  return rows.flatMap(({ line, member, cells }) => {
    const values = cells.map(({ year }) => draws.map((draw) => draw.value(line, member, year ?? first)));
    const size = Math.max(...values.flat().map((value) => (Number.isNaN(value) ? 0 : Math.abs(value))));
    return cells.flatMap((cell, index) => {
      const found = difference(cell, values[index] ?? [], size);
      return found === '' ? [] : [`${line} ${member ?? ''} ${cell.year ?? ''}: ${found}`];
    });
  });
}

it('a simulation of random models sums up what the interpreter finds for each of its draws', async () => {
  let [models, failed] = [0, 0];
  const shapes = new Set<string>();
  await fc.assert(
    fc.asyncProperty(tapes, async (tape) => {
      const text = randomModel(new Choices(tape));
      const checked = readModel(text);
      const result = await prepareSimulation(checked.structure, checked.bound)?.run({ draws: DRAWS, seed: SEED });
      if (result === undefined) return;
      models++;
      drawnInputs(checked.bound, SEED).forEach(({ spread }: DrawnInput) => shapes.add(spread.shape.shape));
      failed += result.failures.length;
      expect(differences(result.lines, drawn(checked), checked).slice(0, 5).join('\n'), text).toBe('');
    }),
    { seed: 2026, numRuns: MODELS, endOnFailure: true },
  );
  expect(models).toBeGreaterThan(MODELS / 2);
  expect(failed).toBeGreaterThan(0);
  expect([...shapes].sort()).toEqual(['lognormal', 'normal', 'pert', 'triangular', 'uniform']);
});

it('a circle that runs backward may read a running sum, which runs forward', async () => {
  const checked = readModel(
    `section: Both ways\ntimeline: { first: 2025, base: 2026, last: 2031 }\ninputs:\n  x: { unit: 1, value: 1, spread: { shape: uniform, low: 0, high: 2 } }\nlines:\n  a:\n    unit: 1\n    formula: x * t\n  b:\n    unit: 1\n    formula: next(b, 0) + cumulative(a)\n`,
  );
  const result = await prepareSimulation(checked.structure, checked.bound)?.run({ draws: DRAWS, seed: SEED });
  expect(differences(result?.lines ?? [], drawn(checked), checked)).toEqual([]);
  expect(result?.lines).toHaveLength(2);
});
