import type { Ring, Shape } from './shapes/shape.js';

/**
 * Area inside one ring by the shoelace formula, in m², positive whichever way round the ring runs.
 * Coordinates are taken from the ring's first point, so that grid references of six figures lose no precision.
 */
export function ringAreaM2(ring: Ring): number {
  return Math.abs(signedRingAreaM2(ring));
}

/** As ringAreaM2, but negative for a ring that runs clockwise. */
export function signedRingAreaM2(ring: Ring): number {
  const first = ring[0] ?? [0, 0];
  let doubled = 0;
  let [fromX, fromY] = [0, 0];
  for (const corner of ring) {
    const toX = corner[0] - first[0];
    const toY = corner[1] - first[1];
    doubled += fromX * toY - toX * fromY;
    fromX = toX;
    fromY = toY;
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
