import { isLandOurs, type Block, type Site } from '../../hospitals/index.js';
import type { Release, ReleaseRules } from '../../land/index.js';
import type { View } from '../../model/evaluate/index.js';
import { asked, choose, type Choice } from './choose.js';
import { measure } from './measure.js';
import { aloneGbp, stepsOf, type Unit } from './queue.js';
import { READS } from './reads.js';
import { candidatesOf, floorOf } from './units.js';
import type { ShutWards } from './wards.js';

/** Which blocks an option empties, in order, and what land geometry says that this releases. */
export interface LandPlan {
  readonly choice: Choice;
  /** Among which the choice was made, each with what it is worth alone: undefined where there never is floor for it. */
  readonly units: readonly (Unit & { readonly aloneGbp: number | undefined })[];
  /** Most floor that is ever available for what stands in them, m². */
  readonly mostFloorM2: number;
  readonly rules: ReleaseRules;
  /** In the order in which they empty. */
  readonly blocks: readonly PlannedBlock[];
  readonly parcels: readonly PlannedParcel[];
  readonly release: Release;
  /** Each constraint with its buffer on the released land, alone: what two share counts twice. */
  readonly takenM2: ReadonlyMap<string, number>;
}

export interface PlannedBlock {
  readonly id: string;
  /** Floor that the blocks before it take, those that can only empty with it among them. */
  readonly floorAheadM2: number;
  readonly floorBeforeM2: number;
  readonly releasedM2: number;
  /** Of that, ground that no wall and no drawn car park covers. */
  readonly openM2: number;
}

export interface PlannedParcel {
  readonly id: string;
  readonly areaM2: number;
  /** Of its area, land that no block holds. */
  readonly withoutBlocksM2: number;
  readonly frontageM: number;
  readonly needsAccess: boolean;
  /** Floor that must be free before its last block empties. */
  readonly floorBeforeM2: number;
  readonly blocks: readonly string[];
  readonly softM2: ReadonlyMap<string, number>;
  /** Open ground on it, by block. */
  readonly openM2: ReadonlyMap<string, number>;
}

/** The plan of one option, from its lines with nothing chosen yet. */
export function planOf({ map }: Site, view: View): LandPlan {
  const yearly = (line: string): Float64Array => Float64Array.from(view.yearly(line), (value) => value ?? NaN);
  const { lines } = READS;
  const wards: ShutWards = { unusedM2: yearly(lines.unused), savedGbp: yearly(lines.shutSaving) };
  const available = yearly(lines.available);
  const units = candidatesOf(map, view, wards);
  const steps = stepsOf(available, view.base + 1 - view.first, wards);
  const choice = map.toEmpty === undefined ? choose(units, steps) : asked(units, steps);
  const position = new Map(map.blocks.map(({ id }, index) => [id, index]));
  const order = orderOf(choice, view);
  // A landlord's block goes back with its ground: the building stays, and is kept clear of like any other.
  const emptied = order.map(({ id }) => position.get(id) ?? -1).filter((at) => isOurs(map.blocks[at]));
  const rules = rulesOf(view);
  const release = measure(map, emptied, rules);
  const ids = emptied.map((at) => map.blocks[at]?.id ?? '');
  const byBlock = (areas: readonly number[]): ReadonlyMap<string, number> =>
    new Map(ids.map((id, index) => [id, areas[index] ?? 0]));
  const [releasedBy, openBy] = [byBlock(release.releasedByBlockM2), byBlock(release.openByBlockM2)];
  const before = new Map(order.map(({ id, floorBeforeM2 }) => [id, floorBeforeM2]));
  const byConstraint = (areas: readonly number[]): ReadonlyMap<string, number> =>
    new Map(map.constraints.map(({ id }, index) => [id, areas[index] ?? 0]));
  return {
    choice,
    units: units.map((unit) => ({ ...unit, aloneGbp: aloneGbp(unit, steps) })),
    mostFloorM2: available.reduce((most, floor) => Math.max(most, floor), 0),
    rules,
    blocks: order.map((block) => ({
      ...block,
      releasedM2: releasedBy.get(block.id) ?? 0,
      openM2: openBy.get(block.id) ?? 0,
    })),
    parcels: release.parcels.map((parcel, index): PlannedParcel => {
      const blocks = parcel.blocks.map((block) => map.blocks[block]?.id ?? '');
      return {
        id: parcelId(index),
        areaM2: parcel.areaM2,
        withoutBlocksM2: parcel.withoutBlocksM2,
        frontageM: parcel.frontageM,
        needsAccess: parcel.needsAccess,
        floorBeforeM2: Math.max(0, ...blocks.map((id) => before.get(id) ?? 0)),
        blocks,
        softM2: byConstraint(parcel.softM2),
        openM2: byBlock(parcel.openM2),
      };
    }),
    release,
    takenM2: byConstraint(release.takenM2),
  };
}

/** The chosen blocks in their order: linked ones wait for the floor of all of them, and take it one after another. */
function orderOf({ chosen }: Choice, view: View): Omit<PlannedBlock, 'releasedM2' | 'openM2'>[] {
  return chosen.flatMap(({ unit, floorAheadM2, floorBeforeM2 }) => {
    let ahead = floorAheadM2;
    return unit.blocks.map((id) => {
      const block = { id, floorAheadM2: ahead, floorBeforeM2 };
      ahead += floorOf(view, id);
      return block;
    });
  });
}

function isOurs(block: Block | undefined): boolean {
  return block !== undefined && isLandOurs(block);
}

/** Parcels are numbered from 1, the largest first; options share the numbers, not the ground. */
export function parcelId(index: number): string {
  return `parcel_${index + 1}`;
}

function rulesOf(view: View): ReleaseRules {
  const rule = (name: keyof typeof READS.rules): number => view.input(READS.rules[name]) ?? 0;
  return {
    setbackM: rule('setback'),
    minimumParcelM2: rule('minimumParcel'),
    minimumFrontageM: rule('minimumFrontage'),
    accessCosted: rule('accessCosted') === 1,
  };
}
