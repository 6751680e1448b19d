import { convexHull, cornersOf, widened } from './jts.js';
import { areaM2, ringAreaM2 } from './area.js';
import { sharedAreaM2 } from './clip.js';
import { areaOfRegionM2, difference, Plane } from './plane.js';
import type { Shape } from './shapes/shape.js';

/** Chords in each quarter circle of the widened hull: enough to look round, few enough to read. */
const CHORDS = 8;
const BISECTIONS = 60;

export interface DrawnBoundary {
  readonly shape: Shape;
  /** How far the convex hull of the blocks was widened. */
  readonly bufferM: number;
}

/**
 * An illustrative site boundary where none is published: the convex hull of the blocks, widened all round until it has
 * the area that the estates return gives. Undefined when the hull alone is already larger than the target.
 */
export function boundaryOfArea(blocks: readonly Shape[], targetM2: number): DrawnBoundary | undefined {
  const hull = convexHull(blocks);
  if (hull.getArea() > targetM2) return undefined;
  let [low, high] = [0, Math.sqrt(targetM2)];
  for (let step = 0; step < BISECTIONS; step++) {
    const middle = (low + high) / 2;
    if (widened(hull, middle, CHORDS).getArea() < targetM2) low = middle;
    else high = middle;
  }
  return { shape: [{ outer: cornersOf(widened(hull, high, CHORDS)), holes: [] }], bufferM: high };
}

/** Area of a block outside the boundary in m², where it is more than an error of drawing (1% of the block, or 1 m²); else 0. */
export function outsideM2(block: Shape, boundary: Shape): number {
  const forgiven = Math.max(1, 0.01 * areaM2(block));
  const hull = cornersOf(convexHull([block]));
  // The block lies within its convex hull: where that is inside, so is the block, and nothing need be cut.
  if (ringAreaM2(hull) - sharedAreaM2(boundary, hull) <= forgiven) return 0;
  const plane = new Plane(hull[0] ?? [0, 0]);
  const area = areaOfRegionM2(difference([plane.region(block)], [plane.region(boundary)]));
  return area > forgiven ? area : 0;
}
