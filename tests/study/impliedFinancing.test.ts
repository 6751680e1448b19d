import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/model/evaluate/index.js';
import { between, FIRST, LISTED, failedChecks, runContract, valueOf, worthOf, yearsOf } from './contractModel.js';

const RUNS = { numRuns: 40, seed: 2026 };
const SHARES = ['low', 'middle', 'high'] as const;
const DEBT = ['debt_rate', 'debt_owed'] as const;

const grown = (first: number, growth: number, years: number): number[] =>
  Array.from({ length: years }, (_, index) => first * (1 + growth) ** index);
/** A contract with a credible return: 12.5 % of its capital value, growing by 2.5 %. */
const CREDIBLE = { payments: grown(12.5e6, 0.025, 30), capital: 100e6 };

/** Why a line failed of itself. */
function reasonsOf(outcome: Outcome): string[] {
  return outcome.failures
    .filter(({ reason }) => reason !== 'it needs a value that failed')
    .map(({ line, reason }) => `${line}: ${reason}`);
}

/** Every number of an implied debt. */
function debtOf(outcome: Outcome, years: readonly number[]): number[] {
  const rates = SHARES.map((share) => valueOf(outcome, `${DEBT[0]}_at_${share}_share`));
  const owed = SHARES.flatMap((share) => years.map((year) => valueOf(outcome, `${DEBT[1]}_at_${share}_share`, year)));
  return [...rates, ...owed, valueOf(outcome, 'debt_drawn'), valueOf(outcome, 'debt_at_its_highest')];
}

describe('METHOD 3.3: financing implied by any list of payments', () => {
  it('flows are worth nothing at their rates, debt is repaid, and what is not implied has no number at all', () => {
    const counts = { implied: 0, nothing: 0 };
    fc.assert(
      fc.property(LISTED, (listed) => {
        const outcome = runContract(listed);
        const years = yearsOf(listed);
        const least = 1e-7 * listed.capital;
        expect(failedChecks(outcome)).toEqual([]);
        for (const share of SHARES) {
          const rate = valueOf(outcome, `project_return_at_${share}_share`);
          expect(Math.abs(worthOf(outcome, `project_flow_at_${share}_share`, rate, years))).toBeLessThan(least);
        }
        if (valueOf(outcome, 'financing_is_implied') === 0) {
          counts.nothing++;
          expect(debtOf(outcome, years).every(Number.isNaN)).toBe(true);
          expect(reasonsOf(outcome)).toContain('debt_rate_at_middle_share: no sign change');
          return;
        }
        counts.implied++;
        for (const share of SHARES) {
          const rate = valueOf(outcome, `debt_rate_at_${share}_share`);
          if (share !== 'middle' && valueOf(outcome, `implied_at_${share}_share`) === 0) expect(rate).toBeNaN();
          else {
            expect(Math.abs(worthOf(outcome, `debt_flow_at_${share}_share`, rate, years))).toBeLessThan(least);
            expect(valueOf(outcome, `debt_owed_at_${share}_share`, years.at(-1))).toBe(0);
            // Its cover is above 1, so what is lent earns less than the project does.
            expect(rate).toBeLessThan(valueOf(outcome, `project_return_at_${share}_share`));
          }
        }
        expect(valueOf(outcome, 'debt_drawn')).toBeCloseTo(0.9 * listed.capital, 3);
      }),
      RUNS,
    );
    expect(Math.min(counts.implied, counts.nothing)).toBeGreaterThan(3);
  });

  it('the more of the charge pays for services, the less a project returns; the share that is worked out returns what was asked', () => {
    fc.assert(
      fc.property(LISTED, between(0.01, 0.15), (listed, asked) => {
        const outcome = runContract({
          ...listed,
          inputs: { ...listed.inputs, asked_project_return: `${asked * 100} %` },
        });
        const [low = NaN, middle = NaN, high = NaN] = SHARES.map((share) =>
          valueOf(outcome, `project_return_at_${share}_share`),
        );
        expect(low).toBeGreaterThan(middle);
        expect(middle).toBeGreaterThan(high);
        const share = valueOf(outcome, 'service_share_for_return');
        const worth = listed.payments.reduce(
          (sum, paid, at) => sum + (paid * (1 - share)) / (1 + asked) ** (at + 1),
          0,
        );
        expect(Math.abs(worth - listed.capital)).toBeLessThan(1e-6 * listed.capital);
      }),
      RUNS,
    );
  });
});

