import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from '../../../src/model/evaluate/index.js';
import { readModel } from './agreement.js';
import { Choices, tapes } from './choices.js';
import { calendarOf } from './randomInputs.js';

const HEAD = 'section: Identities\ntimeline: { first: 2025, base: 2026, last: 2031 }\n';
const NAMES = ['first', 'second', 'third', 'fourth', 'fifth'];

/** Runs a file and returns a line's values, one row a member. */
function runOf(text: string): (line: string) => number[][] {
  const { structure, bound } = readModel(text);
  const { values } = compile(structure).run(bound);
  return (line) => (structure.ofLine.get(line) ?? []).map((row) => [...(values[row.index] ?? [])]);
}

const lines = (formulas: Readonly<Record<string, string>>, by = ''): string =>
  Object.entries(formulas)
    .map(([name, formula]) => `  ${name}:\n    unit: 1\n${by}    formula: ${formula}\n`)
    .join('');
const number = fc.integer({ min: -100_000, max: 100_000 }).map((thousandths) => thousandths / 1000);
const series = fc.array(number, { minLength: 7, maxLength: 7 });
const seriesText = (values: readonly number[]): string =>
  `{ unit: 1, series: { ${values.map((value, index) => `${2025 + index}: ${value}`).join(', ')} } }`;
const near = (a: number, b: number, size = 1): void =>
  expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-9 * Math.max(size, Math.abs(a), Math.abs(b)));

