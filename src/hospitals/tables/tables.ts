import { readCsv } from '../../files/index.js';
import type { SiteFolder } from '../site/folder.js';

/** Rows of a CSV file as text: row 1 is the first line, as a spreadsheet numbers them. */
export type Table = readonly (readonly string[])[];

/** A header stands in one of the first rows: some files begin with a title. */
export const HEADER_ROWS = 20;

/** The CSV files of a folder, each read once. */
export class Tables {
  private readonly read = new Map<string, Table | undefined>();

  constructor(private readonly folder: SiteFolder) {}

  /** Undefined when the file cannot be read (the folder's problems say why, once), or has more rows than a table of its kind. */
  table(file: string, mostRows?: number): Table | undefined {
    if (!this.read.has(file)) this.read.set(file, this.parse(file, mostRows));
    return this.read.get(file);
  }

  private parse(file: string, mostRows: number | undefined): Table | undefined {
    const text = this.folder.published(file);
    if (text === undefined) return undefined;
    const refuse = (found: string, right: string): void =>
      void this.folder.problems.push({ severity: 'error', file: this.folder.label(file), line: 1, found, right });
    return readCsv(text, refuse, mostRows)?.map(({ cells }) => cells);
  }
}

/**
 * Refuses a row that goes on where the header has ended: what stands there no column names, and a comma in a number or in a text without
 * quotation marks has pushed the rest along. Empty cells at the end are a spreadsheet's own.
 */
export function refuseBeyondHeader(
  [header = [], ...records]: Table,
  refuse: (found: string, right: string, line: number) => void,
): void {
  records.forEach((record, index) => {
    if (record.slice(header.length).some((cell) => cell.trim() !== ''))
      refuse(
        `row ${index + 2} has ${record.length} cells, where the header names ${header.length}`,
        'Put a text that holds a comma in "quotes", and write numbers without commas',
        index + 2,
      );
  });
}

/** Says so where something else than a comma parts the columns of a header. */
export function refuseOtherSeparator(
  header: readonly string[],
  refuse: (found: string, right: string) => void,
): boolean {
  const [only = ''] = header;
  const separator = header.length === 1 ? [';', '\t', '|'].find((each) => only.includes(each)) : undefined;
  if (separator === undefined) return false;
  refuse(`its columns are parted by ${separator === '\t' ? 'tabs' : separator}`, 'Save it with commas between columns');
  return true;
}

/**
 * A number as a CSV cell holds it; text that says why when it is not one. Marks for missing values are not zeros,
 * and a comma is refused, since 1,204 may be 1204 or 1.204.
 */
export function readNumber(cell: string): number | { readonly wrong: string } {
  const text = cell.trim();
  if (['', '-', '–', '..', 'n/a', 'na', 'null', '#n/a'].includes(text.toLowerCase())) {
    return { wrong: text === '' ? 'is empty' : `is ${text}, which marks a missing value` };
  }
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i.test(text))
    return { wrong: `is "${text.slice(0, 40)}", which is not a plain number` };
  const number = Number(text);
  return Number.isFinite(number) ? number : { wrong: `is "${text.slice(0, 40)}", which is too large` };
}
