import type { View } from '../../model/evaluate/index.js';
import { printCount, printFinancialYear, printNumber, printShare } from '../../words/index.js';
import type { Finding } from '../result.js';
import type { FindingSubject } from './subject.js';

/** Occupancy debt, closable beds and where they lie (METHOD 1.5). */
export function bedFindings(subject: FindingSubject): Finding[] {
  return [...occupancyDebt(subject.usual), ...closable(subject), ...inPfi(subject)];
}

function occupancyDebt(view: View): Finding[] {
  const [open, occupied, occupancy] = [
    view.at('site_beds_open'),
    view.at('site_beds_occupied_today', view.base),
    view.at('occupancy_today', view.base),
  ];
  const [debt, ward, target, wardBeds] = [
    view.at('occupancy_debt', view.base),
    view.at('fall_for_one_ward', view.base),
    view.input('target_occupancy'),
    view.input('ward_beds'),
  ];
  if (
    open === undefined ||
    occupied === undefined ||
    occupancy === undefined ||
    debt === undefined ||
    ward === undefined ||
    target === undefined
  )
    return [];
  const today = `${printNumber(occupied)} of ${printNumber(open)} open beds are occupied (${printShare(occupancy)})`;
  const text =
    debt > 0
      ? `${today}. To run at ${printShare(target, 0)} the hospital owes −${printShare(debt)} of its occupied beds before the first bed can close, and −${printShare(ward)} before the first ward of ${printNumber(wardBeds ?? 0)}, were the site one pool.`
      : `${today}, below the planned ${printShare(target, 0)}: beds can close at once, the first ward of ${printNumber(wardBeds ?? 0)} ${ward > 0 ? `after a fall of ${printShare(ward)}, were the site one pool` : 'among them'}.`;
  return [{ kind: 'decides', title: debt > 0 ? 'Occupancy debt comes first' : 'No occupancy debt', text }];
}

function closable({ usual, fullEffectYear, views }: FindingSubject): Finding[] {
  const [beds, needed, avoided] = [
    usual.at('site_closable_beds', fullEffectYear),
    usual.at('site_beds_needed', fullEffectYear),
    usual.at('site_avoided_new_beds', fullEffectYear),
  ];
  if (beds === undefined || needed === undefined || avoided === undefined) return [];
  const acts = views
    .filter((each) => each.acts)
    .map(
      ({ title, view }) =>
        `${title}: ${printCount(view.at('site_wards_closed', view.last) ?? 0, 'ward')}, ${printNumber((view.at('site_closable_beds', view.last) ?? 0) - (view.at('site_beds_closed', view.last) ?? 0))} spare beds stay open, too few in their pool for a ward or not spare for good`,
    );
  const phase = usual.at('phase', fullEffectYear) ?? 1;
  const effects = phase < 1 ? `when ${printShare(phase, 0)} of the effects are in place` : 'when the effects are full';
  return [
    {
      kind: 'decides',
      title: 'Closable beds and whole wards',
      text: `In ${printFinancialYear(fullEffectYear)}, ${effects}, ${printNumber(needed)} beds are needed: ${printNumber(beds)} of today’s open beds can close.${neverAdded(usual, avoided)} ${acts.join('. ')}.`,
    },
  ];
}

/** Beds that need not be added, and those of them that today's patients ask for already: occupancy debt, not growth. */
function neverAdded(view: View, avoided: number): string {
  if (avoided === 0) return '';
  const debt = Math.min(avoided, Math.max(0, Math.round(view.at('bridge_occupancy', view.base) ?? 0)));
  const whose = debt === 0 ? ' for growth' : `, ${printNumber(debt)} for today’s patients and the rest for growth`;
  return ` Another ${printNumber(avoided)} never have to be added${whose}: an avoided cost that closes nothing.`;
}

function inPfi({ usual, fullEffectYear }: FindingSubject): Finding[] {
  const pools = usual.members('pool');
  const within = pools.filter((pool) => usual.input('pool_in_pfi', undefined, pool) === 1);
  if (within.length === 0) return [];
  if (within.length === pools.length)
    return [
      {
        kind: 'decides',
        title: 'All beds are in the PFI part',
        text: 'No closed ward empties an owned block or releases land, and the charge for its floor is still due: what a closed ward saves is its staff and supplies.',
      },
    ];
  const sum = (of: (pool: string) => number | undefined, members: readonly string[]): number =>
    members.reduce((total, pool) => total + (of(pool) ?? NaN), 0);
  const occupied = (pool: string): number | undefined => usual.input('beds_occupied_today', undefined, pool);
  const closableBeds = (pool: string): number | undefined => usual.at('closable_beds', fullEffectYear, pool);
  const [there, all] = [sum(occupied, within), sum(occupied, pools)];
  const [closableThere, closableAll] = [sum(closableBeds, within), sum(closableBeds, pools)];
  return [
    {
      kind: 'decides',
      title: there / all > 0.5 ? 'Most beds are in the PFI part' : 'Some beds are in the PFI part',
      text: `${printNumber(there)} of ${printNumber(all)} occupied beds (${printShare(there / all, 0)}) are in the PFI part, and ${printNumber(closableThere)} of the ${printNumber(closableAll)} closable beds in ${printFinancialYear(fullEffectYear)}. A ward closed there empties no owned block, releases no land, and its charge is still due.`,
    },
  ];
}
