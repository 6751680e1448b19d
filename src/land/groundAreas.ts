import type { LandSite } from './landSite.js';
import { constraintRegion, openGround } from './ground.js';
import { areaOfRegionM2, difference, intersection, overlap, Plane, type Region, union } from './plane.js';

/** Areas in m² of what stands on a site's cells and what does not, by cell. */
export interface GroundAreas {
  /** Each cell without the union of the hard constraints and their buffers: what of a block's share could be built on. */
  readonly clearM2: readonly number[];
  /** Each cell without walls, drawn car parks and surplus land: where cars may stand that nobody has drawn. */
  readonly openM2: readonly number[];
  /** Of the open ground, what no hard constraint and no buffer of one covers. */
  readonly openClearM2: readonly number[];
  /** Car parks that are drawn inside the site, by their union. */
  readonly parkingM2: number;
}

export function groundAreas(site: Omit<LandSite, 'roads' | 'retained'>): GroundAreas {
  const plane = new Plane(site.boundary[0]?.outer[0] ?? [0, 0]);
  // One union for all cells: constraints that cross one another would be put together again for each.
  const hard = union(site.constraints.filter((each) => each.hard).map((each) => constraintRegion(each, plane)));
  const parking = union([plane.region(site.parking ?? [])]);
  const surplus = plane.region(site.surplus ?? []);
  const cells = site.cells.map((cell) => plane.region(cell));
  const open = cells.map((cell, index) => openGround(cell, [plane.region(site.blocks[index] ?? []), parking, surplus]));
  return {
    clearM2: cells.map((cell) => areaOfRegionM2(clearOf(cell, hard))),
    openM2: open.map(areaOfRegionM2),
    openClearM2: open.map((ground) => areaOfRegionM2(clearOf(ground, hard))),
    parkingM2: areaOfRegionM2(intersection(parking, [plane.region(site.boundary)])),
  };
}

/** Ground out of reach of what is hard keeps its corners, and costs nothing. */
function clearOf(ground: Region, hard: Region): Region {
  return overlap(ground.bounds, hard.bounds) ? difference([ground], [hard]) : ground;
}
