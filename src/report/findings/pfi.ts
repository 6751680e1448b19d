import { isOutOfLine } from '../../hospitals/index.js';
import type { View } from '../../model/evaluate/index.js';
import { printSerialDay } from '../../model/units/index.js';
import { printFinancialYear, printGbp, printShare } from '../../words/index.js';
import type { Finding } from '../result.js';
import type { FindingSubject } from './subject.js';

/** The charge, its size against the capital, its two ends, and the gap to the hospital's own return (METHOD 3). */
export function pfiFindings({ usual }: FindingSubject): Finding[] {
  const base = usual.at('unitary_charge', usual.base);
  if (base === undefined || base === 0) return [];
  return [...due(usual, base), ...againstCapital(usual, base), ...twoDatings(usual), ...ericGap(usual, base)];
}

function due(view: View, base: number): Finding[] {
  // From the base year on: charges of years before it have been paid.
  const charges = view
    .yearly('unitary_charge')
    .map((charge, index) => (view.first + index < view.base ? 0 : (charge ?? 0)));
  const total = charges.reduce((sum, charge) => sum + charge, 0);
  const lastIndex = charges.findLastIndex((charge) => charge > 0);
  const lastYear = printFinancialYear(view.first + lastIndex);
  const fullIndex = isPartYear(view, charges, lastIndex) ? lastIndex - 1 : lastIndex;
  const last =
    fullIndex === lastIndex
      ? `${printGbp(charges[lastIndex] ?? 0)} in ${lastYear}, the last`
      : `${printGbp(charges[fullIndex] ?? 0)} in ${printFinancialYear(view.first + fullIndex)} and ${printGbp(charges[lastIndex] ?? 0)} for a part of ${lastYear}, the last`;
  const [before, after] = [view.at('charge_a_bed_day', view.base), view.at('charge_a_bed_day', view.first + fullIndex)];
  const perBedDay =
    before === undefined || after === undefined
      ? ''
      : ` Spread over the hospital’s bed-days it goes from £${before.toFixed(0)} to £${after.toFixed(0)} each in real terms.`;
  return [
    {
      kind: 'decides',
      title: 'The charge is due whatever the beds',
      text: `${printGbp(base)} in ${printFinancialYear(view.base)}, ${last}: ${printGbp(total)} nominal in all, in every option.${perBedDay} When it ends, services of the building are taken to go on at ${printShare(view.input('post_expiry_service_share') ?? NaN, 0)} of it, ${printGbp(view.at('services_after_expiry', view.last) ?? NaN)} a year in ${printFinancialYear(view.base)} prices.`,
    },
  ];
}

/** METHOD 3.3: a last payment far under the year before is for a part of a year, and no measure of a year's charge. */
function isPartYear(view: View, charges: readonly number[], lastIndex: number): boolean {
  const below = view.input('part_year_below') ?? 0;
  return (charges[lastIndex] ?? 0) < below * (charges[lastIndex - 1] ?? 0);
}

function againstCapital(view: View, base: number): Finding[] {
  const [ratio, mean, low, high] = [
    view.at('charge_to_capital'),
    view.at('mean_real_charge_to_capital'),
    view.input('charge_to_capital_low'),
    view.input('charge_to_capital_high'),
  ];
  const [charge, capital] = [view.input('charge_before_base'), view.input('capital_value')];
  if (
    ratio === undefined ||
    mean === undefined ||
    low === undefined ||
    high === undefined ||
    charge === undefined ||
    capital === undefined
  )
    return [];
  return [
    {
      kind: mean < low || mean > high ? 'odd' : 'decides',
      title: 'Charge against capital value',
      text: `In ${printFinancialYear(view.base - 1)} the charge of ${printGbp(charge)} was ${printShare(ratio, 0)} of the capital value of ${printGbp(capital)}${outOfLine(view, charge, base)}; the mean real charge from ${printFinancialYear(view.base)} is ${printShare(mean, 0)}, where ${printShare(low, 0)} to ${printShare(high, 0)} is usual. The capital value is in the prices of the contract’s close, so on like prices the ratio is lower. Ask what the charge pays for beyond the building, and whether the capital value is whole.`,
    },
  ];
}

/** A payment far from the next is an outlier of its source (METHOD 3.3), and its share of the capital says little. */
function outOfLine(view: View, charge: number, base: number): string {
  return isOutOfLine(charge, base)
    ? `, but it is out of line with the ${printGbp(base)} of ${printFinancialYear(view.base)}`
    : '';
}

function twoDatings(view: View): Finding[] {
  const [published, lastDay, extra, extraReal] = [
    view.input('last_published_year'),
    view.input('contract_last_day'),
    view.at('total_between_datings'),
    view.at('total_between_datings_real'),
  ];
  if (published === undefined || lastDay === undefined || extra === undefined || extraReal === undefined || extra === 0)
    return [];
  return [
    {
      kind: 'odd',
      title: 'Two datings of the contract’s end',
      text: `The last published payment is for ${printFinancialYear(published)}; the first day and the operating years give ${printSerialDay(lastDay)}, in ${printFinancialYear(yearOf(lastDay))}. If the contract decides for the later, about ${printGbp(extra)} more is due${yearOf(lastDay) > view.last ? ` by ${printFinancialYear(view.last)}, where this model ends` : ''} (${printGbp(extraReal)} in ${printFinancialYear(view.base)} prices), were the charge to grow by ${printShare(view.input('charge_growth_after') ?? NaN)} a year. The published payments drive this report.`,
    },
  ];
}

/** The financial year, by its end, that holds a day. */
function yearOf(serialDay: number): number {
  const [year, month] = printSerialDay(serialDay).split('-').map(Number);
  return (year ?? NaN) + ((month ?? NaN) >= 4 ? 1 : 0);
}

function ericGap(view: View, base: number): Finding[] {
  const [total, gap] = [view.at('eric_pfi_total'), view.at('eric_pfi_gap')];
  if (total === undefined || gap === undefined) return [];
  return [
    {
      kind: 'odd',
      title: 'Two sources for one charge',
      text: `For ${printFinancialYear(view.base)} HM Treasury’s list says ${printGbp(base)} and the hospital’s ERIC return ${printGbp(total)}: ${gap < 0 ? 'the return is the higher, by' : 'a gap of'} ${printGbp(Math.abs(gap))}. HM Treasury’s figure drives this report; the return is context.`,
    },
  ];
}
