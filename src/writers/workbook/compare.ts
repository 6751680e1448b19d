import type { Workbook } from 'exceljs';
import type { Book } from '../../model/workbook/index.js';
import { locateIfThere, type Linked } from './addresses.js';
import type { WrittenSheet } from './writtenSheet.js';
import { linked, locationOf, type CellLink } from './cellLinks.js';
import { writeFormula, writeText } from './cells.js';
import type { Comparison } from './contents.js';
import { Flow } from './flow.js';
import { writeStated, type HeldList } from './held.js';
import { formatOf } from './formats.js';
import { setPrinting } from './layout.js';
import { unitIn } from './units.js';

const FIRST_OPTION = 3;
/** Widths of the options’ columns, and what a page leaves for all of them. */
const [NARROWEST, WIDEST, ACROSS] = [12, 22, 142];
/** Stands where an option's model has no such line; a dash is nought. */
const NOT_THERE = 'n/a';

/** All options side by side, and what each changes against the first; every number is live and leads to its line. */
export function writeCompare(
  workbook: Workbook,
  book: Book,
  rows: readonly Comparison[],
  held: HeldList,
): WrittenSheet {
  const { cases } = book;
  const columns = 2 * cases.length - 1;
  const width = Math.min(WIDEST, Math.max(NARROWEST, Math.floor(ACROSS / columns)));
  const flow = new Flow(workbook, 'Compare', [50, 20, ...Array.from({ length: columns }, () => width)]);
  const base = cases[0]?.title ?? '';
  flow.line('Options compared', 'title');
  const lacks = rows.some((row) => linksOf(book, row).includes(undefined));
  const note = lacks ? ` ${NOT_THERE}: the option's model has no such line.` : '';
  writeStated(
    flow.sheet.getCell(flow.next++, 1),
    `Green: a link to the line. Black: the difference, the option less ${base}.${note}`,
    held,
  );
  flow.header(
    ['', 'Unit', ...cases.map(({ title }) => title), ...cases.slice(1).map(({ title }) => `${title}: difference`)],
    FIRST_OPTION - 1,
  );
  flow.sheet.views = [{ state: 'frozen', xSplit: 2, ySplit: flow.next - 1, showGridLines: false }];
  const links = rows.flatMap((row) => writeComparison(flow, book, row));
  setPrinting(flow.sheet, { titleRows: '3:3' });
  return linked(flow.sheet, links);
}

/** Where each case has the line; undefined where its model lacks it. */
function linksOf(book: Book, compared: Comparison): (Linked | undefined)[] {
  const links = book.cases.map(({ id }) => locateIfThere(book, { ...compared, option: id }));
  if (links.every((link) => link === undefined)) throw new Error(`no option has a line ${compared.line}`);
  return links;
}

function writeComparison(flow: Flow, book: Book, compared: Comparison): CellLink[] {
  const links: CellLink[] = [];
  const { label, unit } = compared;
  const row = flow.next++;
  writeText(flow.sheet.getCell(row, 1), label);
  const found = linksOf(book, compared);
  const values = found.map((one) => one?.value ?? null);
  const format = formatOf(unit, values, found.find((linked) => linked !== undefined)?.label ?? label);
  writeText(flow.sheet.getCell(row, 2), unitIn(book, unit, format), 'quiet');
  const letters = (index: number): string => flow.sheet.getColumn(FIRST_OPTION + index).letter;
  found.forEach((one, index) => {
    const to = flow.sheet.getCell(`${letters(index)}${row}`);
    to.alignment = { horizontal: 'right' };
    if (one === undefined) writeText(to, NOT_THERE, 'quiet');
    else {
      writeFormula(to, one.reference, one.value, format, 'link');
      links.push({ cell: to.address, location: locationOf(one.reference) });
    }
  });
  const first = values[0] ?? null;
  values.slice(1).forEach((value, index) => {
    if (found[0] === undefined || found[index + 1] === undefined) return;
    const difference = value === null || first === null ? null : value - first;
    const formula = `${letters(index + 1)}${row}-$${letters(0)}${row}`;
    writeFormula(flow.sheet.getCell(`${letters(values.length + index)}${row}`), formula, difference, format);
  });
  return links;
}
