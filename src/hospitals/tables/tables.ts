import { readCsv, type CsvRow } from '../../files/index.js';
import { publishedText } from '../../files/published/index.js';
import type { Place } from '../../problems/index.js';
import type { SiteFolder } from '../site/folder.js';

/** Rows of a CSV file as text: row 1 is the first line, as a spreadsheet numbers them. */
export type Table = readonly (readonly string[])[];

/** A header stands in one of the first rows: some files begin with a title. */
export const HEADER_ROWS = 20;

/** Whether the name of a row says that it adds up the rows above: Total, Grand total, Site totals. */
export function isTotal(name: string | undefined): boolean {
  return /^(grand |site |trust |sub-?)?totals?\b/i.test(publishedText(name ?? ''));
}

/** The CSV files of a folder, each read once. */
export class Tables {
  private readonly read = new Map<string, { readonly table: Table; readonly rows: readonly CsvRow[] } | undefined>();

  constructor(private readonly folder: SiteFolder) {}

  /**
   * Undefined when the file cannot be read (the folder's problems say why, once), has more rows than a table of its kind, or parts its
   * columns by something else than commas. `place` is where it is named.
   */
  table(file: string, mostRows?: number, place?: Place): Table | undefined {
    if (!this.read.has(file)) this.read.set(file, this.parse(file, mostRows, place));
    return this.read.get(file)?.table;
  }

  /** On which line of its file a row ends: below a cell of two lines that is not its number. */
  lineOf(file: string, row: number): number {
    return this.read.get(file)?.rows[row - 1]?.line ?? row;
  }

  private parse(
    file: string,
    mostRows: number | undefined,
    place: Place | undefined,
  ): { table: Table; rows: readonly CsvRow[] } | undefined {
    const text = this.folder.published(file, place);
    if (text === undefined) return undefined;
    const refuse = (found: string, right: string): void =>
      void this.folder.problems.push({ severity: 'error', file: this.folder.label(file), line: 1, found, right });
    const separator = otherSeparator(text);
    if (separator !== undefined)
      return void refuse(
        `its columns are parted by ${separator === '\t' ? 'tabs' : separator}`,
        'Save it with commas between columns',
      );
    const rows = readCsv(text, refuse, mostRows);
    return rows === undefined ? undefined : { table: rows.map(({ cells }) => cells), rows };
  }
}

/** Of as many in a line the first is meant. */
const SEPARATORS = [',', ';', '\t', '|'];
/** A title seldom has so many semicolons; a header has. */
const MANY = 3;
/** A header stands within so many characters. */
const HEAD = 100_000;

/** What parts the columns where that is no comma. A semicolon in a title parts nothing: the line below it has none. */
function otherSeparator(text: string): string | undefined {
  const head = text.slice(0, HEAD).replace(/"[^"]*"/g, '');
  const lines = head.split(/[\r\n]+/, HEADER_ROWS).filter((line) => line.trim() !== '');
  for (const [index, line] of lines.entries()) {
    const counts = SEPARATORS.map((each) => line.split(each).length - 1);
    const most = Math.max(...counts);
    const separator = SEPARATORS[counts.indexOf(most)];
    if (most === 0 || separator === undefined) continue;
    if (separator === ',') return undefined;
    const below = lines[index + 1];
    if (below === undefined || below.includes(separator) || most >= MANY) return separator;
  }
  return undefined;
}
