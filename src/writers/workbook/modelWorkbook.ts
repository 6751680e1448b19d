import ExcelJS, { type Workbook } from 'exceljs';
import type { Book } from '../../model/workbook/index.js';
import { writeBookSheet } from './bookSheet.js';
import type { WrittenSheet } from './writtenSheet.js';
import { writeChecks } from './checks.js';
import type { ModelWorkbook } from './contents.js';
import { writeCover } from './cover.js';
import { idleInputs } from './idle.js';
import { repeatableBytes, stampWorkbook, type Completed } from './repeatable.js';
import { validateInputs } from './validation.js';

/** The workbook of a model file that runs on its own: Cover, Inputs, Model, Checks. The same contents give the same bytes. */
export async function writeModelWorkbook({ book, cover, warnings = [] }: ModelWorkbook): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  stampWorkbook(workbook);
  const warned = warnings.map((warning) => `Warning: ${warning}`);
  const fillCover = writeCover(workbook, {
    text: { ...cover, lines: [...cover.lines, ...warned] },
    sheets: [...book.sheets.map(({ title, kind }): [string, string] => [title, HOLDS[kind]]), ['Checks', CHECKS_HOLD]],
  });
  const idle = idleInputs(book, []);
  const sheets = book.sheets.map((sheet) => writeBookSheet(workbook, book, sheet, { idle }));
  const inputs = sheets[book.sheets.findIndex(({ kind }) => kind === 'inputs')]?.worksheet;
  const outside = inputs === undefined ? undefined : validateInputs(inputs, book);
  const checks = writeChecks(workbook, book, { outside });
  const filled = fillCover({ checksHold: checks.allHold, outside });
  nameCells(workbook, book);
  return repeatableBytes(workbook, completedBy([filled, ...sheets, checks]));
}

export function completedBy(sheets: readonly WrittenSheet[]): Completed {
  return new Map(sheets.map(({ worksheet, complete }) => [worksheet, complete]));
}

export const CHECKS_HOLD = 'every check, with one master check above them';

/** What each kind of sheet holds, for the cover. */
export const HOLDS: Readonly<Record<Book['sheets'][number]['kind'], string>> = {
  inputs: 'every input, with its unit and source; change one and all that depends on it follows',
  site: 'the lines that no option changes',
  model: 'the lines, one a row, one column a year',
  option: 'the lines that this option changes, one a row, one column a year',
  beside: 'the lines that other cases of one option change, under one another: each way of paying, say',
};

/** Gives the single values of inputs and calendar their names. */
export function nameCells(workbook: Workbook, book: Book): void {
  const prefix = new Map(book.sheets.map((sheet) => [sheet.title, sheet.prefix]));
  for (const { name, sheet, row } of book.names) workbook.definedNames.add(`${prefix.get(sheet) ?? ''}$E$${row}`, name);
}
