import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { Arithmetic } from '../../src/model/evaluate/arithmetic.js';
import type { ModelResult } from '../../src/sections/file/index.js';
import { HEAD, fileOf, formulaOf, linesOf, resultOf, saidOf } from './models.js';

const bin = fileURLToPath(new URL('../../bin/decant.js', import.meta.url));
const language = (file: string): string => fileURLToPath(new URL(`language/${file}`, import.meta.url));
const decant = (...argv: string[]) => spawnSync(process.execPath, [bin, ...argv], { encoding: 'utf8' });
const BEDS = `${HEAD}dimensions:\n  pool: [medicine, surgery]\ninputs:\n  ward_beds: { unit: bed/ward, value: 28 }\n  open: { unit: bed, by: pool, value: { medicine: 84, surgery: 56 } }\nlines:\n  wards:\n    unit: ward\n    by: pool\n    formula: open / ward_beds\n`;

describe('decant run', () => {
  it('prints of language/example.yaml exactly language/example.json', () => {
    const { stdout, stderr, status } = decant('run', language('example.yaml'), '--json');
    expect(stdout).toBe(readFileSync(language('example.json'), 'utf8'));
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
  });
  it('leaves with 1 when a check fails, its result printed all the same', () => {
    const { stdout, status } = decant(
      'run',
      fileOf(`${linesOf({ x: '1' })}  is_two:\n    check: true\n    formula: x == 2\n`),
      '--json',
    );
    expect(status).toBe(1);
    expect((JSON.parse(stdout) as ModelResult).checks).toMatchObject([
      { name: 'is_two', ok: false, found: expect.stringMatching(/\b1\b/) as string },
    ]);
  });
  it('leaves with 1 when a check cannot be computed', () => {
    const { status } = decant(
      'run',
      fileOf(`${linesOf({ x: '0' })}  is_two:\n    check: true\n    formula: 1 / x == 2\n`),
      '--json',
    );
    expect(status).toBe(1);
  });
  it('leaves with 0 when a value fails', () => {
    const { stdout, status } = decant('run', fileOf(linesOf({ x: '1 / 0' })), '--json');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      lines: { x: null },
      failures: [{ line: 'x', reason: 'division by zero' }],
    });
  });
  it('leaves with 1 when the file is missing or wrong, and prints no result', () => {
    expect(decant('run', 'no-such-model.yaml')).toMatchObject({ status: 1, stdout: '' });
    expect(decant('run', fileOf(linesOf({ x: '1 +' })))).toMatchObject({ status: 1, stdout: '' });
    expect(JSON.parse(decant('run', fileOf(linesOf({ x: '1 +' })), '--json').stdout)).toHaveProperty('error.problems');
  });
});

describe('--set', () => {
  it('takes a bare number in the input’s own unit', () =>
    expect(resultOf(BEDS, 'ward_beds=14').lines.wards).toEqual({ medicine: 6, surgery: 4 }));
  it('takes a number with a unit', () =>
    expect(resultOf(BEDS, 'ward_beds=7 bed/ward').lines.wards).toEqual({ medicine: 12, surgery: 8 }));
  it('sets every member at once', () =>
    expect(resultOf(BEDS, 'open=28').lines.wards).toEqual({ medicine: 1, surgery: 1 }));
  it('lets the last of two settings win', () =>
    expect(resultOf(BEDS, 'open=28', 'open=56').lines.wards).toEqual({ medicine: 2, surgery: 2 }));
  it.each([
    [
      'ward_beds=24 ward',
      '--set: ward_beds: "24 ward" is in ward, where bed/ward is needed. Write it like 28 bed/ward',
    ],
    ['ward_beds=many', '--set: ward_beds: "many" is not a number. Write it like 28 bed/ward'],
    ['ward_bed=24', '--set: no section of this model has an input ward_bed. Did you mean ward_beds?'],
    ['wards=3', /^--set: no section of this model has an input wards\./],
    [
      'open.medicine=80',
      '--set: "open.medicine=80" does not set a value. Members cannot be set one by one: --set name=value sets them all; change the file to set one',
    ],
    ['ward_beds', /^--set: "ward_beds" does not set a value\. Write --set name=value/],
    ['ward_beds=', /^--set: "ward_beds=" does not set a value/],
    ['__proto__=1', /does not set a value/],
    ['constructor=1', /no section of this model has an input constructor/],
  ])('%s is refused', (setting, expected) => {
    const said = saidOf(BEDS, setting).join('\n');
    if (typeof expected === 'string') expect(said).toBe(expected);
    else expect(said).toMatch(expected);
  });
});

