import { printCount, printGbp, printHectares, printNumber, printShare } from '../print.js';
import type { Finding } from '../result.js';
import type { View } from '../view.js';
import type { FindingSubject } from './subject.js';

const M2_AN_ACRE = 4046.8564224;

/** What each option empties and sells, and what a what-if's land rests on (METHOD 4). */
export function landFindings(subject: FindingSubject): Finding[] {
  return [...released(subject), ...densification(subject), ...notDeducted(subject)];
}

function released({ views }: FindingSubject): Finding[] {
  return views
    .filter((each) => each.acts && each.view.has('land_released'))
    .map(({ title, view }): Finding => {
      const [emptied, floor, land] = [
        view.at('blocks_emptied', view.last) ?? NaN,
        view.at('area_emptied', view.last) ?? NaN,
        view.at('land_released', view.last) ?? NaN,
      ];
      const [low, high, net] = [
        view.at('total_receipt_low') ?? NaN,
        view.at('total_receipt_high') ?? NaN,
        view.at('total_net_receipt') ?? NaN,
      ];
      const freed = view.at('area_freed', view.last) ?? NaN;
      const text =
        emptied === 0
          ? `${whyNoneEmpties(view, freed)} No block emptied, no land: the receipt is £0.`
          : `${printCount(emptied, 'block')} of ${printNumber(floor)} m² in all can move into ${printNumber(freed)} m² of freed wards, which releases ${printHectares(land)}: each block’s cell of the site, illustrative. The gross receipt is ${printGbp(low)} to ${printGbp(high)}; ${printGbp(net)} is left of the middle after demolition and fees.`;
      return { kind: 'decides', title, text };
    });
}

function whyNoneEmpties(view: View, freed: number): string {
  const blocks = view.members('block');
  if (blocks.every((block) => view.input('block_in_pfi', undefined, block) === 1))
    return `${blocks.length === 1 ? 'The one block is' : 'All blocks are'} in the PFI contract, which no closed ward empties.`;
  return `Closed wards free ${printNumber(freed)} m² of owned floor, and no block empties into it.`;
}

function densification({ views }: FindingSubject): Finding[] {
  const whatIf = views.find(({ view }) => (view.at('what_if_land_freed') ?? 0) > 0)?.view;
  if (whatIf === undefined) return [];
  const value = (line: string): number => whatIf.at(line) ?? NaN;
  const acres = (line: string): string => printNumber(value(line) / M2_AN_ACRE);
  return [
    {
      kind: 'decides',
      title: 'The founding document’s land is mostly densification',
      text:
        `What-if, not a finding: a quarter less floor and two thirds less land free ${acres('what_if_land_freed')} acres, ${acres('what_if_developable')} of them developable, worth ` +
        `${printGbp(value('what_if_receipt_low'))} low, ${gbpPennyWise(value('what_if_receipt_middle'))} middle, ${printGbp(value('what_if_receipt_high'))} high. ` +
        `Built as densely as today, a quarter less floor frees ${acres('freed_by_less_floor')} acres; the other ${acres('freed_by_densification')} (${printShare(value('freed_by_densification_share'))}) come only from building ` +
        `${value('densification').toFixed(2)} times as densely (plot ratio ${value('plot_ratio').toFixed(2)} to ${value('what_if_plot_ratio').toFixed(2)}). The floor given up is ${value('what_if_wards').toFixed(1)} wards; ` +
        `${printCount(whatIf.input('wards_for_scale') ?? NaN, 'closed ward')} would be ${printShare(value('wards_for_scale_share'))} of the floor.`,
    },
  ];
}

/** £18.75m keeps its second decimal: the founding document's middle is printed so. */
function gbpPennyWise(amount: number): string {
  return `£${(amount / 1e6).toFixed(2)}m`;
}

function notDeducted({ views }: FindingSubject): Finding[] {
  const receipts = ['total_receipt_high', 'what_if_receipt_high'];
  if (!views.some(({ view }) => receipts.some((line) => (view.at(line) ?? 0) > 0))) return [];
  return [
    {
      kind: 'limit',
      title: 'Receipts are on the high side',
      text: 'Only demolition and fees are taken off the net receipt. Remediation, diversions, planning, holding costs, replacement parking and flood, tree, listing and contamination constraints are not yet in the model.',
    },
  ];
}
