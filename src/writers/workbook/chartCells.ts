import type { Book } from '../../model/workbook/index.js';
import { locate, rowPlaced, valueColumn, yearColumn } from './addresses.js';
import type { ChartLine, ChartOfLines } from './contents.js';
import type { HelperNumber } from './helperBlock.js';

/** One number a line of a bridge or of bars, as a formula; undefined for a step that names no line. */
export function cellsOf(book: Book, { lines, year }: ChartOfLines): (HelperNumber | undefined)[] {
  return lines.map(({ line, sign = 1, allYears, ...of }) => {
    if (line === undefined) return undefined;
    const { reference, value, unit } =
      allYears === true
        ? sumOfYears(book, { ...of, line })
        : locate(book, { ...of, line, ...(year === undefined ? {} : { year }) });
    return { formula: sign === -1 ? `-${reference}` : reference, value: value === null ? null : sign * value, unit };
  });
}

/** The cells of a line from one year to another, and of those years as they are printed on its sheet. */
export function rangeOf(
  book: Book,
  { label, ...of }: ChartLine,
  first: number,
  last: number,
): { range: string; years: string; values: readonly (number | null)[]; unit: string } {
  const { sheet, row } = placed(book, of);
  const [from, to] = [book.years.indexOf(first), book.years.indexOf(last)];
  if (!row.series || from < 0 || to < from) throw new Error(`${label} has no years ${first} to ${last}`);
  const range = (at: number): string =>
    `${sheet.prefix}$${yearColumn(book, from)}$${at}:$${yearColumn(book, to)}$${at}`;
  return { range: range(row.row), years: range(PRINTED_ROW), values: row.values.slice(from, to + 1), unit: row.unit };
}

/** The row in which every sheet of the book prints its years. */
const PRINTED_ROW = 3;

function sumOfYears(
  book: Book,
  of: Omit<ChartLine, 'label'>,
): { reference: string; value: number | null; unit: string } {
  const { sheet, row } = placed(book, of);
  const [first, last] = row.series
    ? [yearColumn(book, 0), yearColumn(book, book.years.length - 1)]
    : [valueColumn(row), valueColumn(row)];
  const value = row.values.reduce((sum, each) => (sum === null || each === null ? null : sum + each), 0);
  return { reference: `SUM(${sheet.prefix}$${first}$${row.row}:$${last}$${row.row})`, value, unit: row.unit };
}

function placed(book: Book, { line = '', option, member }: Omit<ChartLine, 'label'>): ReturnType<typeof rowPlaced> {
  return rowPlaced(book, { line, option, ...(member === undefined ? {} : { member }) });
}
