import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rowOf, type Outcome } from '../../../src/model/evaluate/index.js';
import { between } from '../contractModel.js';
import { dealWith, one, outcomeOf, yearly } from './deals.js';
import { SCHEDULE } from './schedules.js';

const A_PENNY = 0.01;
const A_POUND = 1;
/** As the deal has them: its swap's rate, and the RPI of its base case. */
const SWAPPED_AT = 0.039;
const BASE_CASE_RPI = '2.5 %';

const flag = fc.constantFrom('yes', 'no');
const pounds = (most: number): fc.Arbitrary<number> => fc.constantFrom(0, most / 3, most);
const schedules = fc.record({
  market_swap_rate: fc.oneof(fc.constant(SWAPPED_AT), between(0.005, 0.09)),
  hedged_share: between(0, 1),
  equity_method: fc.constantFrom('1', '2', '3', '4'),
  equity_return_is_real: flag,
  equity_rates_are_separate: flag,
  redundancy_cost: pounds(3e6),
  subcontractor_losses: pounds(2e6),
  further_balances: pounds(9e6),
  permitted_borrowing: pounds(40e6),
  insurance_and_others: pounds(90e6),
});
type Drawn = typeof schedules extends fc.Arbitrary<infer Each> ? Each : never;

/** The deal as its base case had it, with a schedule. */
function ended(drawn: Partial<Drawn>, others: Readonly<Record<string, string>> = {}): Outcome {
  const money = [
    'redundancy_cost',
    'subcontractor_losses',
    'further_balances',
    'permitted_borrowing',
    'insurance_and_others',
  ];
  const written = Object.entries(drawn).map(([name, value]): [string, string] => [
    name,
    money.includes(name) ? `${value} GBP` : String(value),
  ]);
  const rpi = {
    ...{ rpi_since_close: BASE_CASE_RPI, rpi_growth: BASE_CASE_RPI, rpi_as_cpih: 'no' },
    rpi_market_growth: BASE_CASE_RPI,
  };
  return outcomeOf(dealWith({ ...SCHEDULE, ...rpi, ...Object.fromEntries(written), ...others }));
}

/** A line of the hospital by year. */
function ofAll(outcome: Outcome, line: string): readonly number[] {
  return Array.from(outcome.values[rowOf(outcome, line)?.index ?? NaN] ?? []);
}

it('of any schedule: nothing is owed at the last payment, none is below its floor, two methods are one, savings are what is left', () => {
  fc.assert(
    fc.property(schedules, (drawn) => {
      const outcome = ended(drawn);
      const at = (line: string): readonly number[] => yearly(outcome, line);
      const may = at('may_be_ended');
      const last = may.lastIndexOf(1);
      for (const line of [
        ...['senior_owed', 'swap_breakage', 'breakage_in_all', 'equity_by_return_to_date', 'equity_by_market_value'],
        ...['equity_by_base_case', 'equity_by_debt_and_market', 'equity_compensation'],
      ])
        expect(Math.abs(at(line)[last] ?? NaN), line).toBeLessThan(A_POUND);
      const { redundancy_cost, subcontractor_losses, further_balances, insurance_and_others, permitted_borrowing } =
        drawn;
      const left = redundancy_cost + subcontractor_losses - further_balances - insurance_and_others;
      const paid = at('compensation_by_schedule');
      expect(paid[last]).toBeCloseTo(Math.max(0, left, permitted_borrowing - further_balances), 1);
      const [revised, swap, owed] = [at('revised_sdta'), at('swap_breakage'), at('senior_owed')];
      const [first, third] = [at('equity_by_return_to_date'), at('equity_by_base_case')];
      const [most, saving, may_be_bought_out, back] = [
        at('compensation_at_most'),
        at('buy_out_saving'),
        at('may_be_bought_out'),
        at('tax_on_compensation'),
      ];
      expect(may.filter((each) => each === 1)).toHaveLength(30);
      may.forEach((each, year) => {
        if (each !== 1) return;
        expect(paid[year]).toBeGreaterThanOrEqual(Math.max(0, revised[year] ?? NaN) - A_PENNY);
        const apart = SWAPPED_AT - drawn.market_swap_rate;
        const pence = Math.round((swap[year] ?? NaN) * 100);
        // What is swapped, and how far apart the rates are, may be next to nothing: its breakage is then less than a penny.
        const swapped = (owed[year] ?? 0) * drawn.hedged_share * Math.abs(apart);
        if (swapped > A_POUND) expect(Math.sign(pence)).toBe(Math.sign(apart));
        else expect([0, Math.sign(apart)]).toContain(Math.sign(pence) + 0);
        expect(Math.abs((first[year] ?? NaN) - (third[year] ?? NaN))).toBeLessThan(A_POUND);
        const saves = (most[year] ?? NaN) - (paid[year] ?? NaN) + (back[year] ?? NaN);
        expect(saving[year]).toBeCloseTo(may_be_bought_out[year] === 1 ? saves : 0, 2);
      });
    }),
    { numRuns: 12, seed: 2026 },
  );
}, 120_000);

