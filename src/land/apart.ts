import { liesInShape } from './shapes/inside.js';
import { boundsOf, ringsOf, sidesOf, type Point, type Shape } from './shapes/shape.js';

type Side = readonly [Point, Point];

/** Whether any of the lines comes within a distance of a shape, m, or lies in it. */
export function comesNear(lines: readonly (readonly Point[])[], shape: Shape, distanceM: number): boolean {
  const walls = ringsOf(shape).flatMap(sidesOf);
  const around = boundsOf(ringsOf(shape).flat());
  const box = {
    west: around.west - distanceM,
    south: around.south - distanceM,
    east: around.east + distanceM,
    north: around.north + distanceM,
  };
  const sides = lines.flatMap((line) => line.slice(1).map((end, index): Side => [line[index] ?? end, end]));
  return sides
    .filter((side) => meets(side, box))
    .some((side) => liesInShape(side[0], shape) || walls.some((wall) => areNear(side, wall, distanceM)));
}

function meets([[x1, y1], [x2, y2]]: Side, box: ReturnType<typeof boundsOf>): boolean {
  return (
    Math.max(x1, x2) >= box.west &&
    Math.min(x1, x2) <= box.east &&
    Math.max(y1, y2) >= box.south &&
    Math.min(y1, y2) <= box.north
  );
}

function areNear(a: Side, b: Side, distanceM: number): boolean {
  const [[x1, y1], [x2, y2]] = b;
  const box = {
    west: Math.min(x1, x2) - distanceM,
    south: Math.min(y1, y2) - distanceM,
    east: Math.max(x1, x2) + distanceM,
    north: Math.max(y1, y2) + distanceM,
  };
  if (!meets(a, box)) return false;
  if (doCross(a, b)) return true;
  const ends = [fromSideM(a[0], b), fromSideM(a[1], b), fromSideM(b[0], a), fromSideM(b[1], a)];
  return Math.min(...ends) <= distanceM;
}

function doCross([a, b]: Side, [c, d]: Side): boolean {
  return turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;
}

function turn([x1, y1]: Point, [x2, y2]: Point, [x, y]: Point): number {
  return Math.sign((x2 - x1) * (y - y1) - (y2 - y1) * (x - x1));
}

function fromSideM([x, y]: Point, [[x1, y1], [x2, y2]]: Side): number {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const square = dx * dx + dy * dy;
  const along = square === 0 ? 0 : Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / square));
  return Math.hypot(x - x1 - along * dx, y - y1 - along * dy);
}
