import { areaM2 } from './area.js';
import { difference, intersection, narrowed, piecesIn, restored, type Plane, type Region } from './plane.js';
import type { Polygon } from './shapes/shape.js';

/** Ground that is nowhere wider than twice this is no ground to build on, and joins nothing. */
const NECK_M = 0.5;

/**
 * The pieces of some ground, each one polygon. METHOD is silent on land that hangs together by a point or by a neck of
 * under 1 m: mostly an error of drawing, and never a way through. Such land is two pieces, and the neck a third.
 * Ground of less than `leastM2` is not cut: it is too small already.
 */
export function piecesOf(ground: readonly Polygon[], plane: Plane, leastM2: number): Polygon[] {
  return ground.flatMap((polygon) => (areaM2([polygon]) < leastM2 ? [polygon] : cutAtNecks(polygon, plane)));
}

function cutAtNecks(polygon: Polygon, plane: Plane): Polygon[] {
  const whole = plane.region([polygon]);
  const narrow = narrowed(whole, NECK_M);
  if (piecesIn(narrow) < 2) return [polygon];
  const parts: Region[] = [];
  for (const core of plane.polygons(narrow)) {
    const part = intersection(restored(plane.region([core]), NECK_M), [whole]);
    parts.push(difference([part], parts));
  }
  return [...parts, difference([whole], parts)].flatMap((part) => plane.polygons(part));
}
