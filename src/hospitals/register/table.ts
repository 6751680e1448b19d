import { columnNumber, readSheets, type SavedCell, type SavedSheet } from '../../files/workbook/index.js';
import type { SiteFolder } from '../site/folder.js';
import type { Tables } from '../tables/tables.js';
import { keyOf } from './columns.js';

/** Rows as text, and the row of the file that each is. */
export type NumberedRows = readonly { readonly cells: readonly string[]; readonly line: number }[];

/** As blocks that are read, with titles above and notes below. */
const MOST_ROWS = 2_000;
const MOST_COLUMNS = 200;
const SHEET = 'blocks';

type Refuse = (found: string, right: string, line?: number) => void;
interface Say {
  readonly refuse: Refuse;
  readonly warn: Refuse;
}

/** The rows of blocks.csv, as numbers of rows count them. */
export function csvRows(tables: Tables, file: string, { refuse }: Say): NumberedRows | undefined {
  const table = tables.table(file, MOST_ROWS);
  if (table === undefined) return undefined;
  return bounded(
    table.map((cells, index) => ({ cells, line: index + 1 })),
    refuse,
  );
}

/** The rows of blocks.xlsx: of its sheet called blocks, or of its first; formulas by what they were last worked out to. */
export function workbookRows(folder: SiteFolder, file: string, { refuse, warn }: Say): NumberedRows | undefined {
  const bytes = folder.bytes(file);
  let titles: readonly string[] = [];
  const choose = (all: readonly string[]): readonly string[] => {
    titles = all;
    return [all.find((title) => keyOf(title) === SHEET) ?? all[0] ?? ''];
  };
  const [found] = (bytes === undefined ? undefined : readSheets(bytes, choose, refuse)) ?? [];
  if (found === undefined)
    return titles.length === 0 ? undefined : void refuse('its first sheet cannot be read', 'Save it again as .xlsx');
  const [title, sheet] = found;
  if (titles.length > 1 && keyOf(title) !== SHEET)
    warn(
      `it has ${titles.length} sheets, of which the first is read (${title.slice(0, 40)})`,
      `Call the sheet of blocks ${SHEET}`,
    );
  return bounded(rowsOf(sheet), refuse);
}

function bounded(rows: NumberedRows, refuse: Refuse): NumberedRows | undefined {
  if (rows.length > MOST_ROWS) return void refuse(`it has ${rows.length} rows`, `At most ${MOST_ROWS} are read`);
  const widest = Math.max(0, ...rows.map(({ cells }) => cells.length));
  if (widest > MOST_COLUMNS) return void refuse(`it has ${widest} columns`, `At most ${MOST_COLUMNS} are read`);
  return rows;
}

function rowsOf(sheet: SavedSheet): NumberedRows {
  const rows = new Map<number, string[]>();
  for (const [address, cell] of sheet) {
    const [, letters = '', row] = /^([A-Z]+)(\d+)$/.exec(address) ?? [];
    const [line, column] = [Number(row), columnNumber(letters) - 1];
    if (column >= MOST_COLUMNS && cell.value === undefined) continue;
    const cells = rows.get(line) ?? [];
    // What lies beyond the widest row that is read is told by its width, not kept.
    cells[Math.min(column, MOST_COLUMNS)] = textOf(cell);
    rows.set(line, cells);
  }
  return [...rows]
    .sort(([a], [b]) => a - b)
    .map(([line, cells]) => ({ line, cells: Array.from(cells, (cell: string | undefined) => cell ?? '') }));
}

function textOf({ value, failed }: SavedCell): string {
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value ?? failed ?? '');
}
