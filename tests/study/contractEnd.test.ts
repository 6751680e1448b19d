import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { between, FIRST, LISTED, runContract, valueOf, yearsOf, type Listed } from './contractModel.js';

const RUNS = { numRuns: 40, seed: 2026 };
/** Steps and the years before the end at which METHOD 3.8 has them; who runs the services is decided at the third check. */
const STEPS = {
  prepare: 7,
  first_check: 7,
  second_check: 5,
  third_check: 3,
  first_survey: 7,
  last_survey: 2,
  services_decided: 3,
} as const;
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const EVEN: Listed = { payments: Array.from({ length: 30 }, () => 10e6), capital: 80e6 };

describe('METHOD 3.8: the end of any contract', () => {
  it('has each step as many years before either end as it is to be, however far apart the ends are', () => {
    fc.assert(
      fc.property(LISTED, fc.integer({ min: -6, max: 12 }), (listed, apart) => {
        const last = FIRST + listed.payments.length - 1;
        const inputs = { ...listed.inputs, contract_last_day: `${last + apart}-03-31` };
        const outcome = runContract({ ...listed, inputs, after: 14 });
        expect(valueOf(outcome, 'years_between_datings')).toBe(apart);
        for (const [step, before] of Object.entries(STEPS)) {
          expect([step, valueOf(outcome, `${step}_by_contract`)]).toEqual([step, last + apart - before]);
          expect([step, valueOf(outcome, `${step}_by_payments`)]).toEqual([step, last - before]);
        }
      }),
      RUNS,
    );
  });

  it('leaves as backlog what was paid for and not spent, never less than nothing, and the retention covers what it can', () => {
    fc.assert(
      fc.property(
        LISTED,
        between(0, 1.5),
        between(0, 0.2),
        fc.integer({ min: 0, max: 5 }),
        (listed, spent, kept, years) => {
          const inputs = {
            ...listed.inputs,
            lifecycle_spent_share: `${spent * 100} %`,
            retention_share: `${kept * 100} %`,
            retention_years: `${years} year`,
          };
          const outcome = runContract({ ...listed, inputs });
          const paidFor = sum(yearsOf(listed).map((year) => valueOf(outcome, 'lifecycle_paid_for', year)));
          const [backlog, covered] = [valueOf(outcome, 'backlog_at_end'), valueOf(outcome, 'kept_back_in_all')];
          expect(Math.abs(backlog - Math.max(0, paidFor * (1 - spent)))).toBeLessThan(1e-6 * listed.capital);
          const real = yearsOf(listed)
            .slice(0, listed.payments.length)
            .map((year, at) => {
              return (listed.payments[at] ?? 0) / valueOf(outcome, 'gdp_deflator', year);
            });
          const lastOnes = years === 0 ? [] : real.slice(-years);
          expect(Math.abs(covered - kept * sum(lastOnes))).toBeLessThan(1e-6 * listed.capital);
          expect(Math.abs(valueOf(outcome, 'backlog_not_covered') - Math.max(0, backlog - covered))).toBeLessThan(1);
        },
      ),
      RUNS,
    );
  });

  it('frees the charge less what services cost after it, however they are run', () => {
    fc.assert(
      fc.property(LISTED, between(0.5, 2.5), between(0.5, 2.5), (listed, retendered, inHouse) => {
        const inputs = {
          ...listed.inputs,
          retendered_to_today: `${retendered * 100} %`,
          in_house_to_today: `${inHouse * 100} %`,
        };
        const outcome = runContract({ ...listed, inputs });
        const charge = valueOf(outcome, 'charge_before_end');
        expect(charge).toBeGreaterThan(0);
        for (const way of ['as_they_are', 'retendered', 'in_house']) {
          const [services, freed] = [valueOf(outcome, `services_${way}`), valueOf(outcome, `freed_${way}`)];
          expect(Math.abs(services + freed - charge)).toBeLessThan(1e-6 * charge);
        }
        const [asTheyAre, house] = [valueOf(outcome, 'services_as_they_are'), valueOf(outcome, 'services_in_house')];
        expect(Math.abs(house - asTheyAre * inHouse)).toBeLessThan(1e-6 * charge);
      }),
      RUNS,
    );
  });

  it('counts the last whole year’s charge, and not that of a stub', () => {
    const payments = EVEN.payments.map((paid, at) => (at === 29 ? paid * 0.28 : paid));
    const stub = runContract({ ...EVEN, payments });
    expect(valueOf(stub, 'last_whole_year')).toBe(FIRST + 28);
    expect(valueOf(stub, 'charge_before_end')).toBeCloseTo(10e6 / 1.02 ** 28, 3);
    expect(valueOf(runContract(EVEN), 'last_whole_year')).toBe(FIRST + 29);
  });
});
