import type { View } from '../../model/evaluate/index.js';
import { printCount, printFinancialYear, printGbp, printShare } from '../../words/index.js';
import type { Finding } from '../result.js';
import type { FindingSubject } from './subject.js';

/** How much of the full cost of fewer bed-days is really released (METHOD 2.2), and what it does not hold. */
export function costFindings({ views, usual, best: { view: best } }: FindingSubject): Finding[] {
  if (!usual.has('released_cost')) return [];
  const year = usual.last;
  const shares = views
    .filter((each) => (each.acts || each.view === usual) && each.view.has('released_cost'))
    .map(
      ({ title, view }) =>
        `${view === usual ? 'with nothing closed' : title} ${printGbp(view.at('released_cost', year) ?? NaN)} (${printShare(view.at('release_share', year) ?? NaN, 0)})`,
    );
  const hasCharge = usual.yearly('unitary_charge').some((charge) => charge !== 0);
  const contract = hasCharge ? ', and every way to vary, refinance or buy out the PFI contract' : '';
  return [
    {
      kind: 'decides',
      title:
        (best.at('release_share', year) ?? 0) < 0.5 ? 'Most of the cost is stranded' : 'Part of the cost is stranded',
      text: `By ${printFinancialYear(year)} the fall in bed-days is worth ${printGbp(usual.at('full_absorption', year) ?? NaN)} a year at full cost. Released: ${shares.join('; ')}. The rest is stranded. Care elsewhere costs ${printGbp(best.at('reprovision', year) ?? NaN)} a year.`,
    },
    ...spareAlready(best),
    ...(best.at('release_not_plausible', year) === 1
      ? [
          {
            kind: 'odd' as const,
            title: 'Release is too good to be true',
            text: `A release share of ${printShare(best.at('release_share', year) ?? NaN)} is above what METHOD 2.2 finds plausible.`,
          },
        ]
      : []),
    {
      kind: 'limit',
      title: 'What the net position leaves out',
      text: `It is the trust’s change against the same years with no programme and nothing closed${usual.has('income_change') ? ', its income too' : '; income for patients is not in it'}. A unitary charge that no option changes is left out; so are simulation and optimism bias${contract}, and the staff and capital of beds that never have to be added. Operating and ward costs are METHOD 2b’s, scaled by beds: illustrative.`,
    },
  ];
}

/** Wards that today's patients do not need: closing them saves money that no fall in bed-days earned. */
function spareAlready(view: View): Finding[] {
  const [wards, saving] = [
    view.at('wards_closed_spare_already', view.last),
    view.at('released_spare_wards', view.last),
  ];
  if (wards === undefined || saving === undefined || wards === 0) return [];
  return [
    {
      kind: 'decides',
      title: 'Some wards are spare already',
      text: `${printCount(wards, 'closed ward')} held beds that the patients of ${printFinancialYear(view.base)} do not need. Closing ${wards === 1 ? 'it' : 'them'} saves ${printGbp(saving)} a year with no fall in bed-days: it is in the net position, and not in the share released.`,
    },
  ];
}
