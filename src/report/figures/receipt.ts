import { printFinancialYear } from '../../words/index.js';
import type { ChartFacts } from '../charts/index.js';
import type { ReceiptFigure, ReceiptGroup, ReceiptSale } from '../land/landFigures.js';
import { listOf, numberOf } from './looks.js';
import type { FigureSubject } from './subject.js';

/** From gross to net receipt for every option that sells, in words why another does not, and a what-if's range (METHOD 4.4 and 5). */
export function receipt(
  options: readonly ChartFacts[],
  whatIfs: readonly ChartFacts[],
  subject: FigureSubject,
): ReceiptFigure {
  const sells = (chart: ChartFacts): boolean => (numberOf(chart, 'middle') ?? 0) > 0;
  const [sell, keep] = [options.filter(sells), options.filter((chart) => !sells(chart))];
  const [first] = [...sell, ...whatIfs, ...keep];
  return {
    prices: subject.realPrices,
    sales: sell.map((chart) => sale(chart, subject)).sort((one, other) => netOf(other) - netOf(one)),
    without: keep.map((chart) => ({ label: chart.optionTitle, why: whyNothing(chart, subject) })),
    whatIfs: whatIfs.map(whatIf),
    source: [...new Set([first?.source ?? 'no option acts on its land.', ...whatIfs.map(({ source }) => source)])].join(
      ' ',
    ),
  };
}

function sale(chart: ChartFacts, { years }: FigureSubject): ReceiptSale {
  const sold = listOf(chart, 'sold');
  return {
    label: chart.optionTitle,
    lowGbp: numberOf(chart, 'low') ?? null,
    highGbp: numberOf(chart, 'high') ?? null,
    netM2: sold.length === 0 ? null : sold.reduce<number>((sum, area) => sum + (area ?? NaN), 0),
    yearLabels: sold.flatMap((area, index) => ((area ?? 0) > 0 ? [printFinancialYear(years[index] ?? NaN)] : [])),
    steps: chart.lines.map(({ label, value, step }) => ({
      label,
      gbp: value,
      kind: step === 'level' ? 'level' : 'change',
    })),
  };
}

/** What is left after the last step. */
function netOf({ steps }: ReceiptSale): number {
  return steps.filter(({ kind }) => kind === 'level').at(-1)?.gbp ?? -Infinity;
}

function whyNothing(chart: ChartFacts, { land }: FigureSubject): string {
  const why = land?.plans.find((plan) => plan.option === chart.option)?.whyNone;
  if (why !== undefined) return why;
  if ((listOf(chart, 'emptied').at(-1) ?? 0) === 0) return 'No block is emptied.';
  return numberOf(chart, 'sells') === 0 ? 'The option keeps its land.' : 'No parcel is sold by the horizon.';
}

function whatIf({ optionTitle, lines: [low, middle, high] }: ChartFacts): ReceiptGroup {
  return {
    label: optionTitle,
    lowGbp: low?.value ?? null,
    middleGbp: middle?.value ?? null,
    highGbp: high?.value ?? null,
  };
}
