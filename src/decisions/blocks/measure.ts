import { parkingIn, type SiteMap } from '../../hospitals/index.js';
import { measureRelease, type LandSite, type Release, type ReleaseRules } from '../../land/index.js';

/** One for each map: the geometry keeps what it has worked out of a site from one set of blocks to the next. */
const landSites = new WeakMap<SiteMap, LandSite>();

/** What emptying some blocks of a site's map releases; blocks by their position in the map, in the order in which they empty. */
export function measure(map: SiteMap, emptied: readonly number[], rules: ReleaseRules): Release {
  if (emptied.length === 0 && map.retainedZone === undefined && map.surplus === undefined) return nothing(map);
  const known = landSites.get(map) ?? landSiteOf(map);
  landSites.set(map, known);
  return measureRelease(known, emptied, rules);
}

/** Nothing is emptied and nothing drawn: nothing need be measured. */
function nothing({ constraints }: SiteMap): Release {
  return {
    released: [],
    cellsM2: 0,
    setbacksM2: 0,
    constrainedM2: 0,
    droppedM2: 0,
    withoutBlocksM2: 0,
    releasedByBlockM2: [],
    openByBlockM2: [],
    takenM2: constraints.map(() => 0),
    parcels: [],
    dropped: [],
  };
}

function landSiteOf(map: SiteMap): LandSite {
  return {
    boundary: map.boundary,
    blocks: map.blocks.map(({ polygons }) => polygons),
    cells: map.cells,
    constraints: map.constraints.map(({ id, hard, bufferM, polygons }) => ({ id, hard, bufferM, shape: polygons })),
    roads: map.roads,
    ...(map.retainedZone === undefined ? {} : { retained: map.retainedZone }),
    ...(map.surplus === undefined ? {} : { surplus: map.surplus }),
    parking: parkingIn(map.constraints),
  };
}
