import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import type { Position } from 'geojson';
import type { Point, Ring, Shape } from './shape.js';

/** What a point on a ring itself is taken for. */
type Edge = 'inside' | 'outside';

/** So many corners tell whether one ring lies in another. */
const MOST_CORNERS = 8;

/** Whether a point lies within closed rings by the even-odd rule: in one of them and in none of its holes. */
export function liesIn(point: Point, rings: readonly Ring[], edge: Edge = 'inside'): boolean {
  // The library reads what it is given and changes nothing, but its types do not say so.
  const coordinates = rings as unknown as Position[][];
  return booleanPointInPolygon([...point], { type: 'Polygon', coordinates }, { ignoreBoundary: edge === 'outside' });
}

/** Whether a point lies in any polygon of a shape. */
export function liesInShape(point: Point, shape: Shape, edge: Edge = 'inside'): boolean {
  return shape.some(({ outer, holes }) => liesIn(point, [outer, ...holes], edge));
}

/** Whether most of a ring's first corners lie within another: a corner where the two touch speaks for neither. */
export function ringLiesIn(ring: Ring, other: Ring): boolean {
  const corners = ring.slice(1, 1 + MOST_CORNERS);
  const inside = corners.filter((corner) => liesIn(corner, [other], 'outside')).length;
  const outside = corners.filter((corner) => !liesIn(corner, [other])).length;
  return inside > outside;
}
