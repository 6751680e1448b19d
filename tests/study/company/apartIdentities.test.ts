import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowOf, type Outcome } from '../../../src/model/evaluate/index.js';
import { between } from '../contractModel.js';
import { dealWith, one, outcomeOf, yearly } from './deals.js';
import { EVERY_CLAUSE, SCHEDULE } from './schedules.js';

const A_PENNY = 0.01;
/** As the deal has them: the base case's charge in the prices of 2010/11, and the RPI by which it grew until 2016/17. */
const CHARGE = 13.2e6;
const RPI = 0.025;
const GROWN = (1 + RPI) ** 6;
/** The contract as its base case had it, to the penny. */
const AS_EXPECTED: Readonly<Record<string, string>> = {
  ...{ ...SCHEDULE, charge_at_base: `${CHARGE * GROWN} GBP/year`, rpi_growth: String(RPI), rpi_as_cpih: 'no' },
  rpi_since_close: String(RPI),
};

function ofAll(outcome: Outcome, line: string): readonly number[] {
  return Array.from(outcome.values[rowOf(outcome, line)?.index ?? NaN] ?? []);
}

/** Of two lines the years in which they differ by a penny or more. */
function apart(outcome: Outcome, line: string, other: string): string[] {
  const [ours, theirs] = [yearly(outcome, line), yearly(outcome, other)];
  expect(ours.length, line).toBeGreaterThan(30);
  return ours.flatMap((value, at) =>
    Math.abs(value - (theirs[at] ?? NaN)) < A_PENNY ? [] : [`${line} ${at}: ${value}, ${other} ${theirs[at]}`],
  );
}

/** Worth at a year's end of what flows after it, at the Green Book's rates. */
function worth(outcome: Outcome, flows: readonly number[], at: number): number {
  const rates = ofAll(outcome, 'nominal_discount_rate');
  let [value, factor] = [0, 1];
  for (let year = at + 1; year < flows.length; year += 1) {
    factor *= 1 + (rates[year] ?? NaN);
    value += (flows[year] ?? NaN) / factor;
  }
  return value;
}

describe('where the contract is as its base case had it', () => {
  it('services, taxes, distributions and each price are the base case’s, whatever the schedule', () => {
    const schedules = fc.record({
      market_swap_rate: between(0.005, 0.09),
      equity_method: fc.constantFrom('1', '2', '3', '4'),
      equity_return_is_real: fc.constantFrom('yes', 'no'),
      rpi_swap_charge: fc.constantFrom('0 GBP/year', '6 mGBP/year'),
    });
    fc.assert(
      fc.property(schedules, (drawn) => {
        const own = Object.entries(drawn).map(([name, value]): [string, string] => [name, String(value)]);
        const outcome = outcomeOf(dealWith({ ...AS_EXPECTED, ...Object.fromEntries(own) }));
        expect(apart(outcome, 'services_bought', 'company_services')).toEqual([]);
        expect(apart(outcome, 'tax_with_surplus', 'company_tax')).toEqual([]);
        expect(apart(outcome, 'distributions_expected', 'distributions')).toEqual([]);
        expect(apart(outcome, 'shares_expected', 'dividends_of_base_case')).toEqual([]);
        for (const level of yearly(outcome, 'price_level')) expect(level).toBeCloseTo(1, 12);
        for (const line of ['charge_above_base_case', 'services_above_base_case', 'charge_off_stated_rpi'])
          expect(Math.abs(one(outcome, line)), line).toBeLessThan(1e-9);
        for (const line of ['why_charge', 'shortfall_at_the_end', 'rpi_swap_takes_in_all'])
          expect(Math.abs(one(outcome, line)), line).toBeLessThan(A_PENNY);
      }),
      { numRuns: 6, seed: 2026 },
    );
  }, 120_000);
});

it('an RPI swap that fixes more than comes gives its company that each year, as breaking it does at once: no saving is made of it', () => {
  const withSwap = (fixed: string): Outcome =>
    outcomeOf(
      dealWith({
        ...AS_EXPECTED,
        equity_method: '2',
        exit_year: '2026',
        rpi_swap_charge: '5 mGBP/year',
        rpi_swap_growth: fixed,
      }),
    );
  const [even, more] = [withSwap('2.5 %'), withSwap('3.5 %')];
  const rise = (line: string): number => one(more, line) - one(even, line);
  // What breaking it gives is paid for in what a buyer would give for the owners' shares, but for what tax takes and the two rates between.
  expect(rise('breakage_at_exit')).toBeLessThan(-5e6);
  expect(rise('equity_at_exit')).toBeGreaterThan(5e6);
  expect(Math.abs(rise('buy_out_saving_then'))).toBeLessThan(-rise('breakage_at_exit') / 2);
}, 60_000);

const prices = fc.record({ growth: between(-0.02, 0.08), past: between(0, 0.06) });