describe('a failure is carried with its reason, never a 0 or NaN in silence', () => {
  const reasonOf = (formula: string): string => {
    const { lines, failures } = resultOf(linesOf({ x: formula, zero: '0', bad: '1 / zero' }));
    return lines.x === null
      ? (failures.find(({ line }) => line === 'x')?.reason ?? 'no reason')
      : JSON.stringify(lines.x);
  };
  it.each([
    'bad > 1',
    'bad == bad',
    'bad != 1',
    '1 <= bad',
    'bad and 0',
    '0 and bad',
    '1 or bad',
    'not(bad)',
    'if(bad, 1, 2)',
    'bad * 0',
    'bad ^ 0',
    '1 ^ bad',
    'min(bad, 0)',
    'max(0, bad)',
    'near(bad, bad)',
    'abs(bad)',
    'floor(bad)',
    'ceil(bad)',
    'mod(bad, 2)',
    'exp(bad)',
    'log(bad)',
    'sqrt(bad)',
    'annuity(bad, 1)',
    'annuity(0, bad)',
    'pmt(bad, 1, 1)',
    '0 / bad',
    '-bad',
  ])('%s needs a value that failed', (formula) => expect(reasonOf(formula)).toBe('it needs a value that failed'));
  it.each([
    ['1 / 0', 'division by zero'],
    ['0 / 0', 'division by zero'],
    ['mod(1, 0)', 'division by zero'],
    ['0 ^ -1', 'division by zero'],
    ['0 ^ 0', 'zero to the power of zero'],
    ['(-2) ^ 0.5', 'a root of a negative number'],
    ['sqrt(-1)', 'the square root of a negative number'],
    ['log(0)', 'the logarithm of a number that is not positive'],
    ['annuity(-1, 2)', 'a rate of −100 % or less'],
    ['pmt(0, 0, 1)', 'division by zero'],
    ['exp(1000)', 'the number is too large'],
    ['1 / exp(1000)', 'the number is too large'],
    ['min(exp(1000), 5)', 'the number is too large'],
    ['exp(1000) > 1', 'the number is too large'],
    ['if(10 ^ 300 * 10 ^ 300 > 1, 1, 2)', 'the number is too large'],
    ['1 / (10 ^ 300 * 10 ^ 300)', 'the number is too large'],
    ['min(10 ^ 300 * 10 ^ 300, 1)', 'the number is too large'],
    ['10 ^ 300 * 10 ^ 300', 'the number is too large'],
  ])('%s: %s', (formula, reason) => expect(reasonOf(formula)).toBe(reason));
  it.each([
    ['if(1, 2, bad)', '2'],
    ['if(0, bad, 2)', '2'],
  ])('%s does not look at what it does not need', (formula, printed) => expect(reasonOf(formula)).toBe(printed));
  it('and the year says where', () =>
    expect(resultOf(linesOf({ x: '1 / t', y: 'prev(x, 0)' })).failures).toEqual([
      { line: 'x', year: 2026, reason: 'division by zero' },
      { line: 'y', year: 2027, reason: 'it needs a value that failed' },
    ]));
});

