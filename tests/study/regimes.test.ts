import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checksOf, type Outcome } from '../../src/model/evaluate/index.js';
import type { Given } from '../../src/model/values/index.js';
import type { Problem } from '../../src/problems/index.js';
import { at, given, under } from './payment/underRegime.js';
import { sites, studyOf, templates, shippedLibrary as library } from './reported.js';

const shipped = readdirSync(join(templates, 'regimes')).map((file) => file.replace('.yaml', ''));

describe.each(['stoke-mandeville', 'typical-acute'])('%s under every way of paying', (site) => {
  const study = studyOf(join(sites, site), library);

  it('has one run for each regime that is shipped, and every filler of the slot in one of them', () => {
    const problems: Problem[] = [];
    const regimes = library.regimes(problems).filter((each) => study.concerns(each));
    expect(problems).toEqual([]);
    expect(regimes.map(({ id }) => id)).toEqual(shipped);
    expect(new Set(regimes.flatMap(({ picks }) => picks.map(({ section }) => section)))).toEqual(
      new Set(library.fillersOf('payment')),
    );
  });

  it.each(shipped)('%s: nothing fails, and what moves between public bodies nets to nothing', (regime) => {
    fc.assert(
      fc.property(ASSUMPTIONS, (assumptions) => {
        const outcome = under(study, regime, givensOf(assumptions));
        expect(outcome.failures).toEqual([]);
        expect(checksOf(outcome).filter(({ ok }) => !ok)).toEqual([]);
        for (const year of study.years) partiesReconcile(outcome, year);
      }),
      { numRuns: 6, seed: 2017 },
    );
  });

  it('changes nothing but who gains: the exchequer and society gain the same under each', () => {
    const outcomes = shipped.map((regime) => under(study, regime));
    for (const line of ['exchequer_net', 'exchequer_value', 'social_net', 'released_cost', 'reprovision'])
      for (const outcome of outcomes)
        expect(
          study.years.map((year) => at(outcome, line, year)),
          line,
        ).toEqual(study.years.map((year) => at(outcomes[0] ?? outcome, line, year)));
    const trust = new Set(outcomes.map((outcome) => Math.round(at(outcome, 'trust_net', 2022))));
    expect(trust.size).toBeGreaterThan(8);
  });

  it('METHOD 2.3 (5): retained and returned are the profit, and a loss is not shared', () => {
    const states = new Set<string>();
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 1600 }), fc.double({ min: 0, max: 0.2, noNaN: true }), (rate, cap) => {
        const outcome = under(study, '07-capitation', [
          given('capitation_rate', `${rate} realGBP/patient`),
          given('profit_cap', cap.toFixed(9)),
        ]);
        for (const year of study.years) {
          const [profit, kept, returned] = ['profit', 'profit_retained', 'profit_returned'].map((line) =>
            at(outcome, line, year),
          ) as [number, number, number];
          expect(kept + returned).toBeCloseTo(profit, 4);
          expect(returned).toBeGreaterThanOrEqual(0);
          if (profit < 0) expect(returned).toBe(0);
          states.add(profit < 0 ? 'loss' : returned > 0 ? 'capped' : 'kept');
        }
      }),
      { numRuns: 60, seed: 2017 },
    );
    expect(states).toEqual(new Set(['loss', 'capped', 'kept']));
  });

  it('METHOD 2.3 (2): the marginal rate lies between nothing and the full tariff, and costs more the higher it is', () => {
    const loss = (regime: string): number => -at(under(study, regime), 'income_change', 2022);
    const [low, high, full] = [loss('02-marginal-rate-of-30'), loss('03-marginal-rate-of-70'), loss('01-full-tariff')];
    expect(low).toBeGreaterThan(0);
    expect(high).toBeGreaterThan(low);
    expect(full).toBeGreaterThan(high);
  });

  it('METHOD 2.3 (7): a block keeps income until the year on which it is set anew, and loses it from then', () => {
    const outcome = under(study, '04-block');
    const change = (year: number): number => at(outcome, 'income_change', year);
    expect([2017, 2020, 2023].map(change)).toEqual([0, 0, 0]);
    expect(change(2024)).toBeCloseTo(-at(outcome, 'site_value_avoided', 2024), 4);
    expect(change(2040)).toBe(change(2024));
  });

  it('METHOD 2.3: shorter stays earn no less tariff, fewer admissions do', () => {
    const outcome = under(study, '01-full-tariff', [given('acts_on_admissions', '0')]);
    expect(at(outcome, 'site_bed_days', 2022)).toBeLessThan(at(outcome, 'site_bed_days_grown', 2022));
    expect(at(outcome, 'income_change', 2022)).toBe(0);
  });
});

function partiesReconcile(outcome: Outcome, year: number): void {
  const of = (line: string): number => at(outcome, line, year);
  const size = Math.abs(of('income')) + Math.abs(of('income_as_usual'));
  const near = (a: number, b: number): void => expect(Math.abs(a - b)).toBeLessThan(0.005 + 1e-9 * size);
  near(of('trust_net') + of('commissioner_net'), of('system_net'));
  near(of('trust_net') + of('commissioner_net') + of('other_bodies_net'), of('exchequer_net'));
  // A charge saved moves only in part within society; with none saved and no health valued the two are the same.
  near(of('social_net'), of('exchequer_net'));
}

const share = fc.double({ min: 0, max: 1, noNaN: true });
const ASSUMPTIONS = fc.record({
  realisation: fc.double({ min: -0.5, max: 1.5, noNaN: true }),
  tariff_to_cost: fc.double({ min: 0.5, max: 1.5, noNaN: true }),
  reprovision_trust_share: share,
  double_running_trust_share: share,
});

const givensOf = (assumptions: Readonly<Record<string, number>>): Given[] =>
  Object.entries(assumptions).map(([name, value]) => given(name, value.toFixed(9)));
