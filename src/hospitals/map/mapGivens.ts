import { joinMember } from '../../model/names/index.js';
import type { Given, GivenMember, Provenance } from '../../model/values/index.js';
import type { Place } from '../../problems/index.js';
import { NONE_DRAWN } from './constraints.js';
import { functionsOf } from './functions.js';
import { isLandOurs, type Block, type Constraint, type SiteMap } from '../site/site.js';

/** What the maps give to a model. A site whose sections do not ask for one of these leaves it aside. */
export const MAP_INPUTS: ReadonlySet<string> = new Set([
  'block_floor_area',
  'block_movable',
  'block_in_pfi',
  'block_land_ours',
  'block_land',
  'block_clear_land',
  'block_function_area',
  'block_unused_share',
  'block_use_known',
  'block_running_cost',
  'block_running_cost_known',
  'block_backlog',
  'block_backlog_known',
  'constraint_hard',
  'constraint_buffer',
  'constraint_area',
  'constraint_cost',
]);

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

type Value = readonly [member: string, text: string, provenance: Provenance];

function givenOf(name: string, place: Place, values: readonly Value[]): Given {
  const members = values.map(([member, text, provenance]): [string, GivenMember] => {
    return [member, { value: { kind: 'single', typed: { text, place } }, place, ...provenance }];
  });
  return { name, place, value: { kind: 'members', members: new Map(members) } };
}

function blockGivens({ blocks }: SiteMap, places: MapPlaces): Given[] {
  const { buildings, boundary, constraints } = places;
  const given = (name: string, text: (block: Block) => string, provenance: (block: Block) => Provenance): Given =>
    givenOf(
      name,
      buildings,
      blocks.map((block) => [block.id, text(block), provenance(block)]),
    );
  /** A figure that a block may have, and the flag that says whether it has. */
  const perhaps = (
    name: string,
    known: string,
    text: (block: Block) => string | undefined,
    unit: string,
    more?: string,
  ): Given[] => {
    const said = (block: Block): Provenance =>
      text(block) === undefined
        ? { ...ofBlock(block), source: 'Not given among the blocks' }
        : withMore(ofBlock(block), more);
    return [
      given(name, (block) => text(block) ?? `0${unit}`, said),
      given(known, (block) => (text(block) === undefined ? '0' : '1'), said),
    ];
  };
  const drawn =
    (what: string, ...maps: readonly Place[]) =>
    (): Provenance => ({
      source: `Geometry: ${what}, from ${maps.map(({ file }) => file.split('/').at(-1)).join(' and ')}`,
      status: 'illustrative',
    });
  return [
    given('block_floor_area', ({ floorAreaM2 }) => `${floorAreaM2} m2`, ofBlock),
    given('block_movable', ({ movable }) => (movable ? '1' : '0'), ofBlock),
    given(
      'block_land',
      ({ landM2 }) => `${landM2} m2`,
      drawn('its own ground and the open ground nearest to it', boundary, buildings),
    ),
    given('block_in_pfi', ({ tenure }) => (tenure === 'pfi' ? '1' : '0'), ofBlock),
    given('block_land_ours', (block) => (isLandOurs(block) ? '1' : '0'), ofBlock),
    given(
      'block_clear_land',
      ({ clearLandM2 }) => `${clearLandM2} m2`,
      drawn(
        'its share of the site less the union of hard constraints with their buffers',
        boundary,
        buildings,
        constraints,
      ),
    ),
    ...perhaps('block_unused_share', 'block_use_known', unusedShare, '', UNUSED_SOURCE),
    ...perhaps('block_running_cost', 'block_running_cost_known', runningCost, ' realGBP/year'),
    ...perhaps('block_backlog', 'block_backlog_known', backlogOf, ' realGBP'),
  ];
}

function unusedShare({ utilisation }: Block): string | undefined {
  return utilisation === undefined ? undefined : String(UNUSED_SHARE[utilisation]);
}

function runningCost({ runningCostGbp }: Block): string | undefined {
  return runningCostGbp === undefined ? undefined : `${runningCostGbp} realGBP/year`;
}

function backlogOf({ backlog }: Block): string | undefined {
  if (backlog === undefined) return undefined;
  return `${Object.values(backlog).reduce((sum, cost) => sum + cost, 0)} realGBP`;
}

/** Every pair of a block and a function; floor that no function is named for stands under all_functions. */
function functionGivens({ blocks }: SiteMap, { buildings }: MapPlaces): Given[] {
  const functions = functionsOf(blocks);
  const values = blocks.flatMap((block) =>
    functions.map((name): Value => {
      const area = block.functions[name] ?? 0;
      return [joinMember([block.id, name]) ?? '', `${area} m2`, ofBlock(block)];
    }),
  );
  return [givenOf('block_function_area', buildings, values)];
}

function constraintGivens({ constraints }: SiteMap, { constraints: place }: MapPlaces): Given[] {
  const given = (name: string, text: (constraint: Constraint) => string, none: string): Given =>
    givenOf(
      name,
      place,
      constraints.length === 0
        ? [[NONE_DRAWN, none, { source: 'No constraint is drawn', status: 'illustrative' }]]
        : constraints.map((constraint) => [constraint.id, text(constraint), provenanceOf(constraint)]),
    );
  return [
    given('constraint_hard', ({ hard }) => (hard ? '1' : '0'), '0'),
    given('constraint_buffer', ({ bufferM }) => `${bufferM} m`, '0 m'),
    given('constraint_area', ({ areaM2 }) => `${areaM2} m2`, '0 m2'),
    given('constraint_cost', ({ costGbp }) => `${costGbp} realGBP`, '0 realGBP'),
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
