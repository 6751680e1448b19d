import type { Point } from '../shapes/shape.js';

/** A line between two shapes is drawn with as few corners as keep it within this distance of where it was. */
const WITHIN_M = 0.03;
/** Corners that are further off a line than others by less are as far off it, whatever the last rounding says. */
const SAME_M = 0.001;

/** How far a corner is moved at most where a line is made smooth. */
const FURTHEST_M = 0.1;

/** Places of corners by number. */
export interface Places {
  readonly size: number;
  at(corner: number): Point;
  move(corner: number, to: Point): void;
}

/** By shape, closed rings of corners. */
type Rings = readonly (readonly (readonly number[])[])[];

const [UNKNOWN, DROPPED, KEPT] = [0, 1, 2];

/**
 * Rings with fewer corners: each line between two shapes is straightened once, so that neighbours still have the same corners. Corners
 * where such lines meet stay.
 */
export function straightened(shapes: Rings, places: Places): number[][][] {
  const kept = new Uint8Array(places.size);
  for (const corner of partings(shapes, places.size)) kept[corner] = KEPT;
  const parts = kept.slice();
  return shapes.map((rings) =>
    rings.map((ring) => {
      const round = fromParting(ring, parts, places);
      kept[round[0] ?? 0] = KEPT;
      for (let first = 0, last = 1; last < round.length; last++) {
        if (parts[round[last] ?? 0] !== KEPT) continue;
        if (kept[round[first + 1] ?? 0] === UNKNOWN) thin(oneWay(round.slice(first, last + 1), places), places, kept);
        first = last;
      }
      return round.filter((corner) => kept[corner] === KEPT);
    }),
  );
}

/** The corners that are on more than one line: not just passed once by each of two shapes, one forwards and one back. */
function partings(shapes: Rings, size: number): Set<number> {
  const make = (): Int32Array => new Int32Array(size);
  const [before, after, passed] = [make(), make(), make()];
  const found = new Set<number>();
  for (const ring of shapes.flat())
    for (let index = 1; index < ring.length; index++) {
      const corner = ring[index] ?? 0;
      const [from, to] = [ring[index - 1] ?? 0, ring[index + 1] ?? ring[1] ?? 0];
      const times = (passed[corner] ?? 0) + 1;
      passed[corner] = times;
      if (times === 1) [before[corner], after[corner]] = [from, to];
      else if (times > 2 || before[corner] !== to || after[corner] !== from) found.add(corner);
    }
  return found;
}

/** The same ring from a parting on; one that has none is parted at its westernmost corner. */
function fromParting(ring: readonly number[], parts: Uint8Array, places: Places): number[] {
  let start = ring.findIndex((corner) => parts[corner] === KEPT);
  if (start < 0) {
    const westernmost = ring.reduce((best, corner) => (isBefore(places.at(corner), places.at(best)) ? corner : best));
    parts[westernmost] = KEPT;
    start = ring.indexOf(westernmost);
  }
  // The last corner repeats the first.
  return [...ring.slice(start, -1), ...ring.slice(0, start + 1)];
}

/** A line the way it runs from the west, or a loop with the more western way out first: thinned alike from both sides. */
function oneWay(line: number[], places: Places): number[] {
  const inner = line[0] === line[line.length - 1] ? 1 : 0;
  const [first, last] = [line[inner] ?? 0, line[line.length - 1 - inner] ?? 0];
  return isBefore(places.at(last), places.at(first)) ? line.reverse() : line;
}

function isBefore([x, y]: Point, [otherX, otherY]: Point): boolean {
  return x < otherX || (x === otherX && y < otherY);
}

/** Says of each corner between a line's ends whether it is kept (Douglas and Peucker's rule). */
function thin(line: readonly number[], places: Places, kept: Uint8Array): void {
  const points = smoothed(line.map((corner) => places.at(corner)));
  for (const corner of line.slice(1, -1)) kept[corner] = DROPPED;
  const spans: [number, number][] = [[0, line.length - 1]];
  for (let span = spans.pop(); span !== undefined; span = spans.pop()) {
    const [first, last] = span;
    const [from, to] = [points[first], points[last]];
    if (from === undefined || to === undefined) continue;
    let [furthest, most] = [first, WITHIN_M];
    for (let index = first + 1; index < last; index++) {
      const off = distanceM(points[index] ?? from, from, to);
      if (off > most) [furthest, most] = [index, off + SAME_M];
    }
    if (furthest === first) continue;
    kept[line[furthest] ?? 0] = KEPT;
    places.move(line[furthest] ?? 0, points[furthest] ?? from);
    spans.push([first, furthest], [furthest, last]);
  }
}

/** Each inner corner nearer to its neighbours: the line between two rows of points goes to and fro, where that between two walls does not. */
function smoothed(points: Point[]): Point[] {
  return points.map((point, index) => {
    const before = points[index - 1];
    const after = points[index + 1];
    if (before === undefined || after === undefined) return point;
    const east = (before[0] + after[0]) / 4 - point[0] / 2;
    const north = (before[1] + after[1]) / 4 - point[1] / 2;
    const share = Math.min(1, FURTHEST_M / (Math.hypot(east, north) || 1));
    return [point[0] + share * east, point[1] + share * north];
  });
}

/** Runs for every corner of every line: lists taken apart would be slow. */
function distanceM(point: Point, from: Point, to: Point): number {
  const x = point[0] - from[0];
  const y = point[1] - from[1];
  const dx = to[0] - from[0];
  const dy = to[1] - from[1];
  const along = Math.max(0, Math.min(1, (x * dx + y * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(x - along * dx, y - along * dy);
}
