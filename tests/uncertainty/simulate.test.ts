import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  simulate,
  type SimulatedRow,
  type SimulationOptions,
  type SimulationResult,
} from '../../src/uncertainty/index.js';
import { root } from '../commands/decant.js';
import { HEAD } from '../model/models.js';
import { checkedOf } from '../model/simulated.js';

const worker = join(root, 'dist', 'uncertainty', 'worker.js');
const example = readFileSync(join(root, 'tests/model/language/example.yaml'), 'utf8');

async function simulated(text: string, options: Partial<SimulationOptions> = {}): Promise<SimulationResult> {
  const { structure, bound } = checkedOf(text);
  const result = await simulate(structure, bound, { draws: 10_000, seed: 1, worker, ...options });
  if (result === undefined) throw new Error('nothing to draw');
  return result;
}

const rowOf = (result: SimulationResult, line: string, member?: string): SimulatedRow | undefined =>
  result.lines.find((row) => row.line === line && row.member === member);

const INPUTS = `inputs:
  a: { unit: 1, value: 3, spread: { shape: uniform, low: 1, high: 5 } }
  b: { unit: 1, value: 10, spread: { shape: normal, sd: 2 } }
`;
const lines = (more: Record<string, string>): string =>
  `${HEAD}${INPUTS}lines:\n${Object.entries(more)
    .map(([name, formula]) => `  ${name}:\n    unit: 1\n    formula: ${formula}\n`)
    .join('')}`;

