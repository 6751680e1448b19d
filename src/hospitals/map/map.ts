import { basename } from 'node:path';
import { cellAreasM2 } from '../../land/cells/index.js';
import { areaM2, constraintAreasM2, groundAreas, TooIntricate, type LandConstraint } from '../../land/index.js';
import { printPlace, type Feature, type FeatureCollection } from '../../land/maps/index.js';
import type { Point, Shape } from '../../land/shapes/index.js';
import { linkedBothWays, readBlock, type BlockDraft } from './blocks.js';
import { cellsKeptOf } from './cellsKept.js';
import { NO_CONSTRAINTS, readConstraints, type ConstraintDraft, type DrawnConstraints } from './constraints.js';
import { readRegister } from '../register/register.js';
import { withRegister, type RowPlaces } from '../register/withRegister.js';
import type { WholeFloor } from '../register/floor.js';
import type { SiteFolder } from '../site/folder.js';
import type { Tables } from '../tables/tables.js';
import { isOfAHospital } from './boundaryExtent.js';
import { BOUNDARY_PROPERTIES, readLayer, type Layer } from './layers.js';
import { apartM, checkBlocks, checkParts, checkSurplus, checkZone } from './mapChecks.js';
import type { MapPlaces } from './filesRead.js';
import { inRegister, Properties, type Refuse } from './properties.js';
import { parkingIn, type Block, type Constraint, type SiteMap } from '../site/site.js';
import { problemOf, type Progress } from './tooIntricate.js';
import { sayOddZones } from './zoneOddities.js';

/** As many as the model's rows have room for where functions are not told apart. */
const MOST_BLOCKS = 500;
const MOST_POLYGONS = 2_000;
/** Every block's cell is cut to the boundary: each point of it costs, once a block. A surveyed boundary has some hundreds. */
const MOST_BOUNDARY_POINTS = 2_000;
const MOST_POINTS_TIMES_BLOCKS = 100_000;

interface From {
  readonly folder: SiteFolder;
  readonly tables: Tables;
  readonly whole: WholeFloor;
}

export interface ReadMap {
  readonly map: SiteMap;
  readonly attributions: readonly string[];
  readonly places: MapPlaces;
}

/** As `readTheMaps`; outlines too intricate to be measured are refused, whichever step met them. */
export function readMap(folder: SiteFolder, tables: Tables, whole: WholeFloor): ReadMap | undefined {
  const progress: Progress = { layers: [] };
  try {
    return readTheMaps({ folder, tables, whole }, progress);
  } catch (error) {
    if (!(error instanceof TooIntricate)) throw error;
    return void folder.problems.push(problemOf(error, progress));
  }
}

