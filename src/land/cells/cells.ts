import { Clipper, PointInPolygonResult, type Path64, type Paths64 } from 'clipper2-ts';
import { areaM2 } from '../area.js';
import { knit } from './knit.js';
import { nearestGround } from './nearest.js';
import { difference, overlap, Plane, regionOf, type Region } from '../plane.js';
import { boundsOf, ringsOf, type Bounds, type Point, type Shape } from '../shapes/shape.js';

/** Cells that miss or double more of the site than this share of it are a fault of the program. */
const MOST_ADRIFT = 1e-6;

/**
 * Each block's cell of the site: its own ground, and the open ground that is nearer to its walls than to any other block's
 * (DESIGN §4: land is released by emptying blocks, never by drawing round them). Where footprints overlap, the ground is the first
 * block's. The cells do not overlap and together are the site: where two of them meet they have the same corners.
 */
export function cellsOf(boundary: Shape, blocks: readonly Shape[]): Shape[] {
  if (blocks.length === 0) return [];
  const plane = new Plane(boundary[0]?.outer[0] ?? [0, 0]);
  const frame = frameAround(boundary, blocks);
  const nearest = nearestGround(blocks, frame);
  const footprints = apart(blocks.map((block) => plane.region(block)));
  const site = plane.region(boundary);
  const outside = outsideOf(frame, site, plane);
  const cells = nearest.map((rings, block) => {
    const own = footprints[block];
    const ground = plane.regionOfRings(rings);
    const others = footprints.filter((_, other) => other !== block);
    const mine = own === undefined ? [ground] : [ground, own];
    return difference(mine, isInside(mine, site) ? others : [outside, ...others]);
  });
  const joined = knitted(cells, site).map((cell) => plane.polygons(cell));
  check(joined, areaM2(boundary));
  return joined;
}

/** The areas of a site's cells in m²; the last rounding error is spread, so that they tie to the boundary's area exactly. */
export function cellAreasM2(boundary: Shape, cells: readonly Shape[]): number[] {
  const areas = cells.map(areaM2);
  const [sum, total] = [areas.reduce((a, b) => a + b, 0), areaM2(boundary)];
  return areas.map((area) => (area * total) / sum);
}

/** A rectangle round everything, so that the cells together hold the whole site. */
function frameAround(boundary: Shape, blocks: readonly Shape[]): Bounds {
  const { west, south, east, north } = boundsOf([boundary, ...blocks].flatMap((shape) => ringsOf(shape).flat()));
  return { west: west - 1, south: south - 1, east: east + 1, north: north + 1 };
}

/** Footprints of which each has lost what an earlier one claims too. */
function apart(footprints: readonly Region[]): Region[] {
  return footprints.map((footprint, index) => {
    const earlier = footprints.slice(0, index).filter(({ bounds }) => overlap(bounds, footprint.bounds));
    return earlier.length === 0 ? footprint : difference([footprint], earlier);
  });
}

/** Everything that is not the site, from further out than the ground of any block reaches. */
function outsideOf({ west, south, east, north }: Bounds, site: Region, plane: Plane): Region {
  const around = 10 * (east - west + north - south);
  const corners: Point[] = [
    [west - around, south - around],
    [east + around, south - around],
    [east + around, north + around],
    [west - around, north + around],
    [west - around, south - around],
  ];
  return difference([plane.region([{ outer: corners, holes: [] }])], [site]);
}

/** Whether ground is surely inside the site: no side of the boundary comes near, and one of its corners is inside. */
function isInside(ground: readonly Region[], site: Region): boolean {
  const rings = ground.flatMap(({ paths }) => paths);
  const { bounds } = regionOf(rings);
  for (const ring of site.paths) {
    let from = ring[ring.length - 1];
    for (const to of ring) {
      if (from !== undefined && overlap(bounds, regionOf([[from, to]]).bounds)) return false;
      from = to;
    }
  }
  const corner = rings[0]?.[0];
  return (
    corner !== undefined &&
    site.paths.filter((ring) => Clipper.pointInPolygon(corner, ring) === PointInPolygonResult.IsInside).length % 2 === 1
  );
}

/** The cells with seams closed, between them and along the boundary, whose own corners come first and so stay where they are. */
function knitted(cells: readonly Region[], boundary: Region): Region[] {
  const rings: Path64[] = [boundary, ...cells].flatMap(({ paths }) => paths);
  const sewn = knit(rings);
  let next = boundary.paths.length;
  return cells.map(({ paths }) => {
    const mine: Paths64 = sewn.slice(next, next + paths.length);
    next += paths.length;
    return regionOf(mine.filter((ring) => ring.length > 2));
  });
}

function check(cells: readonly Shape[], total: number): void {
  const sum = cells.reduce((area, cell) => area + areaM2(cell), 0);
  if (Math.abs(sum - total) > MOST_ADRIFT * total) throw new Error(`cells cover ${sum} m² of a site of ${total} m²`);
}
