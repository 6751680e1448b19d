import { publishedNumber } from '../../files/published/index.js';

/** With what a spreadsheet takes a cell of a CSV file for a formula, or for a command. */
const FORMULA = /^[\s\u00a0]*[=+\-@|]/;

/**
 * A table as CSV text. A cell that a spreadsheet would run gets an apostrophe before it, as a user types one for text: extracts of it travel in
 * hospitals' folders, and are opened there.
 */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => `${cells.map((cell) => quoted(harmless(cell))).join(',')}\n`).join('');
}

/** A negative number, and a dash for no value, are what they are. */
function harmless(cell: string): string {
  return FORMULA.test(cell) && publishedNumber(cell).kind === 'wrong' ? `'${cell}` : cell;
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
