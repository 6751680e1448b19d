import type { LandPlan, Unit } from '../../decisions/index.js';
import type { SiteMap } from '../../hospitals/index.js';
import type { DroppedPiece, ReleaseRules } from '../../land/index.js';
import { printCount, printGbp, printNumber } from '../../words/index.js';
import type { ParcelFacts } from './facts.js';

/** Why a plan releases no parcel, in a sentence; undefined when it releases one. */
export function whyNone(map: SiteMap, plan: LandPlan): string | undefined {
  const { parcels, release, units, choice, mostFloorM2 } = plan;
  if (parcels.length > 0) return undefined;
  if (release.cellsM2 > 0) return nothingLeft(plan);
  if (choice.impossible.length > 0) {
    const needed = floorOf(choice.impossible);
    return `The land outside the retained zone is released once the ${printCount(blocksIn(choice.impossible), 'block')} there ${blocksIn(choice.impossible) === 1 ? 'is' : 'are'} empty, which takes ${printNumber(needed)} m² of floor elsewhere: at most ${printNumber(mostFloorM2)} m² is ever free.`;
  }
  if (units.length === 0) return noneMovable(map);
  if (choice.chosen.length > 0)
    return `${printCount(plan.blocks.length, 'block')} ${plan.blocks.length === 1 ? 'empties' : 'empty'}, and ${plan.blocks.length === 1 ? 'its' : 'their'} ground lies within what stays, or goes back to a landlord: no land is released.`;
  return whyNothingEmpties(units, mostFloorM2);
}

/** Why no block can be chosen at all. */
function noneMovable({ blocks, retainedZone }: SiteMap): string {
  const inPfi = blocks.filter(({ tenure }) => tenure === 'pfi');
  if (inPfi.length === blocks.length)
    return `${blocks.length === 1 ? 'The one block is' : 'All blocks are'} in the PFI contract, which no closed ward empties.`;
  if (retainedZone !== undefined) return 'Every block stands inside the retained zone, which stays.';
  return 'No block can be emptied: each is in the PFI contract, listed, holds plant that others depend on, or is said to be fixed.';
}

function whyNothingEmpties(units: readonly Unit[], mostFloorM2: number): string {
  const count = printCount(blocksIn(units), 'movable block');
  const unknown = units.some(({ floorM2, value }) => Number.isNaN(floorM2) || value.some(Number.isNaN));
  if (unknown) return `What emptying some of the ${count} is worth could not be calculated.`;
  // A block of specialised floor alone needs no other floor: it is rebuilt elsewhere, at a cost.
  const needing = units.filter(({ floorM2 }) => floorM2 > 0);
  const fitting = units.filter(({ floorM2 }) => floorM2 <= mostFloorM2);
  const smallest = Math.min(...needing.map(({ floorM2 }) => floorM2));
  const noRoom =
    needing.length === 0 || smallest <= mostFloorM2
      ? ''
      : mostFloorM2 === 0
        ? `No owned ward closes and no floor is spare, so what stands in the ${printCount(blocksIn(needing), 'movable block')} has no place to go.`
        : `Closed wards and spare space free at most ${printNumber(mostFloorM2)} m² of owned floor, and the smallest of the ${printCount(blocksIn(needing), 'movable block')} needs ${printNumber(smallest)} m².`;
  if (fitting.length === 0) return noRoom;
  // Nothing empties in the base year or before, when every value is 0.
  const best = Math.max(...fitting.flatMap(({ value }) => [...value].filter((gbp) => gbp !== 0)));
  if (!Number.isFinite(best)) return [noRoom, 'No other is worth anything.'].filter((each) => each !== '').join(' ');
  const which =
    noRoom === ''
      ? `None of the ${printCount(blocksIn(fitting), 'movable block')} for which there is room`
      : 'No other';
  const worth = `${which} is worth emptying: the best of them would ${best < 0 ? 'lose' : 'gain'} ${printGbp(Math.abs(best))} in present value at the most, after moving out, demolition and fees.`;
  return [noRoom, worth].filter((sentence) => sentence !== '').join(' ');
}

function nothingLeft({ release, blocks }: LandPlan): string {
  const { cellsM2, setbacksM2, constrainedM2, droppedM2 } = release;
  const taken = [
    [setbacksM2, 'setbacks of what stays'],
    [constrainedM2, 'under constraints'],
    [droppedM2, 'pieces too small or without frontage'],
  ] as const;
  const parts = taken.flatMap(([m2, what]) => (m2 >= 1 ? [`${printNumber(m2)} m² are ${what}`] : []));
  const whose = blocks.length === 0 ? 'land' : `the land of ${printCount(blocks.length, 'emptied block')}`;
  return `Nothing is left to sell of ${printNumber(cellsM2)} m² of ${whose}: ${parts.join(', ')}.`;
}

/** Why no parcel can be sold once what stays has taken its share, in a sentence; undefined when one can. */
export function whyUnsold({ rules }: LandPlan, parcels: readonly Pick<ParcelFacts, 'netM2'>[]): string | undefined {
  if (parcels.length === 0 || parcels.some(({ netM2 }) => netM2 > 0)) return undefined;
  const each = parcels.length === 1 ? 'the one parcel is' : `each of the ${parcels.length} parcels is`;
  return `Cars, roads and plant of what stays keep so much of the released land that ${each} smaller than ${printNumber(rules.minimumParcelM2)} m², the smallest that can be sold.`;
}

/** Why a piece of released land is no parcel, in a sentence. */
export function whyDropped({ why, frontageM }: DroppedPiece, rules: ReleaseRules, hasRoads: boolean): string {
  if (why === 'too-small') return `Smaller than the smallest parcel, ${printNumber(rules.minimumParcelM2)} m².`;
  const where = hasRoads ? 'an adopted road' : 'the site’s boundary';
  return `No way in: ${printNumber(frontageM, 1)} m along ${where}, of at least ${printNumber(rules.minimumFrontageM, 1)} m, and no access is paid for.`;
}

function blocksIn(units: readonly Unit[]): number {
  return units.reduce((count, { blocks }) => count + blocks.length, 0);
}

function floorOf(units: readonly Unit[]): number {
  return units.reduce((sum, { floorM2 }) => sum + floorM2, 0);
}
