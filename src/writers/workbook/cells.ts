import type { Cell, CellFormulaValue, Worksheet } from 'exceljs';
import { FILLS, FONTS, type FontName } from './styles.js';
import { cellText, looksLikeFormula } from './text.js';

/** Text as a string cell; one that begins like a formula keeps the text format, so that editing it does not make it one. */
export function writeText(cell: Cell, text: string, font: FontName = 'plain'): void {
  cell.value = cellText(text);
  cell.font = FONTS[font];
  if (looksLikeFormula(text)) cell.numFmt = '@';
}

export function writeNumber(cell: Cell, value: number, format: string, font: FontName = 'plain'): void {
  cell.value = value;
  cell.numFmt = format;
  cell.font = FONTS[font];
}

/** A live formula with the engine's value as its cached result; null shows as #N/A. An array formula stands in braces. */
export function writeFormula(
  cell: Cell,
  formula: string,
  result: number | string | null,
  format = 'General',
  font: FontName = 'formula',
  isArray = false,
): void {
  const live: CellFormulaValue = { formula, result: result ?? { error: '#N/A' } };
  // exceljs writes an array formula, and does not declare it.
  const inBraces = { ...live, shareType: 'array', ref: cell.address };
  cell.value = isArray ? inBraces : live;
  cell.numFmt = format;
  cell.font = FONTS[font];
}

/** Green where it is 1, red where it is anything else; a cell with nothing in it is neither. */
export function colourChecks(sheet: Worksheet, range: string): void {
  const first = range.split(':')[0] ?? range;
  sheet.addConditionalFormatting({
    ref: range,
    rules: [
      { type: 'expression', priority: 1, formulae: [`ISERROR(${first})`], style: { fill: FILLS.bad } },
      { type: 'cellIs', operator: 'equal', priority: 2, formulae: [1], style: { fill: FILLS.good } },
      {
        type: 'expression',
        priority: 3,
        formulae: [`AND(NOT(ISBLANK(${first})),${first}<>1)`],
        style: { fill: FILLS.bad },
      },
    ],
  });
}

/** Red where the text is this word. */
export function colourWord(sheet: Worksheet, range: string, word: string): void {
  sheet.addConditionalFormatting({
    ref: range,
    rules: [{ type: 'cellIs', operator: 'equal', priority: 1, formulae: [`"${word}"`], style: { fill: FILLS.bad } }],
  });
}
