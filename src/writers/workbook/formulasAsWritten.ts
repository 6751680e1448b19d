import type { Cell, Workbook, Worksheet } from 'exceljs';
import { placeOf, printOf } from '../../files/workbook/index.js';
import type { Book, BookRow } from '../../model/workbook/index.js';
import { VALUE_COLUMN, columnLetters, valueColumn, yearColumn } from './addresses.js';
import { writeText } from './cells.js';
import { fitHeight, setOnScreen } from './layout.js';
import { FILLS, WRAPPED } from './styles.js';
import type { WrittenSheet } from './writtenSheet.js';
import { escapeXml } from './xml.js';

/** The sheet that keeps where formulas stand, and a print of what each says. */
export const FORMULAS_AS_WRITTEN = 'Formulas as written';
const noteFor = (command: string): string =>
  `Where Decant wrote formulas, and a print of what each says: change nothing here. A2 is how many there are. By it ${command} --from tells where one was typed over: only the sheet Inputs is read back.`;
const [COUNT_ROW, HEAD_ROW] = [2, 4];
const HEADS = ['Sheet', 'Cells', 'Of', 'Print'];
const WIDTHS = [30, 20, 60, 16];
/** Rows that head a sheet of the book: on Inputs what stands there is judged with the calendar. */
const HEADING_ROWS = 4;
/** Of a formula without a label its own text stands for it. */
const LONGEST_LABEL = 80;

/** Cells of one row, side by side, that have one formula. */
interface Run {
  readonly row: number;
  readonly first: number;
  last: number;
  readonly label: string;
  readonly print: string;
}

/** Writes, as the last of a workbook, where its formulas stand; the count of them comes first. */
export function writeFormulas(
  workbook: Workbook,
  book: Book,
  sheets: readonly WrittenSheet[],
  command: string,
): WrittenSheet {
  const inParts = new Map(sheets.map((sheet) => [sheet.worksheet, sheet]));
  const found = workbook.worksheets.map((sheet): [string, Run[]] => [
    sheet.name,
    runsOf(sheet, book, inParts.get(sheet)?.years ?? new Set()),
  ]);
  const to = workbook.addWorksheet(FORMULAS_AS_WRITTEN, { views: [{ state: 'frozen', ySplit: HEAD_ROW }] });
  writeText(to.getCell('A1'), FORMULAS_AS_WRITTEN, 'title');
  // Text that ran on to the right would be printed.
  const note = noteFor(command);
  writeText(to.getCell('C1'), note, 'note');
  to.getCell('C1').alignment = WRAPPED;
  fitHeight(to, 1, [[note, WIDTHS[2] ?? 0]]);
  HEADS.forEach((head, index) => {
    const cell = to.getCell(HEAD_ROW, index + 1);
    writeText(cell, head, 'head');
    cell.fill = FILLS.head;
    to.getColumn(index + 1).width = WIDTHS[index] ?? 0;
  });
  const runs = found.flatMap(([, of]) => of);
  to.getCell(COUNT_ROW, 1).value = runs.reduce((sum, { first, last }) => sum + last - first + 1, 0);
  setOnScreen(to);
  return { worksheet: to, complete: (xml) => withRows(xml, found) };
}

function withRows(xml: string, found: readonly (readonly [string, readonly Run[]])[]): Buffer {
  const at = xml.lastIndexOf('</sheetData>');
  if (at < 0) throw new Error('the sheet of formulas has no place for rows');
  let row = HEAD_ROW;
  const rows = found.flatMap(([sheet, runs]) =>
    runs.map((run) => {
      row++;
      const texts = [sheet, cellsOf(run), run.label, run.print].map((text, index) =>
        text === ''
          ? ''
          : `<c r="${columnLetters(index + 1)}${row}" t="inlineStr"><is><t>${escapeXml(text)}</t></is></c>`,
      );
      return `<row r="${row}">${texts.join('')}</row>`;
    }),
  );
  return Buffer.from(`${xml.slice(0, at)}${rows.join('')}${xml.slice(at)}`, 'utf8');
}

function cellsOf({ row, first, last }: Run): string {
  const [from, to] = [first, last].map((column) => `${columnLetters(column)}${row}`);
  return from === to ? (from ?? '') : `${from ?? ''}:${to ?? ''}`;
}

function runsOf(sheet: Worksheet, book: Book, years: ReadonlySet<number>): Run[] {
  const of = book.sheets.find(({ title }) => title === sheet.name);
  const labels = new Labels(of?.rows ?? []);
  const typed = of?.kind === 'inputs' ? new Set(of.rows.flatMap((row) => typedCells(book, row))) : undefined;
  const isTyped = ({ address }: Cell, row: number): boolean =>
    typed !== undefined && (row <= HEADING_ROWS || typed.has(address));
  const lastYear = placeOf(`${yearColumn(book, book.years.length - 1)}1`).column;
  const runs: Run[] = [];
  sheet.eachRow((each, row) => {
    each.eachCell((cell, at) => {
      const column = Number(at);
      if (cell.formula === undefined || cell.formula === '' || isTyped(cell, row)) return;
      const print = printOf(cell.formula, { row, column });
      const before = runs.at(-1);
      const follows = before?.row === row && (before.last === column - 1 || (years.has(row) && column === lastYear));
      if (follows && before.print === print) before.last = column;
      else if (follows && before.last !== column - 1)
        throw new Error(`the formula of ${sheet.name}!${cell.address} is not that of the years before it`);
      else runs.push({ row, first: column, last: column, label: labels.of(cell), print });
    });
  });
  return runs;
}

/** Where a person types on the sheet Inputs: that is read back. */
export function typedCells(book: Book, row: BookRow): string[] {
  if (row.kind === 'table' || row.kind === 'calendar') return [`${VALUE_COLUMN}${row.row}`];
  if (row.kind !== 'input') return [];
  return row.values.map((_, index) => `${row.series ? yearColumn(book, index) : valueColumn(row)}${row.row}`);
}

/** What a formula is called: its line and member, or else the words before it in its row, or what it says itself. */
class Labels {
  private readonly lines = new Map<string, string>();

  constructor(rows: readonly BookRow[]) {
    for (const row of rows)
      if (row.kind === 'line')
        this.lines.set(
          row.inTable === undefined ? String(row.row) : `${row.inTable.column}${row.row}`,
          row.member === undefined ? row.label : `${row.label}, ${row.member}`,
        );
  }

  of(cell: Cell): string {
    const row = Number(cell.row);
    const line = this.lines.get(cell.address) ?? this.lines.get(String(row));
    if (line !== undefined) return line;
    for (let column = 1; column < Number(cell.col); column++) {
      const text = wordsIn(cell.worksheet.getCell(row, column));
      if (text !== '') return text;
    }
    return typeof cell.result === 'string' ? shortened(cell.result) : '';
  }
}

function wordsIn(cell: Cell): string {
  return cell.formula === undefined && typeof cell.value !== 'number' ? shortened(cell.text) : '';
}

function shortened(text: string): string {
  return text.length <= LONGEST_LABEL ? text : `${text.slice(0, LONGEST_LABEL)}…`;
}
