import type { Worksheet } from 'exceljs';
import type { Book } from '../../model/workbook/index.js';
import { withLinks, type CellLink } from './cellLinks.js';
import type { WrittenSheet } from './writtenSheet.js';
import { fillYears, type YearRow } from './yearCells.js';

/** A sheet that exceljs has whole but for its links and the years between the first and the last. */
export function yearly(
  worksheet: Worksheet,
  book: Book,
  { yearRows, links }: { readonly yearRows: readonly YearRow[]; readonly links: readonly CellLink[] },
): WrittenSheet {
  return {
    worksheet,
    complete: (xml) => fillYears(withLinks(xml, links), yearRows, book),
    years: new Set(yearRows.map(({ row }) => row)),
  };
}
