import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plansIn } from '../../src/decisions/index.js';
import { checksOf, compile, rowOf, valueAt, type Outcome } from '../../src/model/evaluate/index.js';
import type { Study } from '../../src/study/index.js';
import { copyOf, resultOf, sites, studyOf, shippedLibrary as library } from './reported.js';

interface Feature {
  readonly type: 'Feature';
  readonly properties: Record<string, unknown>;
  readonly geometry: { readonly type: string; readonly coordinates: unknown };
}

/** A car park of the made-up hospital, by metres from its south-western corner. */
function carPark(hard: boolean, west: number, south: number, east: number, north: number): Feature {
  const corners: [number, number][] = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  const ring = corners.map(([x, y]) => [450_000 + x, 300_000 + y]);
  const properties = { id: `cars_${west}_${south}`, kind: 'parking', hard, source: 'drawn for this test' };
  return { type: 'Feature', properties, geometry: { type: 'Polygon', coordinates: [ring] } };
}

/** A copy of the made-up hospital with car parks drawn, and what its folder says changed. */
function copied(carParks: readonly Feature[], change: (site: string) => string = (site) => site): string {
  const copy = copyOf(join(sites, 'typical-acute'), 'typical-acute');
  const [map, site] = [join(copy, 'constraints.geojson'), join(copy, 'site.yaml')];
  const drawn = JSON.parse(readFileSync(map, 'utf8')) as { features: Feature[] };
  drawn.features.push(...carParks);
  writeFileSync(map, JSON.stringify(drawn));
  writeFileSync(site, change(readFileSync(site, 'utf8')));
  return copy;
}

const withoutSpaces = (site: string): string => site.replace(/^ {2}parking_spaces:.*\n(?: {4}.*\n)*/m, '');

function memberOf(outcome: Outcome, name: string, member: string): number {
  const given = outcome.bound.get(name)?.rows.find((row) => row.member === member)?.values[0];
  return given ?? valueAt(outcome, name, undefined, member) ?? NaN;
}

/** The case with inputs changed as in a workbook, where the plan stays as it was. */
function changed({ structure, bound }: Outcome, amounts: Readonly<Record<string, number>>): Outcome {
  const inputs = [...bound].map(([name, input]) => {
    const amount = amounts[name];
    if (amount === undefined) return [name, input] as const;
    return [name, { ...input, rows: input.rows.map((row) => ({ ...row, values: Float64Array.of(amount) })) }] as const;
  });
  return compile(structure).run(new Map(inputs));
}

/** What is kept back by hand: the largest open ground first, whole, until the cars have their land. */
function byHand({ site }: Study, outcome: Outcome, carsM2: number): Map<string, number> {
  const open = site.map.blocks.map(({ id }) => ({ id, m2: memberOf(outcome, 'block_open_ground', id) }));
  let left = carsM2;
  return new Map(
    open
      .sort((a, b) => b.m2 - a.m2)
      .map(({ id, m2 }) => {
        const kept = Math.min(m2, left);
        left -= kept;
        return [id, kept];
      }),
  );
}

function expectByHand(study: Study, outcome: Outcome, carsM2: number): void {
  expect(checksOf(outcome).filter(({ ok }) => !ok)).toEqual([]);
  for (const [id, kept] of byHand(study, outcome, carsM2))
    expect(memberOf(outcome, 'block_parking', id), id).toBeCloseTo(kept, 4);
}

const actingOf = (study: Study): Outcome => {
  const found = study.cases.find(({ option }) => (plansIn(study.decided).get(option.id)?.blocks.length ?? 0) > 0);
  if (found === undefined) throw new Error('no option empties a block');
  return found.outcome;
};

describe('METHOD 4.3: parking that is not drawn is kept back', () => {
  it.each([
    ['stoke-mandeville', 1619 * 25],
    ['typical-acute', 1130 * 25],
    ['university-college-hospital', 10 * 25],
  ])('%s: the largest open ground first, whole', (name, carsM2) => {
    const study = studyOf(join(sites, name));
    for (const { outcome } of study.cases) expectByHand(study, outcome, carsM2);
  });

  it('follows the spaces and the land of one in a workbook, between no car and more than there is ground for', () => {
    const study = studyOf(join(sites, 'stoke-mandeville'));
    const outcome = actingOf(study);
    const released = valueAt(outcome, 'land_released', study.timeline.last) ?? NaN;
    fc.assert(
      fc.property(fc.nat(9000), fc.integer({ min: 0, max: 60 }), fc.boolean(), (spaces, landM2, replaced) => {
        const run = changed(outcome, {
          parking_spaces: spaces,
          land_a_parking_space: landM2,
          parking_replaced: replaced ? 1 : 0,
        });
        const carsM2 = replaced ? 0 : spaces * landM2;
        const failed = checksOf(run).filter(({ ok }) => !ok);
        expect(failed.filter(({ name }) => name !== 'shared_land_leaves_room')).toEqual([]);
        for (const [id, kept] of byHand(study, run, carsM2))
          expect(memberOf(run, 'block_parking', id), id).toBeCloseTo(kept, 4);
        const none = changed(outcome, { parking_spaces: 0 });
        const most = valueAt(none, 'land_released', study.timeline.last) ?? NaN;
        expect(released).toBeLessThanOrEqual(most);
        const lost = valueAt(run, 'parking_not_released', study.timeline.last) ?? NaN;
        expect(valueAt(run, 'land_released', study.timeline.last)).toBeCloseTo(most - lost, 4);
      }),
      { numRuns: 25 },
    );
  });

  it('with a car park drawn: what it holds is not kept back twice, hard or soft', () => {
    // 60 m by 40 m on open ground of one block, or over its walls as well: 2,400 m² are drawn.
    for (const hard of [true, false]) {
      const study = studyOf(copied([carPark(hard, 30, 330, 90, 370)]), library);
      const outcome = actingOf(study);
      expect(outcome.bound.get('parking_drawn')?.rows[0]?.values[0]).toBeCloseTo(2_400, 3);
      for (const { outcome: each } of study.cases) expectByHand(study, each, 1130 * 25 - 2_400);
      for (const { option, outcome: each } of study.cases)
        expect(valueAt(each, 'plan_value')).toBeCloseTo(plansIn(study.decided).get(option.id)?.choice.valueGbp ?? 0, 2);
    }
  });

  it('says what was kept back, and of a hospital that does not count its spaces that nothing was', () => {
    const textOf = (folder: string): string =>
      resultOf(folder, library).findings.find(({ id }) => id === 'parcels.parking')?.text ?? '';
    expect(textOf(join(sites, 'typical-acute'))).toMatch(
      /^1,130 parking spaces of 25 m² would take 2\.83 ha, and the map draws none\. So 2\.83 ha of the blocks’ open ground is kept back/,
    );
    const unknown = copied([], withoutSpaces);
    expect(textOf(unknown)).toMatch(
      /^How many parking spaces there are is not known \(parking_spaces\), so no land is kept/,
    );
    const outcome = actingOf(studyOf(unknown, library));
    expect(valueAt(outcome, 'parking_kept_back')).toBe(0);
    expect(rowOf(outcome, 'parking_kept_back')).toBeDefined();
  });
});
