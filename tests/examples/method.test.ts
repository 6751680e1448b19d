import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checksOf, valueAt, type Outcome } from '../../src/model/evaluate/index.js';
import { printProblem } from '../../src/problems/index.js';
import { readSetting, runModelFile } from '../../src/sections/file/index.js';
import { EXPECTED, GIVEN, NOT_EXPRESSED, type Standing } from './expected.js';

const folder = fileURLToPath(new URL('../../examples/method', import.meta.url));
const readme = readFileSync(join(folder, 'README.md'), 'utf8');
const models = readdirSync(folder)
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => file.replace(/\.yaml$/, ''));

/** METHOD's worked numbers of these examples, as it prints them: path → number. */
const printed = new Map(
  numbersIn(JSON.parse(readFileSync(new URL('method.json', import.meta.url), 'utf8')) as unknown, ''),
);

function numbersIn(value: unknown, path: string): [string, number][] {
  if (typeof value === 'number') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inside]) => numbersIn(inside, path === '' ? key : `${path}.${key}`));
}

const outcomes = new Map<string, Outcome>();

/** The model as `decant run` runs it; any problem at all, a warning too, fails. */
function outcomeOf(model: string): Outcome {
  const { outcome, problems } = runModelFile(join(folder, `${model}.yaml`), []);
  expect(problems.map(printProblem)).toEqual([]);
  if (outcome === undefined) throw new Error(`${model} gives nothing`);
  outcomes.set(model, outcome);
  return outcome;
}

const runOf = (model: string): Outcome => outcomes.get(model) ?? outcomeOf(model);

/** Half of the last digit that METHOD prints: pennies of money, as many decimals as a rate has. */
function halfOfLastDigit(number: number): number {
  const decimals = Math.abs(number) >= 1000 ? 2 : Math.max(2, (String(number).split('.')[1] ?? '').length);
  return 0.500001 * 10 ** -decimals;
}

function closeTo(found: number | undefined, path: string, times = 1): void {
  const wanted = printed.get(path) ?? NaN;
  expect(found, `${path} is in METHOD’s examples and in the model`).toBeDefined();
  expect(Math.abs((found ?? NaN) * times - wanted), `${path}: ${found} × ${times}, ${wanted}`).toBeLessThanOrEqual(
    halfOfLastDigit(wanted),
  );
}

describe.each(models)('METHOD %s', (model) => {
  it('runs without a problem, fails nowhere, and its checks hold', () => {
    const outcome = outcomeOf(model);
    expect(outcome.failures).toEqual([]);
    expect(checksOf(outcome).filter((check) => !check.ok)).toEqual([]);
  });

  const expected = [...EXPECTED].filter(([, standing]) => standing.model === model);
  it.each(expected)('%s', (path, { line, member, year, times }: Standing) => {
    closeTo(valueAt(runOf(model), line, year, member), path, times);
  });

  it('holds the examples’ own inputs', () => {
    for (const [path, standing] of GIVEN) {
      if (standing.model !== model) continue;
      const rows = runOf(model).bound.get(standing.line)?.rows ?? [];
      closeTo(rows.find((row) => row.member === standing.member)?.values[0], path, standing.times);
    }
    expect(expected.length).toBeGreaterThan(0);
  });

  it('says of each line and input where it is from', () => {
    const { lines, inputs } = runOf(model).structure.blueprint;
    const unsourced = [...inputs.values()].filter((input) => input.given?.source === undefined);
    expect(unsourced.map(({ name }) => name)).toEqual([]);
    expect([...lines.values()].some(({ source }) => source?.startsWith('METHOD') === true)).toBe(true);
    expect(readme).toContain(`${model}.yaml`);
  });
});

it('every number of these examples is compared, is an input, or is named as beyond the language', () => {
  const beyond = [...NOT_EXPRESSED.keys()];
  const left = [...printed.keys()].filter(
    (path) => !EXPECTED.has(path) && !GIVEN.has(path) && !beyond.some((pattern) => pattern.test(path)),
  );
  expect(left).toEqual([]);
  for (const pattern of beyond) expect([...printed.keys()].some((path) => pattern.test(path))).toBe(true);
  for (const reason of NOT_EXPRESSED.values()) expect(readme.replaceAll(/\s+/g, ' ')).toContain(reason);
});

it('the compensation of every year is that of its remaining cash, and none is due at the end', () => {
  const outcome = runOf('3b-3c-spv-and-termination');
  const at = (line: string, year: number): number => valueAt(outcome, line, year) ?? NaN;
  for (let year = 2000; year < 2030; year++) {
    const remaining = Array.from({ length: 2030 - year }, (_, index) => year + 1 + index);
    const worth = (rate: number): number =>
      remaining.reduce((sum, later) => sum + at('distributions', later) / (1 + rate) ** (later - year), 0);
    const swap = remaining.reduce(
      (sum, later) => sum + ((0.052 - 0.03) * at('balance', later - 1)) / 1.03 ** (later - year),
      0,
    );
    expect(at('equity_at_market', year)).toBeCloseTo(worth(0.08), 4);
    expect(at('equity_at_base', year)).toBeCloseTo(worth(valueAt(outcome, 'equity_irr') ?? NaN), 4);
    expect(at('swap_breakage', year)).toBeCloseTo(swap, 4);
  }
  for (const line of ['balance', 'swap_breakage', 'debt_reserve', 'equity_to_date', 'equity_at_market'])
    expect(at(line, 2030)).toBeCloseTo(0, 3);
});

it('the compensation is never below what the lenders are owed, however much insurance pays', () => {
  const settings = ['insurance_proceeds=60 mGBP'].flatMap((text) => readSetting(text, []) ?? []);
  const { outcome } = runModelFile(join(folder, '3b-3c-spv-and-termination.yaml'), settings);
  if (outcome === undefined) throw new Error('it does not run');
  const at = (line: string): number => valueAt(outcome, line, 2012) ?? NaN;
  expect(at('before_equity') + at('equity_to_date')).toBeLessThan(at('base_senior_termination'));
  for (const total of ['total_to_date', 'total_at_market', 'total_at_base'])
    expect(at(total)).toBe(at('base_senior_termination'));
});