describe('arithmetic is a spreadsheet’s', () => {
  it.each([
    ['floor(0.92 * 28 / 0.92)', 28],
    ['ceil(0.92 * 28 / 0.92)', 28],
    ['floor(2.9999999996)', 3],
    ['floor(2.9999999994)', 2],
    ['ceil(3.0000000004)', 3],
    ['ceil(3.0000000006)', 4],
    ['floor(-0.5)', -1],
    ['ceil(-0.5)', 0],
    ['mod(-1, 3)', 2],
    ['mod(1, -3)', -2],
    ['0.1 + 0.2 == 0.3', 1],
    ['1 == 1 + 2 ^ -49', 1],
    ['1 == 1 + 2 ^ -46', 0],
    ['1 < 1 + 2 ^ -49', 0],
    ['1 < 1 + 2 ^ -46', 1],
    ['1 <= 1 - 2 ^ -49', 1],
    ['0.3 >= 0.1 + 0.2', 1],
    ['0.3 != 0.1 + 0.2', 0],
    ['near(100, 100.005)', 1],
    ['near(100, 100.006)', 0],
    ['annuity(0, 5)', 5],
    ['annuity(1, 1)', 0.5],
    ['pmt(0, 5, 10)', 2],
    ['2 - 1 - 1', 0],
  ])('%s is %d', (formula, expected) => expect(resultOf(linesOf({ x: formula })).lines.x).toBe(expected));
  it('and a stepped table holds its last key not above', () => {
    const table = 'tables:\n  band:\n    unit: 1\n    rows: { 0: 0.035, 31: 0.03 }\n';
    const at = (x: string) => resultOf(linesOf({ x: `lookup(band, ${x})` }, table));
    expect([at('0').lines.x, at('30.9').lines.x, at('31').lines.x, at('999').lines.x]).toEqual([
      0.035, 0.035, 0.03, 0.03,
    ]);
    expect(at('-1').failures[0]?.reason).toBe('below the first row of the table');
  });
  it('a year outside the timeline is a failure', () =>
    expect(
      resultOf(linesOf({ x: 't', y: 'at(x, 2031)', z: 'at(x, 2026.5)' })).failures.map(({ reason }) => reason),
    ).toEqual(['a year outside the timeline', 'a year outside the timeline']));
});

describe('irr', () => {
  const irr = (...flows: number[]): number | string => {
    const arithmetic = new Arithmetic();
    const rate = arithmetic.irr(Float64Array.from(flows));
    return Number.isNaN(rate) ? arithmetic.reason : Number(rate.toFixed(9)) + 0;
  };
  it.each([
    [[-100, 110], 0.1],
    [[-100, 0, 121], 0.1],
    [[-100, 50, 50], 0],
    [[-100, 10], -0.9],
    [[0, 0, -100, 110, 0], 0.1],
    [[100, -110], 0.1],
    [[-1, 0, 0, 0, 0, 0, 0, 0, 0, 1e9], 9],
    [[1, 1, 1], 'no sign change'],
    [[0, 0, 0], 'no sign change'],
    [[-100, 230, -132], 'more than one rate fits'],
    [[-98, ...Array.from({ length: 30 }, () => 7.6), -5], 0.065534087],
    [[-100, 220, -121], 0.1],
    [[100, -220, 121], 0.1],
    [[-1000, 2210, -1221], 'more than one rate fits'],
    [[-100, 200, -110], 'no rate between −99 % and 1,000 %'],
    [[-1, 1e6], 'no rate between −99 % and 1,000 %'],
    [[-100, NaN, 5], ''],
  ])('of %j is %s', (flows, expected) => expect(irr(...flows)).toBe(expected));
});