describe('a simulation', () => {
  it('of a + b has their means, and the sign of each as often as it should', async () => {
    const result = await simulated(lines({ both: 'a + b', side: 'a - 3' }), { draws: 100_000 });
    const [both, side] = [rowOf(result, 'both')?.cells[0], rowOf(result, 'side')?.cells[0]];
    expect(both?.mean).toBeCloseTo(13, 1);
    expect(side?.above).toBeCloseTo(0.5, 2);
    expect((side?.above ?? 0) + (side?.below ?? 0)).toBe(1);
    expect(side?.p10).toBeCloseTo(-1.6, 1);
    expect(side?.p90).toBeCloseTo(1.6, 1);
  });

  it('gives the same bytes again, and on any number of threads', async () => {
    const once = JSON.stringify(await simulated(example));
    expect(JSON.stringify(await simulated(example))).toBe(once);
    for (const threads of [2, 3]) expect(JSON.stringify(await simulated(example, { threads }))).toBe(once);
    expect(JSON.stringify(await simulated(example, { seed: 2 }))).not.toBe(once);
  });

  it('draws an input alike whatever else is drawn or wanted', async () => {
    const both = await simulated(lines({ only_a: 'a * 2', added: 'a + b' }));
    const one = await simulated(
      `${HEAD}${INPUTS.split('\n').slice(0, 2).join('\n')}\nlines:\n  only_a:\n    unit: 1\n    formula: a * 2\n`,
    );
    expect(rowOf(one, 'only_a')).toEqual(rowOf(both, 'only_a'));
    expect((await simulated(example, { lines: ['receipts_pv'] })).lines).toEqual([
      rowOf(await simulated(example), 'receipts_pv'),
    ]);
  });

  it('begins with the draws of a shorter one', async () => {
    const result = await simulated(lines({ x: 'a' }), { draws: 1 });
    const first = rowOf(result, 'x')?.cells[0];
    expect(first?.p10).toBe(first?.p90);
    expect(first?.mean).toBe(first?.p50);
  });

  it('holds samples of a few cells at a time, and gives the same', async () => {
    const draws = 150_000;
    const whole = await simulated(example, { draws });
    const cells = whole.lines.flatMap((row) => (row.drawn ? row.cells : [])).length;
    expect(cells * draws * 8).toBeGreaterThan(2 * 48 * 2 ** 20);
    const apart = await simulated(example, { draws, lines: ['receipts_pv', 'closures'], threads: 2 });
    expect(rowOf(apart, 'receipts_pv')).toEqual(rowOf(whole, 'receipts_pv'));
    expect(rowOf(apart, 'closures', 'surgery')).toEqual(rowOf(whole, 'closures', 'surgery'));
  });

  it('counts draws that fail beside the figures of those that do not, with the reason', async () => {
    const result = await simulated(lines({ root: 'sqrt(a - 2)', after: 'if(root > 1, 1, 0)' }));
    const cell = rowOf(result, 'root')?.cells[0];
    expect((cell?.failed ?? 0) / 10_000).toBeCloseTo(0.25, 1);
    expect(cell?.p10).toBeGreaterThan(0);
    expect(cell?.above).toBe(1);
    expect(rowOf(result, 'after')?.cells[0]?.failed).toBe(cell?.failed);
    expect(result.failures).toContainEqual(
      expect.objectContaining({ line: 'root', reason: 'the square root of a negative number' }),
    );
  });

  it('fails a draw outside the range of its input, and says so', async () => {
    const text = `${HEAD}inputs:\n  share: { unit: 1, value: 0.5, range: [0, 1], spread: { shape: normal, sd: 0.39 } }\nlines:\n  x:\n    unit: 1\n    formula: share * 2\n`;
    const result = await simulated(text);
    expect((rowOf(result, 'x')?.cells[0]?.failed ?? 0) / 10_000).toBeCloseTo(0.2, 1);
    expect(result.failures[0]?.reason).toMatch(/^share was drawn as .*, outside its range 0 to 1$/);
  });

  it('has no figures for a cell that always fails, and one figure for a row that no draw changes', async () => {
    const result = await simulated(lines({ none: 'a / (t - t)', fixed: 'if(t > 2, -4, 4)', x: 'a' }));
    const none = rowOf(result, 'none')?.cells[0];
    expect(none).toEqual({
      year: 2025,
      failed: 10_000,
      mean: null,
      p10: null,
      p50: null,
      p90: null,
      above: null,
      below: null,
    });
    const fixed = rowOf(result, 'fixed');
    expect(fixed?.drawn).toBe(false);
    expect(fixed?.cells[4]).toEqual({ year: 2029, failed: 0, mean: -4, p10: -4, p50: -4, p90: -4, above: 0, below: 1 });
  });

  it('draws one number for all members that share a value', async () => {
    const text = (value: string) =>
      `${HEAD}dimensions:\n  pool: [p, q]\ninputs:\n  x:\n    unit: 1\n    by: pool\n${value}lines:\n  gap:\n    unit: 1\n    formula: largest(x) - smallest(x)\n`;
    const spread = 'spread: { shape: normal, sd: 1 }';
    const shared = await simulated(text(`    value: 5\n    ${spread}\n`));
    expect(rowOf(shared, 'gap')?.cells[0]).toMatchObject({ p10: 0, p90: 0 });
    const own = await simulated(
      text(`    members:\n      p: { value: 5, ${spread} }\n      q: { value: 5, ${spread} }\n`),
    );
    // Two independent normals of sd 1 lie 2 / √π apart on average.
    expect(rowOf(own, 'gap')?.cells[0]?.mean).toBeCloseTo(2 / Math.sqrt(Math.PI), 1);
  });

  it('names its generator, seed, draws and what it drew', async () => {
    const result = await simulated(lines({ x: 'a' }), { draws: 10 });
    expect(result).toMatchObject({ generator: 'splitmix64', seed: 1, draws: 10, version: 2 });
    expect(result.inputs.map(({ name }) => name)).toEqual(['a', 'b']);
  });

  it('of a model without spreads is none', async () => {
    const { structure, bound } = checkedOf(
      `${HEAD}inputs:\n  a: { unit: 1, value: 1 }\nlines:\n  x:\n    unit: 1\n    formula: a\n`,
    );
    expect(await simulate(structure, bound, { draws: 10, seed: 1 })).toBeUndefined();
  });
});
