import type { LandPlanFacts } from '../land/facts.js';
import { sayReuse } from '../land/said.js';
import type { View } from '../../model/evaluate/index.js';
import { printCount, printGbp, printHectares, printNumber, printShare } from '../../words/index.js';
import type { Finding } from '../result.js';
import type { FindingSubject } from './subject.js';

const M2_AN_ACRE = 4046.8564224;

/** What each option empties and releases, what a what-if's land rests on, and what is not drawn (METHOD 4). */
export function landFindings(subject: FindingSubject): Finding[] {
  return [
    ...released(subject),
    ...doubts(subject),
    ...densification(subject),
    ...notDrawn(subject),
    ...whatIfReceipts(subject),
  ];
}

function released({ views, land }: FindingSubject): Finding[] {
  return (land?.plans ?? []).flatMap((plan): Finding[] => {
    const option = views.find(({ id }) => id === plan.option);
    if (option === undefined) return [];
    const { title, view } = option;
    const text =
      plan.parcels.length === 0 || plan.whyNone !== undefined
        ? [emptied(plan), ...plan.moves, plan.whyNone ?? '', 'The receipt is £0.', returned(view), choice(plan)]
        : [emptied(plan), ...plan.moves, measured(plan), plan.apart ?? '', receipts(view), choice(plan)];
    return [{ kind: 'decides', title, text: text.filter((sentence) => sentence !== '').join(' ') }];
  });
}

function emptied({ blocks }: LandPlanFacts): string {
  if (blocks.length === 0) return '';
  const floor = blocks.reduce((sum, { floorM2 }) => sum + floorM2, 0);
  const years = blocks.flatMap(({ yearLabel }) => yearLabel ?? []).sort();
  const when = years.length === 0 ? 'never' : years[0] === years.at(-1) ? years[0] : `${years[0]} to ${years.at(-1)}`;
  return blocks.length === 1
    ? `1 block of ${printNumber(floor)} m² empties (${when}).`
    : `${printCount(blocks.length, 'block')} of ${printNumber(floor)} m² in all empty (${when}), best value for floor first, which is a rule of thumb.`;
}

function measured(plan: LandPlanFacts): string {
  const { setbacksM2, constrainedM2, droppedM2, measuredM2, parcels } = plan;
  const net = parcels.reduce((sum, { netM2 }) => sum + netM2, 0);
  const less = [
    [setbacksM2, 'setbacks'],
    [constrainedM2, 'constraints'],
    [droppedM2, 'pieces too small or without frontage'],
  ] as const;
  const steps = less.flatMap(([m2, what]) => (m2 >= 1 ? [`${printHectares(m2)} of ${what}`] : []));
  const taken = steps.length === 0 ? '' : `, less ${steps.join(' and ')},`;
  const kept = plan.zoneDrawn ? '' : ', after land that cars, roads and plant keep';
  return `${groundOf(plan)}${taken} leaves ${printHectares(measuredM2)} in ${printCount(parcels.length, 'parcel')}; ${printNumber(net / M2_AN_ACRE, 1)} acres net can be built on${kept}.${besideShares(plan)}`;
}

/** The blocks' ground, and apart from it what no block holds. */
function groundOf({ blocks, cellsM2, withoutBlocksM2 }: LandPlanFacts): string {
  const area = printHectares(cellsM2);
  const whose = blocks.length === 1 ? 'Its ground' : 'Their ground';
  if (withoutBlocksM2 < 1) return `${whose} of ${area}`;
  return blocks.length === 0
    ? `Land of ${area} that no block holds`
    : `${whose} and land that no block holds (${printHectares(withoutBlocksM2)} less setbacks), ${area} together`;
}

/** Only blocks have fixed shares: with other land in the parcels the two do not compare. */
function besideShares({ blocks, sharesM2, measuredM2, withoutBlocksM2 }: LandPlanFacts): string {
  const difference = sharesM2 - measuredM2;
  if (blocks.length === 0 || withoutBlocksM2 >= 1) return '';
  if (Math.abs(difference) < 0.5) return ` The choice reckoned with fixed shares of the same area.`;
  return ` The choice reckoned with fixed shares of ${printHectares(sharesM2)}, ${printHectares(Math.abs(difference))} ${difference > 0 ? 'more' : 'less'} than the map gives.`;
}

function receipts(view: View): string {
  if (view.input('reuse_land') === 1) return reused(view);
  const amount = (line: string): number => view.at(line) ?? NaN;
  const net = amount('total_net_receipt');
  const [overage, passedOn] = [amount('total_overage_received'), amount('total_passed_on')];
  const costs = [
    'all that a sale costs',
    ...(passedOn >= 0.5 ? [`${printGbp(passedOn)} that goes to a national pot`] : []),
  ].join(' and ');
  const later = overage >= 0.5 ? `, with ${printGbp(overage)} of the buyer’s later gain` : '';
  return `${gross(view)}; ${printGbp(net)} is left to the trust after ${costs}${later}${net < 0 ? ': the sale loses money, and an owner would keep the land' : ''}.`;
}