describe('identities of the language hold, whatever the numbers', () => {
  it('a lag of one year is prev, a lead of one is next, and a lag undoes a lead', () => {
    fc.assert(
      fc.property(series, number, fc.integer({ min: 0, max: 8 }), (values, start, years) => {
        const of = runOf(
          `${HEAD}inputs:\n  x: ${seriesText(values)}\n  s: { unit: 1, value: ${start} }\nlines:\n${lines({
            ...{ before: 'prev(x, s)', lag_one: 'lag(x, 1, s)', after: 'next(x, s)', lead_one: 'lead(x, 1, s)' },
            ...{ none: 'lag(x, 0, s)', away: `lag(x, ${years}, 0)`, back: `lead(away, ${years}, x)` },
          })}`,
        );
        expect(of('lag_one')).toEqual(of('before'));
        expect(of('lead_one')).toEqual(of('after'));
        expect(of('none')).toEqual([values]);
        expect(of('back')).toEqual([values]);
      }),
      { seed: 2026, numRuns: 60 },
    );
  });

  it('the last of a running sum is the sum, and the steps between are the flows', () => {
    fc.assert(
      fc.property(series, (values) => {
        const of = runOf(
          `${HEAD}inputs:\n  x: ${seriesText(values)}\nlines:\n${lines({
            ...{ running: 'cumulative(x)', all: 'sum(x)', last: 'at(running, last_year)' },
            ...{ flow: 'running - prev(running, 0)', most: 'highest(x)', least: '-highest(minus)', minus: '-x' },
          })}`,
        );
        expect(of('last')).toEqual(of('all'));
        of('flow')[0]?.forEach((flow, index) => near(flow, values[index] ?? NaN, 1000));
        expect(of('most')).toEqual([[Math.max(...values)]]);
        expect(of('least')).toEqual([[Math.min(...values)]]);
      }),
      { seed: 2026, numRuns: 60 },
    );
  });

  it('a total over two dimensions is the same in either order, and mean, earlier and product agree with it', () => {
    const sizes = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }));
    fc.assert(
      fc.property(sizes, fc.array(number, { minLength: 25, maxLength: 25 }), ([rows, columns], values) => {
        const [a, b] = [NAMES.slice(0, rows), NAMES.slice(0, columns).map((name) => `b_${name}`)];
        const pairs = a.flatMap((one) => b.map((two) => `${one}.${two}`));
        const given = pairs.map((pair, index) => `${pair}: ${values[index] ?? 0}`).join(', ');
        const of = runOf(
          `${HEAD}dimensions:\n  a: [${a.join(', ')}]\n  b: [${b.join(', ')}]\ninputs:\n  x: { unit: 1, by: [a, b], value: { ${given} } }\nlines:\n` +
            lines({ by_a: 'total(x)', queue: 'earlier(by_a) + by_a' }, '    by: a\n') +
            lines({ by_b: 'total(x)' }, '    by: b\n') +
            lines({ across: 'earlier(x) + x', turned: '0 + x' }, '    by: [b, a]\n') +
            lines({
              ...{ all: 'total(x)', a_first: 'total(by_a)', b_first: 'total(by_b)', again: 'total(turned)' },
              ...{ average: `mean(x) * ${pairs.length}`, range: 'largest(x) - smallest(x)' },
            }),
        );
        const only = (line: string): number => of(line)[0]?.[0] ?? NaN;
        const given25 = pairs.map((_, index) => values[index] ?? 0);
        for (const line of ['a_first', 'b_first', 'again', 'average']) near(only(line), only('all'), 1000);
        near(of('queue').at(-1)?.[0] ?? NaN, only('all'), 1000);
        expect(only('range')).toBe(Math.max(...given25) - Math.min(...given25));
        // Along the last dimension of by: [b, a], the last member's running sum is the total over a.
        of('by_b').forEach(([total = NaN], index) =>
          near(of('across')[(index + 1) * rows - 1]?.[0] ?? NaN, total, 1000),
        );
      }),
      { seed: 2026, numRuns: 60 },
    );
  });

  it('Erlang’s recursion is the formula, and fewest beds are enough and not one too many', () => {
    const loads = fc.integer({ min: 1, max: 4000 }).map((tenths) => tenths / 10);
    const shares = fc.constantFrom(0.001, 0.01, 0.05, 0.2);
    fc.assert(
      fc.property(loads, fc.integer({ min: 0, max: 60 }), shares, (load, above, share) => {
        const beds = Math.ceil(load) + above;
        const of = runOf(
          `${HEAD}lines:\n${lines({
            ...{ refused: `erlang_b(${load}, ${beds})`, one_less: `erlang_b(${load}, ${beds - 1})` },
            ...{ by_recursion: `${load} * one_less / (${beds} + ${load} * one_less)` },
            ...{ fewest: `erlang_beds(${load}, ${share})`, enough: `erlang_b(${load}, fewest)` },
            ...{ too_few: `erlang_b(${load}, fewest - 1)` },
          })}`,
        );
        const only = (line: string): number => of(line)[0]?.[0] ?? NaN;
        near(only('refused'), only('by_recursion'), 0);
        expect(only('enough')).toBeLessThanOrEqual(share * (1 + 1e-9));
        if (only('fewest') > 0 && !Number.isNaN(only('too_few'))) expect(only('too_few')).toBeGreaterThan(share);
      }),
      { seed: 2026, numRuns: 80 },
    );
  });

  it('a loan is what its payments are worth: annuity × payment, npv and irr give it and its rate back', () => {
    const rates = fc.integer({ min: 1, max: 200 }).map((thousandths) => thousandths / 1000);
    fc.assert(
      fc.property(
        rates,
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 1_000_000 }),
        (rate, years, loan) => {
          const of = runOf(
            `${HEAD}lines:\n${lines({
              ...{ payment: `pmt(${rate}, ${years}, ${loan})`, back: `annuity(${rate}, ${years}) * payment` },
              ...{ paid: `if(t >= 1 and t <= ${years}, payment, 0)`, factor: `(1 + ${rate}) ^ -t` },
              ...{ worth: 'npv(paid, factor)', flows: `paid - if(t == 0, ${loan}, 0)`, earned: 'irr(flows)' },
              ...{ owed: `if(t == 0, ${loan}, prev(owed, 0) * (1 + ${rate}) - paid)`, left: 'at(owed, last_year)' },
            })}`,
          );
          const only = (line: string): number => of(line)[0]?.[0] ?? NaN;
          near(only('back'), loan);
          near(only('worth'), loan);
          near(only('earned'), rate);
          near(only('left') / loan, 0);
        },
      ),
      { seed: 2026, numRuns: 80 },
    );
  });

  it('normal_inverse is odd about a half, and rises', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4999 }), (tenths) => {
        const p = tenths / 10_000;
        const of = runOf(
          `${HEAD}lines:\n${lines({ low: `normal_inverse(${p})`, high: `normal_inverse(1 - ${p})`, more: `normal_inverse(${p} + 0.0001)` })}`,
        );
        const only = (line: string): number => of(line)[0]?.[0] ?? NaN;
        near(only('low'), -only('high'));
        expect(only('more')).toBeGreaterThan(only('low'));
      }),
      { seed: 2026, numRuns: 60 },
    );
  });

  it('the days of a contract are shared out among the years without a day lost', () => {
    fc.assert(
      fc.property(tapes, (tape) => {
        const { opening, closing, years } = calendarOf(new Choices(tape));
        const [start, end] = [opening, closing].sort();
        const [first, last] = [years[0] ?? 0, years.at(-1) ?? 0];
        const of = runOf(
          `section: Days\ntimeline: { first: ${first}, base: ${first}, last: ${last} }\ninputs:\n  start: { unit: date, value: ${start} }\n  end: { unit: date, value: ${end} }\nlines:\n${lines({ share: 'in_force(start, end)' })}`,
        );
        const daysIn = (year: number): number => (Date.UTC(year, 3, 1) - Date.UTC(year - 1, 3, 1)) / 86_400_000;
        const days = (of('share')[0] ?? []).reduce((sum, share, index) => sum + share * daysIn(first + index), 0);
        const from = Math.max(Date.parse(start ?? ''), Date.UTC(first - 1, 3, 1));
        const to = Math.min(Date.parse(end ?? ''), Date.UTC(last, 2, 31));
        near(days, Math.max(0, (to - from) / 86_400_000 + 1));
      }),
      { seed: 2026, numRuns: 60 },
    );
  });
});
