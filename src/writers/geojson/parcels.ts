import { writeGeoJson, type WrittenFeature } from '../../land/maps/index.js';
import { ringLiesIn, type Polygon } from '../../land/shapes/index.js';
import type { Result } from '../../report/index.js';
import type { LandPlanFacts, Ring } from '../../report/land/index.js';

/** The file of it: a report without land to sell has none, nor may one of an earlier run stay beside it. */
export const PARCELS = 'parcels.geojson';

const M2_A_HECTARE = 10_000;

/**
 * What the plans release, as GeoJSON on the British National Grid: parcels with their areas, year and frontage, the pieces that
 * were dropped and why, and the blocks that empty. Of one option, or of all. Undefined where no plan empties or releases anything.
 */
export function parcelsGeoJson(result: Result, option?: string): string | undefined {
  const plans = (result.land?.plans ?? []).filter((plan) => option === undefined || plan.option === option);
  const features = plans.flatMap((plan) => [...parcelsOf(plan), ...droppedOf(plan), ...blocksOf(plan, result)]);
  if (features.length === 0) return undefined;
  const { code, name } = result.site;
  return writeGeoJson(features, 'EPSG:27700', {
    name: `${name}: ${whatIsReleased(plans)}`,
    site: code,
    note: 'Blocks’ floor areas, the boundary and the cells may be illustrative: the report says which. A parcel’s outline is no title plan.',
    attribution: result.attributions.join(' '),
  });
}

/** Surplus land is no emptied block's. */
function whatIsReleased(plans: readonly LandPlanFacts[]): string {
  if (plans.every(({ withoutBlocksM2 }) => withoutBlocksM2 < 1)) return 'land that emptied blocks release';
  return plans.some(({ blocks }) => blocks.length > 0)
    ? 'land that is released, some of it with no block emptied'
    : 'land that is released with no block emptied';
}

function parcelsOf({ option, parcels }: LandPlanFacts): WrittenFeature[] {
  return parcels.map(({ id, label, areaM2, netM2, frontageM, needsAccess, yearLabel, blocks, polygons }) => ({
    properties: {
      kind: 'parcel',
      option,
      id,
      name: label,
      gross_ha: hectares(areaM2),
      net_ha: hectares(netM2),
      frontage_m: Number(frontageM.toFixed(1)),
      needs_access: needsAccess,
      released: yearLabel,
      blocks,
    },
    shape: polygons.map(([outer = [], ...holes]): Polygon => ({ outer, holes })),
  }));
}

function droppedOf({ option, dropped }: LandPlanFacts): WrittenFeature[] {
  return dropped.map(({ areaM2, why, frontageM, rings }) => ({
    properties: {
      kind: 'dropped',
      option,
      area_m2: Number(areaM2.toFixed(1)),
      frontage_m: Number(frontageM.toFixed(1)),
      why,
    },
    shape: polygonsOf(rings),
  }));
}

function blocksOf({ option, blocks }: LandPlanFacts, { figures }: Result): WrittenFeature[] {
  return blocks.map(({ id, label, floorM2, yearLabel, releasedM2 }, index) => ({
    properties: {
      kind: 'emptied block',
      option,
      id,
      name: label,
      order: index + 1,
      floor_m2: floorM2,
      empty: yearLabel,
      released_ha: hectares(releasedM2),
    },
    shape: polygonsOf(figures.sitePlan.blocks.find((block) => block.id === id)?.rings ?? []),
  }));
}

/** Rings as polygons: one that lies within an odd number of others is a hole of the smallest of them. */
function polygonsOf(rings: readonly Ring[]): Polygon[] {
  const around = (ring: Ring): Ring[] => rings.filter((other) => other !== ring && ringLiesIn(ring, other));
  const outers = rings.filter((ring) => around(ring).length % 2 === 0);
  return outers.map((outer) => ({
    outer,
    holes: rings.filter((ring) => around(ring).length === around(outer).length + 1 && around(ring).includes(outer)),
  }));
}

function hectares(m2: number): number {
  return Number((m2 / M2_A_HECTARE).toFixed(4));
}
