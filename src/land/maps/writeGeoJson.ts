import { ringAreaM2, signedRingAreaM2 } from '../area.js';
import type { CoordinateSystem } from './wkt.js';
import { toDegrees } from './grid.js';
import type { Point, Ring, Shape } from '../shapes/shape.js';

export interface WrittenFeature {
  readonly properties: Readonly<Record<string, unknown>>;
  readonly shape: Shape;
}

/** A millimetre on the ground, in metres and in degrees. */
const DECIMALS: Readonly<Record<CoordinateSystem, number>> = { 'EPSG:27700': 3, WGS84: 8 };
const CRS: Readonly<Record<CoordinateSystem, string>> = {
  'EPSG:27700': 'urn:ogc:def:crs:EPSG::27700',
  WGS84: 'urn:ogc:def:crs:OGC:1.3:CRS84',
};

/**
 * Areas on the British National Grid as a GeoJSON FeatureCollection, a feature a line, in metres (to a millimetre) or in degrees (to a
 * millimetre too). Outer rings run anticlockwise, holes clockwise; what is thinner than that millimetre is left out.
 * The same features give the same bytes.
 */
export function writeGeoJson(
  features: readonly WrittenFeature[],
  system: CoordinateSystem,
  members: Readonly<Record<string, unknown>> = {},
): string {
  const head = { type: 'FeatureCollection', crs: { type: 'name', properties: { name: CRS[system] } }, ...members };
  const lines = features.map(({ properties, shape }) =>
    JSON.stringify({ type: 'Feature', properties, geometry: geometryOf(shape, system) }),
  );
  const opening = JSON.stringify(head).slice(0, -1);
  return `${opening},"features":[\n${lines.join(',\n')}\n]}\n`;
}

function geometryOf(shape: Shape, system: CoordinateSystem): unknown {
  const polygons = shape.flatMap(({ outer, holes }) => {
    const written = ringOf(outer, system, false);
    return written === undefined ? [] : [[written, ...holes.map((hole) => ringOf(hole, system, true)).filter(isRing)]];
  });
  const [only] = polygons;
  return only !== undefined && polygons.length === 1
    ? { type: 'Polygon', coordinates: only }
    : { type: 'MultiPolygon', coordinates: polygons };
}

/** A ring rounded, closed and turned the way it should run; undefined when nothing is left of it. */
function ringOf(ring: Ring, system: CoordinateSystem, clockwise: boolean): Ring | undefined {
  const rounded = ring.map((point) => rounding(system === 'WGS84' ? toDegrees(point) : point, DECIMALS[system]));
  const apart = rounded.filter((point, index) => index === 0 || !same(point, rounded[index - 1]));
  if (apart.length < 4 || ringAreaM2(apart) === 0) return undefined;
  return turned(apart, clockwise);
}

/** A ring that runs clockwise, or anticlockwise, whichever way it ran; it begins where it began. */
export function turned<T extends readonly Point[]>(ring: T, clockwise: boolean): T | Point[] {
  return signedRingAreaM2(ring) < 0 === clockwise ? ring : [...ring].reverse();
}

function rounding([x, y]: Point, decimals: number): Point {
  return [Number(x.toFixed(decimals)), Number(y.toFixed(decimals))];
}

function same([x, y]: Point, other: Point | undefined): boolean {
  return x === other?.[0] && y === other[1];
}

function isRing(ring: Ring | undefined): ring is Ring {
  return ring !== undefined;
}
