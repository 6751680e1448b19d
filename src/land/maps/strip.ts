import { Plane, union } from '../plane.js';
import type { Point, Shape } from '../shapes/shape.js';

/** Half the width of the strip that stands for a line: what it adds to a buffer is nothing that a survey could tell. */
const HALF_STRIP_M = 0.0005;

/** Lines (a pipe, a cable) as ground: a strip of a millimetre, which a buffer then widens. */
export function stripOf(lines: readonly (readonly Point[])[]): Shape {
  const [near] = lines[0] ?? [];
  if (near === undefined) return [];
  const plane = new Plane(near);
  const pieces = lines.flatMap((line) =>
    line.slice(1).flatMap((end, index) => {
      const piece = pieceOf(line[index] ?? end, end);
      return piece === undefined ? [] : [plane.region([{ outer: piece, holes: [] }])];
    }),
  );
  return plane.polygons(union(pieces));
}

/** A rectangle round one stretch, longer by half its width at both ends, so that stretches join; none where it has no length. */
function pieceOf([x1, y1]: Point, [x2, y2]: Point): Point[] | undefined {
  const length = Math.hypot(x2 - x1, y2 - y1);
  if (length === 0) return undefined;
  const [dx, dy] = [((x2 - x1) / length) * HALF_STRIP_M, ((y2 - y1) / length) * HALF_STRIP_M];
  const first: Point = [x1 - dx + dy, y1 - dy - dx];
  return [first, [x2 + dx + dy, y2 + dy - dx], [x2 + dx - dy, y2 + dy + dx], [x1 - dx - dy, y1 - dy + dx], first];
}
