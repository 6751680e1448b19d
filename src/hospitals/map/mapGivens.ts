import { joinMember } from '../../model/names/index.js';
import type { Given, GivenMember, Provenance } from '../../model/values/index.js';
import type { Place } from '../../problems/index.js';
import { NONE_DRAWN } from './constraints.js';
import { CONTRACT_GIVES, floorMembers } from './contractGivens.js';
import { asRead, USUAL_FILES, type MapFiles, type MapPlaces } from './filesRead.js';
import { functionsOf } from './functions.js';
import { BUILDINGS, giftOf, type Gives, type MapGift, type Member, type Priced } from './gives.js';
import { isLandOurs, type Block, type Constraint, type Contract, type SiteMap } from '../site/site.js';

const { boundary: BOUNDARY, constraints: CONSTRAINTS } = USUAL_FILES;

/** Floor of a block that nobody uses, by its letter in a facet survey. METHOD 4.2 has the letters; the half is ours. */
const UNUSED_SHARE = { E: 1, U: 0.5, F: 0, O: 0 };
const UNUSED_SOURCE =
  'utilisation E, U, F, O of METHOD 4.2; METHOD gives no share: all of E is unused, half of U, none of F and O';

/** What the maps give of blocks. A site whose sections do not ask for one of these leaves it aside. */
const BLOCK_GIVES: Readonly<Record<string, Gives<Block>>> = {
  block_floor_area: {
    unit: 'm2',
    of: ({ floorAreaM2 }) => floorAreaM2,
    held: {
      why: 'The floor areas in buildings.geojson, which share out the gross internal area.',
      dependsOn: ['gross_internal_area'],
      files: () => [BUILDINGS],
    },
  },
  block_movable: { unit: 'flag', of: ({ movable }) => flag(movable) },
  block_land: {
    unit: 'm2',
    isMeasured: true,
    of: ({ landM2 }) => landM2,
    said: drawn('its own ground and the open ground nearest to it', BOUNDARY, BUILDINGS),
    held: {
      why: 'Geometry: each block’s cell of the site, the ground nearer to it than to any other block.',
      dependsOn: ['site_area'],
      files: () => [BOUNDARY, BUILDINGS],
    },
  },
  block_in_pfi: {
    unit: 'flag',
    of: ({ tenure }) => flag(tenure === 'pfi'),
    held: {
      why: 'A choice of blocks made when buildings.geojson was drawn.',
      dependsOn: ['gross_internal_area'],
      files: () => [BUILDINGS],
    },
  },
  block_land_ours: {
    unit: 'flag',
    of: (block) => flag(isLandOurs(block)),
    held: {
      why: 'Who owns the ground, in buildings.geojson: geometry keeps clear of what is a landlord’s.',
      dependsOn: [],
      files: () => [BUILDINGS],
    },
  },
  block_clear_land: {
    unit: 'm2',
    isMeasured: true,
    of: ({ clearLandM2 }) => clearLandM2,
    said: drawn(
      'its share of the site less the union of hard constraints with their buffers',
      ...[BOUNDARY, BUILDINGS, CONSTRAINTS],
    ),
    held: {
      why: 'Geometry: each block’s cell of the site less the union of hard constraints with their buffers.',
      dependsOn: ['site_area', 'constraint_hard', 'constraint_buffer'],
      files: ({ constraints }) => [BOUNDARY, BUILDINGS, ...(constraints.length === 0 ? [] : [CONSTRAINTS])],
    },
  },
  block_open_ground: openGround(
    ({ openGroundM2 }) => openGroundM2,
    'its share of the site without walls, drawn car parks and surplus land',
  ),
  block_open_ground_ahead: openGround(
    ({ openAheadM2 }) => openAheadM2,
    'open ground of the blocks that have more of it',
  ),
  block_clear_open_ground: openGround(
    ({ openClearM2 }) => openClearM2,
    'its open ground less the union of hard constraints with their buffers',
  ),
  block_unused_share: perhaps('1', unusedShare, UNUSED_SOURCE),
  block_use_known: known(unusedShare, UNUSED_SOURCE),
  block_running_cost: perhaps('realGBP/year', runningCostOf),
  block_running_cost_known: known(runningCostOf),
  block_backlog: perhaps('realGBP', backlogOf),
  block_backlog_known: known(backlogOf),
};

