import type { Site } from '../../hospitals/index.js';
import type { Blueprint } from '../../model/structure/index.js';
import type { Given, GivenMember, GivenValue, Provenance } from '../../model/values/index.js';
import type { Place } from '../../problems/index.js';
import type { LandPlan } from './plan.js';

const CHOSEN = 'Chosen by Decant: the set of blocks worth most';
const MEASURED = 'Geometry: measured by Decant for the chosen blocks';

interface PlanInput {
  readonly unit: 'm2' | 'flag';
  readonly source: string;
  /** The values by member, `parcel_1.flood_plain` for two dimensions; or one value. */
  readonly of: (plan: LandPlan) => ReadonlyMap<string, number> | number;
}

/** What the map says for every option, plan or none. */
const ZONE = 'zone_drawn';

/** What a plan gives to the model: the blocks of an option, and what geometry made of their land. */
const INPUTS: Readonly<Record<string, PlanInput>> = {
  block_chosen: {
    unit: 'flag',
    source: CHOSEN,
    of: ({ blocks }) => byId(blocks, () => 1),
  },
  block_floor_before: {
    unit: 'm2',
    source: `${CHOSEN}; the order is a heuristic, best value for floor area first`,
    of: ({ blocks }) => byId(blocks, ({ floorBeforeM2 }) => floorBeforeM2),
  },
  block_land_to_release: {
    unit: 'm2',
    source: MEASURED,
    of: ({ blocks }) => byId(blocks, ({ releasedM2 }) => releasedM2),
  },
  parcel_area: {
    unit: 'm2',
    source: MEASURED,
    of: ({ parcels }) => byId(parcels, ({ areaM2 }) => areaM2),
  },
  parcel_floor_before: {
    unit: 'm2',
    source: `${CHOSEN}; its last block empties on that floor`,
    of: ({ parcels }) => byId(parcels, ({ floorBeforeM2 }) => floorBeforeM2),
  },
  parcel_needs_access: {
    unit: 'flag',
    source: MEASURED,
    of: ({ parcels }) => byId(parcels, ({ needsAccess }) => (needsAccess ? 1 : 0)),
  },
  parcel_constraint_area: {
    unit: 'm2',
    source: MEASURED,
    of: ({ parcels }) =>
      new Map(parcels.flatMap(({ id, softM2 }) => [...softM2].map(([on, area]) => [`${id}.${on}`, area] as const))),
  },
  constraint_taken: { unit: 'm2', source: MEASURED, of: ({ takenM2 }) => takenM2 },
  plan_cells: { unit: 'm2', source: MEASURED, of: ({ release }) => release.cellsM2 },
  plan_setbacks: { unit: 'm2', source: MEASURED, of: ({ release }) => release.setbacksM2 },
  plan_constrained: { unit: 'm2', source: MEASURED, of: ({ release }) => release.constrainedM2 },
  plan_dropped: { unit: 'm2', source: MEASURED, of: ({ release }) => release.droppedM2 },
  released_without_blocks: { unit: 'm2', source: MEASURED, of: ({ release }) => release.withoutBlocksM2 },
};

/** Names of the inputs that only a search and geometry give. */
export const WORKED_OUT: readonly string[] = Object.keys(INPUTS);
/** Those and what the map says: no file may give them. */
export const PLAN_INPUTS: readonly string[] = [...WORKED_OUT, ZONE];

/** The plan as values of the inputs that a model has of it; zeros for an option without a plan. */
export function planGivens(
  plan: LandPlan | undefined,
  { inputs, dimensions }: Blueprint,
  { folder, map }: Site,
): Given[] {
  const place = { file: `${folder}/buildings.geojson` };
  const isDrawn = map.retainedZone !== undefined;
  const zone: Given = {
    name: ZONE,
    place,
    value: given(isDrawn ? 1 : 0, undefined, 'flag', place),
    source: isDrawn ? 'A retained zone is drawn on the map of constraints' : 'No retained zone is drawn on the map',
    status: 'assumed',
  };
  const planned = Object.entries(INPUTS).flatMap(([name, { unit, source, of }]): Given[] => {
    const by = inputs.get(name)?.by;
    if (!inputs.has(name)) return [];
    const value = plan === undefined ? 0 : of(plan);
    const members = by === undefined ? undefined : dimensions.get(by)?.members;
    const provenance: Provenance =
      plan === undefined
        ? { source: 'No block is chosen for this option', status: 'assumed' }
        : { source, status: 'illustrative' };
    return [{ name, place, ...provenance, value: given(value, members, unit, place) }];
  });
  return inputs.has(ZONE) ? [...planned, zone] : planned;
}

function given(
  value: ReadonlyMap<string, number> | number,
  members: readonly string[] | undefined,
  unit: string,
  place: Place,
): GivenValue {
  const single = (amount: number): GivenMember['value'] => ({
    kind: 'amount',
    amount: plain(amount),
    unit,
    place,
  });
  if (typeof value === 'number') return single(value);
  const each = (members ?? []).map((member) => [member, { value: single(value.get(member) ?? 0), place }] as const);
  return { kind: 'members', members: new Map(each) };
}

/** What geometry leaves of nothing is 0. */
function plain(amount: number): number {
  return Math.abs(amount) < 1e-6 ? 0 : amount;
}

function byId<T extends { readonly id: string }>(
  items: readonly T[],
  value: (item: T) => number,
): ReadonlyMap<string, number> {
  return new Map(items.map((item) => [item.id, value(item)]));
}
