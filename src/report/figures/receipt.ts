import { BUSINESS_AS_USUAL } from '../../library/index.js';
import type { View } from '../../model/evaluate/index.js';
import { printFinancialYear } from '../../words/index.js';
import type { ReceiptFigure, ReceiptGroup, ReceiptSale, ReceiptStep } from '../land/landFigures.js';
import type { FigureCase, FigureSubject } from './subject.js';

/** What is taken off the gross receipt, in the order of METHOD 4.4; a cost that is nought is left out. */
const COSTS: readonly (readonly [label: string, line: string])[] = [
  ['Demolition', 'total_demolition'],
  ['Asbestos', 'total_asbestos'],
  ['Remediation', 'total_remediation'],
  ['Enabling works', 'total_enabling'],
  ['Planning', 'total_planning'],
  ['Displaced parking', 'total_displaced_parking'],
  ['Access', 'total_access_cost'],
  ['Constraints', 'total_constraint_cost_due'],
  ['Holding', 'total_holding'],
  ['Agents', 'total_agent_fees'],
  ['Legal fees', 'total_legal_fees'],
  ['Contributions', 'total_contributions'],
  ['VAT leakage', 'total_vat_leakage'],
  ['Due to others', 'total_overage_due'],
  ['Passed on', 'total_passed_on'],
];

/** What comes in besides. */
const GAIN = ['Overage received', 'total_overage_received'] as const;

/** A pound: less than that is a rounding of the sums. */
const POUND = 1;

/** Where the range of land prices comes from. */
function priceSource(cases: readonly FigureCase[]): string {
  const rows = cases.flatMap(({ view }) => view.outcome.bound.get('land_price_low')?.rows ?? []);
  return rows[0]?.source ?? 'the model’s own';
}

/** From gross to net receipt for every option that sells, in words why another does not, and a what-if's range (METHOD 4.4 and 5). */
export function receipt(subject: FigureSubject): ReceiptFigure {
  const { cases, realPrices } = subject;
  const acting = cases.filter(({ option }) => !option.whatIf && option.id !== BUSINESS_AS_USUAL);
  const [sell, keep] = [acting.filter(sells), acting.filter((each) => !sells(each))];
  const whatIfs = cases.filter(({ option, view }) => option.whatIf && view.has('what_if_receipt_middle'));
  const banner = whatIfs.length > 0 ? ' What-if: printed arithmetic, not a finding.' : '';
  return {
    prices: realPrices,
    sales: sell.map(sale).sort((one, other) => netOf(other) - netOf(one)),
    without: keep.map((each) => ({ label: each.option.title, why: whyNothing(each, subject) })),
    whatIfs: whatIfs.map(whatIf),
    source: `Land price: ${priceSource(cases)}; not a valuation. Costs of a sale: METHOD 4.4, illustrative where marked.${banner}`,
  };
}

function sells({ view }: FigureCase): boolean {
  return (view.at('total_receipt_middle') ?? 0) > 0;
}

function sale({ option, view }: FigureCase): ReceiptSale {
  const sold = view.yearly('net_land_sale');
  const net = view.at('total_net_receipt') ?? null;
  const decant = view.yearly('block_one_offs').reduce<number>((sum, gbp) => sum + (gbp ?? NaN), 0);
  return {
    label: option.title,
    lowGbp: view.at('total_receipt_low') ?? null,
    highGbp: view.at('total_receipt_high') ?? null,
    netM2: sold.length === 0 ? null : sold.reduce<number>((sum, area) => sum + (area ?? NaN), 0),
    yearLabels: sold.flatMap((area, index) => ((area ?? 0) > 0 ? [printFinancialYear(view.first + index)] : [])),
    steps: [
      ...grossToNet(view, net),
      ...(net === null || !(decant >= POUND)
        ? []
        : [change('Moving blocks out', -decant), level('After the moves', net - decant)]),
    ],
  };
}

/** The gross receipt, each cost and the net receipt; what no line names is one step more, so that the steps add up. */
function grossToNet(view: View, net: number | null): ReceiptStep[] {
  const gross = view.at('total_receipt') ?? view.at('total_receipt_middle') ?? null;
  const step = ([label, line]: readonly [string, string], sign: 1 | -1): ReceiptStep[] => {
    const gbp = view.has(line) ? (view.at(line) ?? null) : 0;
    return gbp !== null && Math.abs(gbp) < POUND ? [] : [change(label, gbp === null ? null : sign * gbp)];
  };
  const steps = [...COSTS.flatMap((cost) => step(cost, -1)), ...step(GAIN, 1)];
  const rest = steps.reduce((left, { gbp }) => left - (gbp ?? NaN), (net ?? NaN) - (gross ?? NaN));
  const other = Math.abs(rest) >= POUND ? [change('Other', rest)] : [];
  return [level('Gross receipt', gross), ...steps, ...other, level('Net receipt', net)];
}

function change(label: string, gbp: number | null): ReceiptStep {
  return { label, gbp, kind: 'change' };
}

function level(label: string, gbp: number | null): ReceiptStep {
  return { label, gbp, kind: 'level' };
}

function netOf({ steps }: ReceiptSale): number {
  return steps.find(({ label }) => label === 'Net receipt')?.gbp ?? -Infinity;
}

function whyNothing({ option, view }: FigureCase, { land }: FigureSubject): string {
  const why = land?.plans.find((plan) => plan.option === option.id)?.whyNone;
  if (why !== undefined) return why;
  if ((view.at('blocks_emptied', view.last) ?? 0) === 0) return 'No block is emptied.';
  return view.input('sell_land') === 0 ? 'The option keeps its land.' : 'No parcel is sold by the horizon.';
}

function whatIf({ option, view }: FigureCase): ReceiptGroup {
  return {
    label: option.title,
    lowGbp: view.at('what_if_receipt_low') ?? null,
    middleGbp: view.at('what_if_receipt_middle') ?? null,
    highGbp: view.at('what_if_receipt_high') ?? null,
  };
}
