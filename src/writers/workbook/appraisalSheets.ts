import type { Workbook } from 'exceljs';
import type { Book } from '../../model/workbook/index.js';
import { freeTitle } from './addresses.js';
import { linked, type CellLink } from './cellLinks.js';
import type { AppraisalTable, SummaryCell } from './contents.js';
import { Flow } from './flow.js';
import { formatOf, MONEY } from './formats.js';
import { writeStated, type HeldList } from './held.js';
import { fitHeight, setPrinting } from './layout.js';
import { asWritten, colourMarks, writeMark } from './marks.js';
import { FONTS, INDENTED, WRAPPED } from './styles.js';
import { writeCell } from './summary.js';
import type { Words } from './words.js';
import type { WrittenSheet } from './writtenSheet.js';

const RESTS = 'Illustrative inputs';
/** Columns of names, of numbers, of illustrative inputs, and of marks. */
const [NAME, NUMBER, RESTING, MARK] = [30, 14, 14, 15];
/** Of texts: together they have what a page leaves, each by how long its texts are. */
const [LEAST, MOST, PAGE] = [18, 46, 205];
/** What an indent, and the wider letters of a page that is fitted, leave of a column. */
const TIGHT = 0.88;
const RULED = { bottom: { style: 'hair', color: { argb: 'FFB0B0B0' } } } as const;
/**
 * Money beside words: in millions to one decimal from a million on, however a change moves it. Below nought in whole pounds: of three sections with
 * conditions the last shows no sign in LibreOffice.
 */
const SHORT_MONEY = '[>=999500]£#,##0.0,,"m"_);[<0](£#,##0);£#,##0_)';

interface Looks {
  readonly held: HeldList;
  readonly words: Words | undefined;
  readonly date: string | undefined;
}

/** A sheet for each appraisal, or for those that share its name: numbers are links, and beside each row stands the mark of its words. */
export function writeAppraisals(
  workbook: Workbook,
  book: Book,
  tables: readonly AppraisalTable[],
  looks: Looks,
): WrittenSheet[] {
  return [...new Set(tables.map(({ sheet }) => sheet))].map((sheet) => {
    const own = tables.filter((each) => each.sheet === sheet);
    const widths = widthsOf(own);
    const flow = new Flow(workbook, freeTitle(book, sheet), widths);
    const links: CellLink[] = [];
    flow.line(sheet, 'title');
    const stated = 'A number alone in its cell is a link to its line, and follows the inputs.';
    writeStated(flow.sheet.getCell(flow.next++, 1), stated, looks.held);
    flow.paragraph(asWritten(looks.date, looks.words?.title), 'note');
    for (const table of own) writeTable(flow, table, { widths, book, links, words: looks.words });
    const last = flow.sheet.getColumn(widths.length).letter;
    colourMarks(flow.sheet, `${last}1:${last}${flow.next}`);
    setPrinting(flow.sheet, { last: { column: widths.length, row: flow.next - 1 } });
    return linked(flow.sheet, links);
  });
}

function readable(...[unit, values, label]: Parameters<typeof formatOf>): string {
  return MONEY.test(unit) && !unit.includes('/') ? SHORT_MONEY : formatOf(unit, values, label);
}

/** Where a table is written, and with what. */
interface Writing {
  readonly widths: readonly number[];
  readonly book: Book;
  readonly links: CellLink[];
  readonly words: Words | undefined;
}

function writeTable(flow: Flow, { title, header, rows, note }: AppraisalTable, writing: Writing): void {
  const { widths, words } = writing;
  flow.gap();
  flow.line(title.text, 'heading');
  const mark = words?.markOf(title);
  if (mark !== undefined) flow.mark(mark);
  flow.header([...header, RESTS, '']);
  for (let column = 1; column <= header.length + 1; column++)
    flow.sheet.getCell(flow.next - 1, column).alignment = { wrapText: true, vertical: 'bottom', ...INDENTED };
  for (const row of rows) {
    const cells: SummaryCell[] = [row.name.text, ...row.cells, row.rests];
    cells.forEach((content, index) => {
      const cell = flow.sheet.getCell(flow.next, index + 1);
      writeCell(cell, writing, content, readable);
      const isText = typeof content === 'string';
      cell.alignment = { ...WRAPPED, ...(isText ? INDENTED : { horizontal: 'right' }) };
    });
    for (let column = 1; column <= widths.length; column++) flow.sheet.getCell(flow.next, column).border = RULED;
    flow.sheet.getCell(flow.next, 1).font = FONTS.bold;
    const own = words?.markOf(row.name);
    if (own !== undefined) writeMark(flow.sheet.getCell(flow.next, widths.length), own);
    const sized = cells.map((cell, at): [string, number] => [
      typeof cell === 'string' ? cell : '',
      (widths[at] ?? NUMBER) * TIGHT,
    ]);
    fitHeight(flow.sheet, flow.next++, sized);
  }
  if (note !== '') flow.paragraph(note, 'note');
}

/** The page is shared out among the columns of texts, by the mean length of what stands in them. */
function widthsOf(tables: readonly AppraisalTable[]): number[] {
  const columns = Math.max(...tables.map(({ header }) => header.length));
  const texts = Array.from({ length: columns }, (_, column) =>
    tables.flatMap(({ rows }) => rows.map(({ cells }) => cells[column - 1])),
  );
  const isNumber = (column: number): boolean => texts[column]?.some((cell) => typeof cell !== 'string') === true;
  const lengths = texts.map((cells) =>
    cells.reduce<number>((sum, cell) => sum + (typeof cell === 'string' ? cell.length : 0), 0),
  );
  const words = texts.flatMap((_, column) => (column === 0 || isNumber(column) ? [] : [column]));
  const left = PAGE - NAME - RESTING - MARK - NUMBER * (columns - 1 - words.length);
  const all = words.reduce((sum, column) => sum + (lengths[column] ?? 0), 0);
  const shared = (column: number): number => (left * (lengths[column] ?? 0)) / Math.max(1, all);
  const own = texts.map((_, column) =>
    column === 0 ? NAME : isNumber(column) ? NUMBER : Math.min(MOST, Math.max(LEAST, shared(column))),
  );
  return [...own, RESTING, MARK];
}
