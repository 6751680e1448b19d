import { describe, expect, it } from 'vitest';
import { HEAD, formulaOf, linesOf, resultOf, saidOf } from './models.js';

const x = (formula: string): unknown => resultOf(formulaOf(formula)).lines.x;
const reasonOf = (formula: string): string | undefined => resultOf(formulaOf(formula)).failures[0]?.reason;
const first = (text: string): string => saidOf(text).find((said) => !said.includes('warning:')) ?? 'nothing is wrong';

describe('erlang_b and erlang_beds: patients who find every bed taken', () => {
  it.each([
    ['erlang_b(10, 10)', 0.214582],
    ['erlang_b(22, 28)', 0.038796],
    ['erlang_b(22, 24)', 0.104388],
  ])('%s is %d (METHOD 1.4, example 1h_erlang)', (formula, expected) => expect(x(formula)).toBeCloseTo(expected, 6));
  it.each([
    ['erlang_beds(22, 0.01)', 32],
    ['erlang_beds(22, 0.05)', 28],
    ['erlang_beds(200, 0.01)', 221],
  ])('%s is %d (METHOD 1.4, example 1h_erlang)', (formula, expected) => expect(x(formula)).toBe(expected));
  it('with no bed all are refused, and none where no one comes', () =>
    expect([x('erlang_b(5, 0)'), x('erlang_b(0, 3)'), x('erlang_beds(0, 0.5)')]).toEqual([1, 0, 0]));
  it('part of a bed holds nobody, but for what rounding took away', () =>
    expect([x('erlang_b(22, 28.9)'), x('erlang_b(22, 0.92 * 28 / 0.92)')]).toEqual([
      x('erlang_b(22, 28)'),
      x('erlang_b(22, 28)'),
    ]));
  it('with fewer beds than patients more are refused than do not fit (METHOD 1.4’s recursion)', () =>
    expect(x('erlang_b(33.3, 33)')).toBeCloseTo(0.13168, 5));
  it('far below the load those are refused who do not fit, which is short of the recursion by about a thousandth at most', () => {
    expect(x('erlang_b(2000, 10)')).toBe(0.995);
    for (const load of [630, 1000, 5000, 10_000]) {
      const edge = Math.ceil(load - 25 * Math.sqrt(load));
      const [within, beyond] = [x(`erlang_b(${load}, ${edge})`), x(`erlang_b(${load}, ${edge - 1})`)].map(Number);
      expect(beyond).toBeCloseTo(1 - (edge - 1) / load, 12);
      expect(Math.abs((within ?? NaN) / (1 - edge / load) - 1)).toBeLessThan(0.0015);
    }
  });
  it('the beds for the share that some beds refuse are those beds', () => {
    for (const [load, beds] of [
      [3, 7],
      [22, 28],
      [200, 180],
      [1500, 1600],
    ])
      expect(x(`erlang_beds(${load}, erlang_b(${load}, ${beds}))`)).toBe(beds);
  });
  it.each([
    ['erlang_b(-1, 3)', 'a load below nothing'],
    ['erlang_b(1, -3)', 'fewer than no beds'],
    ['erlang_b(20000, 3)', 'a load above 10000 beds'],
    ['erlang_beds(5, 0)', 'a share refused that is not between 1e-12 and 1'],
    ['erlang_beds(5, 1.5)', 'a share refused that is not between 1e-12 and 1'],
    ['erlang_beds(9000, 0.5)', 'so large a share refused of so large a load'],
    ['erlang_beds(-5, 0.1)', 'a load below nothing'],
  ])('%s has no value: %s', (formula, reason) => expect(reasonOf(formula)).toBe(reason));
  it('load and beds are in one unit, and the beds found are in it too', () => {
    const text = (unit: string): string =>
      `${HEAD}inputs:\n  load: { unit: bed, value: 22 }\nlines:\n  x:\n    unit: ${unit}\n    formula: erlang_beds(load, 1 / 2)\n`;
    expect(resultOf(text('bed')).lines.x).toBe(12);
    expect(first(text('ward'))).toContain('the formula is in bed, the line says ward');
  });
});

describe('normal_inverse', () => {
  it.each([
    [0.95, 1.6448536269514722],
    [0.99, 2.3263478740408408],
    [0.1, -1.2815515655446004],
    [0.5, 0],
  ])('of %d is %d (tables of the normal distribution)', (p, expected) =>
    expect(x(`normal_inverse(${p})`)).toBeCloseTo(expected, 14),
  );
  it.each(['0', '1', '-0.5', '2'])('of %s has no value', (p) =>
    expect(reasonOf(`normal_inverse(${p})`)).toBe('a probability that is not between 0 and 1'),
  );
});

