import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FUNCTION_NAMES } from '../../../src/model/formula/functions.js';
import { compile } from '../../../src/model/evaluate/index.js';
import { agreement, functionsOf, readModel } from './agreement.js';
import { Choices, tapes } from './choices.js';
import { randomModel } from './randomModel.js';

const MODELS = 400;

it('the compiled engine and the interpreter agree in every cell of random models, to the last bit', () => {
  const [called, directions] = [new Set<string>(), new Set<string>()];
  let [cells, failed, crossed] = [0, 0, 0];
  fc.assert(
    fc.property(tapes, (tape) => {
      const text = randomModel(new Choices(tape));
      const checked = readModel(text);
      const found = agreement(checked);
      for (const name of functionsOf(checked)) called.add(name);
      for (const step of checked.structure.steps) directions.add(`${step.direction} ${Math.min(2, step.rows.length)}`);
      crossed += checked.structure.all.filter(({ member }) => member?.includes('.') === true).length;
      cells += found.cells;
      failed += found.failed;
      expect(found.different.slice(0, 5).join('\n'), text).toBe('');
    }),
    { seed: 2026, numRuns: MODELS, endOnFailure: true },
  );
  // They hold what they are to hold: every function, circles both ways through one row and several, two dimensions.
  expect(FUNCTION_NAMES.filter((name) => !called.has(name))).toEqual([]);
  expect([...directions].sort()).toEqual(['alone 1', 'backward 1', 'backward 2', 'forward 1', 'forward 2']);
  expect(crossed).toBeGreaterThan(MODELS);
  // Failures are among them, and do not drown the rest.
  expect(failed).toBeGreaterThan(0.02 * cells);
  expect(failed).toBeLessThan(0.5 * cells);
});

it('the comparison is caught out by one last digit, by a value for a failure, and by a failure that nobody tells', () => {
  let spoilt = 0;
  for (const tape of fc.sample(tapes, { seed: 7, numRuns: 20 })) {
    const checked = readModel(randomModel(new Choices(tape)));
    const outcome = compile(checked.structure).run(checked.bound);
    const spoil = (isWanted: (value: number) => boolean, change: (value: number) => number): void => {
      const values = outcome.values.map((row) => Float64Array.from(row));
      const row = values.find((each) => each.some(isWanted));
      const at = row?.findIndex(isWanted) ?? -1;
      if (row === undefined) return;
      row[at] = change(row[at] ?? NaN);
      spoilt++;
      expect(agreement(checked, { ...outcome, values }).different.length).toBeGreaterThan(0);
    };
    const isPlain = (value: number): boolean => value !== 0 && Number.isFinite(value);
    // Rows of functions that have a method of their own may differ so little: the first plain value is another's.
    spoil(isPlain, (value) => value * (1 + 2 ** -20));
    spoil(Number.isNaN, () => 1);
    spoil(isPlain, () => NaN);
    if (outcome.failures.length > 0) {
      expect(agreement(checked, { ...outcome, failures: outcome.failures.slice(1) }).different).not.toEqual([]);
      const silent = outcome.failures.map((failure) => ({ ...failure, reason: '' }));
      expect(agreement(checked, { ...outcome, failures: silent }).different).not.toEqual([]);
    }
  }
  expect(spoilt).toBeGreaterThan(50);
  const plain = readModel(
    'section: One\ntimeline: { first: 2025, base: 2026, last: 2027 }\nlines:\n  x:\n    unit: 1\n    formula: 0.1 + 0.2\n',
  );
  const outcome = compile(plain.structure).run(plain.bound);
  expect(agreement(plain, outcome).different).toEqual([]);
  expect(agreement(plain, { ...outcome, values: [Float64Array.of(0.3)] }).different).toHaveLength(1);
});
