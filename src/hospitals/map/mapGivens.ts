import { joinMember } from '../../model/names/index.js';
import type { Given, GivenMember, Provenance } from '../../model/values/index.js';
import type { Place } from '../../problems/index.js';
import { NONE_DRAWN } from './constraints.js';
import { functionsOf } from './functions.js';
import { isLandOurs, type Block, type Constraint, type SiteMap } from '../site/site.js';

/** An input that the maps give. */
export interface MapGives {
  /** Where geometry works it out from other inputs too: why a workbook can only hold it, and what makes it stale. */
  readonly held?: {
    readonly why: string;
    readonly dependsOn: readonly string[];
    readonly files: (map: SiteMap) => readonly string[];
  };
}

const BOUNDARY = 'boundary.geojson';
const BUILDINGS = 'buildings.geojson';
const CONSTRAINTS = 'constraints.geojson';

/** What the maps give to a model. A site whose sections do not ask for one of these leaves it aside. */
export const MAP_GIVES: Readonly<Record<string, MapGives>> = {
  block_land: {
    held: {
      why: 'Geometry: each block’s cell of the site, the ground nearer to it than to any other block.',
      dependsOn: ['site_area'],
      files: () => [BOUNDARY, BUILDINGS],
    },
  },
  block_floor_area: {
    held: {
      why: 'The floor areas in buildings.geojson, which share out the gross internal area.',
      dependsOn: ['gross_internal_area'],
      files: () => [BUILDINGS],
    },
  },
  block_in_pfi: {
    held: {
      why: 'A choice of blocks made when buildings.geojson was drawn.',
      dependsOn: ['gross_internal_area'],
      files: () => [BUILDINGS],
    },
  },
  block_clear_land: {
    held: {
      why: 'Geometry: each block’s cell of the site less the union of hard constraints with their buffers.',
      dependsOn: ['site_area'],
      files: ({ constraints }) => [BOUNDARY, BUILDINGS, ...(constraints.length === 0 ? [] : [CONSTRAINTS])],
    },
  },
  block_movable: {},
  block_land_ours: {},
  block_function_area: {},
  block_unused_share: {},
  block_use_known: {},
  block_running_cost: {},
  block_running_cost_known: {},
  block_backlog: {},
  block_backlog_known: {},
  constraint_hard: {},
  constraint_buffer: {},
  constraint_area: {},
  constraint_cost: {},
};

/** Files of the three maps, by which the givens are known. */
export interface MapPlaces {
  readonly boundary: Place;
  readonly buildings: Place;
  readonly constraints: Place;
}

/** Floor of a block that nobody uses, by its letter in a facet survey. METHOD 4.2 has the letters; the half is ours. */
const UNUSED_SHARE = { E: 1, U: 0.5, F: 0, O: 0 };
const UNUSED_SOURCE =
  'utilisation E, U, F, O of METHOD 4.2; METHOD gives no share: all of E is unused, half of U, none of F and O';

export function mapGivens(map: SiteMap, places: MapPlaces): Given[] {
  return [...blockGivens(map, places), ...functionGivens(map, places), ...constraintGivens(map, places)];
}

type Value = readonly [member: string, amount: number, provenance: Provenance];

function givenOf(name: string, unit: string, place: Place, values: readonly Value[]): Given {
  const members = values.map(([member, amount, provenance]): [string, GivenMember] => {
    return [member, { value: { kind: 'amount', amount, unit, place }, place, ...provenance }];
  });
  return { name, place, value: { kind: 'members', members: new Map(members) } };
}

