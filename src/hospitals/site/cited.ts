import type { Given, Provenance } from '../../model/values/index.js';
import type { Place } from '../../problems/index.js';
import type { SiteFolder } from './folder.js';
import type { Fact } from './site.js';
import { publishedNumber, publishedText } from '../../files/published/index.js';
import { HEADER_ROWS, type Table, type Tables } from '../tables/tables.js';

/** `sources/kh03.csv row 7`, as the text of a source names it. */
const ROW = /([^\s()"',;]+\.csv),?\s+row\s+([1-9]\d{0,6})\b/gi;
/** A file of the folder's sources, wherever a text names one; an address on the web that goes on with sources/ is none. */
const FILE = /(?<![\w/.-])sources\/[^\s()"',;:]+\.\w+/g;
/** Accounts print pounds, thousands or millions. */
const POUNDS = [1, 1e3, 1e6];
const NEAR = 1e-9;
const MOST_SAID = 6;
/** What a figure is that nobody can read again here. */
const OTHERWISE =
  'A count of your own that no file here holds is assumed: write that, and say in source who counted it and when; published is what anyone can look up';
/** A header has as many cells as the rows below it, but for a few that are empty. */
const FULL = 0.8;

/** A row of a table of the folder that is called measured, and the figures of it that must stand in the row that its source names. */
export interface MeasuredRow {
  readonly place: Place;
  /** As a spreadsheet numbers it. */
  readonly row: number;
  readonly source: string;
  readonly figures: readonly { readonly column: string; readonly amount: number; readonly isMoney?: boolean }[];
}

/**
 * Reads a measured row's figures again: its source names a file of the folder and a row (several, where the figures stand apart), and
 * each figure must stand in a cell there. The one rule for `measured`, in a table as under `from:` in YAML.
 */
export function rereadRow(
  { place, row: measured, source, figures }: MeasuredRow,
  folder: SiteFolder,
  tables: Tables,
): void {
  const refuse = (found: string, right: string): void =>
    void folder.problems.push({ severity: 'error', ...place, found, right });
  const cited = [...source.matchAll(ROW)].map(([, file = '', row]) => ({ file, row: Number(row) }));
  if (cited.length === 0)
    return refuse(
      `row ${measured} is measured, and its source names no file and row of this folder`,
      `Put the file that holds them into sources/, and name it and the row in source, as in sources/kh03.csv row 7: they are read again there. ${OTHERWISE}`,
    );
  const cells: string[] = [];
  for (const { file, row } of cited) {
    if (!folder.holds(file)) return refuse(`its source names ${file}, which this folder does not hold`, ADD);
    const table = tables.table(file);
    if (table === undefined) return;
    const record = table[row - 1];
    if (record === undefined) return refuse(`${file} has no row ${row}`, `It has ${table.length} rows`);
    cells.push(...record);
  }
  const numbers = cells.flatMap((cell) => {
    const read = publishedNumber(cell);
    return read.kind === 'number' && read.mark !== '%' ? [read.number] : [];
  });
  const where = cited.map(({ file, row }) => `${file} row ${row}`).join(' and ');
  for (const { column, amount, isMoney = false } of figures) {
    if (numbers.some((number) => (isMoney ? POUNDS : [1]).some((times) => isNear(number * times, amount)))) continue;
    const held = numbers.length === 0 ? 'no number' : numbers.slice(0, MOST_SAID).join(', ');
    refuse(
      `row ${measured}, column ${column} is measured as ${amount}, which stands in no cell of ${where}`,
      `It holds ${held}${numbers.length > MOST_SAID ? '…' : ''}: mend the figure or the row. ${OTHERWISE}`,
    );
  }
}

/** A row of a file of the folder that some figure was copied from: its cells under the headers of the file, as both are written. */
export interface CitedRow {
  readonly place: Place;
  readonly file: string;
  readonly row: number;
  readonly cells: readonly (readonly [header: string, cell: string])[];
  /** Every row of the same file, with its number. */
  readonly others: () => readonly { readonly row: number; readonly cells: CitedRow['cells'] }[];
}

/** Every row that the figures of a folder cite, once, at the first that does; rows and files that are not there are told elsewhere. */
export function rowsCited(givens: readonly Given[], folder: SiteFolder, tables: Tables): CitedRow[] {
  const members = givens.flatMap(({ value }) => (value.kind === 'members' ? [...value.members.values()] : []));
  const rows = new Map<string, CitedRow>();
  for (const { place, from, source } of [...givens, ...members]) {
    const named = [...(source ?? '').matchAll(ROW)].map(([, file = '', row]) => ({ file, row: Number(row) }));
    for (const { file, row } of [...(from === undefined ? [] : [from]), ...named]) {
      const table = folder.inside(file) !== undefined && folder.holds(file) ? tables.table(file) : undefined;
      const record = table?.[row - 1];
      if (table === undefined || record === undefined || rows.has(`${file} ${row}`)) continue;
      const header = headerOf(table);
      const cellsOf = (cells: readonly string[]): CitedRow['cells'] =>
        cells.map((cell, index) => [publishedText(header[index] ?? ''), cell.trim()]);
      const others = () => table.map((each, index) => ({ row: index + 1, cells: cellsOf(each) }));
      rows.set(`${file} ${row}`, { place, file, row, cells: cellsOf(record), others });
    }
  }
  return [...rows.values()];
}

/** Some files begin with a title: the header is the first row that is as full as any of the first ones. */
function headerOf(table: Table): readonly string[] {
  const filled = (row: readonly string[]): number => row.filter((cell) => cell.trim() !== '').length;
  const first = table.slice(0, HEADER_ROWS);
  const most = Math.max(...first.map(filled));
  return first.find((row) => filled(row) >= most * FULL) ?? [];
}

const ADD = 'Put the file there, or mend the source';

function isNear(number: number, amount: number): boolean {
  return Math.abs(number - amount) <= NEAR * Math.max(Math.abs(number), Math.abs(amount));
}

/** Refuses every source, whatever its status, that names a file under sources/ which the folder does not hold; each place once. */
export function refuseMissingFiles(givens: readonly Given[], facts: readonly Fact[], folder: SiteFolder): void {
  const members = givens.flatMap(({ value }) => (value.kind === 'members' ? [...value.members.values()] : []));
  const said = new Set<string>();
  for (const { source, place } of [...givens, ...members, ...facts] as readonly (Provenance & { place: Place })[])
    for (const file of missingFiles(source, folder)) {
      const key = [place.file, place.line, file].join(' ');
      if (!said.has(key))
        folder.problems.push({
          severity: 'error',
          ...place,
          found: `a source names ${file}, which this folder does not hold`,
          right: ADD,
        });
      said.add(key);
    }
}

function missingFiles(source: string | undefined, folder: SiteFolder): string[] {
  return [...(source ?? '').matchAll(FILE)].map(([file]) => file).filter((file) => !folder.holds(file));
}