describe('METHOD 3, bad input: no financing is implied', () => {
  it('is by a sound contract', () => {
    const outcome = runContract(CREDIBLE);
    expect(valueOf(outcome, 'financing_is_implied')).toBe(1);
    expect(valueOf(outcome, 'debt_rate_at_middle_share')).toBeGreaterThan(0.05);
    expect(debtOf(outcome, [FIRST]).filter(Number.isNaN)).toEqual([]);
    expect(valueOf(outcome, 'debt_at_its_highest')).toBeGreaterThanOrEqual(
      valueOf(outcome, 'debt_owed_at_middle_share', FIRST),
    );
  });

  it('by a capital value in £k', () => {
    const outcome = runContract({ ...CREDIBLE, capital: CREDIBLE.capital / 1000 });
    expect(valueOf(outcome, 'charge_is_credible')).toBe(0);
    expect(debtOf(outcome, [FIRST, FIRST + 1]).every(Number.isNaN)).toBe(true);
  });

  it('without a capital value: flows of one sign have no rate, which is an error and not nought', () => {
    const outcome = runContract({ ...CREDIBLE, capital: 0 });
    expect(valueOf(outcome, 'project_return_at_middle_share')).toBeNaN();
    expect(reasonsOf(outcome)).toContain('project_return_at_middle_share: no sign change');
    expect(valueOf(outcome, 'financing_is_implied')).toBe(0);
    expect(debtOf(outcome, [FIRST]).every(Number.isNaN)).toBe(true);
  });

  it('by payments that begin long after the contract, or go on after the years that are known', () => {
    const late = runContract({ ...CREDIBLE, firstDay: '1995-04-01' });
    expect([valueOf(late, 'payments_are_whole'), valueOf(late, 'financing_is_implied')]).toEqual([0, 0]);
    expect(debtOf(late, [FIRST]).every(Number.isNaN)).toBe(true);
    const cut = runContract({ ...CREDIBLE, after: 0 });
    expect([valueOf(cut, 'payments_are_whole'), valueOf(cut, 'financing_is_implied')]).toEqual([0, 0]);
    expect(debtOf(cut, [FIRST]).every(Number.isNaN)).toBe(true);
  });

  it('where one end of the service share is not credible, at that end alone', () => {
    const outcome = runContract({ ...CREDIBLE, payments: grown(8.2e6, 0.025, 30) });
    expect(valueOf(outcome, 'financing_is_implied')).toBe(0);
    const wide = runContract({ ...CREDIBLE, payments: grown(10.2e6, 0.02, 30) });
    expect(valueOf(wide, 'financing_is_implied')).toBe(1);
    expect(valueOf(wide, 'implied_at_high_share')).toBe(0);
    expect(valueOf(wide, 'debt_rate_at_high_share')).toBeNaN();
    expect(valueOf(wide, 'debt_rate_at_low_share')).toBeGreaterThan(0);
    expect(reasonsOf(wide)).toEqual(['debt_rate_at_high_share: no sign change']);
  });

  it('parts of years are in the flows, and count as parts of a year in the mean', () => {
    const parts = { ...CREDIBLE, firstDay: '2000-10-01' };
    const payments = parts.payments.map((paid, at) => (at === 0 || at === 29 ? paid / 2 : paid));
    const outcome = runContract({ ...parts, payments });
    const whole = runContract(CREDIBLE);
    expect(valueOf(outcome, 'project_flow_at_middle_share', FIRST + 30)).toBeCloseTo((payments[29] ?? 0) * 0.535, 3);
    expect(valueOf(outcome, 'project_return_at_middle_share')).toBeLessThan(
      valueOf(whole, 'project_return_at_middle_share'),
    );
    expect(valueOf(outcome, 'charge_to_capital_over_life')).toBeCloseTo(
      valueOf(whole, 'charge_to_capital_over_life'),
      3,
    );
  });
});
