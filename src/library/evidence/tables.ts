import { CsvError, parse } from 'csv-parse/sync';
import { readText } from '../../files/index.js';
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
  let records: { readonly record: string[]; readonly info: { readonly lines: number } }[];
  try {
    records = parse(text, {
      info: true,
      skip_empty_lines: true,
      relax_column_count: true,
    }) as unknown as typeof records;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    wrong(`this CSV cannot be read: ${error.message}`, 'Close every quotation mark');
    return [];
  }
  const [header, ...rows] = records;
  if (header?.record.join() !== columns.join()) {
    wrong(`its columns are ${header?.record.join() ?? 'missing'}`, `They should be ${columns.join()}`, 1);
    return [];
  }
  return rows.flatMap(({ record, info }) => {
    if (record.length !== columns.length) {
      wrong(
        `this row has ${record.length} cells`,
        `Each has ${columns.length}: quote a cell that holds a comma`,
        info.lines,
      );
      return [];
    }
    const cells = Object.fromEntries(columns.map((column, index) => [column, (record[index] ?? '').trim()]));
    return [{ cells, place: { file, line: info.lines } }];
  });
}

/** A number that a cell holds, its sign perhaps printed; undefined for an empty cell and for one that holds something else. */
export function numberIn(cell: string | undefined): number | undefined {
  return cell !== undefined && /^[+-]?\d+(\.\d+)?$/.test(cell) ? Number(cell) : undefined;
}
