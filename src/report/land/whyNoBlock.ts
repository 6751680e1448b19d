import type { LandPlan } from '../../decisions/index.js';
import type { SiteMap } from '../../hospitals/index.js';
import { printCount, printGbp, printNumber, printShare } from '../../words/index.js';
import type { AnswerFigures } from '../say/index.js';

type Units = LandPlan['units'];

/** Less than this is none: half a square metre, half a pound. */
const NONE = 0.5;

/** Why a plan empties no block, in a sentence or two that every place says alike: none may, none has room, or none is worth it. */
export function whyNoBlock(map: SiteMap, { units, choice, mostFloorM2 }: LandPlan, figures: AnswerFigures): string {
  if (!choice.exact)
    return `No block empties: the search was cut short, and a set of the ${printCount(blocksIn(units), 'movable block')} may be worth up to ${printGbp(choice.gapGbp)}.`;
  if (choice.impossible.length > 0) return neverFit(choice.impossible, mostFloorM2);
  if (units.length === 0) return noneMovable(map);
  const count = printCount(blocksIn(units), 'movable block');
  if (units.some(({ floorM2, value }) => Number.isNaN(floorM2) || value.some(Number.isNaN)))
    return `What emptying some of the ${count} is worth could not be calculated.`;
  const roomless = units.filter(({ aloneGbp }) => aloneGbp === undefined);
  const fitting = units.filter(({ aloneGbp }) => aloneGbp !== undefined);
  return [noRoom(roomless, units, mostFloorM2, figures), notWorth(fitting, roomless.length > 0)]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

function neverFit(forced: LandPlan['choice']['impossible'], mostFloorM2: number): string {
  const needed = forced.reduce((sum, { floorM2 }) => sum + floorM2, 0);
  const count = blocksIn(forced);
  return `The land outside the retained zone is released once the ${printCount(count, 'block')} there ${count === 1 ? 'is' : 'are'} empty, which takes ${printNumber(needed)} m² of floor elsewhere: at most ${printNumber(mostFloorM2)} m² is ever free.`;
}

/** Why no block can be chosen at all. */
function noneMovable({ blocks, retainedZone }: SiteMap): string {
  const inPfi = blocks.filter(({ tenure }) => tenure === 'pfi');
  if (inPfi.length === blocks.length)
    return `${blocks.length === 1 ? 'The one block is' : 'All blocks are'} in the PFI contract, which no closed ward empties.`;
  if (retainedZone !== undefined) return 'Every block stands inside the retained zone, which stays.';
  return 'No block can be emptied: each is in the PFI contract, listed, holds plant that others depend on, or is said to be fixed.';
}

function noRoom(roomless: Units, units: Units, mostFloorM2: number, figures: AnswerFigures): string {
  if (roomless.length === 0) return '';
  const count = blocksIn(roomless);
  const smallest = Math.min(...roomless.map(({ floorM2 }) => floorM2));
  const floor = floorFound(figures);
  if (mostFloorM2 < NONE)
    return `${floor}, so what stands in the ${printCount(count, 'movable block')} has no place to go.`;
  const which =
    roomless.length < units.length
      ? `${printNumber(count)} of the ${printCount(blocksIn(units), 'movable block')} ${count === 1 ? 'needs' : 'need'} more, ${printNumber(smallest)} m² at the least`
      : count === 1
        ? `the one movable block needs ${printNumber(smallest)} m²`
        : `the smallest of the ${printNumber(count)} movable blocks needs ${printNumber(smallest)} m²`;
  return `${floor}: ${which}.`;
}

/** What closed wards and unused floor give, by the numbers: floor that stands unused may be kept for beds that are short. */
function floorFound(figures: AnswerFigures): string {
  const { freedM2, fills, unusedM2, keptM2, keptForBeds, allowed } = figures.all('blocks.room', [
    'freedM2',
    'fills',
    'unusedM2',
    'keptM2',
    'keptForBeds',
    'allowed',
  ]);
  const [freed, unused, kept] = [freedM2 ?? 0, unusedM2 ?? 0, keptM2 ?? 0];
  const wards =
    freed < NONE ? 'No owned ward closes' : `Closed wards free ${printNumber(freed)} m² of owned floor in the end`;
  const left = Math.max(0, unused - kept);
  const keptFor = `${printCount(keptForBeds ?? NaN, 'bed')} needed above those open`;
  if (fills !== 1) return `${wards} and the plan fills no unused floor`;
  if (unused < NONE)
    return `${wards} and no more floor stands unused than the ${printShare(allowed ?? NaN)} that is allowed for`;
  if (left < NONE) return `${wards} and the ${printNumber(unused)} m² of unused floor are kept for the ${keptFor}`;
  const rest = kept < NONE ? '' : ` (${printNumber(kept)} m² more are kept for the ${keptFor})`;
  return `${wards} and unused floor has room for ${printNumber(left)} m²${rest}`;
}

/** Every block for which there is room loses money, or it would have been chosen. */
function notWorth(fitting: Units, isAfterOthers: boolean): string {
  if (fitting.length === 0) return '';
  const count = blocksIn(fitting);
  const best = Math.max(...fitting.map(({ aloneGbp }) => aloneGbp ?? -Infinity));
  const gain = best <= -NONE ? `lose ${printGbp(-best)}` : 'bring nothing';
  const as = `${gain} in present value by fixed shares of land, after moving out, demolition and fees.`;
  if (count === 1) return `The one ${isAfterOthers ? 'other' : 'movable block'} is not worth emptying: it would ${as}`;
  const which = `None of the ${isAfterOthers ? `${printNumber(count)} others` : printCount(count, 'movable block')}`;
  return `${which} is worth emptying: the best of them would ${as}`;
}

function blocksIn(units: readonly { readonly blocks: readonly string[] }[]): number {
  return units.reduce((count, { blocks }) => count + blocks.length, 0);
}