function blockGivens({ blocks }: SiteMap, places: MapPlaces): Given[] {
  const { buildings, boundary, constraints } = places;
  const given = (
    name: string,
    unit: string,
    amount: (block: Block) => number,
    provenance: (block: Block) => Provenance,
  ): Given =>
    givenOf(
      name,
      unit,
      buildings,
      blocks.map((block) => [block.id, amount(block), provenance(block)]),
    );
  const flag = (name: string, holds: (block: Block) => boolean, provenance: (block: Block) => Provenance): Given =>
    given(name, 'flag', (block) => (holds(block) ? 1 : 0), provenance);
  /** A figure that a block may have, and the flag that says whether it has. */
  const perhaps = (
    name: string,
    known: string,
    amount: (block: Block) => number | undefined,
    unit: string,
    more?: string,
  ): Given[] => {
    const said = (block: Block): Provenance =>
      amount(block) === undefined
        ? { ...ofBlock(block), source: 'Not given among the blocks' }
        : withMore(ofBlock(block), more);
    return [
      given(name, unit, (block) => amount(block) ?? 0, said),
      flag(known, (block) => amount(block) !== undefined, said),
    ];
  };
  const drawn =
    (what: string, ...maps: readonly Place[]) =>
    (): Provenance => ({
      source: `Geometry: ${what}, from ${maps.map(({ file }) => file.split('/').at(-1)).join(' and ')}`,
      status: 'illustrative',
    });
  return [
    given('block_floor_area', 'm2', ({ floorAreaM2 }) => floorAreaM2, ofBlock),
    flag('block_movable', ({ movable }) => movable, ofBlock),
    given(
      'block_land',
      'm2',
      ({ landM2 }) => landM2,
      drawn('its own ground and the open ground nearest to it', boundary, buildings),
    ),
    flag('block_in_pfi', ({ tenure }) => tenure === 'pfi', ofBlock),
    flag('block_land_ours', isLandOurs, ofBlock),
    given(
      'block_clear_land',
      'm2',
      ({ clearLandM2 }) => clearLandM2,
      drawn(
        'its share of the site less the union of hard constraints with their buffers',
        boundary,
        buildings,
        constraints,
      ),
    ),
    ...perhaps('block_unused_share', 'block_use_known', unusedShare, '1', UNUSED_SOURCE),
    ...perhaps(
      'block_running_cost',
      'block_running_cost_known',
      ({ runningCostGbp }) => runningCostGbp,
      'realGBP/year',
    ),
    ...perhaps('block_backlog', 'block_backlog_known', backlogOf, 'realGBP'),
  ];
}

function unusedShare({ utilisation }: Block): number | undefined {
  return utilisation === undefined ? undefined : UNUSED_SHARE[utilisation];
}

function backlogOf({ backlog }: Block): number | undefined {
  return backlog === undefined ? undefined : Object.values(backlog).reduce((sum, cost) => sum + cost, 0);
}

/** Every pair of a block and a function; floor that no function is named for stands under all_functions. */
function functionGivens({ blocks }: SiteMap, { buildings }: MapPlaces): Given[] {
  const functions = functionsOf(blocks);
  const values = blocks.flatMap((block) =>
    functions.map((name): Value => {
      return [joinMember([block.id, name]) ?? '', block.functions[name] ?? 0, ofBlock(block)];
    }),
  );
  return [givenOf('block_function_area', 'm2', buildings, values)];
}

function constraintGivens({ constraints }: SiteMap, { constraints: place }: MapPlaces): Given[] {
  const given = (name: string, unit: string, amount: (constraint: Constraint) => number): Given =>
    givenOf(
      name,
      unit,
      place,
      constraints.length === 0
        ? [[NONE_DRAWN, 0, { source: 'No constraint is drawn', status: 'illustrative' }]]
        : constraints.map((constraint) => [constraint.id, amount(constraint), provenanceOf(constraint)]),
    );
  return [
    given('constraint_hard', 'flag', ({ hard }) => (hard ? 1 : 0)),
    given('constraint_buffer', 'm', ({ bufferM }) => bufferM),
    given('constraint_area', 'm2', ({ areaM2 }) => areaM2),
    given('constraint_cost', 'realGBP', ({ costGbp }) => costGbp),
  ];
}

function ofBlock(block: Block): Provenance {
  return provenanceOf(block);
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