/** Reads the maps: the boundary, the blocks with their shares of the site, and the constraints where any are drawn. Undefined when one is wrong. */
function readTheMaps({ folder, tables, whole }: From, progress: Progress): ReadMap | undefined {
  const before = folder.problems.length;
  const [boundary, outlines] = [readLayer(folder, 'boundary'), readLayer(folder, 'buildings')];
  const constraints = readLayer(folder, 'constraints');
  const register = readRegister(folder, tables);
  if (boundary === undefined || outlines === undefined) return undefined;
  const described = withRegister(folder, outlines, register, whole);
  const rows: RowPlaces = described?.rows ?? new Map();
  const buildings = described === undefined ? outlines : withFeatures(outlines, described.features);
  const blocks = described === undefined ? undefined : draftsOf(folder, buildings, rows);
  for (const feature of boundary.read?.features ?? [])
    new Properties(feature, BOUNDARY_PROPERTIES, boundary.refuse).status();
  progress.layers = constraints === undefined ? [] : [constraints];
  const drawn = constraints?.read === undefined ? NO_CONSTRAINTS : readDrawn(constraints);
  if (blocks === undefined || boundary.read === undefined || buildings.read === undefined) return undefined;
  const site = boundary.read.features.flatMap(({ shape }) => shape);
  const points = site.reduce((sum, { outer, holes }) => sum + outer.length + holes.flat().length, 0);
  const most = Math.min(MOST_BOUNDARY_POINTS, Math.floor(MOST_POINTS_TIMES_BLOCKS / blocks.length));
  if (points > most)
    return void boundary.refuse(
      `it has ${points} points`,
      `At most ${most} are read round ${blocks.length} blocks: simplify it`,
    );
  if (!isOfAHospital(boundary.read, boundary.refuse)) return undefined;
  progress.layers = [boundary];
  checkParts('the boundary', boundary.read, boundary.refuse);
  progress.layers = [boundary, buildings];
  checkBlocks(buildings.read, boundary.read, buildings);
  progress.layers = constraints === undefined ? [buildings] : [buildings, constraints];
  if (constraints?.read !== undefined) checkDrawn(drawn, constraints, { blocks, buildings: buildings.read });
  if (folder.problems.slice(before).some(({ severity }) => severity === 'error')) return undefined;
  const layers = [boundary, buildings, ...(constraints === undefined ? [] : [constraints])];
  progress.layers = layers;
  if (constraints !== undefined) sayOddZones(drawn, site, constraints.warn);
  const collections = layers.flatMap(({ read }) => read ?? []);
  return {
    map: {
      ...onTheGround(site, blocks, drawn, (found, right, id) =>
        constraints?.warn(found, right, labelOf(constraints.read?.features ?? [], id)),
      ),
      ...zonesOf(drawn),
      roads: drawn.roads.flatMap(({ lines }) => lines),
      coordinates: {
        boundary: boundary.read.coordinates,
        buildings: buildings.read.coordinates,
        ...(constraints?.read === undefined ? {} : { constraints: constraints.read.coordinates }),
      },
      files: {
        boundary: basename(boundary.file),
        buildings: basename(buildings.file),
        constraints: basename(constraints?.file ?? 'constraints.geojson'),
      },
      notes: collections.flatMap(({ members }) => (typeof members.note === 'string' ? [members.note] : [])),
    },
    attributions: collections.flatMap(({ members }) =>
      typeof members.attribution === 'string' ? [members.attribution] : [],
    ),
    places: {
      boundary: { file: boundary.file },
      buildings: { file: buildings.file },
      rows: new Map([...rows].map(([{ properties }, place]) => [String(properties.id), place])),
      constraints: { file: constraints?.file ?? folder.label('constraints.geojson') },
    },
  };
}

function withFeatures(layer: Layer, features: readonly Feature[]): Layer {
  return layer.read === undefined ? layer : { ...layer, read: { ...layer.read, features } };
}

/** The blocks as their files have them; undefined when there are too many to go on. What a row of the register says is wrong there. */
function draftsOf(folder: SiteFolder, { read, refuse, warn }: Layer, rows: RowPlaces): BlockDraft[] | undefined {
  const drafts =
    read?.features.map((feature) => {
      const place = rows.get(feature);
      if (place === undefined) return readBlock(feature, refuse, warn);
      const say =
        (severity: 'error' | 'warning'): Refuse =>
        (found, right) =>
          void folder.problems.push({ severity, ...place, found, right });
      return { ...readBlock(feature, say('error'), say('warning'), inRegister), row: place };
    }) ?? [];
  refuseTwice(read?.features ?? [], drafts, 'block', refuse);
  const polygons = drafts.reduce((sum, draft) => sum + draft.polygons.length, 0);
  if (drafts.length > MOST_BLOCKS)
    return void refuse(`it has ${drafts.length} blocks`, `At most ${MOST_BLOCKS} are read`);
  if (polygons > MOST_POLYGONS)
    return void refuse(`it has ${polygons} polygons`, `At most ${MOST_POLYGONS} are read: simplify it`);
  return linkedBothWays(drafts, (found, right, id) => refuse(found, right, labelOf(read?.features ?? [], id)));
}

function readDrawn({ read, refuse, warn }: Layer): DrawnConstraints {
  const drawn = readConstraints(read?.features ?? [], refuse, warn);
  refuseTwice(read?.features ?? [], drawn.constraints, 'constraint', refuse);
  return drawn;
}

/** How messages name the last feature of an id. */
function labelOf(features: readonly Feature[], id: string | undefined): string | undefined {
  return features.filter(({ properties }) => properties.id === id).at(-1)?.label;
}

