import type { Workbook, Worksheet } from 'exceljs';
import type { Book, BookSheet, LineRow } from '../../model/workbook/index.js';
import { valueColumn, yearColumn } from './addresses.js';
import type { Arrival } from './charted.js';
import type { WrittenSheet } from './writtenSheet.js';
import { linked, type CellLink } from './cellLinks.js';
import { colourChecks, writeFormula, writeNumber, writeText } from './cells.js';
import { formatOf } from './formats.js';
import { writeStated, type HeldList } from './held.js';
import { fitHeight, setPrinting } from './layout.js';
import { FILLS, WRAPPED } from './styles.js';

export const CHECKS = 'Checks';
/** The cell that holds 1 when every check holds. */
export const MASTER = `${CHECKS}!$E$3`;
const FIRST_ROW = 6;
const HEADS = ['Check', 'Name', 'Members', 'Years'];
const WIDTHS = [44, 24, 10, 14];
/** From here a column stands for a sheet that has checks; what all options share comes first. */
const FIRST_SHEET = HEADS.length + 1;
const SHEET_WIDTH = 11;
/** So many such columns fit A4 upright. */
const MOST_UPRIGHT = 5;

/** A check: its rows stand together on a sheet, one a member; with one value each, in one column. */
interface Check {
  readonly sheet: BookSheet;
  readonly row: LineRow;
  readonly last: LineRow;
  readonly holds: 0 | 1;
}

/** What the master check looks at beside the check lines. */
interface BesideChecks {
  /** Whether bridges arrive. */
  readonly arrivals?: readonly Arrival[] | undefined;
  /** A formula that counts the inputs that are outside their bounds. */
  readonly outside?: string | undefined;
  /** What says whether the numbers that are checked are stale. */
  readonly held?: HeldList | undefined;
}

/**
 * Every check line, live, a row each and a column a sheet, and whether bridges arrive, under one master check; then how large the model
 * is. Each leads to its row. Tells whether all of them hold as written.
 */
export function writeChecks(
  workbook: Workbook,
  book: Book,
  { arrivals = [], outside, held }: BesideChecks = {},
): WrittenSheet & { readonly allHold: boolean } {
  const to = workbook.addWorksheet(CHECKS, { views: [{ state: 'frozen', xSplit: 1, ySplit: FIRST_ROW - 1 }] });
  const checks = book.sheets.flatMap((one) => checksOf(one));
  const sheets = book.sheets.filter((sheet) => checks.some((check) => check.sheet === sheet));
  const names = [...new Set(checks.map(({ row }) => row.name))];
  writeHeads(to, sheets, held);
  const links = names.flatMap((name, index) => {
    const own = checks.filter(({ row }) => row.name === name);
    return writeCheck(to, book, FIRST_ROW + index, own, sheets);
  });
  const rows = names.length + (arrivals.length > 0 ? 1 : 0);
  if (arrivals.length > 0) writeArrivals(to, FIRST_ROW + names.length, arrivals);
  if (rows === 0) writeText(to.getCell(FIRST_ROW, 1), 'The model has no check lines.', 'note');
  const last = to.getColumn(FIRST_SHEET + Math.max(0, sheets.length - 1)).letter;
  const range = `$E$${FIRST_ROW}:$${last}$${FIRST_ROW + Math.max(0, rows - 1)}`;
  const all = checks.every(({ holds }) => holds === 1) && arrivals.every(({ arrives }) => arrives) ? 1 : 0;
  const hold = [
    ...(rows === 0 ? [] : [`SUM(${range})=COUNT(${range})`]),
    ...(outside === undefined ? [] : [`${outside}=0`]),
  ];
  writeFormula(to.getCell('E3'), hold.length === 0 ? '1' : `IF(AND(${hold.join(',')}),1,0)`, all, '0');
  colourChecks(to, 'E3');
  if (rows > 0) colourChecks(to, range.replaceAll('$', ''));
  // How large the model is stands on the screen alone.
  writeSize(to, book, FIRST_ROW + rows + 2);
  const orientation = sheets.length > MOST_UPRIGHT ? 'landscape' : 'portrait';
  const printed = { column: FIRST_SHEET + Math.max(0, sheets.length - 1), row: FIRST_ROW + Math.max(1, rows) };
  setPrinting(to, { orientation, titleRows: `${FIRST_ROW - 1}:${FIRST_ROW - 1}`, last: printed });
  return { ...linked(to, links), allHold: all === 1 };
}

/** A bridge whose steps do not lead from level to level leaves something out. */
function writeArrivals(to: Worksheet, at: number, arrivals: readonly Arrival[]): void {
  const texts = ['The steps of each bridge on the sheet Charts arrive at its levels', '', `${arrivals.length} charts`];
  texts.forEach((text, index) => writeText(to.getCell(at, index + 1), text));
  to.getCell(at, 1).alignment = { ...WRAPPED, vertical: 'bottom' };
  fitHeight(to, at, [[texts[0] ?? '', WIDTHS[0] ?? 0]]);
  const formula = `IF(SUM(${arrivals.map(({ reference }) => reference).join(',')})=${arrivals.length},1,0)`;
  writeFormula(to.getCell(at, FIRST_SHEET), formula, arrivals.every(({ arrives }) => arrives) ? 1 : 0, '0', 'link');
}