interface Pair {
  readonly block: Block;
  /** Of a function. */
  readonly name: string;
}

const FUNCTION_GIVES: Readonly<Record<string, Gives<Pair>>> = {
  block_function_area: { unit: 'm2', of: ({ block, name }) => block.functions[name] ?? 0 },
};

const CONSTRAINT_GIVES: Readonly<Record<string, Gives<Constraint>>> = {
  constraint_hard: { unit: 'flag', of: ({ hard }) => flag(hard), held: drawnAs('hard') },
  constraint_buffer: { unit: 'm', of: ({ bufferM }) => bufferM, held: drawnAs('buffer_m') },
  constraint_area: {
    unit: 'm2',
    isMeasured: true,
    of: ({ areaM2 }) => areaM2,
    held: {
      why: 'Geometry: the ground inside the boundary that each constraint covers with its buffer.',
      dependsOn: ['site_area', 'constraint_hard', 'constraint_buffer'],
      files: () => [BOUNDARY, CONSTRAINTS],
    },
  },
  constraint_cost: { unit: 'realGBP', of: ({ costGbp }) => costGbp },
};

/** What constraints.geojson says of a constraint and geometry alone reads. */
function drawnAs(property: string): NonNullable<Gives<Constraint>['held']> {
  return {
    why: `${property} in constraints.geojson: only geometry can take it into account.`,
    dependsOn: [],
    files: ({ constraints }) => (constraints.length === 0 ? [] : [CONSTRAINTS]),
  };
}

/** Every input that the maps give, with its words on the files of a hospital's own maps. */
export const MAP_GIVES: Readonly<Record<string, MapGift>> = Object.fromEntries(
  [BLOCK_GIVES, FUNCTION_GIVES, CONSTRAINT_GIVES, CONTRACT_GIVES].flatMap(Object.entries).map(giftOf),
);

export function mapGivens(
  { blocks, constraints, files }: SiteMap,
  { rows, ...places }: MapPlaces,
  contracts: readonly Contract[],
): Given[] {
  const inBuildings = { place: places.buildings, files, rows };
  return [
    ...(contracts.length === 0
      ? []
      : given(CONTRACT_GIVES, inBuildings, (each) => floorMembers(each, blocks, contracts))),
    ...given(BLOCK_GIVES, inBuildings, (each) => blocks.map((block) => memberOf(block.id, block, each))),
    ...given(FUNCTION_GIVES, inBuildings, (each) => functionMembers(blocks, each)),
    ...given(CONSTRAINT_GIVES, { place: places.constraints, files }, (each) =>
      constraints.length === 0
        ? [[NONE_DRAWN, 0, { source: 'No constraint is drawn', status: 'illustrative' }]]
        : constraints.map((constraint) => memberOf(constraint.id, constraint, each)),
    ),
  ];
}

/** In which file it stands, or in which row of the register; and by which files what is said of it names the maps. */
interface In {
  readonly place: Place;
  readonly files: MapFiles;
  readonly rows?: MapPlaces['rows'];
}

function given<G extends Pick<Gives<never>, 'unit' | 'isMeasured' | 'said'>>(
  gives: Readonly<Record<string, G>>,
  { place, files, rows }: In,
  membersOf: (gives: G) => readonly Member[],
): Given[] {
  return Object.entries(gives).map(([name, each]) => {
    const members = membersOf(each).map(([id, amount, said]): [string, GivenMember] => {
      const at = (each.isMeasured ? undefined : rows?.get(id.replace(/\..*/, ''))) ?? place;
      const named = each.said === undefined || said.source === undefined ? {} : { source: asRead(said.source, files) };
      return [id, { value: { kind: 'amount', amount, unit: each.unit, place: at }, place: at, ...said, ...named }];
    });
    return { name, place, value: { kind: 'members', members: new Map(members) } };
  });
}

