import { MOST_FEATURES, type Oddity } from './drawing.js';
import { constraintOfEntity, DATASETS, kindOfDataset, saysKinds } from './planningConstraints.js';

/** Which map is read: what others export holds more than one asks for. */
export type Wanted = 'boundary' | 'buildings' | 'constraints';

/** A publisher of maps whose features say nothing of a hospital's blocks, and are told from others'. */
interface Publisher {
  readonly name: string;
  /** What its licence asks to be printed, where the file does not say it. */
  readonly attribution: string;
  /** What a feature is called there: `way/440410278`. */
  idOf(this: void, feature: Feature): string | undefined;
  /** Whether a feature is of the map that is read. */
  isWanted(this: void, properties: Properties, wanted: Wanted): boolean;
  /** What of it the map reads. */
  read(this: void, properties: Properties, id: string | undefined, wanted: Wanted): Properties;
}

type Properties = Readonly<Record<string, unknown>>;

interface Feature {
  readonly id?: unknown;
  readonly properties: Properties;
}

const OSM_ID = /^(?:way|relation|node)\/\d+$/;

const OPEN_STREET_MAP: Publisher = {
  name: 'OpenStreetMap',
  attribution: '© OpenStreetMap contributors',
  idOf: ({ id, properties }) => {
    const said = [properties['@id'], id, properties.osm_id, properties.osm_way_id].find((each) => each !== undefined);
    const text = typeof said === 'string' || typeof said === 'number' ? String(said) : '';
    if (OSM_ID.test(text)) return text;
    return /^\d+$/.test(text) && (properties.osm_id ?? properties.osm_way_id) !== undefined ? `way/${text}` : undefined;
  },
  isWanted: (properties, wanted) =>
    // Its tags say what stands somewhere, and of nothing whether it may be built on.
    wanted === 'constraints'
      ? false
      : wanted === 'buildings'
        ? (properties.building ?? 'no') !== 'no'
        : properties.amenity === 'hospital' ||
          properties.healthcare === 'hospital' ||
          properties.landuse === 'hospital',
  read: (properties, id) => ({
    ...named(properties.name ?? properties['addr:housename']),
    ...storeysOf(properties['building:levels']),
    source: `OpenStreetMap contributors, ${id ?? 'ODbL'}`,
  }),
};

const PLANNING_DATA: Publisher = {
  name: 'planning data',
  attribution:
    'Contains public sector information licensed under the Open Government Licence v3.0 (planning.data.gov.uk)',
  idOf: ({ properties: { entity, dataset } }) =>
    typeof dataset === 'string' && (typeof entity === 'string' || typeof entity === 'number')
      ? String(entity)
      : undefined,
  isWanted: (properties, wanted) => wanted !== 'constraints' || kindOfDataset(properties) !== undefined,
  read: ({ name, reference, dataset, ...others }, id, wanted) => ({
    ...(wanted === 'constraints' ? constraintOfEntity({ dataset, ...others }, id) : {}),
    // A site without a name has an empty one.
    ...named(reference),
    ...named(name),
    source: `planning.data.gov.uk, ${typeof dataset === 'string' ? dataset : ''} ${id ?? ''}`.trim(),
  }),
};

const WHAT: Readonly<Record<Wanted, string>> = {
  boundary: 'the hospital’s ground',
  buildings: 'the buildings',
  constraints: 'the constraints that are known by their dataset and not over',
};
/** What is read of others' constraints is a cautious guess at what may be sold. */
const OTHERWISE =
  'Where its ground may be sold after all, or not, give every feature a kind, hard (true or false) and, for a soft one, cost_gbp of your own';

interface Taken {
  readonly publisher: string;
  readonly attribution: string;
  /** With their positions among all of the file. */
  readonly features: readonly { readonly feature: unknown; readonly index: number }[];
  readonly oddities: readonly Oddity[];
}

/** Which map is read of others' exports, by which properties one that was drawn for Decant is known, and what to give features that say nothing. */
export interface WantedOfMap {
  readonly map: Wanted;
  readonly own: readonly string[];
  readonly give?: string | undefined;
}

/** What is read of an export by others: its polygons of the map that is asked for, with what they say that a block reads. Undefined where somebody drew the map for Decant. */
export function takenFrom(
  features: readonly unknown[],
  { map, own, give }: WantedOfMap,
  refuse: (found: string, right: string) => void,
): Taken | undefined {
  const all = features.map((feature, index) => ({ ...partsOf(feature), index }));
  if (all.some(({ properties }) => own.some((name) => (properties[name] ?? null) !== null))) return undefined;
  const publisher = [OPEN_STREET_MAP, PLANNING_DATA].find(({ idOf }) =>
    all.some((feature) => idOf(feature) !== undefined),
  );
  if (publisher === undefined) return undefined;
  const areas = all.filter(({ geometry }) => /^(Multi)?Polygon$/.test(geometry.type));
  const wanted = areas.filter(({ properties }) => publisher.isWanted(properties, map));
  // A hospital's ground has many tags; its buildings have one.
  const taken = wanted.length === 0 && map === 'boundary' ? areas : wanted;
  const what = WHAT[map];
  if (taken.length === 0 && give !== undefined)
    refuse(
      `it is an export of ${publisher.name} in which none of ${all.length} features says which constraint it is: no ${own.join(', no ')}`,
      `${publisher.name === PLANNING_DATA.name ? `Export those of the datasets ${DATASETS.join(', ')}, or draw your own. ` : ''}${give}`,
    );
  else if (taken.length === 0)
    refuse(
      `it is an export of ${publisher.name} in which none of ${all.length} features is ${map === 'buildings' ? 'a building' : 'an area'}`,
      `Export ${what} as polygons, with their geometry`,
    );
  else if (taken.length > MOST_FEATURES)
    refuse(
      `it has ${taken.length} buildings`,
      `At most ${MOST_FEATURES} are read: leave out what is no part of the hospital`,
    );
  const left = all.length - taken.length;
  const found = `it is an export of ${publisher.name}: of its ${all.length} features ${left} ${left === 1 ? 'is' : 'are'} left aside, as no part of ${what}`;
  const odd =
    map === 'constraints'
      ? [{ found: `${found}; read are ${saysKinds(taken.map(({ properties }) => properties))}`, right: OTHERWISE }]
      : left === 0
        ? []
        : [{ found, right: 'Nothing need be done' }];
  return {
    publisher: publisher.name,
    attribution: publisher.attribution,
    features: taken.map(({ index, geometry, ...feature }) => {
      const id = publisher.idOf(feature);
      return {
        index,
        feature: { type: 'Feature', id, properties: publisher.read(feature.properties, id, map), geometry },
      };
    }),
    oddities: odd,
  };
}

function partsOf(feature: unknown): Feature & { readonly geometry: { readonly type: string } } {
  const { id, properties, geometry } = (feature ?? {}) as Partial<Record<'id' | 'properties' | 'geometry', unknown>>;
  const isDrawn =
    typeof geometry === 'object' && geometry !== null && 'type' in geometry && typeof geometry.type === 'string';
  return {
    id,
    properties: typeof properties === 'object' && properties !== null ? (properties as Properties) : {},
    geometry: isDrawn ? (geometry as { type: string }) : { type: '' },
  };
}

function named(name: unknown): Properties {
  return typeof name === 'string' && name.trim() !== '' ? { name: name.replace(/\s+/g, ' ').trim() } : {};
}

function storeysOf(levels: unknown): Properties {
  const storeys = Number(typeof levels === 'string' || typeof levels === 'number' ? levels : NaN);
  return storeys >= 1 ? { storeys } : {};
}
