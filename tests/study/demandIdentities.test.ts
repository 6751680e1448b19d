import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/model/evaluate/index.js';
import { COHORTS, DRAWN, failedChecks, INTERVENTIONS, POOLS, runDrawn, valueOf, YEARS } from './demandModel.js';
import { BRIDGE } from './bridgeSteps.js';

const RUNS = { numRuns: 40, seed: 2026 };
const cohorts = Object.keys(COHORTS);
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** What a bed-day effect says with an admission or stay effect on the same cohort is refused by a check, and is no arithmetic. */
const ALLOWED = ['bed_day_effects_stand_alone'];
const failed = (outcome: Outcome): string[] => failedChecks(outcome).filter((name) => !ALLOWED.includes(name));

describe('METHOD 1, of any hospital under any scenario', () => {
  it('every check holds and nothing fails', () => {
    fc.assert(
      fc.property(DRAWN, (drawn) => {
        const outcome = runDrawn(drawn);
        expect(outcome.failures).toEqual([]);
        expect(failed(outcome)).toEqual([]);
      }),
      RUNS,
    );
  });

  it('the bed bridge runs from beds open to beds needed, each step and the interaction worked out by itself', () => {
    fc.assert(
      fc.property(DRAWN, (drawn) => {
        const outcome = runDrawn(drawn);
        for (const year of YEARS) {
          const bars = BRIDGE.map((step) => valueOf(outcome, `bridge_${step}`, year));
          const needed = valueOf(outcome, 'site_beds_needed', year);
          expect(Math.abs(valueOf(outcome, 'site_beds_open') + sum(bars) - needed)).toBeLessThan(
            1e-9 * Math.max(1, needed),
          );
        }
      }),
      RUNS,
    );
  });

  it('bed-days of the pools, of the points of delivery and of the site are the same bed-days', () => {
    fc.assert(
      fc.property(DRAWN, (drawn) => {
        const outcome = runDrawn(drawn);
        for (const [line, site] of [
          ['bed_days_today', 'site_bed_days_today'],
          ['bed_days_grown', 'site_bed_days_grown'],
          ['bed_days', 'site_bed_days'],
        ] as const) {
          const year = YEARS.at(-1) ?? NaN;
          const total = valueOf(outcome, site, year);
          const pods = ['emergency', 'elective'].map((pod) => valueOf(outcome, `pod_${line}`, year, pod));
          expect(sum(POOLS.map((pool) => valueOf(outcome, line, year, pool))) / total).toBeCloseTo(1, 12);
          expect(sum(pods) / total).toBeCloseTo(1, 12);
        }
      }),
      RUNS,
    );
  });

  it('avoidance multiplies whatever the order, one stay is shortened once, and no more nights are cleared than are delayed', () => {
    fc.assert(
      fc.property(DRAWN, (drawn) => {
        const outcome = runDrawn(drawn);
        const year = YEARS.at(-1) ?? NaN;
        const here = (intervention: string): number => valueOf(outcome, 'effect_here', year, intervention);
        for (const [index, cohort] of cohorts.entries()) {
          const scope = (at: number): number => drawn.scope[at * 3 + index] ?? NaN;
          const kept = Math.max(0, 1 - scope(0) * here('avoids')) * Math.max(0, 1 - scope(1) * here('avoids_too'));
          expect(valueOf(outcome, 'admissions_kept', year, cohort)).toBeCloseTo(kept, 12);
          const shortened = valueOf(outcome, 'stay_reduction', year, cohort);
          const each = [here('shortens'), here('shortens_too')];
          expect(shortened).toBeLessThanOrEqual(Math.max(0, ...each) + 1e-12);
          expect(shortened).toBeGreaterThanOrEqual(Math.min(0, ...each) - 1e-12);
        }
        const cleared = valueOf(outcome, 'discharge_bed_days_cleared', year);
        expect(cleared).toBeLessThanOrEqual(valueOf(outcome, 'discharge_bed_days_delayed', year) * (1 + 1e-12) + 1e-9);
      }),
      RUNS,
    );
  });

  it('where a scenario acts on all patients alike, who they are does not matter', () => {
    fc.assert(
      fc.property(DRAWN, (drawn) => {
        const alike = {
          ...drawn,
          growth: [0.01, 0.01],
          scope: INTERVENTIONS.flatMap((_, at) => cohorts.map(() => drawn.scope[at * 3] ?? 0)),
        };
        const one = runDrawn(alike);
        const other = runDrawn({ ...alike, mix: [...drawn.mix].reverse(), spells: [...drawn.spells].reverse() });
        for (const year of YEARS)
          for (const pool of POOLS)
            expect(valueOf(one, 'bed_days', year, pool) / valueOf(other, 'bed_days', year, pool)).toBeCloseTo(1, 10);
      }),
      RUNS,
    );
  });
});

