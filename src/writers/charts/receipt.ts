import { createPicture } from './canvas.js';
import type { ChartFigures } from '../../report/figures/index.js';
import type { ReceiptFigure, ReceiptGroup, ReceiptSale } from '../../report/land/index.js';
import { formatHectares, formatModelled, formatMoney } from '../../words/labels/index.js';
import { MARGIN, layFrame } from './frame.js';
import { frameOf, shorten } from './heading.js';
import { WIDTH } from './palette.js';
import { drawStatements, type Statement } from './statements.js';
import { drawWaterfall, waterfallHeight, type Waterfall } from './waterfall.js';

/** Sales of more options than this are in the workbook only. */
const MOST_SALES = 4;
const BETWEEN = 26;

/**
 * The land receipt from gross to net, one waterfall for each option whose sale differs, that of the highest net receipt first;
 * where no option sells, words that say why.
 */
export async function drawReceipt(figures: ChartFigures): Promise<Buffer> {
  const { receipt } = figures;
  const sales = distinct(receipt.sales);
  const [best] = sales;
  if (best === undefined) return drawNoSale(figures);
  const laid = layFrame(frameOf(figures, receipt, findingOf(best), subtitleOf(receipt, sales.length)));
  const falls = sales.slice(0, MOST_SALES).map((sale) => waterfallOf(sale, receipt.prices));
  const high = falls.reduce((sum, fall) => sum + waterfallHeight(fall) + BETWEEN, -BETWEEN);
  const height = Math.ceil(laid.top + high + laid.bottom);
  const { canvas, pen } = createPicture(WIDTH, height);
  let y = laid.top;
  for (const fall of falls) {
    drawWaterfall(pen, fall, { x: MARGIN, y, width: WIDTH - 2 * MARGIN });
    y += waterfallHeight(fall) + BETWEEN;
  }
  laid.draw(pen, height);
  return canvas.encode('png');
}

/** One sale an outcome: options that sell the same share a waterfall. */
export function distinct(sales: readonly ReceiptSale[]): ReceiptSale[] {
  const found = new Map<string, ReceiptSale>();
  for (const sale of sales) {
    const { label, ...same } = sale;
    const key = JSON.stringify(same);
    const alike = found.get(key);
    found.set(key, alike === undefined ? sale : { ...alike, label: `${alike.label}; ${label}` });
  }
  return [...found.values()];
}

function waterfallOf(sale: ReceiptSale, prices: string): Waterfall {
  const { lowGbp, highGbp, steps } = sale;
  return {
    title: titleOf(sale),
    unit: `£m, ${prices}`,
    steps: steps.map(({ label, gbp, kind }) => ({ label, amount: gbp ?? NaN, kind })),
    ...(lowGbp === null || highGbp === null ? {} : { range: { low: lowGbp, high: highGbp, name: 'P10–P90' } }),
  };
}

function titleOf({ label, netM2, yearLabels }: ReceiptSale): string {
  const land = netM2 === null || Number.isNaN(netM2) ? '' : `${formatHectares(netM2)} net developable`;
  const years = yearLabels.length === 0 ? '' : `sold in ${spanOf(yearLabels)}`;
  const what = [land, years].filter((text) => text !== '').join(' ');
  return what === '' ? label : `${shorten(label, 80)}: ${what}`;
}

function spanOf(years: readonly string[]): string {
  const [first, last] = [years[0] ?? '', years.at(-1) ?? ''];
  return first === last ? first : `${first} to ${last}`;
}

function findingOf({ steps }: ReceiptSale): string {
  const at = (wanted: string) => formatModelled(steps.find(({ label }) => label === wanted)?.gbp ?? NaN);
  return `land receipt of ${at('Gross receipt')} leaves ${at('Net receipt')} net`;
}

/** What else the figure has to say: options without a receipt, a what-if's range. */
function subtitleOf({ without, whatIfs }: ReceiptFigure, sales: number): string {
  const none = without.map(({ label }) => shorten(label, 40));
  return [
    ...(sales > MOST_SALES ? [`${sales - MOST_SALES} more sales: see the workbook.`] : []),
    ...(none.length === 0 ? [] : [`No receipt: ${none.join('; ')}.`]),
    ...whatIfs.map((group) => `${shorten(group.label, 60)}: ${rangeOf(group)}.`),
  ].join(' ');
}

function drawNoSale(figures: ChartFigures): Promise<Buffer> {
  const { receipt } = figures;
  const statements: Statement[] = [
    ...receipt.without.map(({ label, why }) => ({ name: label, text: `£0: ${why}` })),
    ...receipt.whatIfs.map((group) => ({ name: group.label, text: rangeOf(group) })),
  ];
  const none: Statement = { name: 'Land', text: 'No option of this site acts on its land.' };
  return drawStatements(
    statements.length === 0 ? [none] : statements,
    frameOf(figures, receipt, 'no option brings a land receipt'),
  );
}

/** "£15.0m to £22.5m gross, not a finding". */
function rangeOf({ lowGbp, middleGbp, highGbp }: ReceiptGroup): string {
  if (lowGbp === null || middleGbp === null || highGbp === null) return 'not valued';
  if (middleGbp === 0) return '£0 in this what-if';
  return `${formatMoney(lowGbp)} to ${formatMoney(highGbp)} gross, middle ${formatMoney(middleGbp)}: not a finding`;
}
