import { expect, it } from 'vitest';
import { describePython } from '../../python.js';
import { dealWith, one, outcomeOf, recalculatedEnding, yearly } from './deals.js';
import { EVERY_CLAUSE, SCHEDULE } from './schedules.js';

const A_POUND = 1;

/** Terms at which a weaker deal leaves something for its shares, whose return is otherwise none. */
const LITTLE_JUNIOR = { subordinated_share: '40 %', subordinated_rate: '4 %' };

/** The clauses one way and another: each is a contract of its own. */
const CONTRACTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'the deal, with a schedule': SCHEDULE,
  'every clause, to the return to date': { ...EVERY_CLAUSE, equity_method: '1' },
  'every clause, at market value': { ...EVERY_CLAUSE, equity_method: '2' },
  'every clause, by the base case that is left': { ...EVERY_CLAUSE, equity_method: '3' },
  'every clause, subordinated debt and shares at market value': { ...EVERY_CLAUSE, equity_method: '4' },
  'every clause, one nominal rate': { ...EVERY_CLAUSE, equity_return_is_real: 'no', equity_rates_are_separate: 'no' },
  'every clause, one real rate': { ...EVERY_CLAUSE, equity_rates_are_separate: 'no' },
  'every clause, two nominal rates': { ...EVERY_CLAUSE, equity_return_is_real: 'no' },
  'every clause, a bond': { ...EVERY_CLAUSE, ...LITTLE_JUNIOR, senior_bullet: 'yes', senior_dscr: '1.15' },
  'every clause, owners paid more than their base case': { ...EVERY_CLAUSE, distributions_paid_share: '140 %' },
  'every clause, rates far above the swap': { ...EVERY_CLAUSE, market_swap_rate: '9 %', permitted_borrowing: '0 GBP' },
  'every clause, opened and ended within a year': {
    ...EVERY_CLAUSE,
    ...{ contract_first_day: '2013-09-01', contract_last_day: '2043-08-31', senior_tail: '0 year' },
  },
  'every clause, a bond, opened and ended within a year': {
    ...{ ...EVERY_CLAUSE, ...LITTLE_JUNIOR, senior_bullet: 'yes', senior_dscr: '1.15' },
    ...{ contract_first_day: '2013-09-01', contract_last_day: '2043-08-31', mra_at_close: 'yes' },
  },
  'every clause, prices that rise by 6 %': {
    ...EVERY_CLAUSE,
    equity_method: '2',
    rpi_growth: '6 %',
    rpi_swap_charge: '2 mGBP/year',
  },
  'every clause, an RPI that falls, so that the company lacks what its debt needs': {
    ...EVERY_CLAUSE,
    ...{ equity_method: '2', rpi_growth: '-3 %', rpi_as_cpih: 'no', rpi_swap_charge: '0 GBP/year' },
  },
  'every clause, an RPI that came otherwise, shares at market value': {
    ...EVERY_CLAUSE,
    ...{
      equity_method: '4',
      rpi_since_close: '4.1 %',
      rpi_as_cpih: 'no',
      rpi_growth: '1 %',
      charge_at_base: '16.5 mGBP/year',
    },
  },
  'every clause, prices older than the first year': {
    ...{ ...EVERY_CLAUSE, ...LITTLE_JUNIOR, base_case_price_year: '2007', base_case_charge: '12 mGBP/year' },
  },
};

describePython('a second program, from METHOD 3.4 and 3.7 alone, finds the same for every year', () => {
  it.each(Object.entries(CONTRACTS))('%s', (_contract, terms) => {
    const outcome = outcomeOf(dealWith(terms));
    const found = Object.entries(recalculatedEnding(outcome));
    expect(found.length).toBeGreaterThan(25);
    const apart = found.flatMap(([line, values]) => {
      const ours = line === 'termination_rate' ? values.map(() => one(outcome, line)) : yearly(outcome, line);
      expect(ours, line).toHaveLength(values.length);
      const within = line === 'termination_rate' ? 1e-9 : A_POUND;
      return values.flatMap((value, at) =>
        value === null || Math.abs((ours[at] ?? NaN) - value) < within
          ? []
          : [`${line} ${at}: ${ours[at]}, and ${value}`],
      );
    });
    expect(apart).toEqual([]);
    expect(found.flatMap(([, values]) => values.filter((value) => value !== null)).length).toBeGreaterThan(700);
  });
});
