import { narrowed, Plane, widened } from './plane.js';
import type { Shape } from './shapes/shape.js';

/** A shape whose edge lies a distance in m further out, or further in where the distance is below 0; nothing may be left of it then. */
export function edgeMoved(shape: Shape, distanceM: number): Shape {
  const plane = new Plane(shape[0]?.outer[0] ?? [0, 0]);
  const region = plane.region(shape);
  return plane.polygons(distanceM >= 0 ? widened(region, distanceM) : narrowed(region, -distanceM));
}
