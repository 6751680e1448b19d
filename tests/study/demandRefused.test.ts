import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from '../../src/model/evaluate/index.js';
import { checkedCase, readCases, type Case } from '../cases/readCases.js';
import { COHORTS, DRAWN, failedChecks, POOLS, runDrawn, valueOf } from './demandModel.js';
import { shippedLibrary as library } from './reported.js';

const CASES = fileURLToPath(new URL('../cases', import.meta.url));
const cohorts = Object.keys(COHORTS);

describe('METHOD 1: what is no demand', () => {
  const [drawn] = fc.sample(DRAWN, { numRuns: 1, seed: 7 });
  if (drawn === undefined) throw new Error('nothing is drawn');

  it('a trend beside a demographic factor counts demography twice, and a check says so', () => {
    const twice = runDrawn(
      { ...drawn, growth: [0.01, 0] },
      { trend_growth: { emergency: '2.99 %', elective: '3.51 %' } },
    );
    expect(failedChecks(twice)).toContain('growth_is_not_counted_twice');
    const once = runDrawn({ ...drawn, growth: [0, 0] }, { trend_growth: '2.99 %' });
    expect(failedChecks(once)).not.toContain('growth_is_not_counted_twice');
  });

  it('an effect on bed-days beside one on the admissions of the same cohort, and an effect on two things at once', () => {
    const spared = { ...drawn, realisation: 1, effect: [0.2, 0, 0, 0, 0.2], scope: drawn.scope.map(() => 1) };
    expect(failedChecks(runDrawn(spared))).toContain('bed_day_effects_stand_alone');
    expect(failedChecks(runDrawn({ ...spared, effect: [0, 0, 0, 0, 0.2] }))).not.toContain(
      'bed_day_effects_stand_alone',
    );
    expect(failedChecks(runDrawn(spared, { acts_on_stay: '1' }))).toContain('each_effect_acts_on_one_thing');
  });

  it('patients of a pool that add up to 101 %; half a point is rounding, and is scaled', () => {
    const mix = (share: string): Record<string, Record<string, string>> => ({
      pool_mix_counted: Object.fromEntries(
        POOLS.flatMap((pool) => cohorts.map((cohort, index) => [`${pool}.${cohort}`, index === 0 ? share : '30 %'])),
      ),
    });
    expect(failedChecks(runDrawn(drawn, mix('41 %')))).toContain('counted_shares_add_up');
    const rounded = runDrawn(drawn, mix('40.4 %'));
    expect(failedChecks(rounded)).not.toContain('counted_shares_add_up');
    expect(valueOf(rounded, 'pool_mix_total', undefined, 'medicine')).toBeCloseTo(1, 12);
  });

  it.each([
    ['effect_scope', '101 %', /effect_scope: 101 % is outside/],
    ['effect', '120 %', /effect: 120 % is outside/],
    ['realisation', '6', /realisation: 6 is outside -5 to 5/],
    ['target_occupancy', '105 %', /target_occupancy: 105 % is outside/],
    ['avoided_stay_ratio', '-1', /avoided_stay_ratio: -1 is outside 0 to 1/],
    ['delayed_overnight_share', '120 %', /delayed_overnight_share: 120 % is outside/],
    ['bed_days_counted', '40000 spell', /bed_days_counted: .*spell/],
  ])('%s of %s', (input, value, said) => {
    expect(() => runDrawn(drawn, { [input]: value })).toThrow(said);
  });

  it('no rule for the size of beds', () => {
    const unsized = runDrawn({ ...drawn, rules: [0, 0, 0] }, { sized_by_target: '0' });
    expect(failedChecks(unsized)).toContain('a_rule_applies');
  });

  it.each(['0.996', '0.9999'])(
    'pools that share %s of the bed-days among them: half a point is no rounding',
    (share) => {
      const [each] = readCases(CASES, 'demand-cohorts.yaml');
      if (each === undefined) throw new Error('no case');
      const run = (inputs: Case['inputs']) => {
        const { structure, bound } = checkedCase({ ...each, inputs: { ...each.inputs, ...inputs } }, 'cases', library);
        return failedChecks(compile(structure).run(bound));
      };
      expect(run({})).not.toContain('pool_shares_add_up');
      expect(run({ pool_share: share })).toContain('pool_shares_add_up');
    },
  );
});
