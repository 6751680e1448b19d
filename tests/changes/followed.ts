import type { Book, BookSheet, InputRow, LineRow } from '../../src/model/workbook/index.js';
import { casesOf, rowPlaced, rowsOfName, valueColumn, yearColumn } from '../../src/writers/workbook/addresses.js';
import type { CachedValue, Edit } from '../writers/workbook/package.js';

/** A workbook's cells after an edit, `Sheet!A1` → value. */
export type Cells = ReadonlyMap<string, CachedValue>;

const WITHIN = 1e-7;
const PENNY = 0.005;

/** A cell of a line whose value is not the engine's under the same edit. */
export interface Parted {
  /** Whose the line is: on a sheet stand lines of other options too, which have them alike as written. */
  readonly option: string;
  readonly sheet: string;
  readonly cell: string;
  readonly line: string;
  readonly engine: number | null | undefined;
  readonly workbook: CachedValue;
}

/** Every cell of a line that parts from the engine's value, found by line, member, option and year: an edit may move rows. */
export function parted(before: Book, cells: Cells, after: Book): Parted[] {
  return before.sheets.flatMap((sheet) =>
    sheet.rows.flatMap((row) =>
      row.kind !== 'line'
        ? []
        : idsOf(before, sheet, row).flatMap((id) =>
            partedIn(before, sheet, row, cells, rowOf(after, row, id)).map((each) => ({ option: id, ...each })),
          ),
    ),
  );
}

/** Whose a row is: options, or cases beside one. */
function idsOf(book: Book, sheet: BookSheet, row: LineRow): readonly string[] {
  return sheet.kind === 'beside' ? (row.cases ?? []) : casesOf(book, sheet, row).map(({ id }) => id);
}

function partedIn(
  book: Book,
  sheet: BookSheet,
  row: LineRow,
  cells: Cells,
  engine: LineRow | undefined,
): Omit<Parted, 'option'>[] {
  return row.values.flatMap((_, index): Omit<Parted, 'option'>[] => {
    const cell = `${row.series ? yearColumn(book, index) : valueColumn(row)}${row.row}`;
    const [now, right] = [cells.get(`${sheet.title}!${cell}`), engine?.values[index]];
    return agree(now, right, row.unit)
      ? []
      : [{ sheet: sheet.title, cell, line: row.name, engine: right, workbook: now }];
  });
}

function rowOf(book: Book, { name, member }: LineRow, option: string): LineRow | undefined {
  if (book.beside?.cases.some(({ id }) => id === option)) {
    const { row } = rowPlaced(book, { line: name, option, ...(member === undefined ? {} : { member }) });
    return row.kind === 'line' ? row : undefined;
  }
  return rowsOfName(book, name, [option])
    .map(({ row }) => row)
    .find((row): row is LineRow => row.kind === 'line' && row.member === member);
}

function agree(workbook: CachedValue, engine: number | null | undefined, unit: string): boolean {
  // Of a parcel that the engine's plan no longer has nothing is to be said: what it adds to is judged.
  if (engine === undefined) return true;
  if (engine === null) return typeof workbook === 'object';
  if (typeof workbook !== 'number') return false;
  const size = Math.max(Math.abs(workbook), Math.abs(engine));
  return Math.abs(workbook - engine) <= Math.max(WITHIN * size, unit.includes('GBP') ? PENNY : 1e-9);
}

/** Sheets that say of themselves, or of some of their lines, that they are stale. */
export function staleSheets(cells: Cells): ReadonlySet<string> {
  const said = [...cells].filter(
    ([, value]) => typeof value === 'string' && /^(STALE|Lines that are also of other options are STALE)/.test(value),
  );
  return new Set(said.map(([place]) => place.slice(0, place.lastIndexOf('!'))));
}

/** An edit of a row of Inputs: its one value, or that of a year. */
export function editOf(book: Book, row: InputRow, value: number, index = 0): Edit {
  const column = row.series ? yearColumn(book, index) : valueColumn(row);
  return { sheet: 'Inputs', address: `${column}${row.row}`, value };
}

export function inputRows(book: Book): InputRow[] {
  return book.sheets.flatMap(({ rows }) => rows.filter((row) => row.kind === 'input'));
}

/** Where the workbook counts the inputs that have changed: under the inputs and the heading of those that are held. */
export function changedCell(book: Book): string {
  const rows = book.sheets.find(({ kind }) => kind === 'inputs')?.rows ?? [];
  return `Inputs!E${Math.max(...rows.map(({ row }) => row)) + 3}`;
}
