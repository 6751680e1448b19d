import type { Worksheet } from 'exceljs';
import { linesOf } from './text.js';

const A4 = 9;
/** Characters of 10 points that fit across A4 on its side at full size, and the least share of that size that is still read. */
const CHARACTERS_ACROSS = 150;
const SMALLEST_SCALE = 0.55;
const LINE_HEIGHT = 13.5;
const YEAR_WIDTH = 12.5;

interface ColumnSize {
  readonly least: number;
  readonly most: number;
}

const DESCRIBING: readonly ColumnSize[] = [
  { least: 14, most: 34 },
  { least: 24, most: 60 },
  { least: 9, most: 26 },
  { least: 8, most: 18 },
];

/** Widths of name, label, member and unit after their texts; those of value, source and formula as given; then the years. */
export function setColumns(
  sheet: Worksheet,
  texts: readonly (readonly string[])[],
  others: readonly number[],
  years: number,
): void {
  DESCRIBING.forEach(({ least, most }, index) => {
    const longest = texts.reduce((most, row) => Math.max(most, row[index]?.length ?? 0), 0);
    sheet.getColumn(index + 1).width = Math.min(most, Math.max(least, longest * 1.05 + 2));
  });
  others.forEach((width, index) => (sheet.getColumn(DESCRIBING.length + 1 + index).width = width));
  for (let year = 0; year < years; year++) sheet.getColumn(DESCRIBING.length + 4 + year).width = YEAR_WIDTH;
}

/** A4 on its side, fitted to as few pages across as can still be read; headings stand on each page. */
export function setPrinting(sheet: Worksheet, titles: { titleRows?: string; titleColumns?: string } = {}): void {
  const width = sheet.columns.reduce((sum, column) => sum + (column.width ?? 9), 0);
  const fitToWidth = Math.max(1, Math.ceil((width * SMALLEST_SCALE) / CHARACTERS_ACROSS));
  sheet.pageSetup = {
    paperSize: A4,
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth,
    fitToHeight: 0,
    margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.5, header: 0.25, footer: 0.25 },
    ...(titles.titleRows === undefined ? {} : { printTitlesRow: titles.titleRows }),
    ...(titles.titleColumns === undefined || fitToWidth === 1 ? {} : { printTitlesColumn: titles.titleColumns }),
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
