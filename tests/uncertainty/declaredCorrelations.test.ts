import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { prepareSimulation, printSimulation, type SimulationResult } from '../../src/uncertainty/index.js';
import { Desk, root } from '../commands/decant.js';
import { HEAD, saidOf } from '../model/models.js';
import { checkedOf } from '../model/simulated.js';

const INPUTS = `dimensions:
  pool: [p, q]
inputs:
  land_price: { unit: 1, value: 100, spread: { shape: normal, sd: 10 } }
  build_cost: { unit: 1, value: 100, spread: { shape: normal, sd: 10 } }
  delay: { unit: 1, value: 100, spread: { shape: normal, sd: 10 } }
  fixed: { unit: 1, value: 1 }
  beds: { unit: 1, by: pool, members: { p: { value: 100, spread: { shape: normal, sd: 10 } }, q: 100 } }
`;
const LINES = `lines:
  both:
    unit: 1
    formula: land_price + build_cost
  apart:
    unit: 1
    formula: land_price - beds.p
  late:
    unit: 1
    formula: delay
`.replace('beds.p', 'at_member');
const modelOf = (correlations: string): string =>
  `${HEAD}${INPUTS}${correlations === '' ? '' : `correlations:\n${correlations}`}${LINES.replace('at_member', 'total(beds) + 100')}`;

const worker = join(root, 'dist', 'uncertainty', 'worker.js');
async function simulated(correlations: string, draws = 50_000, threads = 1): Promise<SimulationResult> {
  const { structure, bound } = checkedOf(modelOf(correlations));
  const result = await prepareSimulation(structure, bound)?.run({ draws, seed: 1, threads, worker });
  if (result === undefined) throw new Error('nothing to draw');
  return result;
}

/** Standard deviation of a line that is a sum of normals, from its P10 and P90. */
function deviation({ lines }: SimulationResult, line: string): number {
  const cell = lines.find((row) => row.line === line)?.cells[0];
  return ((cell?.p90 ?? NaN) - (cell?.p10 ?? NaN)) / (2 * 1.2815515655446004);
}
const rowOf = ({ lines }: SimulationResult, line: string) => lines.find((row) => row.line === line);

const ONE = '  - { between: [land_price, build_cost], rank: 0.5, status: assumed, source: A test }\n';

describe('correlations of a model file', () => {
  it('draw sums as wide as they say', async () => {
    const pearson = 2 * Math.sin(Math.PI / 12);
    expect(deviation(await simulated(''), 'both')).toBeCloseTo(10 * Math.sqrt(2), 0);
    const result = await simulated(ONE);
    expect(deviation(result, 'both') / (10 * Math.sqrt(2 + 2 * pearson))).toBeCloseTo(1, 1);
    expect(result.correlations).toEqual([
      { between: ['land_price', 'build_cost'], rank: 0.5, drawn: 0.5, status: 'assumed', source: 'A test' },
    ]);
    const against = await simulated(ONE.replace('0.5', '-1'));
    expect(deviation(against, 'both')).toBeLessThan(1e-9);
  });

  it('name a member with a spread of its own', async () => {
    const together = await simulated('  - { between: [beds.p, land_price], rank: 1 }\n');
    expect(deviation(together, 'apart')).toBeLessThan(1e-9);
    expect(deviation(await simulated(''), 'apart')).toBeGreaterThan(13);
  });

  it('leave an input without any as it is, and all on any number of threads', async () => {
    const [without, one] = [await simulated('', 5000), await simulated(ONE, 5000)];
    expect(rowOf(one, 'late')).toEqual(rowOf(without, 'late'));
    expect(rowOf(one, 'both')).not.toEqual(rowOf(without, 'both'));
    expect(without).not.toHaveProperty('correlations');
    expect(await simulated(ONE, 5000, 2)).toEqual(one);
  });

  it('are printed with their basis', async () => {
    const print = async (correlations: string) => printSimulation(await simulated(correlations, 10));
    expect(await print(ONE)).toContain('\nCorrelated by rank: land_price and build_cost, 0.5 (assumed; A test).\n');
    expect(await print('  - { between: [land_price, fixed], rank: -0.5 }\n')).toContain(
      '\nNot correlated, since not both are drawn by these names: land_price and fixed (rank −0.5; no status is given; no source is given).\n',
    );
    expect(await print('')).not.toContain('orrelated');
  });

  it('that contradict one another are told, and the nearest drawn', async () => {
    const stated =
      '  - { between: [land_price, build_cost], rank: 0.9 }\n  - { between: [delay, build_cost], rank: 0.9 }\n';
    expect(saidOf(modelOf(stated)).join()).toMatch(
      /no draws can have all these correlations; pairs of which nothing is stated are 0\. Drawn are the nearest that can be: build_cost and land_price 0\.\d\d, not 0\.9; build_cost and delay 0\.\d\d, not 0\.9/,
    );
    expect(printSimulation(await simulated(stated, 10))).toMatch(
      /land_price and build_cost, 0\.\d+, the nearest that can be to 0\.9 \(/,
    );
    const { stderr, status } = await new Desk()
      .write('model.yaml', modelOf(stated))
      .decant('run', 'model.yaml', '--draws', '10');
    expect(status).toBe(0);
    expect(stderr).toContain('no draws can have all these correlations');
  });

  it.each([
    ['{}\n', 'correlations is a list'],
    ['  - { between: [land_price], rank: 0.5 }\n', 'a correlation is between two inputs'],
    ['  - { between: land_price, rank: 0.5 }\n', 'a correlation is between two inputs'],
    ['  - { between: [delay, delay], rank: 0.5 }\n', 'delay is correlated with itself'],
    ['  - { between: [delay, land_price] }\n', 'a correlation needs rank:'],
    ['  - { between: [delay, land_price], rank: 1.01 }\n', 'a rank correlation lies between -1 and 1, not 1.01'],
    ['  - { between: [delay, land_price], rank: high }\n', 'a rank correlation lies between -1 and 1, not high'],
    ['  - { between: [delay, land_prise], rank: 1 }\n', 'there is no input land_prise. Did you mean land_price?'],
    ['  - { between: [delay, both], rank: 1 }\n', 'there is no input both'],
    ['  - { between: [delay, beds.r], rank: 1 }\n', 'beds has no member r'],
    ['  - { between: [delay, land_price], rank: 1, weight: 2 }\n', 'a correlation has no key weight'],
    ['  - { between: [delay, land_price], rank: 1, status: sure }\n', 'sure is not a status'],
    [
      `${ONE}${ONE.replace('land_price, build_cost', 'build_cost, land_price')}`,
      'build_cost and land_price have two correlations',
    ],
  ])('%j is refused', (correlations, fault) => {
    const text = modelOf(correlations).replace('correlations:\n{}', 'correlations: {}');
    expect(saidOf(text).join('\n')).toContain(fault);
  });

  it('of more inputs than an estimate knows of are refused', () => {
    const names = Array.from({ length: 61 }, (_, index) => `x${index}`);
    const text = `${HEAD}inputs:\n${names.map((name) => `  ${name}: { unit: 1, value: 1 }\n`).join('')}correlations:\n${names
      .slice(1)
      .map((name) => `  - { between: [x0, ${name}], rank: 0 }\n`)
      .join('')}lines:\n  y:\n    unit: 1\n    formula: t\n`;
    expect(saidOf(text).join()).toContain('61 inputs are correlated. At most 60');
  });
});
