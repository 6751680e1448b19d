import { read, SSF, utils, type CellObject } from '@e965/xlsx';
import type { Sheet } from './readWorkbook.js';

/** What the library says of formats of numbers; it declares no types for it. */
const formats = SSF as {
  readonly is_date: (format: string) => boolean;
  readonly parse_date_code: (
    serial: number,
    options: { date1904: boolean },
  ) => { y: number; m: number; d: number } | null;
};

/** More than is read of a workbook; the message says of what. */
export class TooLarge extends Error {}

/** Every sheet as text. Throws for what is no workbook, and for more than is read. */
export function sheetsIn(bytes: Uint8Array, most: { readonly cells: number; readonly rows: number }): Sheet[] {
  const book = read(bytes, {
    type: 'array',
    dense: true,
    cellNF: true,
    // A formula that no program has worked out yet has no value: of others it is left out.
    ...{ sheetStubs: true, cellFormula: true, cellHTML: false, cellText: false, bookVBA: false, bookDeps: false },
    sheetRows: most.rows + 1,
  });
  const is1904 = book.Workbook?.WBProps?.date1904 === true;
  let cells = 0;
  return book.SheetNames.map((name) => {
    const rows = book.Sheets[name]?.['!data'] ?? [];
    if (rows.length > most.rows) throw new TooLarge(`its sheet ${name} has more than ${most.rows} rows`);
    // Rows and cells of which nothing is said are holes.
    const unworked: string[] = [];
    const table = Array.from(rows, (row: (CellObject | undefined)[] | undefined, r) => {
      cells += row?.length ?? 0;
      if (cells > most.cells) throw new TooLarge(`it has more than ${most.cells} cells`);
      return Array.from(row ?? [], (cell, c) => {
        if (cell?.t === 'z' && cell.f !== undefined) unworked.push(utils.encode_cell({ r, c }));
        return cell === undefined ? '' : textOf(cell, is1904);
      });
    });
    return { name, table, unworked };
  });
}

function textOf({ t, v, w, z }: CellObject, is1904: boolean): string {
  if (v === undefined || t === 'z') return '';
  if (t === 'e') return w ?? '#N/A';
  if (typeof v === 'boolean') return v ? 'TRUE' : 'FALSE';
  if (typeof v !== 'number') return String(v);
  const format = String(z ?? '');
  if (formats.is_date(format)) return dayOf(v, is1904) ?? String(v);
  // A cell that shows 3% holds 0.03: in a column of percentages that would be a hundredth of what was published.
  return /%/.test(format.replace(/"[^"]*"|\\./g, '')) ? `${Number((v * 100).toPrecision(15))}%` : String(v);
}

function dayOf(serial: number, is1904: boolean): string | undefined {
  const day = formats.parse_date_code(serial, { date1904: is1904 });
  if (day === null || day.y < 1900) return undefined;
  return [String(day.y).padStart(4, '0'), ...[day.m, day.d].map((part) => String(part).padStart(2, '0'))].join('-');
}
