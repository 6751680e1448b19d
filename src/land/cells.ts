import { voronoi } from '@turf/turf';
import { areaM2 } from './area.js';
import { boundsOfShape, meet, sharedAreaM2 } from './clip.js';
import { boundsOf, ringsOf, sidesOf, type Bounds, type Point, type Ring, type Shape } from './shape.js';

/** Walls are sampled this often at first; on a large site less often, so that the work stays bounded. */
const SPACING_M = 5;
const MOST_SAMPLES = 6_000;
/** A wall point shared by two blocks counts once, for the first of them. */
const SAME_POINT_M = 0.01;

/**
 * Each block's share of the site in m²: its own ground, and the open ground that is nearer to its walls than to any other
 * block's (DESIGN §4: land is released by emptying blocks, never by drawing round them). Nearest is judged from points along
 * the walls (their Voronoi cells). The shares add up to the area of the boundary.
 */
export function cellAreasM2(boundary: Shape, blocks: readonly Shape[]): number[] {
  const samples = wallPoints(blocks);
  const footprints = blocks.map((shape) => ({ shape, bounds: boundsOfShape(shape) }));
  const shares = blocks.map(() => 0);
  for (const { cell, block } of nearestCells(samples, frameAround(boundary, blocks))) {
    const bounds = boundsOf(cell);
    let open = sharedAreaM2(boundary, cell);
    footprints.forEach((footprint, index) => {
      if (!meet(bounds, footprint.bounds)) return;
      const built = sharedAreaM2(footprint.shape, cell);
      open -= built;
      shares[index] = (shares[index] ?? 0) + built;
    });
    shares[block] = (shares[block] ?? 0) + open;
  }
  return tied(shares, areaM2(boundary));
}

interface Sample {
  readonly point: Point;
  readonly block: number;
}

/** Points along every wall, and never on a corner alone: corners are where neighbouring blocks touch. */
function wallPoints(blocks: readonly Shape[]): Sample[] {
  const walls = blocks.flatMap((shape, block) =>
    ringsOf(shape)
      .flatMap(sidesOf)
      .map((side) => ({ side, block })),
  );
  const length = walls.reduce((sum, { side }) => sum + lengthM(side), 0);
  const spacing = Math.max(SPACING_M, length / Math.max(1, MOST_SAMPLES - walls.length));
  const seen = new Set<string>();
  const samples: Sample[] = [];
  for (const { side, block } of walls) {
    for (const point of along(side, spacing)) {
      const key = `${Math.round(point[0] / SAME_POINT_M)} ${Math.round(point[1] / SAME_POINT_M)}`;
      if (!seen.has(key)) samples.push({ point, block });
      seen.add(key);
    }
  }
  return samples;
}

function lengthM([[x1, y1], [x2, y2]]: readonly [Point, Point]): number {
  return Math.hypot(x2 - x1, y2 - y1);
}

/** The middles of equal pieces of a wall, none longer than the spacing. */
function along(side: readonly [Point, Point], spacing: number): Point[] {
  const [[x1, y1], [x2, y2]] = side;
  const pieces = Math.max(1, Math.ceil(lengthM(side) / spacing));
  return Array.from({ length: pieces }, (_, index) => {
    const share = (index + 0.5) / pieces;
    return [x1 + share * (x2 - x1), y1 + share * (y2 - y1)] as const;
  });
}

/** A rectangle round everything, so that the cells together hold the whole site. */
function frameAround(boundary: Shape, blocks: readonly Shape[]): Bounds {
  const { west, south, east, north } = boundsOf([boundary, ...blocks].flatMap((shape) => ringsOf(shape).flat()));
  return { west: west - 1, south: south - 1, east: east + 1, north: north + 1 };
}

/** The Voronoi cell of each sample. Worked near the origin, where the algorithm's tolerances were made for. */
function nearestCells(samples: readonly Sample[], frame: Bounds): { cell: Ring; block: number }[] {
  const [x0, y0] = [frame.west, frame.south];
  const features = samples.map(({ point: [x, y], block }) => ({
    type: 'Feature' as const,
    properties: { block },
    geometry: { type: 'Point' as const, coordinates: [x - x0, y - y0] },
  }));
  const cells = voronoi({ type: 'FeatureCollection', features }, { bbox: [0, 0, frame.east - x0, frame.north - y0] });
  return cells.features.map((feature, index) => ({
    cell: (feature.geometry.coordinates[0] ?? []).map(([x = 0, y = 0]) => [x + x0, y + y0] as const),
    block: samples[index]?.block ?? 0,
  }));
}

/** Fails loudly if the cells did not tile the site, then spreads the last rounding error so that the shares tie exactly. */
function tied(shares: readonly number[], total: number): number[] {
  const sum = shares.reduce((a, b) => a + b, 0);
  if (Math.abs(sum - total) > 1e-6 * total) throw new Error(`cells cover ${sum} m² of a site of ${total} m²`);
  return shares.map((share) => (share * total) / sum);
}
