import type { View } from '../../model/evaluate/index.js';
import { printCount, printFinancialYear, printGbp, printNumber, printShare } from '../../words/index.js';
import type { Finding } from '../result.js';
import type { FindingSubject } from './subject.js';

/** The chain from fewer bed-days to money, and where it breaks (METHOD 1.5, 2.2, 4.2). */
export function whyLittleFindings({ best, fullEffectYear }: FindingSubject): Finding[] {
  if (!best.view.has('released_cost')) return [];
  const { view, title } = best;
  const year = fullEffectYear;
  const fall = view.at('fall_in_bed_days', year) ?? NaN;
  if (fall === 0) return [noFall(view, year)];
  const steps = [
    stranded(view, year),
    occupancyDebt(view),
    wholeWards(view, year),
    buildings(view),
    contract(view),
  ].filter((step) => step !== '');
  return [
    {
      kind: 'decides',
      title: `Why so little is saved · ${title}`,
      text: `In ${printFinancialYear(year)} bed-days are ${printShare(fall)} below today’s, worth ${printGbp(view.at('full_absorption', year) ?? NaN)} a year at full cost; ${printGbp(view.at('released_cost', year) ?? NaN)} of it is released${spareWards(view, year)}, and ${printGbp(left(view, year))} is left that year after care elsewhere, double running and one-offs. ${steps.join(' ')}`,
    },
  ];
}

function noFall(view: View, year: number): Finding {
  const [today, then] = [view.at('site_bed_days_today', year) ?? NaN, view.at('site_bed_days', year) ?? NaN];
  return {
    kind: 'decides',
    title: 'Why nothing is saved',
    text: `In ${printFinancialYear(year)} the hospital has ${printNumber(then)} bed-days, and today’s patients take ${printNumber(today)}: growth takes up whatever is spared. Only a fall below today’s bed-days can release today’s cost.`,
  };
}

/** Wards that were spare before anything began are no part of the fall, but of what is left. */
function spareWards(view: View, year: number): string {
  const spare = view.at('released_spare_wards', year) ?? 0;
  return spare === 0 ? '' : `, ${printGbp(spare)} comes from wards that were spare already`;
}

/** What is left of the cost released in a year. */
function left(view: View, year: number): number {
  const at = (line: string): number => view.at(line, year) ?? NaN;
  return at('released_cost') + at('released_spare_wards') - at('reprovision') - at('double_running') - at('one_offs');
}

const STRANDED: readonly (readonly [line: string, why: string])[] = [
  ['stranded_in_wards', 'in wards that do not close'],
  ['stranded_in_buildings', 'in buildings that do not empty'],
  ['stranded_in_overheads', 'in overheads that nobody has decided to cut'],
  ['stranded_by_lag', 'in variable cost that is yet to follow'],
];

/** A hundredth of the stranded cost is not worth a word. */
const WORTH_SAYING = 0.01;

/** Where the rest of the full cost stays. */
function stranded(view: View, year: number): string {
  const all = view.at('stranded_cost', year) ?? 0;
  const parts = STRANDED.flatMap(([line, why]) => {
    const gbp = view.at(line, year);
    return gbp === undefined || gbp < WORTH_SAYING * all ? [] : [`${printGbp(gbp)} ${why}`];
  });
  return parts.length === 0
    ? ''
    : `Of the ${printGbp(all)} that stays, ${parts.join(', ').replace(' in ', ' is held in ')}.`;
}

function occupancyDebt(view: View): string {
  const debt = view.at('bridge_occupancy', view.base) ?? 0;
  if (debt <= 0) return '';
  return `The first ${printCount(Math.ceil(debt), 'bed')} spared only bring the hospital down to its planned occupancy.`;
}

function wholeWards(view: View, year: number): string {
  const [closable, wards, beds, stay] = [
    view.at('site_closable_beds', year),
    view.at('site_wards_closed', view.last),
    view.at('site_beds_closed', view.last),
    view.at('stranded_beds', view.last),
  ];
  if (closable === undefined || wards === undefined || beds === undefined || stay === undefined) return '';
  if (closable === 0) return 'No bed that is open today can close, so no ward does.';
  const why = 'a ward closes whole, once its beds are spare in one pool and for good';
  if (wards === 0) return `${printCount(closable, 'bed')} could close, but no whole ward does: ${why}.`;
  return `Of ${printCount(closable, 'bed')} that could close then, ${printNumber(beds)} do by ${printFinancialYear(view.last)}, in ${printCount(wards, 'ward')}; ${printNumber(stay)} spare beds stay open, since ${why}.`;
}

function buildings(view: View): string {
  const [blocks, wards] = [view.at('blocks_emptied', view.last), view.at('site_wards_closed', view.last)];
  if (blocks === undefined || wards === undefined) return '';
  if (blocks === 0) return 'No building empties, so heating, cleaning and maintenance go on.';
  return `${printCount(blocks, 'building')} ${blocks === 1 ? 'empties' : 'empty'}; the others cost what they did.`;
}

function contract(view: View): string {
  const charge = view.at('unitary_charge', view.base) ?? 0;
  if (charge === 0) return '';
  return `The PFI charge, ${printGbp(charge)} in ${printFinancialYear(view.base)}, does not fall with the beds.`;
}
