import type { Workbook, Worksheet } from 'exceljs';
import type { Book, BookSheet, LineRow } from '../../model/index.js';
import { VALUE_COLUMN, yearColumn } from './addresses.js';
import { colourChecks, writeFormula, writeNumber, writeText } from './cells.js';
import { formatOf } from './formats.js';
import { setPrinting } from './layout.js';
import { FILLS } from './styles.js';

export const CHECKS = 'Checks';
/** The cell that holds 1 when every check holds. */
export const MASTER = `${CHECKS}!$F$3`;
const FIRST_ROW = 6;
const HEADS = ['Check', 'Name', 'Member', 'Sheet', 'Years', 'Holds'];

/** A check: its rows stand together on a sheet, one a member. */
interface Check {
  readonly sheet: BookSheet;
  readonly row: LineRow;
  readonly last: LineRow;
  readonly holds: 0 | 1;
}

/** Every check line of every sheet, live, under one master check; then how large the model is. */
export function writeChecks(workbook: Workbook, book: Book): void {
  const sheet = workbook.addWorksheet(CHECKS, { views: [{ state: 'frozen', ySplit: FIRST_ROW - 1 }] });
  [52, 30, 15, 27, 16, 7].forEach((width, index) => (sheet.getColumn(index + 1).width = width));
  const checks = book.sheets.flatMap((one) => checksOf(one));
  writeText(sheet.getCell('A1'), 'Checks', 'title');
  writeText(
    sheet.getCell('A2'),
    '1 means that the check holds in every year shown. A check that cannot be worked out does not hold.',
    'note',
  );
  writeText(sheet.getCell('A3'), 'Master check: 1 when all of them hold', 'bold');
  HEADS.forEach((head, index) => {
    writeText(sheet.getCell(FIRST_ROW - 1, index + 1), head, 'head');
    sheet.getCell(FIRST_ROW - 1, index + 1).fill = FILLS.head;
  });
  checks.forEach((check, index) => {
    const row = FIRST_ROW + index;
    const years = check.row.series ? `${book.printedYears[0] ?? ''} to ${book.printedYears.at(-1) ?? ''}` : '';
    [check.row.label, check.row.name, membersOf(check), check.sheet.title, years].forEach((text, column) =>
      writeText(sheet.getCell(row, column + 1), text),
    );
    writeFormula(sheet.getCell(row, 6), holdsFormula(book, check), check.holds, '0', 'link');
  });
  const range = `$F$${FIRST_ROW}:$F$${FIRST_ROW + Math.max(0, checks.length - 1)}`;
  if (checks.length === 0) writeText(sheet.getCell(FIRST_ROW, 1), 'The model has no check lines.', 'note');
  const all = checks.every(({ holds }) => holds === 1) ? 1 : 0;
  writeFormula(sheet.getCell('F3'), checks.length === 0 ? '1' : `IF(SUM(${range})=ROWS(${range}),1,0)`, all, '0');
  colourChecks(sheet, 'F3');
  if (checks.length > 0) colourChecks(sheet, range.replaceAll('$', ''));
  writeSize(sheet, book, FIRST_ROW + checks.length + 2);
  setPrinting(sheet, { orientation: 'portrait', titleRows: `${FIRST_ROW - 1}:${FIRST_ROW - 1}` });
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
    : [VALUE_COLUMN, VALUE_COLUMN];
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
    ['Rows with a formula', lines.length],
    ['Cells of those rows, one formula a row', lines.reduce((sum, { values }) => sum + values.length, 0)],
    ['Cells without a value as written (#N/A; the source column of their rows says why)', failed],
    ['Inputs', inputs.length],
    ['Inputs that are illustrative', inputs.filter(({ status }) => status === 'illustrative').length],
    ['Inputs without a status', inputs.filter(({ status }) => status === undefined).length],
  ];
  writeText(sheet.getCell(start, 1), 'Structure, as written', 'heading');
  sizes.forEach(([label, count], index) => {
    writeText(sheet.getCell(start + 1 + index, 1), label);
    writeNumber(sheet.getCell(start + 1 + index, 6), count, formatOf('1', [count]));
  });
}
