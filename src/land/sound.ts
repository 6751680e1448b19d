import type { Ring, Shape } from './shapes/shape.js';

/** On more corners than this, comparing each side with each costs more than asking the library. */
const MOST_CORNERS = 600;
/** Sides that come nearer than this share of a square metre to standing in one line are left to the library. */
const CLEAR_M2 = 1e-6;

/**
 * Whether an outline is sound beyond doubt: parts without courtyards, none of whose sides touches or turns back on another. It is so of
 * nearly every building, and costs a tenth of asking the library, which is asked wherever this says no, and gives the fault its name.
 */
export function isSurelySound(shape: Shape): boolean {
  return shape.every(({ outer, holes }) => holes.length === 0 && outer.length <= MOST_CORNERS && isSimple(outer));
}

/** Coordinates by turns: the rings of a map are read here more often than lists taken apart would bear. */
function isSimple(ring: Ring): boolean {
  const sides = ring.length - 1;
  if (sides < 3 || !isClosed(ring)) return false;
  const flat = Float64Array.from(ring.flat());
  if (!flat.every(Number.isFinite)) return false;
  for (let side = 0; side < sides; side++) {
    if (foldsBack(flat, side, side === sides - 1 ? 0 : side + 1)) return false;
    // The last side ends where the first begins.
    const last = side === 0 ? sides - 1 : sides;
    for (let other = side + 2; other < last; other++) if (!areApart(flat, side, other)) return false;
  }
  return true;
}

function isClosed(ring: Ring): boolean {
  const first = ring[0];
  const last = ring[ring.length - 1];
  return first !== undefined && last !== undefined && first[0] === last[0] && first[1] === last[1];
}

/** Whether a side may run back along the one before it. */
function foldsBack(flat: Float64Array, side: number, next: number): boolean {
  const [dx, dy] = [run(flat, side, 0), run(flat, side, 1)];
  const [ex, ey] = [run(flat, next, 0), run(flat, next, 1)];
  return dx * ex + dy * ey <= 0 && Math.abs(dx * ey - dy * ex) <= CLEAR_M2;
}

/** Whether two sides are surely apart: their upright rectangles do not meet, or both ends of one lie clear on one hand of the other. */
function areApart(flat: Float64Array, a: number, b: number): boolean {
  for (const axis of [0, 1]) {
    if (Math.max(at(flat, a, axis), at(flat, a + 1, axis)) < Math.min(at(flat, b, axis), at(flat, b + 1, axis)))
      return true;
    if (Math.max(at(flat, b, axis), at(flat, b + 1, axis)) < Math.min(at(flat, a, axis), at(flat, a + 1, axis)))
      return true;
  }
  return isOnOneHand(flat, a, b) || isOnOneHand(flat, b, a);
}

function isOnOneHand(flat: Float64Array, of: number, other: number): boolean {
  const first = turn(flat, of, other);
  const second = turn(flat, of, other + 1);
  return Math.min(Math.abs(first), Math.abs(second)) > CLEAR_M2 && first > 0 === second > 0;
}

/** Above 0 where a corner lies on the left of a side, below on its right: twice the area of the triangle between them, in m². */
function turn(flat: Float64Array, side: number, corner: number): number {
  const x = at(flat, corner, 0) - at(flat, side, 0);
  const y = at(flat, corner, 1) - at(flat, side, 1);
  return run(flat, side, 0) * y - run(flat, side, 1) * x;
}

function run(flat: Float64Array, side: number, axis: number): number {
  return at(flat, side + 1, axis) - at(flat, side, axis);
}

function at(flat: Float64Array, corner: number, axis: number): number {
  return flat[2 * corner + axis] ?? 0;
}
