import { areaM2 } from '../../land/index.js';
import type { Feature } from '../../land/maps/index.js';
import { STATUSES } from '../../model/values/index.js';
import { FUNCTIONS, wholeFloor } from './functions.js';
import { isNumber, Properties, type Refuse, type Written } from './properties.js';
import { CONDITIONS, RISKS, SUITABILITIES, TENURES, UTILISATIONS, type Block } from '../site/site.js';

/** Properties of a block that are read, or known and left aside (footprint_m2, which the outline has). */
export const BLOCK_PROPERTIES = [
  'id',
  'name',
  'floor_area_m2',
  'gross_external_area_m2',
  'footprint_m2',
  'tenure',
  'contract',
  'movable',
  'freed',
  'storeys',
  'functions',
  'condition',
  'functional_suitability',
  'utilisation',
  'backlog',
  'running_cost',
  'prices',
  'year_built',
  'listed',
  'shared_plant',
  'linked',
  'source',
  'status',
  'outline_status',
  'surveyed',
  'date',
  'note',
];
/** Functions measured one by one may exceed the block's floor by this share, as rounding; more is an error. */
const ROUNDING = 0.005;
const FIRST_YEAR = 1100;
const LAST_YEAR = 2100;
/** Ten billion pounds: more than any hospital cost, and a slip of units. */
export const MOST_MONEY_GBP = 1e10;
/** A thousand hectares of floor. */
const LARGEST_FLOOR_M2 = 1e7;
const MOST_STOREYS = 60;
/** Floor beyond outline × storeys by this share is odd: an error of drawing would be less. */
const BEYOND_OUTLINE = 0.1;
/** Sums of decimals are a little off. */
const DECIMALS = 1e-9;

/** What buildings.geojson says of a block, before geometry gives it land. */
export type BlockDraft = Omit<Block, 'landM2' | 'clearLandM2' | 'openGroundM2' | 'openClearM2' | 'openAheadM2'>;

/** Reads one block; each property that is wrong is refused. `warn` gains what is odd. */
export function readBlock(feature: Feature, refuse: Refuse, warn: Refuse, written?: Written): BlockDraft {
  const properties = new Properties(feature, BLOCK_PROPERTIES, refuse, written);
  const id = properties.id();
  const floorAreaM2 = floorAreaOf(properties, warn);
  const tenure =
    properties.needed('tenure', TENURES.join(', ')) === undefined ? undefined : properties.oneOf('tenure', TENURES);
  const [listed, sharedPlant] = [properties.flag('listed') ?? false, properties.flag('shared_plant') ?? false];
  const outlineStatus = properties.oneOf('outline_status', STATUSES);
  const storeys = properties.number('storeys', 'storeys', { least: 1, most: MOST_STOREYS });
  if (properties.number('footprint_m2', 'm²') === 0)
    properties.refuse('has a footprint_m2 of 0', 'Give its ground area in m², or take it away: the outline has it');
  sayFloorBeyondOutline(feature, { floorAreaM2, storeys }, warn);
  return {
    id,
    label: properties.name(id),
    tenure: tenure ?? 'owned',
    ...contractOf(properties),
    movable: isMovable(properties, { listed, sharedPlant, isPfi: tenure === 'pfi' }),
    ...(storeys === undefined ? {} : { storeys }),
    floorAreaM2,
    polygons: feature.shape,
    ...(outlineStatus === undefined ? {} : { outlineStatus }),
    functions: functionAreas(properties, floorAreaM2),
    ...facts(properties),
    listed,
    sharedPlant,
    linked: properties.ids('linked'),
    ...properties.provenance(),
  };
}

function contractOf(properties: Properties): Pick<Block, 'contract'> {
  const contract = properties.text('contract');
  if (contract !== undefined) return { contract };
  if (properties.has('contract'))
    properties.refuse('has a contract that is not a name', 'Write the name of its file in pfi/, without .yaml');
  return {};
}

function floorAreaOf(properties: Properties, warn: Refuse): number {
  const typed = properties.needed('floor_area_m2', 'its gross internal area in m²');
  if (typed !== undefined && !(isNumber(typed) && typed > 0))
    properties.refuse('has a floor_area_m2 that is not a number over 0', 'Write it in m², without quotation marks');
  else if (isNumber(typed) && typed > LARGEST_FLOOR_M2)
    properties.refuse(`has a floor_area_m2 of ${typed}`, `At most ${LARGEST_FLOOR_M2} m² are read: was it meant so?`);
  const internal = isNumber(typed) ? typed : 0;
  const external = properties.number('gross_external_area_m2', 'm²');
  const both = `has a gross internal area of ${internal} m² and a gross external one of ${external ?? 0} m²`;
  if (external !== undefined && internal > external)
    properties.refuse(both, 'The internal area leaves out the outer walls: exchange or mend them');
  if (external !== undefined && internal === external)
    warn(
      `${properties.label} ${both}`,
      'Was the external area given as the internal one? It is usually some 5% larger',
    );
  return internal;
}

