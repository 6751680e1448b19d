import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checksOf, type Outcome } from '../../../src/model/evaluate/index.js';
import { describePython } from '../../python.js';
import { dealWith, one, openDeal, outcomeOf, recalculated, yearly } from './deals.js';

const A_PENNY = 0.01;
const A_POUND = 1;
const sum = (values: readonly number[]): number => values.reduce((all, each) => all + each, 0);
const worth = (flows: readonly number[], rate: number): number =>
  flows.reduce((all, flow, year) => all + flow / (1 + rate) ** year, 0);

/** How often flows turn from paid to received, or back. */
function signChanges(flows: readonly number[]): number {
  const signs = flows.filter((flow) => Math.abs(flow) > A_PENNY).map(Math.sign);
  return signs.filter((sign, index) => index > 0 && sign !== signs[index - 1]).length;
}

const SHAPES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'sculpted, at the cover ratio': {},
  'sculpted, at the gearing cap': { senior_gearing_cap: '85 %' },
  'an annuity': { senior_annuity: 'yes', senior_dscr: '1.2' },
  'a bond repaid at the end': { senior_bullet: 'yes', senior_dscr: '1.15' },
  'equity drawn first, reserves from cash': {
    equity_drawn_first: 'yes',
    dsra_at_close: 'no',
    share_of_year_drawn: '0',
  },
  'the maintenance reserve ahead of debt, filled at close': { mra_ahead_of_debt: 'yes', mra_at_close: 'yes' },
  'share capital alone, dividends from cash': { subordinated_share: '0', dividends_from_profits: 'no' },
  'a lock-up that bites': { lock_up_dscr: '1.3' },
  'opened and ended within a year, sculpted': { contract_first_day: '2013-09-01', contract_last_day: '2043-08-31' },
  'opened and ended within a year, an annuity to the end': {
    ...{
      contract_first_day: '2012-12-01',
      contract_last_day: '2042-11-30',
      senior_annuity: 'yes',
      senior_tail: '0 year',
    },
    ...{ equity_drawn_first: 'yes', senior_dscr: '1.3' },
  },
  'prices older than the first year': { base_case_price_year: '2007', base_case_charge: '12 mGBP/year' },
  'opened within a year, a bond': { contract_first_day: '2013-09-01', senior_bullet: 'yes' },
};

function failedChecks(outcome: Outcome): string[] {
  return checksOf(outcome).flatMap(({ name, ok }) => (ok ? [] : [name]));
}

describe('a company whose terms fit together', () => {
  const outcome = outcomeOf(dealWith());

  it('keeps every check, and its sources are its uses', () => {
    expect(failedChecks(outcome)).toEqual([]);
    expect(one(outcome, 'sources_in_all')).toBeCloseTo(one(outcome, 'uses_in_all'), 2);
    expect(one(outcome, 'capitalised_interest_in_all')).toBeGreaterThan(5e6);
  });

  it('fills its reserves, and gives them back', () => {
    for (const reserve of ['dsra', 'mra']) {
      expect(Math.max(...yearly(outcome, reserve))).toBeGreaterThan(1e6);
      expect(yearly(outcome, reserve).at(-1)).toBe(0);
      expect(sum(yearly(outcome, `${reserve}_movement`))).toBeCloseTo(0, 4);
    }
  });

  it('pays tax out of the cash for debt, after losses of earlier years', () => {
    expect(Math.max(...yearly(outcome, 'losses_left'))).toBeGreaterThan(1e6);
    expect(sum(yearly(outcome, 'company_tax'))).toBeGreaterThan(1e6);
    const [cash, before, tax] = ['cfads', 'cfads_before_tax', 'company_tax'].map((line) => yearly(outcome, line));
    cash?.forEach((value, year) => expect(value).toBeCloseTo((before?.[year] ?? NaN) - (tax?.[year] ?? NaN), 6));
  });
});

