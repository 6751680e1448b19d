import type { Book, BookSheet, InputRow, LineRow } from '../../model/index.js';
import type { LineCell } from './contents.js';

export const VALUE_COLUMN = 'E';

/** A cell of the book that another sheet links to. */
export interface Linked {
  /** `'Rationalise and sell'!$H$12` */
  readonly reference: string;
  readonly value: number | null;
  readonly unit: string;
}

/** Letters of a year's column, counted from 0. */
export function yearColumn(book: Book, index: number): string {
  const letters = book.columns[index + 1];
  if (letters === undefined) throw new Error(`the book has no year ${index}`);
  return letters;
}

/** A template with the letters of one year's column and of its neighbours filled in. */
export function fillTemplate(book: Book, template: string, index: number): string {
  return template
    .replaceAll('{c}', yearColumn(book, index))
    .replaceAll('{p}', book.columns[index] ?? '')
    .replaceAll('{n}', book.columns[index + 2] ?? '');
}

/** Where a line or an input of a case stands, and the engine's value there. */
export function locate(book: Book, { line, option, member, year }: LineCell): Linked {
  const found = rowFor(book, line, option, member);
  const what = [line, member, option].filter((part) => part !== undefined).join(', ');
  if (found === undefined) throw new Error(`the workbook has no row for ${what}`);
  const index = found.row.series ? book.years.indexOf(year ?? NaN) : 0;
  const value = found.row.values[index];
  if (value === undefined) throw new Error(`the workbook has no year ${year ?? '(none asked)'} for ${what}`);
  const column = found.row.series ? yearColumn(book, index) : VALUE_COLUMN;
  return { reference: `${found.sheet.prefix}$${column}$${found.row.row}`, value, unit: found.row.unit };
}

function rowFor(
  book: Book,
  name: string,
  option: string,
  member: string | undefined,
): { sheet: BookSheet; row: LineRow | InputRow } | undefined {
  const of = book.cases.find(({ id }) => id === option);
  if (of === undefined) throw new Error(`the workbook has no option ${option}`);
  for (const sheet of book.sheets) {
    if (sheet.kind === 'option' && sheet.title !== of.sheet) continue;
    const row = sheet.rows.find(
      (one): one is LineRow | InputRow =>
        (one.kind === 'line' || (one.kind === 'input' && (one.case ?? option) === option)) &&
        one.name === name &&
        one.member === member,
    );
    if (row !== undefined) return { sheet, row };
  }
  return undefined;
}
