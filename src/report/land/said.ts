import type { AnswerFigures } from '../say/index.js';
import { printCount, printFinancialYear, printGbp, printHectares, printNumber } from '../../words/index.js';
import type { LandFacts, LandPlanFacts } from './facts.js';

/** Below this share of what the choice reckoned with, the map may well favour another set. */
const MUCH_LESS = 0.9;

type Chosen = Pick<
  LandPlanFacts,
  | 'blocks'
  | 'exact'
  | 'gapGbp'
  | 'measuredM2'
  | 'measuredValueGbp'
  | 'movable'
  | 'sharesM2'
  | 'valueGbp'
  | 'withoutBlocksM2'
  | 'zoneDrawn'
>;

/** How sure the choice of blocks is, and what it is worth by fixed shares of land and as measured, to one and the same purse. */
export function sayChoice(plan: Chosen, figures: AnswerFigures): string {
  const { exact, gapGbp, zoneDrawn, valueGbp } = plan;
  const count = printCount(plan.movable, 'movable block');
  if (plan.blocks.length === 0) return noneChosen(plan, count);
  const purse = figures.one('blocks.view', 'isTrusts') === 1 ? 'the trust' : 'the exchequer';
  const worth = `${valueGbp === null ? 'not calculated' : `${printGbp(valueGbp)} in present value to ${purse}`}${asMeasured(plan, figures)}`;
  const after = afterwards(plan);
  if (zoneDrawn)
    return `The hospital has drawn the zone that it keeps: ${plan.movable === 1 ? 'the one movable block outside it empties' : `the ${count} outside it empty`}, whatever that is worth. By fixed shares of land it is worth ${worth}.${after}`;
  return exact
    ? `By fixed shares of land, no other set of the ${count} is worth more in this order: ${worth}.${after}`
    : `The search was cut short: by fixed shares of land, another set of the ${count} may be worth up to ${printGbp(gapGbp)} more than this one: ${worth}.${after}`;
}

function asMeasured({ measuredValueGbp }: Chosen, figures: AnswerFigures): string {
  const used =
    figures.one('blocks.view', 'isReused') === 1
      ? ' and re-used'
      : figures.one('blocks.view', 'isSold') === 1
        ? ' and sold'
        : '';
  return measuredValueGbp === null ? '' : `; ${printGbp(measuredValueGbp)} with the land as measured${used}`;
}

/** The choice sees fixed shares of land alone: where the map gives much less, another set might have been better. */
function afterwards({ valueGbp, measuredValueGbp, sharesM2, measuredM2, withoutBlocksM2, zoneDrawn }: Chosen): string {
  if (measuredValueGbp !== null && measuredValueGbp < 0)
    return (valueGbp ?? 0) < 0
      ? ' The plan is a loss.'
      : ' As measured the plan is a loss, which the fixed shares hid.';
  const isWorthLess =
    valueGbp !== null && measuredValueGbp !== null && valueGbp > 0 && measuredValueGbp < MUCH_LESS * valueGbp;
  const isSmaller = withoutBlocksM2 < 1 && measuredM2 < MUCH_LESS * sharesM2;
  return zoneDrawn || !(isWorthLess || isSmaller)
    ? ''
    : ' The map may favour another set: the choice knows neither frontage, nor which pieces are dropped, nor what soft constraints cost.';
}

function noneChosen({ exact, gapGbp, movable, zoneDrawn }: Chosen, count: string): string {
  if (movable === 0) return 'No block can be emptied.';
  if (zoneDrawn)
    return `No block empties: the ${count} outside the zone that is kept would all have to, and never fit.`;
  return exact
    ? `No block empties: by fixed shares of land, no set of the ${count} that there is floor for is worth emptying.`
    : `No block empties: the search was cut short, and a set of the ${count} may be worth up to ${printGbp(gapGbp)}.`;
}

