import polylabel from 'polylabel';
import { boundsOf, liesIn } from '../../land/shapes/index.js';

/** A place in metres on the ground or in units of the picture. */
export type Point = readonly [x: number, y: number];

export type Rings = readonly (readonly Point[])[];

/** A point inside a shape, and whether a box about it lies wholly inside too. */
export interface Spot {
  readonly at: Point;
  readonly holdsBox: boolean;
}

const GRID_STEPS = 17;

/** In units of the picture: nearer than any eye can tell. */
const DEEPEST_WITHIN = 0.1;

/** How much depth, for each unit off the middle of the shape's extent, a spot must make up for. */
const PULL_TO_MIDDLE = 0.1;

/**
 * The places for a label inside a shape: its deepest point and grid points of its extent, those where the box fits first, the deepest
 * of each first. Only points that also lie within other rings count, where those are given; a shape without one is led to from its
 * deepest point.
 */
export function spotsInside(rings: Rings, width: number, height: number, within?: Rings): [Spot, ...Spot[]] {
  const middle = middleOf(rings);
  const deepest = deepestIn(rings);
  const holds = (point: Point) => liesIn(point, rings) && (within === undefined || liesIn(point, within));
  const spots = [deepest, ...gridOver(rings)]
    .filter((point) => holds(point))
    .map((at) => ({
      at,
      holdsBox: boxPoints(at, width, height).every(holds),
      depth: distanceToEdges(at, rings) - PULL_TO_MIDDLE * Math.hypot(at[0] - middle[0], at[1] - middle[1]),
    }))
    .sort((one, other) => Number(other.holdsBox) - Number(one.holdsBox) || other.depth - one.depth)
    .map(({ at, holdsBox }): Spot => ({ at, holdsBox }));
  const [first, ...others] = spots;
  return first === undefined ? [{ at: deepest, holdsBox: false }] : [first, ...others];
}

/** The point inside farthest from every edge; in a shape of several parts, of its first. */
function deepestIn(rings: Rings): Point {
  if (rings.length === 0) return middleOf(rings);
  const [x, y] = polylabel(rings as unknown as number[][][], DEEPEST_WITHIN);
  return [x, y];
}

/** Eight points round a box and its middle: enough to tell whether it overlaps shapes larger than half of it. */
export function boxPoints([x, y]: Point, width: number, height: number): Point[] {
  const steps = [-0.5, 0, 0.5];
  return steps.flatMap((across) => steps.map((down): Point => [x + across * width, y + down * height]));
}

function distanceToEdges([x, y]: Point, rings: Rings): number {
  let nearest = Infinity;
  for (const ring of rings) {
    for (let index = 1; index < ring.length; index++) {
      const [[x1, y1], [x2, y2]] = [ring[index - 1] as Point, ring[index] as Point];
      const [dx, dy] = [x2 - x1, y2 - y1];
      const length = dx * dx + dy * dy;
      const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / length));
      nearest = Math.min(nearest, Math.hypot(x - x1 - along * dx, y - y1 - along * dy));
    }
  }
  return nearest;
}

function gridOver(rings: Rings): Point[] {
  const [low, high] = extentOf(rings);
  const steps = Array.from({ length: GRID_STEPS }, (_, index) => (index + 0.5) / GRID_STEPS);
  return steps.flatMap((across) =>
    steps.map((down): Point => [low[0] + (high[0] - low[0]) * across, low[1] + (high[1] - low[1]) * down]),
  );
}

function middleOf(rings: Rings): Point {
  const [low, high] = extentOf(rings);
  return [(low[0] + high[0]) / 2, (low[1] + high[1]) / 2];
}

/** The lowest and highest coordinates of rings; the unit square when there are none. */
export function extentOf(rings: Rings): readonly [low: Point, high: Point] {
  const { west, south, east, north } = boundsOf(rings.flat());
  return west > east
    ? [
        [0, 0],
        [1, 1],
      ]
    : [
        [west, south],
        [east, north],
      ];
}
