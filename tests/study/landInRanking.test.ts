import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rowOf, type Outcome } from '../../src/model/evaluate/index.js';
import type { Given } from '../../src/model/values/index.js';
import { given } from './payment/underRegime.js';
import { sites, studyOf, shippedLibrary as library } from './reported.js';

const acute = studyOf(join(sites, 'typical-acute'), library);
const stoke = studyOf(join(sites, 'stoke-mandeville'), library);

const single = (outcome: Outcome, line: string): number =>
  outcome.values[rowOf(outcome, line)?.index ?? -1]?.[0] ?? NaN;

/** One plan of blocks, its land sold and its land kept idle, under the same assumptions. */
function soldAndIdle(changed: readonly Given[] = []): { sold: Outcome; idle: Outcome } {
  const each = acute.cases.find(({ option }) => option.id === 'rationalise-and-sell');
  const run = (more: readonly Given[]): Outcome | undefined =>
    each === undefined ? undefined : acute.again(each.option, [...changed, ...more]);
  const [sold, idle] = [run([]), run([given('sell_land', '0')])];
  if (sold === undefined || idle === undefined) throw new Error('the option cannot be run again');
  return { sold, idle };
}

describe('METHOD 6.1: opportunity cost of land in the sum that ranks options, by one rule', () => {
  it.each(['exchequer_worth', 'trust_worth'])(
    '%s: where land grows dearer as fast as money is discounted, idle and sold are worth the same',
    (line) => {
      const changed = [given('land_price_growth', '3.5 %'), given('holding_rate', '0 realGBP/m2')];
      const { sold, idle } = soldAndIdle(changed);
      expect(single(sold, 'total_receipt')).toBeGreaterThan(1e6);
      expect(single(sold, line) - single(idle, line)).toBeCloseTo(0, 2);
    },
  );

  it('land kept idle does not beat land sold by bookkeeping: it is behind by what waiting costs', () => {
    const { sold, idle } = soldAndIdle();
    const gain = single(sold, 'exchequer_worth') - single(idle, 'exchequer_worth');
    expect(single(idle, 'land_gone')).toBe(0);
    expect(gain).toBeCloseTo(single(sold, 'land_credit') - single(sold, 'land_gone'), 2);
    expect(gain).toBeGreaterThan(5e5);
    // At its gross price the same land would have been missed by more: that was the cost of selling it, not paid yet.
    expect(single(sold, 'land_gone_gross')).toBeGreaterThan(single(sold, 'land_gone'));
  });

  it('a sale that loses money takes no more away than its loss', () => {
    const { sold, idle } = soldAndIdle([given('remediation_cost', '500 realGBP/m2')]);
    const loss = single(sold, 'land_credit');
    expect(loss).toBeLessThan(-1e6);
    expect(single(sold, 'land_gone')).toBe(0);
    expect(single(sold, 'exchequer_worth') - single(idle, 'exchequer_worth')).toBeCloseTo(loss, 2);
  });

  it.each([
    ['typical-acute', acute],
    ['stoke-mandeville', stoke],
  ])('%s: both rules differ by the same sum in every option, and no option has its own', (_site, study) => {
    const differ = study.cases.map(
      ({ outcome }) => single(outcome, 'land_if_all_charged') - single(outcome, 'land_if_changes_counted'),
    );
    for (const each of differ) expect(each).toBeCloseTo(differ[0] ?? NaN, 2);
    for (const { outcome } of study.cases) {
      const cash = single(outcome, 'exchequer_value') - single(outcome, 'land_credit');
      expect(single(outcome, 'exchequer_worth')).toBeCloseTo(cash + single(outcome, 'land_if_changes_counted'), 2);
    }
  });

  it('a pound more for a square metre is once in the cash, and once in the land that is missing', () => {
    const { sold } = soldAndIdle();
    const [low, high] = ['700 krealGBP/acre', '900 krealGBP/acre'].map((price) =>
      soldAndIdle([given('land_price_low', price), given('land_price_high', price)]),
    );
    if (low === undefined || high === undefined) throw new Error('no prices');
    const change = (line: string): number => single(high.sold, line) - single(low.sold, line);
    expect(change('exchequer_value')).toBeCloseTo(change('land_credit'), 2);
    expect(change('exchequer_worth')).toBeCloseTo(change('land_credit') - change('land_gone'), 2);
    expect(change('land_credit')).toBeGreaterThan(change('land_gone'));
    expect(single(high.idle, 'exchequer_worth')).toBeCloseTo(single(low.idle, 'exchequer_worth'), 2);
    expect(single(sold, 'total_receipt')).toBeGreaterThan(0);
  });

  it.each([
    ['typical-acute', acute, 'rationalise-and-sell'],
    ['stoke-mandeville', stoke, 'rationalise-owned-wards-first'],
  ])('%s: the best option is ranked by it', (_site, study, option) => {
    expect(study.best('exchequer')).toMatchObject({ line: 'exchequer_worth', case: { option: { id: option } } });
    expect(study.best('trust')).toMatchObject({ line: 'trust_worth' });
  });
});