/** METHOD 4, bad input: floor that the outline has no room for. */
function sayFloorBeyondOutline(
  { label, shape }: Feature,
  { floorAreaM2, storeys }: { readonly floorAreaM2: number; readonly storeys: number | undefined },
  warn: Refuse,
): void {
  const outline = areaM2(shape);
  if (storeys === undefined || floorAreaM2 <= outline * storeys * (1 + BEYOND_OUTLINE)) return;
  warn(
    `${label} has ${floorAreaM2} m² of floor, where its outline of ${Math.round(outline)} m² times ${storeys} storeys is ${Math.round(outline * storeys)} m²`,
    'Are storeys missing, or was the gross external area given as the internal one?',
  );
}

/** PFI, listed and plant blocks are fixed: whoever would empty one says so twice, with `freed` beside `movable`. */
function isMovable(
  properties: Properties,
  { listed, sharedPlant, isPfi }: { readonly listed: boolean; readonly sharedPlant: boolean; readonly isPfi: boolean },
): boolean {
  properties.needed('movable', 'true or false');
  const movable = properties.flag('movable') ?? false;
  const freed = properties.flag('freed') ?? false;
  if (!movable && freed)
    properties.refuse('is freed and not movable', `Write ${properties.write('movable', true)}, or take freed away`);
  if (!movable || freed) return movable;
  const [no, free] = [properties.write('movable', false), properties.write('freed', true)];
  if (isPfi)
    properties.refuse(
      'is in the PFI and movable',
      `A PFI block cannot be emptied out of its contract: write ${no} (or ${free} beside it, to see what that would mean)`,
    );
  const why = listed
    ? 'is listed and movable'
    : sharedPlant
      ? 'has plant that other blocks share and is movable'
      : undefined;
  if (why !== undefined)
    properties.refuse(why, `Such a block is fixed: write ${no}, or ${free} beside it if it can be emptied`);
  return true;
}

function functionAreas(properties: Properties, floorAreaM2: number): Record<string, number> {
  const named = properties.numbers('functions', 'm²', FUNCTIONS) ?? {};
  const sum = Object.values(named).reduce((total, area) => total + area, 0);
  if (floorAreaM2 > 0 && sum > floorAreaM2 * (1 + ROUNDING + DECIMALS))
    properties.refuse(
      `has functions of ${sum} m² in ${floorAreaM2} m² of floor`,
      'The areas of its functions add up to its gross internal area at most',
    );
  return wholeFloor(named, floorAreaM2);
}

/** What a facet survey and the accounts say, where they do. */
function facts(properties: Properties): Partial<BlockDraft> {
  const condition = properties.oneOf('condition', CONDITIONS);
  const functionalSuitability = properties.oneOf('functional_suitability', SUITABILITIES);
  const utilisation = properties.oneOf('utilisation', UTILISATIONS);
  const backlog = properties.numbers('backlog', '£', [...RISKS, 'all_risks'], MOST_MONEY_GBP);
  const runningCostGbp = properties.number('running_cost', '£ a year', { most: MOST_MONEY_GBP });
  const sums = [
    ...(Object.values(backlog ?? {}).some((cost) => cost > 0) ? ['backlog'] : []),
    ...((runningCostGbp ?? 0) > 0 ? ['a running_cost'] : []),
  ];
  const yearBuilt = properties.number('year_built', 'years AD', { least: FIRST_YEAR, most: LAST_YEAR });
  return {
    ...(condition === undefined ? {} : { condition }),
    ...(functionalSuitability === undefined ? {} : { functionalSuitability }),
    ...(utilisation === undefined ? {} : { utilisation }),
    ...(backlog === undefined ? {} : { backlog }),
    ...(runningCostGbp === undefined ? {} : { runningCostGbp }),
    ...properties.prices(sums),
    ...(yearBuilt === undefined ? {} : { yearBuilt }),
  };
}

/** Refuses links to nothing, to itself and to a block that stays, each about the block's id; what one block says holds for both. */
export function linkedBothWays(blocks: readonly BlockDraft[], refuse: Refuse): BlockDraft[] {
  const byId = new Map(blocks.map((block) => [block.id, block]));
  const links = new Map(blocks.map(({ id }) => [id, new Set<string>()]));
  for (const { id, linked, movable } of blocks) {
    for (const other of linked) {
      const found = byId.get(other);
      if (found === undefined)
        refuse(`${id} is linked to ${other}, and there is no such block`, 'Give the id of a block', id);
      else if (other === id) refuse(`${id} is linked to itself`, 'Give the ids of other blocks', id);
      else if (movable !== found.movable)
        refuse(
          `${id} is linked to ${other}, and only one of them is movable`,
          'Linked blocks empty together: let both be movable, or neither',
          id,
        );
      links.get(id)?.add(other);
      links.get(other)?.add(id);
    }
  }
  return blocks.map((block) => ({ ...block, linked: [...(links.get(block.id) ?? [])] }));
}