it('services are to the base case’s as prices as they come to its own, and the cost after a default with them', () => {
  fc.assert(
    fc.property(prices, ({ growth, past }) => {
      const given = { rpi_growth: String(growth), rpi_since_close: String(past) };
      const outcome = outcomeOf(dealWith({ ...AS_EXPECTED, ...given }));
      const [bought, base, cost] = [
        yearly(outcome, 'services_bought'),
        yearly(outcome, 'company_services'),
        yearly(outcome, 'default_cost_of_year'),
      ];
      // Columns begin in 2010/11, the year of the base case’s prices; the base year is the seventh.
      base.forEach((value, at) => {
        const rpi = (1 + past) ** Math.min(at, 6) * (1 + growth) ** Math.max(0, at - 6);
        const level = rpi / (1 + RPI) ** at;
        expect(Math.abs((bought[at] ?? NaN) - value * level)).toBeLessThan(A_PENNY);
        expect(Math.abs((cost[at] ?? NaN) - value * level * 1.05)).toBeLessThan(A_PENNY);
      });
    }),
    { numRuns: 5, seed: 2026 },
  );
}, 120_000);

it('of a charge that is all indexed, as services are, prices add the same part to what the base case left for all else', () => {
  fc.assert(
    fc.property(between(-0.02, 0.08), (growth) => {
      const outcome = outcomeOf(dealWith({ ...AS_EXPECTED, rpi_growth: String(growth) }));
      const [beyond, charge, services, level] = [
        yearly(outcome, 'charge_beyond_base_case'),
        yearly(outcome, 'company_charge'),
        yearly(outcome, 'company_services'),
        yearly(outcome, 'price_level'),
      ];
      beyond.forEach((value, at) => {
        const left = ((level[at] ?? NaN) - 1) * ((charge[at] ?? NaN) - (services[at] ?? NaN));
        expect(Math.abs(value - left)).toBeLessThan(A_PENNY);
      });
      // No pound of it is lost or made: what the company has beyond its base case is tax, its owners’, or missing.
      const gained = ['company_surplus', 'tax_with_surplus', 'company_tax', 'distributions_expected', 'distributions'];
      const [surplus = 0, tax = 0, before = 0, now = 0, then = 0] = gained.map((line) =>
        yearly(outcome, line).reduce((all, each) => all + each, 0),
      );
      expect(surplus - (tax - before)).toBeCloseTo(now - then - one(outcome, 'shortfall_at_the_end'), 1);
    }),
    { numRuns: 6, seed: 2026 },
  );
}, 120_000);

it('why a buy-out pays adds up to the penny: the rest is the base case’s tax and reserves, less deductions', () => {
  const terms = fc.record({
    growth: between(-0.03, 0.08),
    equity_method: fc.constantFrom('1', '2', '3', '4'),
    exit: fc.integer({ min: 2017, max: 2040 }),
  });
  fc.assert(
    fc.property(terms, ({ growth, equity_method, exit }) => {
      const own = { rpi_growth: String(growth), equity_method, exit_year: String(exit) };
      const outcome = outcomeOf(dealWith({ ...EVERY_CLAUSE, ...own }));
      const at = exit - 2011;
      const held: number[] = [];
      for (const line of ['dsra', 'mra', 'redemption_fund', 'company_cash'])
        yearly(outcome, line).forEach((value, year) => (held[year] = (held[year] ?? 0) + value));
      const moved = held.map((value, year) => value - (held[year - 1] ?? 0));
      const parts = yearly(outcome, 'charge_in_contract');
      const rest =
        worth(outcome, yearly(outcome, 'company_tax'), at) +
        worth(outcome, moved, at) -
        worth(
          outcome,
          parts.map((part) => part * 0.5e6),
          at,
        );
      // Other clauses that are set against the compensation stand in its balances, and a floor in the deal.
      expect(Math.abs(one(outcome, 'why_rest') - rest)).toBeLessThan(1);
    }),
    { numRuns: 6, seed: 2026 },
  );
}, 120_000);

it('what a higher RPI alone adds to the charge a buy-out at market value does not save: services, taxes and owners take most of it', () => {
  // What the exchequer gains of a higher charge is the charge less services, taxes and what owners are paid for it.
  const saving = (growth: number): readonly number[] => {
    const outcome = outcomeOf(
      dealWith({ ...AS_EXPECTED, equity_method: '2', rpi_growth: String(growth), exit_year: '2031' }),
    );
    return ['buy_out_saving_then', 'charge_left_then', 'services_left_worth'].map((line) =>
      line === 'services_left_worth' ? (yearly(outcome, line)[20] ?? NaN) : one(outcome, line),
    );
  };
  const [base = [], high = []] = [saving(RPI), saving(0.06)];
  const [saved = 0, charge = 0, services = 0] = base.map((value, at) => (high[at] ?? NaN) - value);
  expect(charge).toBeGreaterThan(50e6);
  expect(services).toBeGreaterThan(0.3 * charge);
  expect(saved).toBeLessThan(charge - services);
});
