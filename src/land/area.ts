import { sidesOf, type Ring, type Shape } from './shape.js';

/**
 * Area inside one ring by the shoelace formula, in m², positive whichever way round the ring runs.
 * Coordinates are taken from the ring's first point, so that grid references of six figures lose no precision.
 */
export function ringAreaM2(ring: Ring): number {
  return Math.abs(signedRingAreaM2(ring));
}

/** As ringAreaM2, but negative for a ring that runs clockwise. */
export function signedRingAreaM2(ring: Ring): number {
  const [originX, originY] = ring[0] ?? [0, 0];
  let doubled = 0;
  for (const [[x1, y1], [x2, y2]] of sidesOf(ring)) {
    doubled += (x1 - originX) * (y2 - originY) - (x2 - originX) * (y1 - originY);
  }
  return doubled / 2;
}

/** Planar area of a shape in m²: outer rings less holes (METHOD 4.3). */
export function areaM2(shape: Shape): number {
  return shape.reduce(
    (sum, { outer, holes }) => sum + ringAreaM2(outer) - holes.reduce((hollow, hole) => hollow + ringAreaM2(hole), 0),
    0,
  );
}
