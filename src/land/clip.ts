import type { Bounds, Point, Ring, Shape } from './shapes/shape.js';
import { boundsOf } from './shapes/shape.js';
import { signedRingAreaM2 } from './area.js';

/**
 * Area in m² that a shape shares with a convex cell (Sutherland and Hodgman 1974, one side of the cell after another).
 * A hollow subject comes out joined by doubled lines, which have no area: the area is exact.
 */
export function sharedAreaM2(shape: Shape, cell: Ring): number {
  const sides = anticlockwise(cell);
  return shape.reduce((sum, { outer, holes }) => {
    const hollow = holes.reduce((total, hole) => total + clippedAreaM2(hole, sides), 0);
    return sum + clippedAreaM2(outer, sides) - hollow;
  }, 0);
}

function clippedAreaM2(ring: Ring, cell: Ring): number {
  let left: Point[] = ring.slice(1);
  for (let side = 1; side < cell.length && left.length > 0; side++) {
    const from = cell[side - 1];
    const to = cell[side];
    if (from !== undefined && to !== undefined) left = keepLeft(left, from, to);
  }
  const first = left[0];
  return first === undefined ? 0 : Math.abs(signedRingAreaM2([...left, first]));
}

/** The part of a polygon (its corners, the last not repeated) on the left of the line from → to. Runs for every side of every cell. */
function keepLeft(corners: readonly Point[], from: Point, to: Point): Point[] {
  const kept: Point[] = [];
  const [x, y] = from;
  const [dx, dy] = [to[0] - x, to[1] - y];
  let last = corners[corners.length - 1] ?? from;
  let lastSide = dx * (last[1] - y) - dy * (last[0] - x); // positive on the left, negative on the right
  for (const corner of corners) {
    const side = dx * (corner[1] - y) - dy * (corner[0] - x);
    if (side >= 0 !== lastSide >= 0) kept.push(between(last, corner, lastSide / (lastSide - side)));
    if (side >= 0) kept.push(corner);
    last = corner;
    lastSide = side;
  }
  return kept;
}

function between([x1, y1]: Point, [x2, y2]: Point, share: number): Point {
  return [x1 + share * (x2 - x1), y1 + share * (y2 - y1)];
}

function anticlockwise(ring: Ring): Ring {
  return signedRingAreaM2(ring) < 0 ? [...ring].reverse() : ring;
}

/** True when two upright rectangles have ground in common. */
export function meet(a: Bounds, b: Bounds): boolean {
  return a.west < b.east && b.west < a.east && a.south < b.north && b.south < a.north;
}

/** Bounds of a shape: those of its outer rings. */
export function boundsOfShape(shape: Shape): Bounds {
  return boundsOf(shape.flatMap((polygon) => polygon.outer));
}
