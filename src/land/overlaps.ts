import { areaM2 } from './area.js';
import { boundsOfShape, meet, sharedAreaM2 } from './clip.js';
import { convexHull, cornersOf } from './jts.js';
import { areaOfRegionM2, intersection, Plane } from './plane.js';
import type { Bounds, Ring, Shape } from './shapes/shape.js';

/** Ground that two shapes claim, or two parts of one (then `first` and `second` are the same). */
export interface Overlap {
  readonly first: number;
  readonly second: number;
  readonly areaM2: number;
}

/** More of a fault than this in one map is no news. */
const MOST_OVERLAPS = 20;

/**
 * Where shapes, or parts of one shape, claim the same ground by more than an error of drawing: 1% of the smaller part, or 1 m².
 * `first` and `second` are positions in the list; at most 20 are found.
 */
export function overlaps(shapes: readonly Shape[]): Overlap[] {
  const parts = shapes.flatMap((shape, index) => shape.map((polygon) => partOf([polygon], index)));
  parts.sort((a, b) => a.bounds.west - b.bounds.west);
  const found: Overlap[] = [];
  for (const [index, a] of parts.entries()) {
    for (let next = index + 1; next < parts.length; next++) {
      const b = parts[next];
      if (b === undefined || b.bounds.west >= a.bounds.east) break;
      const shared = meet(a.bounds, b.bounds) ? claimedTwiceM2(a, b) : 0;
      if (shared > 0)
        found.push({ first: Math.min(a.owner, b.owner), second: Math.max(a.owner, b.owner), areaM2: shared });
      if (found.length >= MOST_OVERLAPS) return found;
    }
  }
  return found;
}

interface Part {
  readonly shape: Shape;
  readonly owner: number;
  readonly bounds: Bounds;
  readonly areaM2: number;
  readonly hull: Ring;
}

function partOf(shape: Shape, owner: number): Part {
  return { shape, owner, bounds: boundsOfShape(shape), areaM2: areaM2(shape), hull: cornersOf(convexHull([shape])) };
}

/** What a part shares with the other's convex hull is never less than what the two share, and far cheaper to find. */
function claimedTwiceM2(a: Part, b: Part): number {
  const forgiven = Math.max(1, 0.01 * Math.min(a.areaM2, b.areaM2));
  if (sharedAreaM2(a.shape, b.hull) <= forgiven || sharedAreaM2(b.shape, a.hull) <= forgiven) return 0;
  const plane = new Plane(a.hull[0] ?? [0, 0]);
  const shared = areaOfRegionM2(intersection(plane.region(a.shape), [plane.region(b.shape)]));
  return shared > forgiven ? shared : 0;
}
