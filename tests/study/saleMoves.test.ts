import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checksOf, rowOf, type Outcome } from '../../src/model/evaluate/index.js';
import type { Study } from '../../src/study/index.js';
import { given } from './payment/underRegime.js';
import { sites, studyOf, shippedLibrary as library } from './reported.js';

const study = (site: string): Study => studyOf(join(sites, site), library);

const allYears = (outcome: Outcome, line: string): number =>
  [...(outcome.values[rowOf(outcome, line)?.index ?? -1] ?? [NaN])].reduce((sum, value) => sum + value, 0);

/** An option as it stands, and with each square metre of moving out dearer by £100. */
function dearer(of: Study, option: string): [Outcome, Outcome] {
  const each = of.cases.find((found) => found.option.id === option);
  const [as, with100] = ['400', '500'].map((price) =>
    each === undefined ? undefined : of.again(each.option, [given('decant_a_m2', `${price} realGBP/m2`)]),
  );
  if (as === undefined || with100 === undefined) throw new Error(`${option} cannot be run again`);
  return [as, with100];
}

describe('METHOD 4.4: the receipt is net of the moves that make it possible', () => {
  it.each([
    ['stoke-mandeville', 'rationalise-owned-wards-first', 192_882.13],
    ['typical-acute', 'rationalise-and-sell', 675_393.92],
  ])('%s: each pound of moving is once in the receipt and once in the net position', (site, option, net) => {
    const [as, with100] = dearer(study(site), option);
    expect(allYears(as, 'total_net_receipt')).toBeCloseTo(net, 2);
    const more = allYears(with100, 'sale_moves') - allYears(as, 'sale_moves');
    expect(more).toBeGreaterThan(1e4);
    const change = (line: string): number => allYears(with100, line) - allYears(as, line);
    expect(change('total_net_receipt')).toBeCloseTo(-more, 4);
    expect(change('trust_net')).toBeCloseTo(-more, 4);
    expect(change('exchequer_net')).toBeCloseTo(-more, 4);
    // What the land itself moves, and all beside the receipt, know nothing of it.
    expect(change('land_sale_cash')).toBe(0);
    expect(change('gain_beside_receipt')).toBeCloseTo(0, 4);
  });

  it.each(['stoke-mandeville', 'typical-acute', 'university-college-hospital'])(
    '%s: the receipt and all else are the net position, year by year, in every option',
    (site) => {
      for (const { option, outcome } of study(site).cases) {
        const checks = checksOf(outcome).filter(({ name }) =>
          ['receipt_is_counted_once', 'receipt_steps_sum'].includes(name),
        );
        expect(checks.length, option.id).toBe(2);
        expect(checks.filter(({ ok }) => !ok)).toEqual([]);
      }
    },
  );

  it('land that is re-used is no sale, and no move is set against it', () => {
    const [as, with100] = dearer(study('typical-acute'), 'strategic-estates-partnership');
    expect([allYears(as, 'total_net_receipt'), allYears(with100, 'total_net_receipt')]).toEqual([0, 0]);
    expect(allYears(with100, 'trust_net')).toBeLessThan(allYears(as, 'trust_net') - 1e4);
  });
});