describePython('a second program, from METHOD 3.2 alone, finds the same', () => {
  it.each(Object.entries(SHAPES))('%s', (_shape, terms) => {
    const outcome = outcomeOf(dealWith(terms));
    const found = Object.entries(recalculated(outcome));
    expect(found.length).toBeGreaterThan(25);
    for (const [line, value] of found) {
      const [ours, theirs] =
        typeof value === 'number' ? [[one(outcome, line)], [value]] : [yearly(outcome, line), value];
      expect(ours).toHaveLength(theirs.length);
      const within = Math.max(...theirs.map(Math.abs)) > 100 ? A_PENNY : 1e-9;
      theirs.forEach((each, year) => {
        expect(Math.abs((ours[year] ?? NaN) - each), `${line} ${year}: ${ours[year]}, and ${each}`).toBeLessThan(
          within,
        );
      });
    }
  });
});

describe('whatever the terms', () => {
  const terms = fc.record({
    senior_dscr: fc.double({ min: 1.05, max: 1.8, noNaN: true }).map(String),
    senior_gearing_cap: fc.double({ min: 0.4, max: 0.95, noNaN: true }).map(String),
    swap_rate: fc.double({ min: 0.001, max: 0.08, noNaN: true }).map(String),
    senior_tail: fc.integer({ min: 0, max: 8 }).map((years) => `${years} year`),
    base_case_rpi_growth: fc.double({ min: 0, max: 0.05, noNaN: true }).map(String),
    tax_rate_at_close: fc.double({ min: 0, max: 0.4, noNaN: true }).map(String),
    subordinated_share: fc.double({ min: 0, max: 1, noNaN: true }).map(String),
    senior_annuity: fc.constantFrom('yes', 'no'),
    equity_drawn_first: fc.constantFrom('yes', 'no'),
    mra_ahead_of_debt: fc.constantFrom('yes', 'no'),
    dsra_at_close: fc.constantFrom('yes', 'no'),
  });

  it('what was solved fits, debt ends at nought, sources are uses, returns discount to nought, the waterfall adds up', () => {
    fc.assert(
      fc.property(terms, (drawn) => {
        const outcome = outcomeOf(dealWith(drawn));
        const at = (line: string): readonly number[] => yearly(outcome, line);
        for (const apart of ['company_tax_apart', 'finance_costs_apart'])
          expect(Math.max(...at(apart))).toBeLessThan(A_PENNY);
        expect(Math.abs(at('senior_balance').at(-1) ?? NaN)).toBeLessThan(A_PENNY);
        expect(one(outcome, 'sources_in_all')).toBeCloseTo(one(outcome, 'uses_in_all'), 2);
        expect(one(outcome, 'senior_debt')).toBeLessThanOrEqual(one(outcome, 'debt_at_cap'));
        expect(one(outcome, 'equity_requirement')).toBeGreaterThanOrEqual(0);
        for (const of of ['project', 'equity']) {
          const [flows, rate] = [at(`${of}_flows`), one(outcome, `${of}_irr`)];
          // Flows that change sign once have one rate; others may have several, and then none is printed.
          if (Number.isNaN(rate)) expect(signChanges(flows)).not.toBe(1);
          else expect(Math.abs(worth(flows, rate))).toBeLessThan(A_POUND);
        }
        expect(one(outcome, 'lowest_dscr')).toBeGreaterThan(Number(drawn.senior_dscr) - 1e-6);
        const [kept, uses] = [
          at('company_cash'),
          ['senior_interest', 'senior_principal', 'dsra_from_cash', 'mra_after_debt', 'distributions'].map(at),
        ];
        const operates = at('company_operates');
        at('cfads').forEach((cash, year) => {
          if (operates[year] !== 1) return;
          const down = sum(uses.map((each) => each[year] ?? NaN)) + (kept[year] ?? NaN) - (kept[year - 1] ?? 0);
          expect(Math.abs(cash - down)).toBeLessThan(A_PENNY);
        });
        expect(Math.max(...at('company_out_of_balance'))).toBeLessThan(A_POUND);
      }),
      { numRuns: 15 },
    );
  });

  it('a sculpt keeps the cover ratio of every year the same', () => {
    const ratios = yearly(outcomeOf(dealWith()), 'dscr').filter((ratio) => ratio > 0);
    expect(ratios).toHaveLength(28);
    for (const ratio of ratios) expect(ratio).toBeCloseTo(1.25, 8);
  });
});