function memberOf<Of extends Provenance & Priced>(id: string, of: Of, gives: Gives<Of>): Member {
  const said = gives.said?.(of) ?? provenanceOf(of);
  // A survey measures ground and floor; what is in use, movable or owed was written beside them.
  const published = said.status === 'measured' && gives.unit !== 'm2' ? { status: 'published' as const } : {};
  return [id, gives.of(of), { ...said, ...published, ...(gives.unit.startsWith('realGBP') ? pricesOf(of) : {}) }];
}

function pricesOf({ prices, pricesFault }: Priced): Priced {
  return { ...(prices === undefined ? {} : { prices }), ...(pricesFault === undefined ? {} : { pricesFault }) };
}

/** Floor that no function is named for stands under all_functions. */
function functionMembers(blocks: readonly Block[], { of }: Gives<Pair>): Member[] {
  const functions = functionsOf(blocks);
  return blocks.flatMap((block) =>
    functions.map((name): Member => [joinMember([block.id, name]) ?? '', of({ block, name }), provenanceOf(block)]),
  );
}

function flag(holds: boolean): number {
  return holds ? 1 : 0;
}

function drawn(what: string, ...maps: readonly string[]): () => Provenance {
  return () => ({ source: `Geometry: ${what}, from ${maps.join(' and ')}`, status: 'illustrative' });
}

/** What the maps draw decides where cars may stand that nobody has drawn. */
function openGround(of: (block: Block) => number, what: string): Gives<Block> {
  return {
    unit: 'm2',
    of,
    isMeasured: true,
    said: drawn(what, BOUNDARY, BUILDINGS, CONSTRAINTS),
    held: {
      why: `Geometry: for each block ${what}.`,
      dependsOn: ['site_area', 'constraint_hard', 'constraint_buffer'],
      files: ({ constraints, surplus }) => [
        BOUNDARY,
        BUILDINGS,
        ...(constraints.length === 0 && surplus === undefined ? [] : [CONSTRAINTS]),
      ],
    },
  };
}

type Perhaps = (block: Block) => number | undefined;

/** A figure that a block may have; 0 where it has none. */
function perhaps(unit: string, amount: Perhaps, more?: string): Gives<Block> {
  return { unit, of: (block) => amount(block) ?? 0, said: (block) => saidPerhaps(block, amount, more) };
}

/** Whether a block has it. */
function known(amount: Perhaps, more?: string): Gives<Block> {
  return {
    unit: 'flag',
    of: (block) => flag(amount(block) !== undefined),
    said: (block) => saidPerhaps(block, amount, more),
  };
}

function saidPerhaps(block: Block, amount: Perhaps, more: string | undefined): Provenance {
  return amount(block) === undefined
    ? { ...provenanceOf(block), source: 'Not given among the blocks' }
    : withMore(provenanceOf(block), more);
}

function unusedShare({ utilisation }: Block): number | undefined {
  return utilisation === undefined ? undefined : UNUSED_SHARE[utilisation];
}

function runningCostOf({ runningCostGbp }: Block): number | undefined {
  return runningCostGbp;
}

function backlogOf({ backlog }: Block): number | undefined {
  return backlog === undefined ? undefined : Object.values(backlog).reduce((sum, cost) => sum + cost, 0);
}

function withMore(provenance: Provenance, more: string | undefined): Provenance {
  if (more === undefined) return provenance;
  const { source } = provenance;
  return { ...provenance, source: source === undefined ? more : `${source}; ${more}`, status: 'illustrative' };
}

function provenanceOf({ source, status, date }: Provenance): Provenance {
  return {
    ...(source === undefined ? {} : { source }),
    ...(status === undefined ? {} : { status }),
    ...(date === undefined ? {} : { date }),
  };
}
