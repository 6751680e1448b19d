import type { Point } from '../shapes/shape.js';

/** The rings of one polygon as the file has them, outer ring first, not yet projected. */
export type RawPolygon = readonly (readonly Point[])[];
/** A line as the file has it: a pipe, a road. */
export type RawLine = readonly Point[];

export interface RawGeometry {
  readonly polygons: readonly RawPolygon[];
  readonly lines: readonly RawLine[];
}

export const NO_GEOMETRY: RawGeometry = { polygons: [], lines: [] };

type Refuse = (found: string, right: string) => void;

/** The polygons, and where asked for the lines, of a GeoJSON geometry, with every broken one refused; nothing when it is another kind. */
export function geometryOf(geometry: unknown, takesLines: boolean, refuse: Refuse): RawGeometry {
  const { type, coordinates } =
    typeof geometry === 'object' && geometry !== null ? (geometry as Record<string, unknown>) : {};
  const parts = typeof type === 'string' && type.startsWith('Multi') ? coordinates : [coordinates];
  const kind = typeof type === 'string' ? type.replace(/^Multi/, '') : undefined;
  const isKnown = kind === 'Polygon' || (takesLines && kind === 'LineString');
  if (!isKnown || !Array.isArray(parts)) {
    const wanted = takesLines ? 'Polygon, MultiPolygon, LineString or MultiLineString' : 'Polygon or MultiPolygon';
    refuse(typeof type === 'string' ? `is a ${type}` : 'has no geometry', `Draw it as a ${wanted}`);
    return NO_GEOMETRY;
  }
  if (parts.length === 0) refuse('is empty', kind === 'Polygon' ? 'Draw a ring' : 'Draw a line');
  return kind === 'Polygon'
    ? { polygons: parts.map((rings: unknown) => ringsOfPolygon(rings, refuse)), lines: [] }
    : { polygons: [], lines: parts.map((line: unknown) => checkedLine(pointsOf(line, 'line', refuse), refuse)) };
}

function ringsOfPolygon(rings: unknown, refuse: Refuse): RawPolygon {
  if (!Array.isArray(rings) || rings.length === 0) {
    refuse('is empty', 'Draw a ring');
    return [];
  }
  return rings.map((ring: unknown) => checkedRing(pointsOf(ring, 'ring', refuse), refuse));
}

/** The points of a ring or a line; none where one of them is no point. */
function pointsOf(positions: unknown, what: 'ring' | 'line', refuse: Refuse): readonly Point[] | undefined {
  if (!Array.isArray(positions) || positions.length === 0) {
    refuse(`has an empty ${what}`, `Draw a ${what}`);
    return undefined;
  }
  const points = positions.map(pointOf);
  const bad = points.findIndex((point) => point === undefined);
  if (bad < 0) return points.filter((point) => point !== undefined);
  refuse(`has a point that is not two finite numbers (number ${bad + 1} of its ${what})`, 'Write [x, y]');
  return undefined;
}

/** A ring that is closed and long enough; an error is said with the place where it opens. */
export function checkedRing(points: readonly Point[] | undefined, refuse: Refuse): readonly Point[] {
  const [first, last] = [points?.[0], points?.[points.length - 1]];
  if (points === undefined || first === undefined || last === undefined) return [];
  if (first[0] !== last[0] || first[1] !== last[1])
    refuse(`has an open ring (from ${printed(first)} to ${printed(last)})`, 'Its last point must repeat its first');
  else if (points.length < 4)
    refuse(
      `has a ring of ${points.length} points at ${printed(first)}`,
      'A ring has at least 4, the last one the first again',
    );
  return points;
}

/** A line of two different points or more. */
export function checkedLine(points: readonly Point[] | undefined, refuse: Refuse): RawLine {
  const [first] = points ?? [];
  if (points === undefined || first === undefined) return [];
  if (points.every(([x, y]) => x === first[0] && y === first[1]))
    refuse(`has a line without length at ${printed(first)}`, 'Draw it from one point to another');
  return points;
}

function printed([x, y]: Point): string {
  return `${x}, ${y}`;
}

function pointOf(position: unknown): Point | undefined {
  if (!Array.isArray(position)) return undefined;
  const [x, y] = position as unknown[];
  return typeof x === 'number' && typeof y === 'number' && Number.isFinite(x) && Number.isFinite(y)
    ? [x, y]
    : undefined;
}
