import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { plansIn } from '../../../src/decisions/index.js';
import { checksOf, valueAt } from '../../../src/model/evaluate/index.js';
import type { Given } from '../../../src/model/values/index.js';
import type { Problem } from '../../../src/problems/index.js';
import type { LandPlanFacts } from '../../../src/report/land/index.js';
import { study as newStudy, type Study } from '../../../src/study/index.js';
import { answerFigures } from '../../../src/report/answers/figures.js';
import { landFactsOf } from '../../../src/report/land/landFacts.js';
import { copyOf, sites, studyOf, shippedLibrary as library } from '../../study/reported.js';

const OPTION = 'rationalise-and-sell';

interface Feature {
  type: string;
  properties: Record<string, unknown>;
  geometry: { type: string; coordinates: unknown };
}

/** The made-up hospital, its maps changed. */
function redrawn(change: (blocks: Feature[], constraints: Feature[]) => void): Study {
  const copy = copyOf(join(sites, 'typical-acute'), 'typical-acute');
  const [blocksFile, constraintsFile] = [join(copy, 'buildings.geojson'), join(copy, 'constraints.geojson')];
  const [blocks, constraints] = [blocksFile, constraintsFile].map(
    (file) => JSON.parse(readFileSync(file, 'utf8')) as { features: Feature[] },
  );
  if (blocks === undefined || constraints === undefined) throw new Error('there are no maps');
  change(blocks.features, constraints.features);
  writeFileSync(blocksFile, JSON.stringify(blocks));
  writeFileSync(constraintsFile, JSON.stringify(constraints));
  const study = studyOf(copy, library);
  const plans = plansIn(study.decided);
  for (const { option, outcome } of study.cases) {
    expect(checksOf(outcome).filter(({ ok }) => !ok)).toEqual([]);
    expect(valueAt(outcome, 'plan_value')).toBeCloseTo(plans.get(option.id)?.choice.valueGbp ?? 0, 2);
  }
  return study;
}

function planIn(study: Study): LandPlanFacts {
  const plan = landFactsOf(study, ({ option }) => answerFigures(study, option.id))?.plans.find(
    ({ option }) => option === OPTION,
  );
  if (plan === undefined) throw new Error(`there is no plan of ${OPTION}`);
  return plan;
}

function block(blocks: readonly Feature[], id: string): Feature {
  const found = blocks.find(({ properties }) => properties.id === id);
  if (found === undefined) throw new Error(`there is no block ${id}`);
  return found;
}

function zone(kind: string, ...corners: readonly (readonly [number, number])[]): Feature {
  const ring = [...corners, corners[0] ?? [0, 0]].map(([x, y]) => [450_000 + x, 300_000 + y]);
  return {
    type: 'Feature',
    properties: { id: kind, name: kind, kind, source: 'drawn for this test', status: 'illustrative' },
    geometry: { type: 'Polygon', coordinates: [ring] },
  };
}

const TOP = 404.685_642_24;
/** All but the south-east corner, in which only the offices stand. */
const ALL_BUT_OFFICES = zone('retained_zone', [0, 0], [490, 0], [490, 180], [600, 180], [600, TOP], [0, TOP]);