/** What emptying these blocks takes that a table of floor does not show: functions built anew, and what moves twice. */
export function sayMoves(figures: AnswerFigures, plan: Pick<LandPlanFacts, 'blocks'>): string[] {
  return [
    ...reprovided(figures),
    ...movedTwice(
      figures,
      plan.blocks.filter(({ yearLabel }) => yearLabel !== null),
    ),
  ];
}

function reprovided(figures: AnswerFigures): string[] {
  const { floorM2, costGbp } = figures.all('blocks.reprovided', ['floorM2', 'costGbp']);
  const of = (member: string): number => figures.one('blocks.reprovided_function', 'floorM2', { member }) ?? NaN;
  const names = figures.members('blocks.reprovided_function').filter((name) => of(name) >= 0.5);
  if (names.length === 0) return [];
  const paid = costGbp === null ? '' : ` for ${printGbp(costGbp)}`;
  return [
    `${printNumber(floorM2 ?? NaN)} m² of this floor (${names.map((name) => name.replaceAll('_', ' ')).join(', ')}) cannot move into freed wards and is re-provided elsewhere${paid}.`,
  ];
}

/** Years as printed sort as they follow: "2017/18", "2022/23". */
function movedTwice(figures: AnswerFigures, emptied: LandPlanFacts['blocks']): string[] {
  const twice = emptied.some(
    ({ byDensification, yearLabel }) =>
      byDensification &&
      emptied.some(
        (later) =>
          (later.yearLabel ?? '') > (yearLabel ?? '') &&
          (figures.one('blocks.block', 'spareM2', { member: later.id }) ?? 0) > 0,
      ),
  );
  return twice
    ? ['What moves into unused floor of a block that empties later moves twice: the second move is not costed.']
    : [];
}

/** How much of the blocks' land closed wards alone would release in the end, and how much needs denser use as well. */
export function sayApart(figures: AnswerFigures, { blocks }: Pick<LandPlanFacts, 'blocks'>): string | undefined {
  const { byBedsM2: beds, byDensificationM2: denser } = figures.all('parcels.land', ['byBedsM2', 'byDensificationM2']);
  if (beds === null || denser === null || beds + denser < 0.5) return undefined;
  const by = printFinancialYear(figures.years.last);
  if (denser < 0.5)
    return blocks.some(({ byDensification }) => byDensification)
      ? `Closed wards alone would release all of the blocks’ land by ${by}, but later: unused floor is filled first.`
      : 'Closed wards alone release all of the blocks’ land.';
  if (beds < 0.5)
    return `Closed wards alone would release none of the blocks’ land by ${by}: unused floor needs to be filled as well.`;
  return `Closed wards alone would release ${printHectares(beds)} of the ground less setbacks by ${by}; the other ${printHectares(denser)} needs unused floor to be filled as well.`;
}

/** Where a parcel must reach, and how a road is drawn so that it can. */
export function sayRoads(frontage: LandFacts['frontage']): string {
  return frontage === 'boundary'
    ? 'No adopted road is drawn: frontage on the site’s boundary is taken for one. One that is drawn counts within 1 m of its edge, or of its centre line widened by buffer_m.'
    : 'Frontage is what runs within 1 m of an adopted road as drawn: of its edge, or of its centre line widened by buffer_m.';
}

/** What re-used land brings after preparing it, over the years and in present value; a loss is called one. */
export function sayReuse(netGbp: number | null, valueGbp: number | null): string {
  const today = valueGbp === null ? '' : ` (${printGbp(valueGbp)} in present value)`;
  if (netGbp === null) return 'What that brings could not be calculated.';
  const consent = 'by the chance of consent';
  if (netGbp < 0)
    return `Preparing the land costs ${printGbp(-netGbp)} more than it brings over the years${today}, ${consent}: a loss.`;
  const loss = valueGbp !== null && valueGbp < 0 ? ': a loss, for its costs come first' : '';
  return `It brings ${printGbp(netGbp)} over the years after preparing the land${today}, ${consent}${loss}.`;
}
