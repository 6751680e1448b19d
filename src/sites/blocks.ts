import {
  cellAreasM2,
  outsideM2,
  overlaps,
  readGeoJson,
  type Feature,
  type FeatureCollection,
  type Shape,
} from '../land/index.js';
import { STATUSES, type Given, type GivenMember, type Provenance } from '../model/given.js';
import { didYouMean } from '../model/nearest.js';
import type { SiteFolder } from './folder.js';
import { isMemberName, MEMBER_RULE } from './names.js';
import { TENURES, type Block, type SiteMap, type Tenure } from './site.js';

const BOUNDARY = 'boundary.geojson';
const BUILDINGS = 'buildings.geojson';
const MOST_BLOCKS = 1_000;
const MOST_POLYGONS = 2_000;
/** Properties that a block must have, and those that are read when it has them. */
const PROPERTIES = ['id', 'name', 'floor_area_m2', 'tenure', 'movable', 'storeys', 'source', 'status'];

/** Reads the two maps: the boundary and the blocks, each with its share of the site. Undefined when either is wrong. */
export function readMap(
  folder: SiteFolder,
): { readonly map: SiteMap; readonly attributions: readonly string[] } | undefined {
  const before = folder.problems.length;
  const boundary = readCollection(folder, BOUNDARY);
  const buildings = readCollection(folder, BUILDINGS);
  const refuse = refuser(folder, BUILDINGS);
  const drafts = buildings?.features.map((feature) => readBlock(feature, refuse)) ?? [];
  refuseTwice(
    drafts.map(({ id }) => id),
    refuse,
  );
  const polygons = drafts.reduce((sum, draft) => sum + draft.polygons.length, 0);
  if (drafts.length > MOST_BLOCKS)
    return void refuse(`it has ${drafts.length} blocks`, `At most ${MOST_BLOCKS} are read`);
  if (polygons > MOST_POLYGONS)
    return void refuse(`it has ${polygons} polygons`, `At most ${MOST_POLYGONS} are read: simplify it`);
  if (boundary === undefined || buildings === undefined) return undefined;
  const site = boundary.features.flatMap(({ shape }) => shape);
  for (const { label, shape } of buildings.features) refuseOutside(label, shape, site, refuse);
  refuseOverlaps(buildings.features, refuse);
  if (folder.problems.slice(before).some(({ severity }) => severity === 'error')) return undefined;
  const land = cellAreasM2(
    site,
    buildings.features.map(({ shape }) => shape),
  );
  const blocks = drafts.map((draft, index): Block => ({ ...draft, landM2: land[index] ?? 0 }));
  const map: SiteMap = {
    boundary: site,
    areaM2: land.reduce((sum, area) => sum + area, 0),
    blocks,
    coordinates: { boundary: boundary.coordinates, buildings: buildings.coordinates },
    notes: [boundary, buildings].flatMap(({ members }) => (typeof members.note === 'string' ? [members.note] : [])),
  };
  return {
    map,
    attributions: [boundary, buildings].flatMap(({ members }) =>
      typeof members.attribution === 'string' ? [members.attribution] : [],
    ),
  };
}

type Refuse = (found: string, right: string) => void;

function refuser(folder: SiteFolder, file: string): Refuse {
  return (found, right) => void folder.problems.push({ severity: 'error', file: folder.label(file), found, right });
}

function readCollection(folder: SiteFolder, file: string): FeatureCollection | undefined {
  const text = folder.text(file);
  return text === undefined ? undefined : readGeoJson(text, folder.label(file), folder.problems);
}

