import { ringsOf, sidesOf, type Shape } from './shapes/shape.js';

interface Side {
  readonly owner: number;
  readonly west: number;
  readonly east: number;
  readonly south: number;
  readonly north: number;
}

/**
 * How often sides of different shapes come near one another (their upright rectangles meet), counted up to `most`: what it costs to
 * put the shapes together grows with it.
 */
export function crossingsOf(shapes: readonly Shape[], most: number): number {
  const sides = shapes.flatMap((shape, owner) =>
    ringsOf(shape)
      .flatMap(sidesOf)
      .map(([[x1, y1], [x2, y2]]): Side => ({
        owner,
        west: Math.min(x1, x2),
        east: Math.max(x1, x2),
        south: Math.min(y1, y2),
        north: Math.max(y1, y2),
      })),
  );
  sides.sort((a, b) => a.west - b.west);
  let found = 0;
  for (const [index, a] of sides.entries())
    for (let next = index + 1; next < sides.length; next++) {
      const b = sides[next];
      if (b === undefined || b.west > a.east) break;
      if (a.owner !== b.owner && a.south <= b.north && b.south <= a.north && ++found >= most) return found;
    }
  return found;
}