it('the nominal charge at the nominal rate is worth what the deflated one is at the real rate, with whatever year it ends', () => {
  const terms = fc.record({ share: between(0, 1), growth: between(0, 0.06), base: between(5e6, 3e7) });
  fc.assert(
    fc.property(terms, ({ share, growth, base }) => {
      const given = { indexed_share: String(share), rpi_growth: String(growth), charge_at_base: `${base} GBP/year` };
      const outcome = ended({}, given);
      const [charge, worth] = [yearly(outcome, 'contract_charge'), yearly(outcome, 'charge_left_worth')];
      const [prices, factor] = [ofAll(outcome, 'price_index'), ofAll(outcome, 'discount_ratio')];
      const real = charge.map((each, year) => (each / (prices[year] ?? NaN)) * (factor[year] ?? NaN));
      yearly(outcome, 'may_be_bought_out').forEach((may, year) => {
        if (may !== 1) return;
        const left = real.slice(year + 1).reduce((all, each) => all + each, 0);
        const then = (left / (factor[year] ?? NaN)) * (prices[year] ?? NaN);
        expect(Math.abs((worth[year] ?? NaN) / then - 1)).toBeLessThan(1e-10);
      });
    }),
    { numRuns: 4, seed: 2026 },
  );
}, 120_000);

it('a buy-out at exactly what it may cost at most saves nothing, and each pound more loses one', () => {
  const asked = fc.record({ exit_year: fc.integer({ min: 2017, max: 2042 }), more: between(-5e7, 5e7) });
  fc.assert(
    fc.property(asked, ({ exit_year, more }) => {
      const priced = (price: number): Outcome =>
        ended({}, { exit_year: String(exit_year), compensation_quoted: `${price} GBP` });
      const most = one(priced(0), 'compensation_at_most_then');
      expect(one(priced(0), 'buy_out_saving_then')).toBeCloseTo(most, 2);
      const fair = Math.max(0, most);
      expect(Math.abs(one(priced(fair), 'buy_out_saving_then') - (most - fair))).toBeLessThan(A_PENNY);
      const other = Math.max(0, fair + more);
      expect(one(priced(other), 'buy_out_saving_then')).toBeCloseTo(most - other, 2);
    }),
    { numRuns: 3, seed: 2026 },
  );
}, 120_000);

const DAYS = ['2002-09-29', '2002-09-30', '2008-10-31', '2008-11-01', '2012-04-27', '2012-04-28'];
const refinancings = fc.record({
  before: between(1e6, 8e6),
  after: between(1e6, 8e6),
  cost: pounds(1e6),
  day: fc.constantFrom(...DAYS),
  earlier: pounds(4e6),
  margin: pounds(3e6),
  uplift: pounds(2e6),
  further: between(0, 4e6),
});

it('a refinancing’s shares are its gain, no gain shares nothing, and a larger gain leaves neither side with less', () => {
  fc.assert(
    fc.property(refinancings, ({ before, after, cost, day, earlier, margin, uplift, further }) => {
      const refinanced = (paid: number): Outcome =>
        ended(
          {},
          {
            ...{ distributions_before: `${before} GBP/year`, distributions_after: `${paid} GBP/year` },
            ...{ refinancing_rate: '13 %', refinancing_cost: `${cost} GBP`, contract_signed_day: day },
            ...{ earlier_gains: `${earlier} GBP`, margin_gain: `${margin} GBP`, threshold_uplift: `${uplift} GBP` },
          },
        );
      const [less, more] = [refinanced(after), refinanced(after + further)];
      for (const outcome of [less, more]) {
        const [gain, trust, owners] = ['refinancing_gain', 'trust_gain', 'owners_gain'].map((line) =>
          one(outcome, line),
        );
        expect(trust! + owners!).toBeCloseTo(gain!, 2);
        expect(Math.min(trust!, owners!, gain!)).toBeGreaterThanOrEqual(0);
        if (gain === 0) expect([trust, owners, one(outcome, 'charge_cut')]).toEqual([0, 0, 0]);
      }
      for (const line of ['refinancing_gain', 'trust_gain', 'owners_gain'])
        expect(one(more, line)).toBeGreaterThanOrEqual(one(less, line) - A_PENNY);
    }),
    { numRuns: 8, seed: 2026 },
  );
}, 120_000);
