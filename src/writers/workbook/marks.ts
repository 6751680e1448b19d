import type { Cell, Worksheet } from 'exceljs';
import { colourWord, writeFormula } from './cells.js';
import { WRAPPED } from './styles.js';

/** What a mark says beside a sentence. */
export const MOVED = 'numbers have moved';
export const MAY_HAVE_MOVED = 'may have moved';
export const BY_DECANT = 'does not follow';
export const AS_WRITTEN = 'as written';

/** A live mark: the formula of its cell, and what it says as written. */
export interface Mark {
  readonly formula: string;
  readonly result: string;
}

export function writeMark(cell: Cell, { formula, result }: Mark): void {
  writeFormula(cell, formula, result, 'General', 'note');
  cell.alignment = { ...WRAPPED, horizontal: 'right' };
}

/** Red where numbers have moved, or may have. */
export function colourMarks(sheet: Worksheet, range: string): void {
  for (const word of [MOVED, MAY_HAVE_MOVED]) colourWord(sheet, range, word);
}

/** What stands above sentences: that they are words, of which day, and what the marks beside them say, where a sheet lists their numbers. */
export function asWritten(date: string | undefined, sheet: string | undefined): string {
  const words = `In words, as written${date === undefined ? '' : ` on ${date}`}: these do not follow a change.`;
  return sheet === undefined
    ? words
    : `${words} The mark beside each says whether its numbers have moved; the sheet ${sheet} lists them.`;
}