describe('a plan of a map', () => {
  it('with a retained zone: all blocks outside it empty, none inside, and everything outside is released', () => {
    const study = redrawn((_, constraints) => constraints.push(ALL_BUT_OFFICES));
    const plan = planIn(study);
    expect(plan.blocks.map(({ id }) => id)).toEqual(['offices']);
    expect(plan.movable).toBe(1);
    expect(plan.cellsM2).toBeCloseTo(110 * 180, 0);
    // A strip of 10 m along the zone's line, within what is released.
    expect(plan.setbacksM2).toBeCloseTo(180 * 10 + 100 * 10, 0);
    for (const { option, outcome } of study.cases)
      expect(valueAt(outcome, 'land_released', study.timeline.base), option.id).toBe(0);
  });

  it('with a zone outside which more stands than will ever fit elsewhere: nothing empties, and it says how much', () => {
    const plan = planIn(
      redrawn((_, constraints) => constraints.push(zone('retained_zone', [400, 0], [600, 0], [600, TOP], [400, TOP]))),
    );
    expect(plan).toMatchObject({ blocks: [], parcels: [] });
    expect(plan.whyNone).toMatch(
      /^The land outside the retained zone is released once the 6 blocks there are empty, which takes [\d,]+ m² of floor elsewhere: at most [\d,]+ m² is ever free\.$/,
    );
  });

  it('with land that a source calls surplus: it is released with no block emptied', () => {
    const study = redrawn((blocks, constraints) => {
      for (const { properties } of blocks) properties.movable = false;
      constraints.push(zone('surplus_land', [400, 10], [470, 10], [470, 80], [400, 80]));
    });
    const plan = planIn(study);
    expect(plan).toMatchObject({ blocks: [], movable: 0 });
    expect(plan.cellsM2).toBeCloseTo(4_900, 0);
    const outcome = study.cases.find(({ option }) => option.id === OPTION)?.outcome;
    expect(outcome === undefined ? NaN : valueAt(outcome, 'land_released', study.timeline.last)).toBeGreaterThan(0);
    expect(outcome === undefined ? NaN : valueAt(outcome, 'blocks_emptied', study.timeline.last)).toBe(0);
  });

  /** Land by the eastern road, which a source calls surplus; it borders the ground of the education centre. */
  const BY_THE_ROAD = zone('surplus_land', [520, 240], [600, 240], [600, 330], [520, 330]);

  it.each([
    ['alone: it keeps all of its parcel', false],
    ['and a block’s ground beside it: only the block’s part keeps a share for cars', true],
  ])('with surplus land by the road %s', (_title, movable) => {
    const study = redrawn((blocks, constraints) => {
      for (const { properties } of blocks) if (!movable) properties.movable = false;
      constraints.push(BY_THE_ROAD);
    });
    const plan = planIn(study);
    const outcome = study.cases.find(({ option }) => option.id === OPTION)?.outcome;
    const of = (line: string, member?: string): number =>
      outcome === undefined ? NaN : (valueAt(outcome, line, study.timeline.last, member) ?? NaN);
    const [whole, kept] = [of('plan_parcels'), of('land_kept_back')];
    const siteM2 = of('land_retained') + of('land_released');
    // 7,200 m² are drawn, and 1,130 cars keep 25 m² of open ground each: roads and plant are on the rest, and take the more of it.
    expect(of('own_share')).toBeCloseTo(1 - (0.15 * siteM2) / (siteM2 - 7_200 - 28_250), 6);
    expect(plan.blocks.length > 0).toBe(movable);
    expect(plan.parcels.length).toBeGreaterThan(0);
    const own = plan.parcels.reduce((sum, { id }) => sum + of('parcel_own_land', id), 0);
    expect(own + kept).toBeCloseTo(whole, 3);
    if (movable) expect(kept).toBeGreaterThan(0);
    else expect(kept).toBeCloseTo(0, 3);
    const cars = of('parcels_parking');
    expect(kept).toBeCloseTo(cars + (whole - cars - plan.withoutBlocksM2) * (1 - of('own_share')), -2);
  });

  it('empties linked blocks in one year, and only when there is floor for all of them', () => {
    // Stores without a kitchen, which would have to be built anew; and nothing better to do with the floor.
    const simpler = (blocks: readonly Feature[]): void => {
      Object.assign(block(blocks, 'stores').properties, { floor_area_m2: 1500, functions: { stores: 1500 } });
      block(blocks, 'education').properties.movable = false;
    };
    const alone = planIn(redrawn(simpler));
    expect(alone.blocks.map(({ id }) => id)).toContain('offices');
    const linked = planIn(
      redrawn((blocks) => {
        simpler(blocks);
        block(blocks, 'offices').properties.linked = ['stores'];
      }),
    );
    const both = linked.blocks.filter(({ id }) => id === 'offices' || id === 'stores');
    expect(both).toHaveLength(2);
    expect(new Set(both.map(({ yearLabel }) => yearLabel)).size).toBe(1);
    const unfit = planIn(
      redrawn((blocks) => {
        simpler(blocks);
        block(blocks, 'offices').properties.linked = ['ward_block_a'];
      }),
    );
    expect(unfit.blocks.map(({ id }) => id)).not.toContain('offices');
  });

  it('of blocks that are all fixed says so', () => {
    const plan = planIn(
      redrawn((blocks) => {
        for (const { properties } of blocks) properties.movable = false;
      }),
    );
    expect(plan.whyNone).toBe(
      'No block can be emptied: each is in the PFI contract, listed, holds plant that others depend on, or is said to be fixed.',
    );
  });

  it('does not hang on the order in which the map lists its blocks', () => {
    const [one, other] = [planIn(redrawn(() => undefined)), planIn(redrawn((blocks) => void blocks.reverse()))];
    expect(other.blocks.map(({ id, yearLabel }) => [id, yearLabel])).toEqual(
      one.blocks.map(({ id, yearLabel }) => [id, yearLabel]),
    );
    expect(other.measuredM2).toBeCloseTo(one.measuredM2, 3);
  });

  it('in which the one block that may move fits into unused floor loses nothing of what shut wards save: it empties', () => {
    const onlyStores = redrawn((blocks) => {
      for (const { properties } of blocks) properties.movable = properties.id === 'stores';
    });
    // Its kitchens are the only floor of the block that is re-provided: at this cost the block is worth little more than nothing.
    const place = { file: 'test' };
    const dear: Given = {
      name: 'function_reprovision_cost',
      place,
      prices: 2017,
      value: { kind: 'single', typed: { text: '2000 realGBP/m2', place } },
    };
    const problems: Problem[] = [];
    const givens = [...onlyStores.site.givens.filter(({ name }) => name !== dear.name), dear];
    const study = newStudy({ ...onlyStores.site, givens }, library, problems);
    if (study === undefined) throw new Error(problems.map(({ found }) => found).join());
    const plan = planIn(study);
    expect(plan.blocks.map(({ id }) => id)).toEqual(['stores']);
    expect(plan.valueGbp).toBeGreaterThan(0);
    expect(plan.measuredValueGbp).toBeGreaterThan(0);
    const outcome = study.cases.find(({ option: { id } }) => id === OPTION)?.outcome;
    if (outcome === undefined) throw new Error(`${OPTION} is not evaluated`);
    for (let year = study.timeline.first; year <= study.timeline.last; year++)
      expect(valueAt(outcome, 'area_refilled', year)).toBe(0);
  });
});
