import { controlIn } from '../model/document/index.js';
import type { Problem } from '../model/problem.js';
import { recogniseCrs, type Coordinates } from './crs.js';
import { polygonsOf, type RawPolygon } from './geometry.js';
import { toDegrees, toGrid } from './grid.js';
import { flawOf } from './jts.js';
import { areaM2 } from './area.js';
import type { Point, Shape } from './shape.js';

const MOST_VERTICES = 100_000;

export interface Feature {
  /** How messages name it: its id where it has one, else its position in the file, from 1. */
  readonly label: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly shape: Shape;
}

export interface FeatureCollection {
  readonly features: readonly Feature[];
  readonly coordinates: Coordinates;
  /** Top-level members other than the features: `attribution`, `note`, `source` and the like. */
  readonly members: Readonly<Record<string, unknown>>;
}

/**
 * Reads the polygons of a GeoJSON FeatureCollection as metres on the British National Grid.
 * Undefined when anything is wrong; then `problems` has gained every error found, each with its feature.
 */
export function readGeoJson(text: string, file: string, problems: Problem[]): FeatureCollection | undefined {
  const before = problems.length;
  const refuse = (found: string, right: string): void => void problems.push({ severity: 'error', file, found, right });
  const collection = parse(text, refuse);
  if (collection === undefined) return undefined;
  refuseControls('it', collection.members, refuse);
  const raw = collection.features.map((feature, index) => rawFeature(feature, index, refuse));
  const points = raw.flatMap((feature) => feature.polygons.flat(2));
  if (problems.length > before) return undefined;
  if (points.length > MOST_VERTICES)
    return void refuse(`it has ${points.length} points`, `At most ${MOST_VERTICES} are read: simplify it`);
  const crs = recogniseCrs(collection.members.crs, points);
  if ('wrong' in crs) return void refuse(crs.wrong, crs.right);
  const features = raw.map((feature) => ({ ...feature, shape: toShape(feature.polygons, crs) }));
  for (const feature of features) checkShape(feature, crs, refuse);
  return problems.length > before ? undefined : { features, coordinates: crs, members: collection.members };
}

type Refuse = (found: string, right: string) => void;

function parse(text: string, refuse: Refuse): { features: unknown[]; members: Record<string, unknown> } | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return void refuse(
      `it is not JSON (${error instanceof Error ? error.message : 'unreadable'})`,
      'Export it again as GeoJSON',
    );
  }
  if (!isRecord(json) || json.type !== 'FeatureCollection' || !Array.isArray(json.features)) {
    return void refuse(
      'it is not a GeoJSON FeatureCollection',
      'It should begin {"type": "FeatureCollection", "features": [',
    );
  }
  if (json.features.length === 0) return void refuse('it is empty: it has no feature', 'Add a polygon');
  const { features, ...members } = json;
  return { features: features as unknown[], members };
}

interface RawFeature {
  readonly label: string;
  readonly properties: Record<string, unknown>;
  readonly polygons: readonly RawPolygon[];
}

function rawFeature(feature: unknown, index: number, refuse: Refuse): RawFeature {
  const properties = isRecord(feature) && isRecord(feature.properties) ? feature.properties : {};
  const id = properties.id ?? (isRecord(feature) ? feature.id : undefined);
  const label =
    typeof id === 'string' || typeof id === 'number' ? `feature ${index + 1} (${id})` : `feature ${index + 1}`;
  const said = (found: string, right: string): void => refuse(`${label} ${found}`, right);
  if (!isRecord(feature) || feature.type !== 'Feature') said('is not a GeoJSON Feature', 'Give it "type": "Feature"');
  refuseControls(label, properties, refuse);
  return { label, properties, polygons: isRecord(feature) ? polygonsOf(feature.geometry, said) : [] };
}

/** Names, ids and notes are printed. */
function refuseControls(label: string, members: Readonly<Record<string, unknown>>, refuse: Refuse): void {
  for (const [key, value] of Object.entries(members)) {
    const control = typeof value === 'string' ? controlIn(value) : undefined;
    if (control !== undefined)
      refuse(`${label} has a control character in its ${key} (${control})`, 'Take its escape away');
  }
}

function toShape(polygons: readonly RawPolygon[], crs: Coordinates): Shape {
  const place = ([x, y]: Point): Point => (crs.system === 'WGS84' ? toGrid(x, y) : [x, y]);
  return polygons.map((rings) => {
    const [outer = [], ...holes] = rings.map((ring) => ring.map(place));
    return { outer, holes };
  });
}

function checkShape(feature: Feature, crs: Coordinates, refuse: Refuse): void {
  const flaw = flawOf(feature.shape);
  if (flaw !== undefined) {
    const [x, y] =
      crs.system === 'WGS84'
        ? toDegrees(flaw.where).map((degree) => degree.toFixed(6))
        : flaw.where.map((metre) => metre.toFixed(2));
    refuse(`${feature.label} crosses itself (${flaw.what} at ${x}, ${y})`, 'Redraw it so that no side crosses another');
  } else if (areaM2(feature.shape) < 1) {
    refuse(`${feature.label} has no area`, 'Draw a polygon of at least 1 m²');
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
