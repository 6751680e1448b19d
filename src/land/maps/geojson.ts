import { hasMoreValues, keyTwice, lineControlIn } from '../../files/index.js';
import type { Problem } from '../../problems/index.js';
import {
  MOST_FEATURES,
  onTheGrid,
  type Drawing,
  type FeatureCollection,
  type Oddity,
  type RawFeature,
} from './drawing.js';
import { featurePlaces, placeAt, placeOfFeature, type PlaceInFile } from './featurePlaces.js';
import { takenFrom, type WantedOfMap } from './foreign.js';
import { geometryOf, NO_GEOMETRY } from './geometry.js';
import { featuresOfOverpass } from './overpass.js';

export interface ReadingOptions {
  /** Whether lines may stand in the map beside polygons. */
  readonly lines?: boolean;
  readonly wanted?: WantedOfMap;
}

/**
 * Reads the polygons, and where asked for the lines, of a GeoJSON FeatureCollection as metres on the British National Grid.
 * Undefined when anything is wrong; then `problems` has gained every error found, each with its feature.
 */
export function readGeoJson(
  text: string,
  file: string,
  problems: Problem[],
  { lines = false, wanted }: ReadingOptions = {},
): FeatureCollection | undefined {
  const before = problems.length;
  let featuresAt: readonly PlaceInFile[] = [];
  const refuse: Refuse = (found, right, place = placeOfFeature(found, featuresAt)) =>
    void problems.push({ severity: 'error', file, ...place, found, right });
  const collection = parse(text, lines, refuse);
  if (collection === undefined) return undefined;
  featuresAt = featurePlaces(text, collection.list);
  const { members } = collection;
  refuseControls('it', members, refuse);
  const taken = wanted === undefined ? undefined : takenFrom(collection.features, wanted, refuse);
  if (problems.length > before) return undefined;
  const features = (taken?.features ?? collection.features.map((feature, index) => ({ feature, index }))).map(
    ({ feature, index }) => rawFeature(feature, index, lines, refuse),
  );
  if (problems.length > before) return undefined;
  const drawing: Drawing = { features, members, crs: members.crs, saidBy: 'crs', rightHanded: true };
  const read = onTheGrid(drawing, refuse);
  // Degrees are what GeoJSON has where nothing is said; metres are a reading of ours.
  const isOurs = read?.coordinates.system === 'EPSG:27700' && read.coordinates.known === 'recognised';
  if (read === undefined) return undefined;
  if (taken !== undefined) {
    const { publisher, attribution, oddities } = taken;
    const said = { ...read, members: { attribution, ...read.members } };
    return { ...said, featuresAt, publisher, oddities: [...oddities, ...read.oddities] };
  }
  const unread = [
    ...unreadMembers('it has', [members], MEMBERS),
    ...unreadMembers('its features have, beside their properties,', collection.features, FEATURE_MEMBERS),
  ];
  return { ...read, featuresAt, oddities: [...(isOurs ? [OURS] : []), ...unread, ...read.oddities] };
}

/** What GeoJSON and the programs that write it put round the features, and what Decant reads there. */
const MEMBERS = ['type', 'crs', 'name', 'bbox', 'xy_coordinate_resolution', 'attribution', 'note'];
const FEATURE_MEMBERS = ['type', 'id', 'bbox', 'properties', 'geometry'];

function unreadMembers(what: string, objects: readonly unknown[], known: readonly string[]): Oddity[] {
  const strangers = new Set(objects.flatMap((object) => (isRecord(object) ? Object.keys(object) : [])));
  const unread = [...strangers].filter((name) => !known.includes(name)).slice(0, MOST_NAMED);
  if (unread.length === 0) return [];
  const right =
    'What is said of a feature stands among its properties; of the whole map, attribution and note are read';
  return [{ found: `${what} members that are not read: ${unread.join(', ')}`, right }];
}

/** A sentence names so many members. */
const MOST_NAMED = 8;

