import { printFinancialYear, printSerialDay } from '../../model/index.js';
import { printGbp, printShare } from '../print.js';
import type { Finding } from '../result.js';
import type { View } from '../view.js';
import type { FindingSubject } from './subject.js';

/** The charge, its size against the capital, its two ends, and the gap to the hospital's own return (METHOD 3). */
export function pfiFindings({ usual }: FindingSubject): Finding[] {
  const base = usual.at('unitary_charge', usual.base);
  if (base === undefined || base === 0) return [];
  return [...due(usual, base), ...againstCapital(usual), ...twoDatings(usual), ...ericGap(usual, base)];
}

function due(view: View, base: number): Finding[] {
  const charges = view.yearly('unitary_charge').map((charge) => charge ?? 0);
  const total = charges.reduce((sum, charge) => sum + charge, 0);
  const lastIndex = charges.findLastIndex((charge) => charge > 0);
  const lastYear = printFinancialYear(view.first + lastIndex);
  const [before, after] = [view.at('charge_a_bed_day', view.base), view.at('charge_a_bed_day', view.first + lastIndex)];
  const perBedDay =
    before === undefined || after === undefined
      ? ''
      : ` Spread over the hospital’s bed-days it rises from £${before.toFixed(0)} to £${after.toFixed(0)} each in real terms.`;
  return [
    {
      kind: 'decides',
      title: 'The charge is due whatever the beds',
      text: `${printGbp(base)} in ${printFinancialYear(view.base)}, rising to ${printGbp(charges[lastIndex] ?? 0)} in ${lastYear}: ${printGbp(total)} nominal in all, in every option.${perBedDay} When it ends, the building’s services go on at ${printGbp(view.at('services_after_expiry', view.last) ?? NaN)} a year in ${printFinancialYear(view.base)} prices.`,
    },
  ];
}

function againstCapital(view: View): Finding[] {
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
      text: `In ${printFinancialYear(view.base - 1)} the charge of ${printGbp(charge)} was ${printShare(ratio, 0)} of the capital value of ${printGbp(capital)}; the mean real charge from ${printFinancialYear(view.base)} is ${printShare(mean, 0)}, where ${printShare(low, 0)} to ${printShare(high, 0)} is usual. Ask what the charge pays for beyond the building, and whether the capital value is whole.`,
    },
  ];
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
      text: `The last published payment is for ${printFinancialYear(published)}; the first day and the operating years give ${printSerialDay(lastDay)}. If the contract decides for the later, ${printGbp(extra)} more is due (${printGbp(extraReal)} in ${printFinancialYear(view.base)} prices). The published payments drive this report.`,
    },
  ];
}

function ericGap(view: View, base: number): Finding[] {
  const [total, gap] = [view.at('eric_pfi_total'), view.at('eric_pfi_gap')];
  if (total === undefined || gap === undefined) return [];
  return [
    {
      kind: 'odd',
      title: 'Two sources for one charge',
      text: `For ${printFinancialYear(view.base)} HM Treasury’s list says ${printGbp(base)} and the hospital’s ERIC return ${printGbp(total)}: a gap of ${printGbp(gap)}. HM Treasury’s figure drives this report; the return is context.`,
    },
  ];
}
