import type { Given, Provenance } from '../../model/values/index.js';
import type { Place } from '../../problems/index.js';
import type { SiteFolder } from './folder.js';
import type { Fact } from './site.js';
import { readNumber, type Tables } from '../tables/tables.js';

/** `sources/kh03.csv row 7`, as the text of a source names it. */
const ROW = /([^\s()"',;]+\.csv),?\s+row\s+([1-9]\d{0,6})\b/gi;
/** A file of the folder's sources, wherever a text names one; an address on the web that goes on with sources/ is none. */
const FILE = /(?<![\w/.-])sources\/[^\s()"',;:]+\.\w+/g;
/** Accounts print pounds, thousands or millions. */
const POUNDS = [1, 1e3, 1e6];
const NEAR = 1e-9;
const MOST_SAID = 6;

/** A row of a table of the folder that is called measured, and the figures of it that must stand in the row that its source names. */
export interface MeasuredRow {
  readonly place: Place & { readonly line: number };
  readonly source: string;
  readonly figures: readonly { readonly column: string; readonly amount: number; readonly isMoney?: boolean }[];
}

/**
 * Reads a measured row's figures again: its source names a file of the folder and a row (several, where the figures stand apart), and
 * each figure must stand in a cell there. The one rule for `measured`, in a table as under `from:` in YAML.
 */
export function rereadRow({ place, source, figures }: MeasuredRow, folder: SiteFolder, tables: Tables): void {
  const refuse = (found: string, right: string): void =>
    void folder.problems.push({ severity: 'error', ...place, found, right });
  const cited = [...source.matchAll(ROW)].map(([, file = '', row]) => ({ file, row: Number(row) }));
  if (cited.length === 0)
    return refuse(
      `row ${place.line} is measured, and its source names no file and row of this folder`,
      'Name them in source, as in sources/kh03.csv row 7, where its figures are read again; or write published or assumed',
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
  const numbers = cells.map(readNumber).filter((cell) => typeof cell === 'number');
  const where = cited.map(({ file, row }) => `${file} row ${row}`).join(' and ');
  for (const { column, amount, isMoney = false } of figures) {
    if (numbers.some((number) => (isMoney ? POUNDS : [1]).some((times) => isNear(number * times, amount)))) continue;
    const held = numbers.length === 0 ? 'no number' : numbers.slice(0, MOST_SAID).join(', ');
    refuse(
      `row ${place.line}, column ${column} is measured as ${amount}, which stands in no cell of ${where}`,
      `It holds ${held}${numbers.length > MOST_SAID ? '…' : ''}: mend the figure or the row, or write published or assumed`,
    );
  }
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
