import type { AnswerFigures } from '../say/index.js';
import { printCount, printFinancialYear, printGbp, printHectares } from '../../words/index.js';
import type { LandFacts, LandPlanFacts } from './facts.js';

type Chosen = Pick<LandPlanFacts, 'blocks' | 'exact' | 'gapGbp' | 'movable' | 'zoneDrawn'>;

/** How sure the choice of blocks is, or why there is none: what it is worth is read from the model. */
export function sayChoice(
  { blocks, exact, gapGbp, movable, zoneDrawn, isAsked = false }: Chosen & { readonly isAsked?: boolean },
  none: string,
): string {
  if (blocks.length === 0) return none;
  if (isAsked) return 'These blocks were asked for: they are not Decant’s choice.';
  const count = printCount(movable, 'movable block');
  if (zoneDrawn)
    return `The hospital has drawn the zone that it keeps: ${movable === 1 ? 'the one movable block outside it empties' : `the ${count} outside it empty`}, whatever that is worth.`;
  if (!exact)
    return `The search was cut short: by fixed shares of land, another set of the ${count} may be worth up to ${printGbp(gapGbp)} more than this one.`;
  return movable === 1
    ? 'By fixed shares of land, the one movable block is worth emptying.'
    : `By fixed shares of land, no other set of the ${count} is worth more in this order.`;
}

/** What of the moves no line says: what moves twice. Years as printed sort as they follow: "2017/18", "2022/23". */
export function sayMoves(figures: AnswerFigures, plan: Pick<LandPlanFacts, 'blocks'>): string[] {
  const emptied = plan.blocks.filter(({ yearLabel }) => yearLabel !== null);
  const twice = emptied.some(
    ({ queueM2, wardsM2, yearLabel }) =>
      queueM2 - wardsM2 >= 0.5 &&
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
