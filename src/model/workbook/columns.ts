import type { InTable } from './book.js';

/** Column that holds the single value of a row. */
export const VALUE_COLUMN = 'E';
/** Column that holds a member's name, or the key of a table. */
export const MEMBER_COLUMN = 'C';
/**
 * Columns A to J name and explain a row, and H adds up its years, which begin at K on every sheet. Beside these stands a text: a
 * formula of the first year may reach one column before it, and a sum of its own row there would close a circle.
 */
const FIRST_YEAR_COLUMN = 11;
/** Row of the years as numbers, and of the years counted from the base year. */
export const YEAR_ROW = 2;
export const T_ROW = 4;
/** Rows 1 to 4 head every sheet. */
export const FIRST_ROW = 5;

/** Where the value of a row stands, or its values by year. */
export interface Spot {
  readonly row: number;
  readonly inTable?: InTable;
}

/** Letters of the column that holds the single value of a row. */
export function valueColumn({ inTable }: Spot): string {
  return inTable?.column ?? VALUE_COLUMN;
}

/** 1 → A, 27 → AA. */
export function columnLetters(column: number): string {
  const rest = (column - 1) % 26;
  const before = Math.floor((column - 1) / 26);
  return (before === 0 ? '' : columnLetters(before)) + String.fromCharCode(65 + rest);
}

/** Letters of the column of a year, counted from 0. */
export function yearColumn(index: number): string {
  return columnLetters(FIRST_YEAR_COLUMN + index);
}

/** A template with the letters of a year's column, and of its neighbours, filled in. */
export function fillTemplate(template: string, index: number): string {
  return template
    .replaceAll('{c}', yearColumn(index))
    .replaceAll('{p}', yearColumn(index - 1))
    .replaceAll('{n}', yearColumn(index + 1));
}