describe('in_force', () => {
  const shares = (start: string, end: string): unknown =>
    resultOf(
      `section: A\ntimeline: { first: 2023, base: 2023, last: 2025 }\ninputs:\n  start: { unit: date, value: ${start} }\n  end: { unit: date, value: ${end} }\nlines:\n  x:\n    unit: 1\n    formula: in_force(start, end)\n`,
    ).lines.x;
  it('counts both dates, and 366 days in 2023/24', () => {
    expect(shares('2023-04-01', '2024-03-31')).toEqual([0, 1, 0]);
    expect(shares('2024-02-29', '2024-02-29')).toEqual([0, Number((1 / 366).toPrecision(15)), 0]);
    expect(shares('2023-02-28', '2023-03-01')).toEqual([Number((2 / 365).toPrecision(15)), 0, 0]);
    expect(shares('2000-01-01', '2100-01-01')).toEqual([1, 1, 1]);
    expect(shares('2024-06-01', '2024-05-31')).toEqual([0, 0, 0]);
  });
});

describe('year_of', () => {
  const yearOf = (day: string): unknown =>
    resultOf(
      `section: A\ntimeline: { first: 2023, base: 2023, last: 2025 }\ninputs:\n  day: { unit: date, value: ${day} }\nlines:\n  x:\n    unit: 1\n    formula: year_of(day)\n`,
    ).lines.x;
  it('is the financial year by its end, on and off the timeline, in leap years too', () => {
    expect(['2024-03-31', '2024-04-01', '2024-02-29', '2048-08-05', '1999-12-31'].map(yearOf)).toEqual([
      2024, 2025, 2024, 2049, 2000,
    ]);
  });
});

describe('a series', () => {
  const series = (body: string): unknown =>
    resultOf(`${HEAD}inputs:\n  q: { unit: 1, ${body} }\nlines:\n  x:\n    unit: 1\n    formula: q\n`).lines.x;
  it('is keyed by years written in any of four ways', () =>
    expect(series('series: { 2024/25: 1, 2025-26: 2, 2026–27: 3, 2028: 4, 2028/2029: 5, 2029/30: 6 }')).toEqual([
      1, 2, 3, 4, 5, 6,
    ]));
  it('is held or is zero beyond its last year, when it says so', () => {
    expect(series('series: { 2025: 1, 2026: 2 }, beyond: hold')).toEqual([1, 2, 2, 2, 2, 2]);
    expect(series('series: { 2025: 1, 2026: 2 }, beyond: zero')).toEqual([1, 2, 0, 0, 0, 0]);
  });
  it('may run past the timeline, but has no holes', () => {
    expect(series('series: { 2020: 9, 2025: 1, 2026: 2, 2027: 3, 2028: 4, 2029: 5, 2030: 6, 2031: 7 }')).toEqual([
      1, 2, 3, 4, 5, 6,
    ]);
    expect(() => series('series: { 2025: 1, 2027: 2 }, beyond: hold')).toThrow('q has no value for 2025/26');
  });
});

it('a next circle is the present value of what is still to come', () => {
  const { lines } = resultOf(linesOf({ cash: 'if(t > 0, 100, 0)', worth: '(next(worth, 0) + next(cash, 0)) / 1.05' }));
  const worth = lines.worth as number[];
  expect(worth.at(-1)).toBe(0);
  expect(worth[1]).toBeCloseTo((100 * (1 - 1.05 ** -4)) / 0.05, 9);
});

describe('a number that overflowed inside a formula is a failure, whatever takes it', () => {
  it.each([
    'if(1e300 * 1e300, 1, 2)',
    '1e300 * 1e300 and 1',
    'not(1e300 * 1e300)',
    '0 or -(1e300 * 1e300)',
    'annuity(1e300 * 1e300, 3)',
    'annuity(0.05, 1e300 * 1e300)',
    'exp(-(1e300 * 1e300))',
    '2^-(1e300 * 1e300)',
    '(1e300 * 1e300)^-1',
    '1 / (1e300 * 1e300)',
    'near(1e300 * 1e300, 1)',
    'min(1e300 * 1e300, 1)',
    '1 < 1e300 * 1e300',
  ])('%s', (formula) =>
    expect(resultOf(formulaOf(formula)).failures.map(({ reason }) => reason)).toEqual(['the number is too large']),
  );
});