function readBlock({ label, properties, shape }: Feature, refuse: Refuse): Omit<Block, 'landM2'> {
  const wrong = (found: string, right: string): void => refuse(`${label} ${found}`, right);
  const needed = (key: string, what: string): unknown => {
    const value = properties[key];
    if (value === undefined || value === null)
      wrong(`has no ${key}`, didYouMean(key, strangers(properties)) ?? `Give it ${what}`);
    return value ?? undefined;
  };
  const id = needed('id', 'an id of its own');
  const floorArea = needed('floor_area_m2', 'its gross internal area in m²');
  const tenure = tenureOf(needed('tenure', TENURES.join(', ')), wrong);
  const movable = needed('movable', 'true or false');
  if (id !== undefined && !(typeof id === 'string' && isMemberName(id)))
    wrong('has an id that cannot be a name', MEMBER_RULE);
  if (floorArea !== undefined && !(isNumber(floorArea) && floorArea > 0))
    wrong('has a floor_area_m2 that is not a number over 0', 'Write it in m², without quotation marks');
  if (movable !== undefined && typeof movable !== 'boolean')
    wrong('has a movable that is not true or false', 'Write it without quotation marks');
  if (movable === true && tenure === 'pfi')
    wrong('is in the PFI and movable', 'A PFI block cannot be emptied out of its contract: write "movable": false');
  const { name, storeys } = properties;
  return {
    id: typeof id === 'string' ? id : '',
    label: typeof name === 'string' && name.trim() !== '' ? name : String(id),
    tenure: tenure ?? 'owned',
    movable: movable === true,
    ...(isNumber(storeys) && storeys > 0 ? { storeys } : {}),
    floorAreaM2: isNumber(floorArea) ? floorArea : 0,
    polygons: shape,
    ...provenanceOf(properties, wrong),
  };
}

function tenureOf(value: unknown, wrong: Refuse): Tenure | undefined {
  const tenure = TENURES.find((known) => known === value);
  if (value === undefined || tenure !== undefined) return tenure;
  const near = typeof value === 'string' ? didYouMean(value, TENURES) : undefined;
  wrong('has a tenure that is not known', near ?? `It may be ${TENURES.join(', ')}`);
  return undefined;
}

function provenanceOf({ source, status }: Feature['properties'], wrong: Refuse): Provenance {
  const known = STATUSES.find((word) => word === status);
  if (status !== undefined && status !== null && known === undefined)
    wrong('has a status that is not known', `It may be ${STATUSES.join(', ')}`);
  if (known === 'measured')
    wrong('is measured, but a map has no row and column', 'Use published, assumed or illustrative');
  return { ...(typeof source === 'string' ? { source } : {}), status: known ?? 'illustrative' };
}

function refuseOutside(label: string, shape: Shape, site: Shape, refuse: Refuse): void {
  const area = outsideM2(shape, site);
  if (area > 0)
    refuse(`${label} is outside the boundary by ${Math.round(area)} m²`, 'Move the block, or redraw boundary.geojson');
}

function refuseOverlaps(features: readonly Feature[], refuse: Refuse): void {
  for (const { first, second, areaM2 } of overlaps(features.map(({ shape }) => shape))) {
    const [label, other] = [features[first]?.label ?? '', features[second]?.label ?? ''];
    const who = first === second ? `two parts of ${label}` : `${label} and ${other}`;
    refuse(`${who} claim the same ${Math.round(areaM2)} m² of ground`, 'Redraw one of them, or merge the two');
  }
}

function refuseTwice(ids: readonly string[], refuse: Refuse): void {
  const twice = new Set(ids.filter((id, index) => id !== '' && ids.indexOf(id) < index));
  for (const id of twice) refuse(`the id ${id} stands twice`, 'Give each block an id of its own');
}

function strangers(properties: Feature['properties']): string[] {
  return Object.keys(properties).filter((key) => !PROPERTIES.includes(key));
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

/** What the map gives to the model: floor area, land, and whether each block can be emptied and is in the PFI. */
export function blockGivens(map: SiteMap, folder: SiteFolder): Given[] {
  const place = { file: folder.label(BUILDINGS) };
  const given = (name: string, text: (block: Block) => string, provenance: (block: Block) => Provenance): Given => {
    const members = map.blocks.map((block): readonly [string, GivenMember] => {
      return [
        block.id,
        { value: { kind: 'single', typed: { text: text(block), place } }, place, ...provenance(block) },
      ];
    });
    return { name, place, value: { kind: 'members', members: new Map(members) } };
  };
  const own = ({ source, status }: Block): Provenance => ({
    ...(source === undefined ? {} : { source }),
    ...(status === undefined ? {} : { status }),
  });
  const drawn = (): Provenance => ({
    source: `Geometry: its own ground and the open ground nearest to it, from ${BOUNDARY} and ${BUILDINGS}`,
    status: 'illustrative',
  });
  return [
    given('block_floor_area', (block) => `${block.floorAreaM2} m2`, own),
    given('block_movable', (block) => (block.movable ? '1' : '0'), own),
    given('block_land', (block) => `${block.landM2} m2`, drawn),
    given('block_in_pfi', (block) => (block.tenure === 'pfi' ? '1' : '0'), own),
  ];
}
