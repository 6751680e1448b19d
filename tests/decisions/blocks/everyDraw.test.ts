import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Given } from '../../../src/model/values/index.js';
import { simulate, type SimulatedRow } from '../../../src/uncertainty/index.js';
import { plansIn } from '../../../src/decisions/index.js';
import { sites, studyOf } from '../../study/reported.js';

const place = { file: 'test' };
/** METHOD 1.3: realisation is Normal(0.5, sd 0.390), not truncated; here about the plan's own 1, so that some draws reach it. */
const realisation: Given = {
  name: 'realisation',
  place,
  value: { kind: 'single', typed: { text: '1', place } },
  spread: { shape: 'normal', ends: new Map([['sd', { text: '0.39', place }]]), place },
};
const CHECKS = [
  'blocks_empty_only_into_available_floor',
  'blocks_share_out_the_refilled_wards',
  'no_land_without_an_empty_block',
  'developable_land_is_released',
  'only_released_land_is_sold',
];

describe('in every draw of a simulation land is released only by blocks that are empty', () => {
  it('at Stoke Mandeville, where owned wards close first: some draws release the parcels, some never', async () => {
    const study = studyOf(join(sites, 'stoke-mandeville'));
    const option = study.cases.find((each) => each.option.id === 'rationalise-owned-wards-first')?.option;
    const outcome = option === undefined ? undefined : study.again(option, [realisation]);
    if (outcome === undefined) throw new Error('the option could not be evaluated');
    const { structure, bound } = outcome;
    const found = await simulate(structure, bound, {
      draws: 2000,
      seed: 1,
      lines: [...CHECKS, 'empty', 'parcel_released', 'land_sold'],
    });
    const rows = (line: string): SimulatedRow[] => found?.lines.filter((row) => row.line === line) ?? [];
    for (const check of CHECKS) {
      expect(rows(check)).not.toHaveLength(0);
      for (const { cells } of rows(check)) for (const { mean, failed } of cells) expect([mean, failed]).toEqual([1, 0]);
    }
    // The share of draws in which each is so, by year: a parcel never more often than the block that it waits for.
    const shares = (line: string, member: string): (number | null)[] =>
      rows(line)
        .filter((row) => row.member === member)
        .flatMap(({ cells }) => cells.map(({ mean }) => mean));
    const plan = plansIn(study.decided).get('rationalise-owned-wards-first');
    expect(plan?.parcels.length).toBeGreaterThan(1);
    for (const { id, blocks } of plan?.parcels ?? []) {
      const released = shares('parcel_released', id);
      const last = released.at(-1) ?? NaN;
      expect(last).toBeGreaterThan(0.05);
      expect(last).toBeLessThan(0.95);
      for (const block of blocks)
        shares('empty', block).forEach((share, index) => {
          expect(released[index] ?? NaN).toBeLessThanOrEqual(share ?? NaN);
        });
    }
  });
});