const OURS = {
  found: 'it has no crs: its numbers can only be British National Grid metres, and are read so',
  right: 'Add a crs member that names EPSG:27700',
};

type Refuse = (found: string, right: string, place?: Partial<PlaceInFile>) => void;

/** A map of as many points as are read has so many numbers, brackets and properties at most. */
const MOST_VALUES = 500_000;

interface Collection {
  readonly features: readonly unknown[];
  /** The member of the text that holds them. */
  readonly list: string;
  readonly members: Readonly<Record<string, unknown>>;
}

function parse(text: string, lines: boolean, refuse: Refuse): Collection | undefined {
  if (hasMoreValues(text, MOST_VALUES))
    return void refuse(
      `it has over ${MOST_VALUES} values`,
      'At most so many are read: simplify it, and take away what is not needed',
    );
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : 'unreadable';
    const position = /at position (\d+)/.exec(message)?.[1];
    return void refuse(
      `it is not JSON (${message})`,
      'Export it again as GeoJSON',
      placeAt(text, position === undefined ? text.length : Number(position)),
    );
  }
  if (isRecord(json) && Array.isArray(json.elements) && json.features === undefined)
    return {
      features: featuresOfOverpass(json.elements),
      list: 'elements',
      members: { attribution: '© OpenStreetMap contributors' },
    };
  // What a program gives of one thing that is asked for by its number.
  if (isRecord(json) && json.type === 'Feature') return { features: [json], list: '', members: {} };
  if (!isRecord(json) || json.type !== 'FeatureCollection' || !Array.isArray(json.features)) {
    return void refuse(
      'it is not a GeoJSON FeatureCollection',
      'It should begin {"type": "FeatureCollection", "features": [',
    );
  }
  if (json.features.length > MOST_FEATURES)
    return void refuse(
      `it has ${json.features.length} features`,
      `At most ${MOST_FEATURES} are read: leave out what is no part of the hospital`,
    );
  const twice = keyTwice(text);
  if (twice !== undefined)
    return void refuse(`an object has two members called ${twice.key}`, 'Keep one of them', { line: twice.line });
  if (json.features.length === 0) return void refuse('it is empty: it has no feature', toFill(lines));
  const { features, ...members } = json;
  return { features: features as unknown[], list: 'features', members };
}

/** Only the map that may hold lines, that of the constraints, need not be there at all. */
export function toFill(lines = false): string {
  return lines ? 'Add a polygon, or take the file away' : 'Add a polygon';
}

function rawFeature(feature: unknown, index: number, takesLines: boolean, refuse: Refuse): RawFeature {
  const properties = isRecord(feature) && isRecord(feature.properties) ? feature.properties : {};
  const ownId = isRecord(feature) && typeof feature.id === 'string' ? feature.id : undefined;
  const label = labelOf(index, properties.id ?? (isRecord(feature) ? feature.id : undefined));
  const said = (found: string, right: string): void => refuse(`${label} ${found}`, right);
  if (!isRecord(feature) || feature.type !== 'Feature') said('is not a GeoJSON Feature', 'Give it "type": "Feature"');
  refuseControls(label, properties, refuse);
  const geometry = isRecord(feature) ? geometryOf(feature.geometry, takesLines, said) : NO_GEOMETRY;
  return { label, ...(ownId === undefined ? {} : { ownId }), properties, ...geometry };
}

/** An id in a sentence is cut to this. */
const LONGEST_ID = 60;

/** How messages name a feature: by its position in the file, from 1, its id where it has one that can be printed, and its row where the file numbers them. */
export function labelOf(index: number, id: unknown, row?: string): string {
  const names = [id, row].flatMap((name) => {
    const text = typeof name === 'string' || typeof name === 'number' ? String(name) : '';
    return text !== '' && text.length <= LONGEST_ID && lineControlIn(text) === undefined ? [text] : [];
  });
  return names.length === 0 ? `feature ${index + 1}` : `feature ${index + 1} (${names.join(', ')})`;
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