describe('lag and lead look some years away', () => {
  const of = (formula: string): unknown => resultOf(linesOf({ year_line: 'year', x: formula })).lines.x;
  it.each([
    ['lag(year_line, 2, -1)', [-1, -1, 2025, 2026, 2027, 2028]],
    ['lead(year_line, 2, -1)', [2027, 2028, 2029, 2030, -1, -1]],
    ['lag(year_line, 0, -1)', [2025, 2026, 2027, 2028, 2029, 2030]],
    ['lag(year_line, 99, t)', [-1, 0, 1, 2, 3, 4]],
    ['lag(year_line, max(t, 0), 0)', [2025, 2026, 2026, 2026, 2026, 2026]],
  ])('%s', (formula, expected) => expect(of(formula)).toEqual(expected));
  it('what stands outside the timeline is worked out only there', () =>
    expect(resultOf(linesOf({ y: 'year', x: 'lag(y, 1, 1 / 0)' })).failures).toHaveLength(1));
  it('runs a circle forward, and one backward', () => {
    expect(resultOf(linesOf({ x: 'lag(x, 2, 1) + 1' })).lines.x).toEqual([2, 2, 3, 3, 4, 4]);
    expect(resultOf(linesOf({ x: 'lead(x, 2, 1) + 1' })).lines.x).toEqual([4, 4, 3, 3, 2, 2]);
  });
  it('fails for a number of years that is worked out and is not whole', () =>
    expect(resultOf(linesOf({ y: 'year', x: 'lag(y, t / 2, 0)' })).failures.map(({ year }) => year)).toEqual([
      2025, 2027, 2029,
    ]));
  it.each([
    ['lag(y, 1.5, 0)', 'x: lag needs a whole number of years, not below 0. Write 0, 1, 2, …'],
    ['lag(y, -1, 0)', 'x: lag needs a whole number of years, not below 0. Write lead() to look the other way'],
    ['lag(one, 1, 0)', 'x: one has one value, not one a year. Use it without lag()'],
    ['lag(y + 1, 1, 0)', 'x: lag() takes the name of a line'],
    ['lag(x, 0, 0)', 'a circle within one year'],
    ['lag(x, one, 0)', 'a circle within one year'],
    ['lag(x, 1, 0) + lead(x, 1, 0)', 'a circle runs both forward and backward'],
  ])('%s is refused: %s', (formula, expected) =>
    expect(first(linesOf({ y: 'year', one: '1', x: formula }))).toContain(expected),
  );
});

describe('functions over members', () => {
  const POOLS =
    'dimensions:\n  parcel: [north, south]\n  building:\n    in: parcel\n    members: { a: north, b: north }\ninputs:\n  share: { unit: 1, by: building, value: { a: 0.5, b: 0.2 } }\n';
  const of = (formula: string, by = ''): unknown =>
    resultOf(`${HEAD}${POOLS}lines:\n  x:\n    unit: 1\n${by}    formula: ${formula}\n`).lines.x;
  it.each([
    ['total(share)', 0.7],
    ['product(share)', 0.1],
    ['mean(share)', 0.35],
    ['largest(share)', 0.5],
    ['smallest(share)', 0.2],
  ])('%s', (formula, expected) => expect(of(formula)).toBeCloseTo(expected, 15));
  it.each([
    ['total(share)', { north: 0.7, south: 0 }],
    ['product(share)', { north: 0.1, south: 1 }],
    ['largest(share)', { north: 0.5, south: null }],
    ['mean(share)', { north: 0.35, south: null }],
  ])('%s by the parent, where a parent may have no member', (formula, expected) =>
    expect(of(formula, '    by: parcel\n')).toEqual(expected),
  );
  it('a product is of pure numbers: its unit would hang on how many members there are', () =>
    expect(
      first(
        `${HEAD}dimensions:\n  pool: [a, b]\ninputs:\n  beds: { unit: bed, by: pool, value: 2 bed }\nlines:\n  x:\n    unit: bed\n    formula: product(beds)\n`,
      ),
    ).toContain('x: a pure number is needed here, not bed'));
});

describe('dates', () => {
  const DATES =
    'inputs:\n  opens: { unit: date, value: 2026-03-31 }\n  closes: { unit: date, value: 2028-02-29 }\n  delay: { unit: day, value: 366 day }\n';
  const of = (unit: string, formula: string): string =>
    `${HEAD}${DATES}lines:\n  x:\n    unit: ${unit}\n    formula: ${formula}\n`;
  it('in_force counts both days, and leap days: 2027/28 has 366, of which 335 are in force', () =>
    expect(resultOf(of('1', 'in_force(opens, closes)')).lines.x).toEqual([
      0,
      expect.closeTo(1 / 365, 14),
      1,
      expect.closeTo(335 / 366, 14),
      0,
      0,
    ]));
  it('some days on is a date, and between dates there are days', () => {
    expect(resultOf(of('day', 'closes - opens')).lines.x).toBe(700);
    expect(resultOf(of('day', 'opens + delay - opens')).lines.x).toBe(366);
    expect(resultOf(of('1', 'in_force(opens + delay, max(closes, opens) - delay / 2)')).lines.x).toEqual([
      0,
      0,
      0,
      // 1 April to 30 August 2027.
      expect.closeTo(152 / 366, 14),
      0,
      0,
    ]);
  });
  it.each([
    ['date', 'opens + closes', 'x: a date is added to a date. Add days to a date'],
    ['1', 'in_force(opens, delay)', 'in_force() needs a date, not day'],
    ['date', 'delay - opens', 'date is taken from day'],
  ])('in %s, %s is refused', (unit, formula, expected) => expect(first(of(unit, formula))).toContain(expected));
});
