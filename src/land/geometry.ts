import type { Point } from './shape.js';

/** The rings of one polygon as the file has them, outer ring first, not yet projected. */
export type RawPolygon = readonly (readonly Point[])[];

type Refuse = (found: string, right: string) => void;

/** The polygons of a GeoJSON geometry, with every broken ring refused; no polygon at all when it is another kind of geometry. */
export function polygonsOf(geometry: unknown, refuse: Refuse): RawPolygon[] {
  const { type, coordinates } =
    typeof geometry === 'object' && geometry !== null ? (geometry as Record<string, unknown>) : {};
  const polygons = type === 'Polygon' ? [coordinates] : type === 'MultiPolygon' ? coordinates : undefined;
  if (!Array.isArray(polygons)) {
    refuse(typeof type === 'string' ? `is a ${type}` : 'has no geometry', 'Draw it as a Polygon or MultiPolygon');
    return [];
  }
  if (polygons.length === 0) refuse('is empty', 'Draw a ring');
  return polygons.map((rings: unknown) => ringsOfPolygon(rings, refuse));
}

function ringsOfPolygon(rings: unknown, refuse: Refuse): RawPolygon {
  if (!Array.isArray(rings) || rings.length === 0) {
    refuse('is empty', 'Draw a ring');
    return [];
  }
  return rings.map((ring: unknown) => pointsOfRing(ring, refuse));
}

function pointsOfRing(ring: unknown, refuse: Refuse): Point[] {
  if (!Array.isArray(ring) || ring.length === 0) {
    refuse('has an empty ring', 'Draw a ring');
    return [];
  }
  const points = ring.map(pointOf);
  const bad = points.findIndex((point) => point === undefined);
  const [first, last] = [points[0], points[points.length - 1]];
  if (bad >= 0) refuse(`has a point that is not two finite numbers (number ${bad + 1} of its ring)`, 'Write [x, y]');
  else if (first?.[0] !== last?.[0] || first?.[1] !== last?.[1])
    refuse('has an open ring', 'Its last point must repeat its first');
  else if (points.length < 4)
    refuse(`has a ring of ${points.length} points`, 'A ring has at least 4, the last one the first again');
  return points.filter((point) => point !== undefined);
}

function pointOf(position: unknown): Point | undefined {
  if (!Array.isArray(position)) return undefined;
  const [x, y] = position as unknown[];
  return typeof x === 'number' && typeof y === 'number' && Number.isFinite(x) && Number.isFinite(y)
    ? [x, y]
    : undefined;
}