function gross(view: View): string {
  const [low, middle, high] = ['total_receipt_low', 'total_receipt', 'total_receipt_high'].map(
    (line) => view.at(line) ?? NaN,
  ) as [number, number, number];
  if (high === 0) return 'Nothing is sold in these years: the gross receipt is £0';
  if (high - low >= 0.5)
    return `The gross receipt is ${printGbp(low)} to ${printGbp(high)} (one land price in ten is below, one above), ${printGbp(middle)} in the middle`;
  const isExistingUse = view.at('sale_value_high') === view.input('existing_use_value');
  return `The gross receipt is ${printGbp(middle)} whatever the price of land with consent${isExistingUse ? ' (its existing use sets the floor)' : ''}`;
}

/** Undiscounted, and in present value: income follows the cost of preparing the land by years. */
function reused(view: View): string {
  const uses = view.members('land_use').filter((use) => (view.input('use_share', undefined, use) ?? 0) > 0);
  const best = view.members('land_use').find((use) => view.at('best_use', undefined, use) === 1) ?? '';
  const beside =
    best === ''
      ? ''
      : ` Of all uses worth most to the trust is ${words(best)}, ${view.at('reuse_beats_sale') === 1 ? 'more' : 'less'} than a sale.`;
  return `No land is sold: ${printHectares(view.at('reuse_land_area', view.last) ?? NaN)} net is re-used (${uses.map(words).join(', ')}). ${sayReuse(view.at('total_reuse_net') ?? null, view.at('reuse_value') ?? null)}${beside}`;
}

function words(member: string): string {
  return member.replaceAll('_', ' ');
}

/** Flags of the model that a reader should see beside the land's value: a single one, or one a year. */
const DOUBTS: readonly (readonly [line: string, text: string])[] = [
  ['land_price_not_restated', 'The land price is of another year, and no index of land prices is given'],
  ['price_below_benchmark', 'the price is below what would bring an owner to sell'],
  ['residual_not_viable', 'by the residual appraisal homes here are not viable: the land is worth its existing use'],
  ['sale_loses_money', 'in some year selling costs more than it brings'],
  ['consent_not_paid_for', 'the price is with consent, and getting consent costs nothing here'],
];

function doubts({ views, land }: FindingSubject): Finding[] {
  return (land?.plans ?? []).flatMap((plan): Finding[] => {
    const option = views.find(({ id }) => id === plan.option);
    if (option === undefined || plan.parcels.length === 0) return [];
    const found = DOUBTS.filter(([line]) => option.view.yearly(line).includes(1)).map(([, text]) => text);
    const text = found.join('; ');
    return found.length === 0
      ? []
      : [
          {
            kind: 'odd',
            title: `What to doubt in the land’s value · ${option.title}`,
            text: `${text.charAt(0).toUpperCase()}${text.slice(1)}.`,
          },
        ];
  });
}

/** Where nothing can empty, why not is said already. */
function choice({ blocks, exact, choice: said }: LandPlanFacts): string {
  return blocks.length > 0 || !exact ? said : '';
}

/** What the estates return calls surplus, where the hospital's folder gives it. */
function returned(view: View): string {
  const row = view.outcome.bound.get('surplus_land_returned')?.rows[0];
  if (row?.from === undefined) return '';
  return `The hospital’s own return says that ${printHectares(row.values[0] ?? NaN)} of its land delivers no services.`;
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

/** What a map would have to show before land is valued in earnest. */
function notDrawn({ land }: FindingSubject): Finding[] {
  if (land === undefined || !land.plans.some(({ cellsM2 }) => cellsM2 > 0)) return [];
  const constraints =
    land.constraints.length === 0
      ? 'No constraint is drawn: flood zones, trees, listing, contamination and buried services would take land or money off.'
      : `${printCount(land.constraints.length, 'constraint')} ${land.constraints.length === 1 ? 'is' : 'are'} drawn (${[...new Set(land.constraints.map(({ label }) => label))].slice(0, 6).join(', ')}); nobody has said that these are all.`;
  return [{ kind: 'limit', title: 'What the map of land shows', text: `${constraints} ${land.roads}` }];
}

function whatIfReceipts({ views }: FindingSubject): Finding[] {
  if (!views.some(({ view }) => (view.at('what_if_receipt_high') ?? 0) > 0)) return [];
  return [
    {
      kind: 'limit',
      title: 'The what-if’s receipts are gross',
      text: 'Nothing is taken off them: no demolition, remediation, diversion, planning, fees, holding costs, replacement parking or constraint.',
    },
  ];
}
