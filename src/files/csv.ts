import { CsvError, parse } from 'csv-parse/sync';

/** The widest national table that a hospital copies has some thousand rows of a hundred columns. */
const MOST_LINES = 20_000;
const MOST_CELLS = 400_000;
const LARGEST_RECORD = 1_000_000;

type Refuse = (found: string, right: string) => void;

/** A row of a table as text, and the line of the file on which it ends. */
export interface CsvRow {
  readonly cells: readonly string[];
  readonly line: number;
}

/**
 * The rows of a CSV text, empty ones too but for those at its end, which a spreadsheet adds; undefined when it cannot be read, or is larger than a table may be: that is judged before any
 * row is read, since each one costs.
 */
export function readCsv(
  whole: string,
  refuse: Refuse,
  mostLines = MOST_LINES,
  mostCells = MOST_CELLS,
): CsvRow[] | undefined {
  const text = withoutEmptyEnd(whole);
  const lines = countOf(text, /\r\n?|\n/g) + (/[\r\n]$/.test(text) ? 0 : 1);
  if (lines > mostLines)
    return void refuse(
      `it has ${lines} rows`,
      `At most ${mostLines} are read: take away what is empty or no part of the table`,
    );
  const cells = lines + countOf(text, /,/g);
  if (cells > mostCells) return void refuse(`it has ${cells} cells`, `At most ${mostCells} are read`);
  try {
    const rows = parse(text, {
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: false,
      max_record_size: LARGEST_RECORD,
      record_delimiter: ['\r\n', '\n', '\r'], // named, since finding it out takes longer than all the rest
    }) as unknown as { readonly record: string[]; readonly info: { readonly lines: number } }[];
    return rows.map(({ record, info }) => ({ cells: record, line: info.lines }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return void refuse(`this CSV cannot be read: ${error.message}`, 'Close every quotation mark');
  }
}

/** The text up to the line on which its last cell stands that holds something. */
function withoutEmptyEnd(text: string): string {
  let end = text.length;
  while (end > 0 && ' ,\t\r\n'.includes(text[end - 1] ?? '')) end--;
  const rest = /[\r\n]/.exec(text.slice(end));
  return rest === null ? text : text.slice(0, end + rest.index + 1);
}

function countOf(text: string, mark: RegExp): number {
  let count = 0;
  while (mark.exec(text) !== null) count++;
  return count;
}
