import type { Path64, Point64 } from 'clipper2-ts';

/** Corners this near to another corner, or to another ring's side, were meant to lie on it: rounding alone put them apart. */
const NEAR = 3;
/** Corners are looked up by squares of this side: some tens to a square on a hospital's map, wherever it is. */
const SQUARE = 2 ** 20;

/**
 * Rings that share sides but for rounding are made to share them exactly: each corner that lies on another ring's side becomes a corner
 * of that ring too, and corners that lie on each other become one. Then the pieces of a whole join without a seam and add up to it.
 * In the units of the plane's grid. Rings change in place order, never in number.
 */
export function knit(rings: readonly Path64[]): Path64[] {
  const corners = new Map<number, Point64[]>();
  const joined = rings.map((ring) => ring.map((point) => cornerAt(point, corners)));
  return joined.map((ring) => withCornersBetween(ring, corners));
}

function squareOf(x: number, y: number): number {
  return numberOf(Math.floor(x / SQUARE), Math.floor(y / SQUARE));
}

/** One number for a square; two squares have the same one only on a map of over 1,000 km. */
function numberOf(column: number, row: number): number {
  return column * 65_536 + row;
}

/** The corner that already stands where this one does, or else this one. */
function cornerAt(point: Point64, corners: Map<number, Point64[]>): Point64 {
  for (const key of squaresRound(point.x, point.y, point.x, point.y)) {
    for (const other of corners.get(key) ?? []) {
      if (Math.abs(other.x - point.x) <= NEAR && Math.abs(other.y - point.y) <= NEAR) return other;
    }
  }
  const key = squareOf(point.x, point.y);
  const here = corners.get(key);
  if (here === undefined) corners.set(key, [point]);
  else here.push(point);
  return point;
}

/** The squares that a rectangle touches, widened by what counts as near. */
function squaresRound(west: number, south: number, east: number, north: number): number[] {
  const [firstX, firstY] = [Math.floor((west - NEAR) / SQUARE), Math.floor((south - NEAR) / SQUARE)];
  const [lastX, lastY] = [Math.floor((east + NEAR) / SQUARE), Math.floor((north + NEAR) / SQUARE)];
  const squares: number[] = [];
  for (let column = firstX; column <= lastX; column++)
    for (let row = firstY; row <= lastY; row++) squares.push(numberOf(column, row));
  return squares;
}

function withCornersBetween(ring: Path64, corners: ReadonlyMap<number, Point64[]>): Path64 {
  const whole: Path64 = [];
  ring.forEach((from, index) => {
    const to = ring[(index + 1) % ring.length] ?? from;
    if (from === to) return;
    whole.push(from, ...between(from, to, corners));
  });
  return whole;
}

/** The corners that lie on a side, from one end to the other. */
function between(from: Point64, to: Point64, corners: ReadonlyMap<number, Point64[]>): Point64[] {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy);
  const found: { point: Point64; along: number }[] = [];
  const [west, east] = from.x < to.x ? [from.x, to.x] : [to.x, from.x];
  const [south, north] = from.y < to.y ? [from.y, to.y] : [to.y, from.y];
  for (const key of squaresRound(west, south, east, north)) {
    for (const point of corners.get(key) ?? []) {
      if (point.x < west - NEAR || point.x > east + NEAR || point.y < south - NEAR || point.y > north + NEAR) continue;
      if (point === from || point === to) continue;
      const along = ((point.x - from.x) * dx + (point.y - from.y) * dy) / length;
      const off = Math.abs((point.x - from.x) * dy - (point.y - from.y) * dx) / length;
      if (along > 0 && along < length && off <= NEAR) found.push({ point, along });
    }
  }
  return found.sort((a, b) => a.along - b.along).map(({ point }) => point);
}