function refuseTwice(
  features: readonly Feature[],
  drafts: readonly { readonly id: string }[],
  what: string,
  refuse: Refuse,
): void {
  const ids = drafts.map(({ id }) => id);
  const twice = new Set(ids.filter((id, index) => id !== '' && ids.indexOf(id) < index));
  for (const id of twice)
    refuse(`the id ${id} stands twice`, `Give each ${what} an id of its own`, labelOf(features, id));
}

function checkDrawn(
  { retainedZone, surplus }: DrawnConstraints,
  { read, refuse }: Layer,
  { blocks, buildings }: { readonly blocks: readonly BlockDraft[]; readonly buildings: FeatureCollection },
): void {
  if (read === undefined) return;
  for (const [kind, what] of [
    ['retained_zone', 'the retained zone'],
    ['surplus_land', 'the surplus land'],
  ] as const)
    checkParts(what, { ...read, features: read.features.filter(({ properties }) => properties.kind === kind) }, refuse);
  const ground = {
    blocks,
    features: buildings.features,
    print: (place: Point) => printPlace(place, buildings.coordinates),
    apartM: apartM(buildings.coordinates, read.coordinates),
  };
  checkZone(retainedZone, ground, refuse);
  checkSurplus(surplus, ground, refuse);
}

/** What geometry says of a sound map: shares of the site, and the ground that constraints take. */
function onTheGround(
  site: Shape,
  drafts: readonly BlockDraft[],
  { constraints, surplus }: DrawnConstraints,
  warn: Refuse,
): Pick<SiteMap, 'boundary' | 'areaM2' | 'parkingM2' | 'blocks' | 'cells' | 'constraints'> {
  const walls = drafts.map(({ polygons }) => polygons);
  const cells = cellsKeptOf(site, walls);
  const register = constraints.map(onLand);
  const total = areaM2(site);
  const shares = cellAreasM2(site, cells);
  const parking = parkingIn(constraints);
  const ground = groundAreas({ boundary: site, blocks: walls, cells, constraints: register, surplus, parking });
  const ahead = aheadOf(ground.openM2);
  const covered = constraintAreasM2(site, register);
  return {
    boundary: site,
    areaM2: total,
    parkingM2: ground.parkingM2,
    blocks: drafts.map((draft, index): Block => {
      const landM2 = shares[index] ?? 0;
      return {
        ...draft,
        landM2,
        clearLandM2: register.length === 0 ? landM2 : Math.min(landM2, ground.clearM2[index] ?? 0),
        openGroundM2: ground.openM2[index] ?? 0,
        openClearM2: ground.openClearM2[index] ?? 0,
        openAheadM2: ahead[index] ?? 0,
      };
    }),
    cells,
    constraints: constraints.map((draft, index) => measured(draft, covered[index] ?? 0, warn)),
  };
}

/** For each block the open ground of those that have more of it; of like ones, to the nearest cm², those before it in the map. */
function aheadOf(open: readonly number[]): number[] {
  const order = open
    .map((area, index) => ({ index, area, size: Math.round(area * 1e4) }))
    .sort((a, b) => b.size - a.size || a.index - b.index);
  const ahead = open.map(() => 0);
  let sum = 0;
  for (const { index, area } of order) {
    ahead[index] = sum;
    sum += area;
  }
  return ahead;
}

function onLand({ id, hard, bufferM, polygons }: ConstraintDraft): LandConstraint {
  return { id, hard, bufferM, shape: polygons };
}

function measured(draft: ConstraintDraft, areaOnSiteM2: number, warn: Refuse): Constraint {
  if (areaOnSiteM2 <= 0)
    warn(
      `${draft.id} lies wholly outside the boundary, with its buffer`,
      'It changes nothing: is it drawn in the right place?',
      draft.id,
    );
  return { ...draft, areaM2: areaOnSiteM2 };
}

function zonesOf({ retainedZone, surplus }: DrawnConstraints): Pick<SiteMap, 'retainedZone' | 'surplus'> {
  return {
    ...(retainedZone.length === 0 ? {} : { retainedZone }),
    ...(surplus.length === 0 ? {} : { surplus }),
  };
}
