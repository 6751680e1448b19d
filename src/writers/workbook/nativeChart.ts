import type { Book } from '../../model/workbook/index.js';
import { bridgeOf } from './bridgeCells.js';
import { cellsOf, rangeOf } from './chartCells.js';
import { said, type ChartOnCells } from './charted.js';
import type { ChartOfLines } from './contents.js';
import { HelperBlock, type HelperCorner } from './helperBlock.js';

/**
 * Finds the cells of a chart's lines: a chart by year reads the lines' own rows, a bar or a bridge reads links to them in a block
 * whose corner is given. Throws where the book lacks a line or a year.
 */
export function nativeChartOf(book: Book, of: ChartOfLines, corner: HelperCorner): ChartOnCells {
  if (of.lines.length === 0) throw new Error(`the chart ${of.title} has no line`);
  if (of.shape === 'bridge') return bridgeOf(book, of, corner);
  return of.shape === 'bars' ? barsOf(book, of, corner) : byYear(book, of, corner);
}

/** A bar a line, in one year. */
function barsOf(book: Book, of: ChartOfLines, corner: HelperCorner): ChartOnCells {
  const block = new HelperBlock(corner, ['', of.yTitle]);
  const cells = cellsOf(book, of);
  of.lines.forEach(({ label }, index) => block.row([label, cells[index] ?? '']));
  const values = cells.map((cell) => cell?.value ?? null);
  const categories = { range: block.column(0), labels: of.lines.map(({ label }) => label) };
  const series = [{ name: of.yTitle, range: block.column(1), values }];
  return {
    chart: { ...said(of), unit: cells.find((cell) => cell !== undefined)?.unit ?? '', categories, series },
    block,
  };
}

function byYear(book: Book, of: ChartOfLines, corner: HelperCorner): ChartOnCells {
  const block = new HelperBlock(corner, []);
  const first = of.years?.[0] ?? book.years[0] ?? 0;
  const last = of.years?.at(-1) ?? book.years.at(-1) ?? 0;
  const found = of.lines.map((line) => {
    if (line.sign === -1) throw new Error(`${of.title}: a chart by year shows ${line.label} as its line has it`);
    return { ...rangeOf(book, line, first, last), of: line };
  });
  const { years: range = '' } = found[0] ?? {};
  const labels = book.printedYears.slice(book.years.indexOf(first), book.years.indexOf(last) + 1);
  const series = found.map(({ range, values, of: { label, axis } }) => ({
    name: label,
    range,
    values,
    ...(axis === undefined ? {} : { axis }),
  }));
  const unit = found.find(({ of: { axis } }) => axis === undefined)?.unit ?? '1';
  return { chart: { ...said(of), unit, categories: { range, labels }, series }, block };
}