function writeHeads(to: Worksheet, sheets: readonly BookSheet[], held: HeldList | undefined): void {
  writeText(to.getCell('A1'), 'Checks', 'title');
  const note =
    '1 means that the check holds for every member, in every year shown. One that cannot be worked out does not hold. Nothing stands where an option has it just as one before it.';
  writeStated(to.getCell('A2'), note, held);
  writeText(to.getCell('A3'), 'Master check: 1 when all of them hold and every input is within its bounds', 'bold');
  const titles = sheets.map(({ kind, title }) => (kind === 'site' ? 'All options' : title));
  [...HEADS, ...titles].forEach((head, index) => {
    to.getColumn(index + 1).width = WIDTHS[index] ?? SHEET_WIDTH;
    const cell = to.getCell(FIRST_ROW - 1, index + 1);
    writeText(cell, head, 'head');
    cell.fill = FILLS.head;
    cell.alignment = { wrapText: true, vertical: 'bottom', horizontal: index < HEADS.length ? 'left' : 'right' };
  });
  fitHeight(
    to,
    FIRST_ROW - 1,
    titles.map((title) => [title, SHEET_WIDTH]),
  );
}

/** A check on each sheet that has it: an option that has it just as another is judged in that one's column. */
function writeCheck(
  to: Worksheet,
  book: Book,
  at: number,
  own: readonly Check[],
  sheets: readonly BookSheet[],
): CellLink[] {
  const [first] = own;
  if (first === undefined) return [];
  const { row } = first;
  const years = row.series ? `${book.printedYears[0] ?? ''} to ${book.printedYears.at(-1) ?? ''}` : '';
  [row.label, row.name, membersOf(first), years].forEach((text, index) => {
    if (text !== '') writeText(to.getCell(at, index + 1), text, index === 1 ? 'quiet' : 'plain');
  });
  for (const column of [1, 3]) to.getCell(at, column).alignment = { ...WRAPPED, vertical: 'bottom' };
  fitHeight(to, at, [
    [row.label, WIDTHS[0] ?? 0],
    [membersOf(first), WIDTHS[2] ?? 0],
  ]);
  return own.map((check) => {
    const cell = to.getCell(at, FIRST_SHEET + sheets.indexOf(check.sheet));
    writeFormula(cell, holdsFormula(book, check), check.holds, '0', 'link');
    const column = check.row.series ? yearColumn(book, 0) : valueColumn(check.row);
    return { cell: cell.address, location: `${check.sheet.prefix}${column}${check.row.row}` };
  });
}

function checksOf(sheet: BookSheet): Check[] {
  const checks: Check[] = [];
  for (const row of sheet.rows) {
    if (row.kind !== 'line' || !row.check) continue;
    const holds = row.values.every((value) => value === 1) ? 1 : 0;
    const before = checks.at(-1);
    if (before?.row.name === row.name && before.last.row + 1 === row.row)
      checks.splice(-1, 1, { ...before, last: row, holds: before.holds === 1 ? holds : 0 });
    else checks.push({ sheet, row, last: row, holds });
  }
  return checks;
}

/** The member, or how many there are. */
function membersOf({ row, last }: Check): string {
  return last.row > row.row ? `${last.row - row.row + 1} members` : (row.member ?? '');
}

function holdsFormula(book: Book, { sheet, row, last }: Check): string {
  const columns = row.series
    ? [yearColumn(book, 0), yearColumn(book, row.values.length - 1)]
    : [valueColumn(row), valueColumn(row)];
  const [first = '', end = ''] = columns.map((column, index) => `$${column}$${(index === 0 ? row : last).row}`);
  if (first === end) return `IFERROR(IF(${sheet.prefix}${first}=1,1,0),0)`;
  const range = `${sheet.prefix}${first}:${end}`;
  return `IFERROR(IF(AND(MIN(${range})=1,MAX(${range})=1),1,0),0)`;
}

function writeSize(sheet: Worksheet, book: Book, start: number): void {
  const lines = book.sheets.flatMap(({ rows }) => rows.filter((row) => row.kind === 'line'));
  const inputs = book.sheets.flatMap(({ rows }) => rows.filter((row) => row.kind === 'input'));
  const failed = lines.reduce((sum, { values }) => sum + values.filter((value) => value === null).length, 0);
  const sizes: [string, number][] = [
    ['Formulas, the members of a line counted apart', lines.length],
    [
      'Cells of those formulas, a line by year having one for all years',
      lines.reduce((sum, { values }) => sum + values.length, 0),
    ],
    ['Cells without a value as written (#N/A; the source column of their rows says why)', failed],
    ['Rows of inputs on the sheet Inputs', inputs.length],
    ['Rows of inputs without a status', inputs.filter(({ status }) => status === undefined).length],
  ];
  writeText(sheet.getCell(start, 1), 'Structure, as written', 'heading');
  sizes.forEach(([label, count], index) => {
    writeText(sheet.getCell(start + 1 + index, 1), label);
    writeNumber(sheet.getCell(start + 1 + index, FIRST_SHEET), count, formatOf('1', [count]));
  });
}