describe('METHOD 1.4, of any hospital', () => {
  it('the largest of the rules that apply sizes the beds, and a further rule never lowers them', () => {
    fc.assert(
      fc.property(DRAWN, (drawn) => {
        const rules = ['by_target', 'by_winter', 'by_availability', 'by_refusals'];
        const applies = [1, ...drawn.rules];
        const outcome = runDrawn(drawn);
        const alone = runDrawn({ ...drawn, rules: [0, 0, 0] });
        for (const pool of POOLS) {
          const asked = rules.map((rule, index) => (applies[index] ?? 0) * valueOf(outcome, rule, 2022, pool));
          const needed = valueOf(outcome, 'beds_needed_unrounded', 2022, pool);
          expect(needed).toBe(Math.max(...asked));
          expect(needed).toBeGreaterThanOrEqual(valueOf(alone, 'beds_needed_unrounded', 2022, pool));
        }
      }),
      RUNS,
    );
  });

  it('merging pools never costs a bed at the same availability, and splitting them never saves one', () => {
    fc.assert(
      fc.property(DRAWN, (drawn) => {
        const outcome = runDrawn(drawn);
        for (const year of YEARS) {
          expect(valueOf(outcome, 'merging_saves', year)).toBeGreaterThanOrEqual(0);
          expect(valueOf(outcome, 'splitting_costs', year)).toBeGreaterThanOrEqual(0);
        }
      }),
      RUNS,
    );
  });
});

describe('METHOD 1.5, of any hospital', () => {
  it('only beds that are open and not needed can close, in every year, in whole wards, and none reopens', () => {
    fc.assert(
      fc.property(DRAWN, (drawn) => {
        const outcome = runDrawn(drawn);
        for (const [index, pool] of POOLS.entries()) {
          const open = drawn.open[index] ?? NaN;
          let before = 0;
          for (const year of YEARS) {
            const closable = valueOf(outcome, 'closable_beds', year, pool);
            expect(closable).toBe(Math.max(0, open - valueOf(outcome, 'beds_needed', year, pool)));
            const closed = valueOf(outcome, 'beds_closed', year, pool);
            expect(closed).toBeLessThanOrEqual(closable);
            expect(closed % drawn.wardBeds).toBe(0);
            expect(closed).toBeGreaterThanOrEqual(before);
            before = closed;
          }
        }
      }),
      RUNS,
    );
  });

  it('beds that growth would have added close nothing: they and the closable are never of one pool at once', () => {
    fc.assert(
      fc.property(DRAWN, (drawn) => {
        const outcome = runDrawn(drawn);
        for (const year of YEARS)
          for (const [index, pool] of POOLS.entries()) {
            const usual = valueOf(outcome, 'beds_without_mitigation', year, pool);
            const needed = valueOf(outcome, 'beds_needed', year, pool);
            const expected = Math.max(0, usual - Math.max(drawn.open[index] ?? NaN, needed));
            expect(valueOf(outcome, 'avoided_new_beds', year, pool)).toBe(expected);
          }
      }),
      RUNS,
    );
  });

  it('closing a pool’s last ward never makes another pool’s beds appear', () => {
    let emptied = 0;
    fc.assert(
      fc.property(DRAWN, fc.constantFrom(...POOLS), (drawn, emptying) => {
        const at = POOLS.indexOf(emptying);
        // As many beds as wards hold, so that the last ward takes the last bed with it.
        const open = drawn.open.map((beds, index) => (index === at ? drawn.wardBeds * 2 : beds));
        const roomy = { ...drawn, open, cap: 90 };
        const kept = runDrawn(roomy);
        const gone = runDrawn({ ...roomy, occupied: drawn.occupied.map((beds, index) => (index === at ? 0 : beds)) });
        if (valueOf(gone, 'beds_open_after', YEARS.at(-1), emptying) === 0) emptied++;
        for (const year of YEARS)
          for (const other of POOLS.filter((pool) => pool !== emptying))
            for (const line of ['beds_needed', 'closable_beds', 'avoided_new_beds', 'wards_closed', 'beds_open_after'])
              expect(valueOf(gone, line, year, other), line).toBe(valueOf(kept, line, year, other));
      }),
      RUNS,
    );
    expect(emptied).toBe(RUNS.numRuns);
  });
});
