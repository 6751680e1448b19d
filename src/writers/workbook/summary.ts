import type { Cell, Workbook } from 'exceljs';
import type { Book } from '../../model/workbook/index.js';
import { locate } from './addresses.js';
import type { WrittenSheet } from './writtenSheet.js';
import { linked, locationOf, type CellLink } from './cellLinks.js';
import { writeFormula, writeNumber, writeText } from './cells.js';
import type { SiteWorkbook, SummaryCell, SummaryTable } from './contents.js';
import { Flow } from './flow.js';
import { formatOf } from './formats.js';
import { writeStated, type HeldList } from './held.js';
import { fitHeight, setPrinting } from './layout.js';
import { asWritten, colourMarks } from './marks.js';
import { WRAPPED } from './styles.js';
import type { Words } from './words.js';

const LABEL_WIDTH = 48;
const CELL_WIDTH = 18;
const BLOCKS = [
  [1, 1, 2],
  [3, 5, 6],
  [7, 9, 10],
] as const;
const ON_SUMMARY = 'What Decant wrote is kept on the sheet Inputs as written.';
/** Today and the options stand before the sentences, the other tables behind them. */
const FIRST_TABLES = 2;

/** What a reader needs first: the hospital and its options in figures, each of which leads to its line; then what was found, and why. */
export function writeSummary(
  workbook: Workbook,
  { book, cover, findings, summary, warnings, qa }: SiteWorkbook,
  { held, words }: { readonly held: HeldList; readonly words: Words | undefined },
): WrittenSheet {
  const columns = Math.max(10, ...summary.map(({ header }) => header.length));
  const widths = Array.from({ length: columns }, (_, index) => (index === 0 ? LABEL_WIDTH : CELL_WIDTH));
  const flow = new Flow(workbook, 'Summary', widths);
  const links: CellLink[] = [];
  const write = (table: SummaryTable): void => writeTable(flow, { book, links, widths, words }, table);
  flow.line('Summary', 'title');
  writeStated(flow.sheet.getCell(flow.next++, 1), ON_SUMMARY, held);
  if (cover.banner !== undefined) flow.banner(cover.banner);
  summary.slice(0, FIRST_TABLES).forEach(write);
  if (findings.length > 0) {
    flow.gap();
    flow.line('What was found', 'heading');
    flow.paragraph(asWritten(qa?.date, words?.title), 'note');
    if (words !== undefined) flow.mark(words.unsaid);
  }
  for (const finding of findings) flow.titled(finding.title, finding.text, words?.markOf(finding));
  const behind = summary.slice(FIRST_TABLES);
  behind.filter(({ onScreen }) => onScreen !== true).forEach(write);
  if (warnings.length > 0) {
    flow.gap();
    flow.line('Warnings', 'heading');
    if (words !== undefined) flow.mark(words.decant);
    for (const warning of warnings) flow.paragraph(`–  ${warning}`);
  }
  setPrinting(flow.sheet, { last: { column: columns, row: flow.next - 1 } });
  behind.filter(({ onScreen }) => onScreen === true).forEach(write);
  const last = flow.sheet.getColumn(columns).letter;
  colourMarks(flow.sheet, `${last}1:${last}${flow.next}`);
  return linked(flow.sheet, links);
}

/** Where the lines that cells show stand, and links from those. */
interface Linking {
  readonly book: Book;
  readonly links: CellLink[];
}

/** The lines that a table’s cells show, and where they lead. */
interface Shown extends Linking {
  readonly widths: readonly number[];
  readonly words: Words | undefined;
}

function writeTable(flow: Flow, shown: Shown, { title, note, header, rows, marked }: SummaryTable): void {
  flow.gap();
  flow.line(title, 'heading');
  if (marked !== undefined && shown.words !== undefined) flow.mark(shown.words[marked]);
  if (note !== undefined) flow.paragraph(note, 'note');
  if (header.length === 2 && rows.length > BLOCKS.length) return writeInBlocks(flow, shown, rows);
  flow.header(header, 1);
  for (const row of rows) {
    row.forEach((content, index) => {
      const cell = flow.sheet.getCell(flow.next, index + 1);
      writeCell(cell, shown, content);
      cell.alignment = index === 0 ? WRAPPED : { ...WRAPPED, horizontal: 'right' };
    });
    const texts = row.map((cell, index): [string, number] => [
      typeof cell === 'string' ? cell : '',
      shown.widths[index] ?? CELL_WIDTH,
    ]);
    fitHeight(flow.sheet, flow.next++, texts);
  }
}

/** Labels with one value each, a few blocks beside one another: the columns of a label, and that of its value. */
function writeInBlocks(flow: Flow, shown: Shown, rows: SummaryTable['rows']): void {
  const down = Math.ceil(rows.length / BLOCKS.length);
  rows.forEach(([label = null, value = null], index) => {
    const [from, to, at] = BLOCKS[Math.floor(index / down)] ?? BLOCKS[0];
    const row = flow.next + (index % down);
    if (to > from) flow.sheet.mergeCells(row, from, row, to);
    writeCell(flow.sheet.getCell(row, from), shown, label);
    writeCell(flow.sheet.getCell(row, at), shown, value);
    flow.sheet.getCell(row, from).alignment = { horizontal: 'left', indent: from > 1 ? 2 : 0 };
    flow.sheet.getCell(row, at).alignment = { horizontal: 'right' };
  });
  flow.next += down;
}

/** A text, a number, or what links to a line, in the format of its unit unless another is given. */
export function writeCell(cell: Cell, { book, links }: Linking, content: SummaryCell, format = formatOf): void {
  if (content === null) return;
  if (typeof content === 'string') {
    writeText(cell, content);
  } else if (typeof content === 'number') {
    writeNumber(cell, content, format('', [content]));
  } else if ('line' in content) {
    const { reference, value, unit, label } = locate(book, content);
    writeFormula(cell, reference, value, format(unit, [value], label), 'link');
    links.push({ cell: cell.address, location: locationOf(reference) });
  } else writeNumber(cell, content.value, format(content.unit, [content.value]));
}
