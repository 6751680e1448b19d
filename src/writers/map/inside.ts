/** A place in metres on the ground or in units of the picture. */
export type Point = readonly [x: number, y: number];

export type Rings = readonly (readonly Point[])[];

/** A point inside a shape, and whether a box about it lies wholly inside too. */
export interface Spot {
  readonly at: Point;
  readonly holdsBox: boolean;
}

const GRID_STEPS = 17;

/** How much depth, for each unit off the middle of the shape's extent, a spot must make up for. */
const PULL_TO_MIDDLE = 0.1;

/**
 * The grid points of a shape's extent inside it, those where the box fits first, the deepest of each first; for a sliver that no
 * grid point hits, the extent's middle. Only points that also lie within other rings count, where those are given.
 */
export function spotsInside(rings: Rings, width: number, height: number, within?: Rings): [Spot, ...Spot[]] {
  const middle = middleOf(rings);
  const holds = (point: Point) => isInside(point, rings) && (within === undefined || isInside(point, within));
  const spots = gridOver(rings)
    .filter((point) => holds(point))
    .map((at) => ({
      at,
      holdsBox: boxPoints(at, width, height).every(holds),
      depth: distanceToEdges(at, rings) - PULL_TO_MIDDLE * Math.hypot(at[0] - middle[0], at[1] - middle[1]),
    }))
    .sort((one, other) => Number(other.holdsBox) - Number(one.holdsBox) || other.depth - one.depth)
    .map(({ at, holdsBox }): Spot => ({ at, holdsBox }));
  const [first, ...others] = spots;
  return first === undefined ? [{ at: middle, holdsBox: false }] : [first, ...others];
}

/** Eight points round a box and its middle: enough to tell whether it overlaps shapes larger than half of it. */
export function boxPoints([x, y]: Point, width: number, height: number): Point[] {
  const steps = [-0.5, 0, 0.5];
  return steps.flatMap((across) => steps.map((down): Point => [x + across * width, y + down * height]));
}

/** Whether a point is inside by the even-odd rule. */
export function isInside([x, y]: Point, rings: Rings): boolean {
  let inside = false;
  for (const ring of rings) {
    for (let index = 1; index < ring.length; index++) {
      const [[x1, y1], [x2, y2]] = [ring[index - 1] as Point, ring[index] as Point];
      if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
    }
  }
  return inside;
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
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of rings.flat()) {
    [left, right] = [Math.min(left, x), Math.max(right, x)];
    [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
  }
  return left > right
    ? [
        [0, 0],
        [1, 1],
      ]
    : [
        [left, top],
        [right, bottom],
      ];
}