it('two companies of one hospital are each solved as if it were alone', () => {
  const other = dealWith({ senior_annuity: 'yes', senior_dscr: '1.3' }).replace('The Northfield', 'The Southfield');
  const { study, errors } = openDeal(dealWith(), { south: other });
  expect(errors).toEqual([]);
  const [both] = study?.cases ?? [];
  if (both === undefined) throw new Error('there is no option');
  for (const line of ['senior_debt', 'equity_requirement', 'equity_irr', 'lowest_dscr']) {
    expect(one(both.outcome, line)).toBeCloseTo(one(outcomeOf(dealWith()), line), 3);
    expect(one(both.outcome, line, 'south')).toBeCloseTo(one(outcomeOf(other), line), 3);
  }
});

describe('terms that cannot be', () => {
  it('a tail below nought, a gearing above one and a cover below one are refused, each at its line', () => {
    const { errors } = openDeal(dealWith({ senior_tail: '-1 year', senior_gearing_cap: '101 %', senior_dscr: '0.9' }));
    expect(errors).toHaveLength(3);
    for (const name of ['senior_tail', 'senior_gearing_cap', 'senior_dscr'])
      expect(
        errors.some((error) => /^pfi\/deed\.yaml:\d+/.test(error) && error.includes(name)),
        name,
      ).toBe(true);
  });

  it('a tail as long as the contract leaves no year for debt, and breaks a check', () => {
    expect(failedChecks(outcomeOf(dealWith({ senior_tail: '40 year' })))).toContain('senior_debt_is_repaid');
  });

  it('a term that is missing is told in the contract’s file', () => {
    const { errors } = openDeal(dealWith().replace(/^ {2}senior_tail: .*\n/m, ''));
    expect(errors).toEqual([expect.stringMatching(/^pfi\/deed\.yaml: the contract has no senior_tail/)]);
  });

  it('what Decant solves is given by nobody', () => {
    const { errors } = openDeal(dealWith({ company_tax_solved: '0 GBP/year' }));
    expect(errors).toEqual([expect.stringMatching(/company_tax_solved is given here\. .*take it away/)]);
  });

  it('construction after the first charge breaks a check, and none before it is refused with the reason', () => {
    const late = dealWith().replace('2012/13: 35 mGBP/year', '2013/14: 35 mGBP/year, 2012/13: 1 mGBP/year');
    expect(failedChecks(outcomeOf(late))).toContain('construction_is_funded');
    const never = dealWith().replace(/series: \{ 2010\/11: 18 .*\}/, 'series: { 2013/14: 90 mGBP/year }');
    const { errors } = openDeal(never);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatch(/tax and finance costs cannot be worked out.*(divi|nought|0)/);
  });

  it('cash that carries no debt is a deal of equity alone, in which the cover ratio asks for nothing', () => {
    const outcome = outcomeOf(dealWith({ senior_gearing_cap: '0 %' }));
    expect(one(outcome, 'senior_debt')).toBe(0);
    expect(one(outcome, 'gearing')).toBe(0);
    expect(failedChecks(outcome)).toEqual([]);
    expect(one(outcome, 'equity_irr')).toBeCloseTo(one(outcome, 'project_irr'), 2);
    const poor = outcomeOf(dealWith({ base_case_charge: '5 mGBP/year' }));
    expect(one(poor, 'senior_debt')).toBe(0);
    expect(failedChecks(poor)).toEqual(['company_pays']);
  });

  it('a return whose flows never change sign is an error, and not nought', () => {
    const outcome = outcomeOf(dealWith({ base_case_charge: '5.5 mGBP/year', senior_gearing_cap: '0 %' }));
    expect(one(outcome, 'equity_irr')).toBeNaN();
    const [failure] = outcome.failures.filter(({ line }) => line === 'equity_irr');
    expect(failure?.reason).toMatch(/sign|rate/);
  });

  it('cash that cannot serve the reserves is a check that fails, with its figure', () => {
    const outcome = outcomeOf(dealWith({ base_case_cost_growth: '4.5 %' }));
    expect(failedChecks(outcome)).toEqual(['company_pays']);
    expect(one(outcome, 'lowest_company_cash')).toBeLessThan(-A_POUND);
  });
});
