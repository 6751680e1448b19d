import { readCsv, readText } from '../../files/index.js';
import type { Place, Problem } from '../../problems/index.js';

/** A row of a table by its columns, with the line on which it stands. */
export interface TableRow {
  readonly cells: Readonly<Record<string, string>>;
  readonly place: Place;
}

/**
 * Reads a table of the shipped evidence: its first row names its columns, which are these and no others.
 * Faults are added to `problems`; rows that can be read are returned all the same.
 */
export function readTable(path: string, file: string, columns: readonly string[], problems: Problem[]): TableRow[] {
  const text = readText(path, file, problems);
  const wrong = (found: string, right: string, line?: number): void =>
    void problems.push({ severity: 'error', file, ...(line === undefined ? {} : { line }), found, right });
  if (text === undefined) return [];
  const records = readCsv(text, wrong)?.filter(({ cells }) => cells.some((cell) => cell !== ''));
  if (records === undefined) return [];
  const [header, ...rows] = records;
  if (header?.cells.join() !== columns.join()) {
    wrong(`its columns are ${header?.cells.join() ?? 'missing'}`, `They should be ${columns.join()}`, 1);
    return [];
  }
  return rows.flatMap(({ cells: row, line }) => {
    if (row.length !== columns.length) {
      wrong(`this row has ${row.length} cells`, `Each has ${columns.length}: quote a cell that holds a comma`, line);
      return [];
    }
    const cells = Object.fromEntries(columns.map((column, index) => [column, (row[index] ?? '').trim()]));
    return [{ cells, place: { file, line } }];
  });
}

/** A number that a cell holds, its sign perhaps printed; undefined for an empty cell and for one that holds something else. */
export function numberIn(cell: string | undefined): number | undefined {
  return cell !== undefined && /^[+-]?\d+(\.\d+)?$/.test(cell) ? Number(cell) : undefined;
}
