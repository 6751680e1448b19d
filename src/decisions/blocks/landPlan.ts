import type { Site, SiteMap } from '../../hospitals/index.js';
import { constraintAreasM2, TooIntricate } from '../../land/index.js';
import type { Answer, Decided, Decision, Gives } from '../decision.js';
import { parcelId, planOf, type LandPlan, type PlannedParcel } from './plan.js';
import { READS } from './reads.js';

const CHOSEN = 'Chosen by Decant: the set of blocks worth most';
const MEASURED = 'Geometry: measured by Decant for the chosen blocks';

/** What a plan gives to the model: the blocks of an option, and what geometry made of their land. */
const GIVES: Readonly<Record<string, Gives<LandPlan>>> = {
  block_chosen: { unit: 'flag', source: CHOSEN, of: ({ blocks }) => byId(blocks, () => 1) },
  block_floor_before: {
    unit: 'm2',
    source: `${CHOSEN}; the order is a heuristic, best value for floor area first`,
    of: ({ blocks }) => byId(blocks, ({ floorBeforeM2 }) => floorBeforeM2),
  },
  block_floor_ahead: {
    unit: 'm2',
    source: `${CHOSEN}; those before it in that order`,
    of: ({ blocks }) => byId(blocks, ({ floorAheadM2 }) => floorAheadM2),
  },
  block_land_to_release: {
    unit: 'm2',
    source: MEASURED,
    of: ({ blocks }) => byId(blocks, ({ releasedM2 }) => releasedM2),
  },
  block_open_to_release: {
    unit: 'm2',
    source: MEASURED,
    of: ({ blocks }) => byId(blocks, ({ openM2 }) => openM2),
  },
  parcel_area: { unit: 'm2', source: MEASURED, of: ({ parcels }) => byId(parcels, ({ areaM2 }) => areaM2) },
  parcel_without_blocks: {
    unit: 'm2',
    source: MEASURED,
    of: ({ parcels }) => byId(parcels, ({ withoutBlocksM2 }) => withoutBlocksM2),
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
  parcel_open_ground: {
    unit: 'm2',
    source: MEASURED,
    of: ({ parcels }) => onParcels(parcels, ({ openM2 }) => openM2),
  },
  parcel_constraint_area: {
    unit: 'm2',
    source: MEASURED,
    of: ({ parcels }) => onParcels(parcels, ({ softM2 }) => softM2),
  },
  constraint_taken: { unit: 'm2', source: MEASURED, of: ({ takenM2 }) => takenM2 },
  plan_cells: { unit: 'm2', source: MEASURED, of: ({ release }) => release.cellsM2 },
  plan_setbacks: { unit: 'm2', source: MEASURED, of: ({ release }) => release.setbacksM2 },
  plan_constrained: { unit: 'm2', source: MEASURED, of: ({ release }) => release.constrainedM2 },
  plan_dropped: { unit: 'm2', source: MEASURED, of: ({ release }) => release.droppedM2 },
  released_without_blocks: { unit: 'm2', source: MEASURED, of: ({ release }) => release.withoutBlocksM2 },
};

/** Which blocks an option empties, in order, and what land that releases. */
export const landPlan: Decision<LandPlan> = {
  id: 'land_plan',
  what: 'the blocks to empty',
  standsFor: 'acting',
  needs: Object.values(READS.lines),
  chooses: 'block_chosen',
  gives: GIVES,
  always: {
    zone_drawn: {
      unit: 'flag',
      of: ({ map }) => (map.retainedZone === undefined ? 0 : 1),
      source: ({ map }) =>
        map.retainedZone === undefined
          ? 'No retained zone is drawn on the map'
          : 'A retained zone is drawn on the map of constraints',
    },
    surplus_land_drawn: {
      unit: 'm2',
      of: ({ map }) => surplusM2(map),
      source: ({ map }) =>
        map.surplus === undefined
          ? 'No surplus land is drawn on the map'
          : 'Geometry: measured by Decant on the map of constraints',
    },
    parking_drawn: {
      unit: 'm2',
      of: ({ map }) => map.parkingM2,
      source: ({ map }) =>
        map.parkingM2 === 0
          ? 'No car park is drawn on the map'
          : 'Geometry: measured by Decant on the map of constraints',
    },
  },
  dependsOn: [READS.movable, ...Object.values(READS.rules)],
  possible: READS.possible,
  file: ({ map }) => map.files.buildings,
  instead: 'Decant works it out from the map: take it away',
  status: 'illustrative',
  isEmpty: ({ blocks }) => blocks.length === 0,
  why: {
    choice: 'The set of blocks worth most: a search among all sets.',
    others: 'The chosen blocks, in their order, and what geometry measures of their land.',
    always: 'What is drawn on the maps.',
  },
  nothing: 'No block is chosen for this option',
  members: {
    parcel: {
      of: (plan) =>
        Array.from({ length: Math.max(1, plan?.parcels.length ?? 0) }, (_, index) => ({
          id: parcelId(index),
          label: `Parcel ${index + 1}`,
        })),
    },
  },
  restsOn: ({ map: { constraints, files } }) => [
    ...[files.boundary, files.buildings],
    ...(constraints.length === 0 ? [] : [files.constraints]),
  ],
  decide: (view, site) => {
    try {
      return { found: planOf(site, view) };
    } catch (error) {
      if (!(error instanceof TooIntricate)) throw error;
      return tooIntricate(site, error);
    }
  },
};

/** The plan of each option that has one, by its id. */
export function plansIn(decided: ReadonlyMap<string, Decided>): ReadonlyMap<string, LandPlan> {
  return new Map(
    [...decided].flatMap(([option, each]): [string, LandPlan][] => {
      const plan = each.of(landPlan);
      return plan === undefined ? [] : [[option, plan]];
    }),
  );
}

/** Land inside the site that a source calls surplus. */
function surplusM2({ boundary, surplus }: SiteMap): number {
  if (surplus === undefined) return 0;
  const [area] = constraintAreasM2(boundary, [{ id: 'surplus', hard: false, bufferM: 0, shape: surplus }]);
  return area ?? 0;
}

/** The maps are too intricate for the chosen blocks' land to be measured. */
function tooIntricate({ folder, map }: Site, { why }: TooIntricate): Answer<never> {
  return {
    refusal: {
      severity: 'error',
      file: `${folder}/${map.files.boundary}`,
      found: `the outlines of the maps have ${why} for the land of the chosen blocks to be measured`,
      right: 'Simplify boundary, blocks or constraints',
    },
  };
}

function byId<T extends { readonly id: string }>(
  items: readonly T[],
  value: (item: T) => number,
): ReadonlyMap<string, number> {
  return new Map(items.map((item) => [item.id, value(item)]));
}

/** What lies on each parcel, by `parcel.member`. */
function onParcels(
  parcels: readonly PlannedParcel[],
  on: (parcel: PlannedParcel) => ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  return new Map(
    parcels.flatMap((parcel) => [...on(parcel)].map(([member, area]) => [`${parcel.id}.${member}`, area] as const)),
  );
}
