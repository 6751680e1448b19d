import { keyTwice, lineControlIn } from '../../files/index.js';
import type { Problem } from '../../problems/index.js';
import { onTheGrid, type Drawing, type FeatureCollection, type RawFeature } from './drawing.js';
import { featureLines, lineAt, lineOfFeature } from './featureLines.js';
import { geometryOf, NO_GEOMETRY } from './geometry.js';

export interface ReadingOptions {
  /** Whether lines may stand in the map beside polygons. */
  readonly lines?: boolean;
}

/**
 * Reads the polygons, and where asked for the lines, of a GeoJSON FeatureCollection as metres on the British National Grid.
 * Undefined when anything is wrong; then `problems` has gained every error found, each with its feature.
 */
export function readGeoJson(
  text: string,
  file: string,
  problems: Problem[],
  { lines = false }: ReadingOptions = {},
): FeatureCollection | undefined {
  const before = problems.length;
  let featuresAt: readonly number[] = [];
  const refuse = (found: string, right: string, line?: number): void => {
    const place = line === undefined ? lineOfFeature(found, featuresAt) : { line };
    problems.push({ severity: 'error', file, ...place, found, right });
  };
  const collection = parse(text, lines, refuse);
  if (collection === undefined) return undefined;
  featuresAt = featureLines(text);
  const { members } = collection;
  refuseControls('it', members, refuse);
  const features = collection.features.map((feature, index) => rawFeature(feature, index, lines, refuse));
  if (problems.length > before) return undefined;
  const drawing: Drawing = { features, members, crs: members.crs, saidBy: 'crs', rightHanded: true };
  const read = onTheGrid(drawing, refuse);
  // Degrees are what GeoJSON has where nothing is said; metres are a reading of ours.
  const isOurs = read?.coordinates.system === 'EPSG:27700' && read.coordinates.known === 'recognised';
  if (read === undefined) return undefined;
  return { ...read, featuresAt, oddities: isOurs ? [OURS, ...read.oddities] : read.oddities };
}

const OURS = {
  found: 'it has no crs: its numbers can only be British National Grid metres, and are read so',
  right: 'Add a crs member that names EPSG:27700',
};

type Refuse = (found: string, right: string, line?: number) => void;

function parse(
  text: string,
  lines: boolean,
  refuse: Refuse,
): { features: unknown[]; members: Record<string, unknown> } | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : 'unreadable';
    const position = /at position (\d+)/.exec(message)?.[1];
    return void refuse(
      `it is not JSON (${message})`,
      'Export it again as GeoJSON',
      position === undefined ? undefined : lineAt(text, Number(position)),
    );
  }
  if (!isRecord(json) || json.type !== 'FeatureCollection' || !Array.isArray(json.features)) {
    return void refuse(
      'it is not a GeoJSON FeatureCollection',
      'It should begin {"type": "FeatureCollection", "features": [',
    );
  }
  const twice = keyTwice(text);
  if (twice !== undefined)
    return void refuse(`an object has two members called ${twice.key}`, 'Keep one of them', twice.line);
  if (json.features.length === 0) return void refuse('it is empty: it has no feature', toFill(lines));
  const { features, ...members } = json;
  return { features: features as unknown[], members };
}

/** Only the map that may hold lines, that of the constraints, need not be there at all. */
export function toFill(lines = false): string {
  return lines ? 'Add a polygon, or take the file away' : 'Add a polygon';
}

function rawFeature(feature: unknown, index: number, takesLines: boolean, refuse: Refuse): RawFeature {
  const properties = isRecord(feature) && isRecord(feature.properties) ? feature.properties : {};
  const label = labelOf(index, properties.id ?? (isRecord(feature) ? feature.id : undefined));
  const said = (found: string, right: string): void => refuse(`${label} ${found}`, right);
  if (!isRecord(feature) || feature.type !== 'Feature') said('is not a GeoJSON Feature', 'Give it "type": "Feature"');
  refuseControls(label, properties, refuse);
  const geometry = isRecord(feature) ? geometryOf(feature.geometry, takesLines, said) : NO_GEOMETRY;
  return { label, properties, ...geometry };
}

/** An id in a sentence is cut to this. */
const LONGEST_ID = 60;

/** How messages name a feature: by its position in the file, from 1, and its id where it has one that can be printed. */
export function labelOf(index: number, id: unknown): string {
  const text = typeof id === 'string' || typeof id === 'number' ? String(id) : '';
  const isPlain = text !== '' && text.length <= LONGEST_ID && lineControlIn(text) === undefined;
  return isPlain ? `feature ${index + 1} (${text})` : `feature ${index + 1}`;
}

/** Names, ids, sources and notes are printed, each on a line of its own. */
export function refuseControls(label: string, members: Readonly<Record<string, unknown>>, refuse: Refuse): void {
  for (const [key, value] of Object.entries(members)) {
    const inKey = lineControlIn(key);
    if (inKey !== undefined) refuse(`${label} has a control character in the name of a member (${inKey})`, PLAIN);
    const control = typeof value === 'string' ? lineControlIn(value) : undefined;
    if (control !== undefined && inKey === undefined)
      refuse(`${label} has a control character in its ${key} (${control})`, PLAIN);
  }
}

const PLAIN = 'Take it or its escape away: no line break, tab or mark of direction may stand in it';

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
