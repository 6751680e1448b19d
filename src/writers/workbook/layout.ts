import type { PageSetup, Worksheet } from 'exceljs';
import { WRAPPED } from './styles.js';
import { linesOf } from './text.js';

const A4 = 9;
/** No text is smaller than 10 points on a sheet, nor than 7 on paper. */
const SMALLEST_SCALE = 0.7;
/** Characters of 10 points that fit across A4 at full size. */
const CHARACTERS_ACROSS = { landscape: 150, portrait: 103 };
const LINE_HEIGHT = 13.5;
/** Columns are measured in digits, and letters are narrower. */
const LETTERS_A_DIGIT = 1.1;
export const YEAR_WIDTH = 12.5;

/** What stands in a row from its first column on; one that is empty gives its room to the text before it. */
export interface DescribedRow {
  readonly at: number;
  readonly texts: readonly string[];
}

interface ColumnSize {
  readonly least: number;
  readonly most: number;
}

/** Of a sheet that is printed: the column of labels is made narrower where they do not fit a page across. */
export const PRINTED_SIZES: readonly ColumnSize[] = [
  { least: 14, most: 28 },
  { least: 24, most: 68 },
  { least: 9, most: 20 },
  { least: 8, most: 18 },
];

const DESCRIBING: readonly ColumnSize[] = [
  { least: 14, most: 40 },
  { least: 24, most: 60 },
  { least: 9, most: 40 },
  { least: 8, most: 26 },
];

/** Widths of name, label, member and unit after their texts; those of the columns between them and the years as given; then the years. */
export function setColumns(
  sheet: Worksheet,
  described: readonly DescribedRow[],
  others: readonly number[],
  years: number,
  sizes = DESCRIBING,
): void {
  sizes.forEach(({ least, most }, index) => {
    const longest = described.reduce((most, { texts }) => Math.max(most, texts[index]?.length ?? 0), 0);
    sheet.getColumn(index + 1).width = Math.min(most, Math.max(least, longest * 1.05 + 2));
  });
  others.forEach((width, index) => (sheet.getColumn(DESCRIBING.length + 1 + index).width = width));
  for (let year = 0; year < years; year++)
    sheet.getColumn(DESCRIBING.length + others.length + 1 + year).width = YEAR_WIDTH;
}

/**
 * What is longer than its column stands on several lines, once the columns have their widths: cut, it would run into the next. A text
 * before an empty cell runs on over that.
 */
export function wrapLong(sheet: Worksheet, described: readonly DescribedRow[]): void {
  const width = (index: number): number => sheet.getColumn(index + 1).width ?? 0;
  for (const { at, texts } of described) {
    const long = texts.flatMap((text, index): [string, number, number][] => {
      const beside = texts[index + 1] === '' ? width(index + 1) : 0;
      return text.length > LETTERS_A_DIGIT * (width(index) + beside) ? [[text, width(index), index]] : [];
    });
    for (const [, , index] of long) {
      const cell = sheet.getCell(at, index + 1);
      cell.alignment = { ...cell.alignment, ...WRAPPED, vertical: 'bottom' };
    }
    fitHeight(
      sheet,
      at,
      long.map(([text, columns]) => [text, columns]),
    );
  }
}

/** Makes one column of a sheet so much narrower that those which are shown fit a page across, in letters that can still be read. */
export function narrowToPage(sheet: Worksheet, column: number, { least, last }: { least: number; last: number }): void {
  const shown = sheet.columns.slice(0, last).filter(({ hidden }) => hidden !== true);
  const over =
    shown.reduce((sum, { width = 9 }) => sum + width, 0) - Math.floor(CHARACTERS_ACROSS.landscape / SMALLEST_SCALE);
  const own = sheet.getColumn(column);
  if (over > 0) own.width = Math.max(least, (own.width ?? 9) - over);
}

interface Printing {
  readonly titleRows?: string;
  readonly orientation?: 'landscape' | 'portrait';
  /** The last column and row of what is printed; what stands in other cells is for the screen. All when left out. */
  readonly last?: { readonly column: number; readonly row: number };
  /** Per cent of full size, for a sheet whose pages break where it says; otherwise it is fitted. */
  readonly scale?: number;
}

/** A4, fitted to as few pages across as can still be read: what is printed is laid out to need one. */
export function setPrinting(
  sheet: Worksheet,
  { titleRows, orientation = 'landscape', last, scale }: Printing = {},
): void {
  const shown = sheet.columns.slice(0, last?.column).filter(({ hidden }) => hidden !== true);
  const width = shown.reduce((sum, column) => sum + (column.width ?? 9), 0);
  const fitted = {
    fitToPage: true,
    fitToWidth: Math.max(1, Math.ceil((width * SMALLEST_SCALE) / CHARACTERS_ACROSS[orientation])),
    fitToHeight: 0,
  };
  const area = last === undefined ? {} : { printArea: `A$1:${sheet.getColumn(last.column).letter}$${last.row}` };
  setPage(sheet, { orientation, ...(scale === undefined ? fitted : { scale }), ...area }, titleRows);
}

/** A sheet that is read on screen: its print area is a cell with nothing in it, so that a workbook printed whole leaves it out. */
export function setOnScreen(sheet: Worksheet): void {
  const letters = sheet.getColumn(sheet.columnCount + 2).letter;
  setPage(sheet, { printArea: `${letters}$1:${letters}$1` });
}

/** exceljs writes a dollar before an area's columns, and the caller before its rows. */
function setPage(sheet: Worksheet, setup: Partial<PageSetup>, titleRows?: string): void {
  sheet.pageSetup = {
    paperSize: A4,
    orientation: 'landscape',
    margins: { left: 0.4, right: 0.4, top: 0.3, bottom: 0.4, header: 0.2, footer: 0.2 },
    ...setup,
    ...(titleRows === undefined ? {} : { printTitlesRow: titleRows }),
  };
  sheet.headerFooter = { oddFooter: '&L&A&RPage &P of &N' };
}

/** Makes a row as high as its longest wrapped text needs. */
export function fitHeight(
  sheet: Worksheet,
  row: number,
  texts: readonly (readonly [text: string, width: number])[],
): void {
  const lines = Math.max(1, ...texts.map(([text, width]) => linesOf(text, width)));
  if (lines > 1) sheet.getRow(row).height = Math.min(400, lines * LINE_HEIGHT + 3);
}
