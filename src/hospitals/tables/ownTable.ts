import { publishedNumber, publishedText } from '../../files/published/index.js';
import { STATUSES, type Status } from '../../model/values/index.js';
import { didYouMean } from '../../problems/index.js';
import type { SiteFolder } from '../site/folder.js';
import { isTotal, type Table, type Tables } from './tables.js';

/** Says what is wrong with a table of the hospital, at a row of it. */
export type Refuse = (found: string, right: string, row?: number) => void;

/** A table that a hospital fills in: beds.csv, activity.csv, costs.csv. */
export interface Kind {
  readonly file: string;
  readonly needed: readonly string[];
  /** Columns that it may have beside those. */
  readonly also: readonly string[];
  /** The header to write, where one is missing; the needed columns when left out. */
  readonly header?: readonly string[];
  readonly mostRows: number;
}

/** A table of the hospital as far as it can be read. */
export interface OwnTable {
  /** Columns that it has, of those that are known. */
  readonly names: readonly string[];
  /** Rows that hold something, below the header. */
  readonly rows: readonly OwnRow[];
  /** Whether every column that is needed is there, once. */
  readonly isWhole: boolean;
}

/** A table is far too wide beyond it. */
const MOST_COLUMNS = 100;

/** How the faults of a table are said. */
export function refuseIn(file: string, folder: SiteFolder, tables: Tables): Refuse {
  return (found, right, row = 1) =>
    void folder.problems.push({
      severity: 'error',
      file: folder.label(file),
      line: tables.lineOf(file, row),
      found,
      right,
    });
}

/**
 * Reads a table of the hospital: its columns by their headers, as published, and its rows. What is wrong with the header is told once, and
 * hides no fault of a row. Columns and rows in which nothing stands are a spreadsheet's own. Undefined where the file cannot be read.
 */
export function readOwnTable(kind: Kind, folder: SiteFolder, tables: Tables): OwnTable | undefined {
  const { file, mostRows } = kind;
  const table = tables.table(file, mostRows);
  if (table === undefined) return undefined;
  const refuse = refuseIn(file, folder, tables);
  const names = (table[0] ?? []).map(publishedText);
  while (names.at(-1) === '') names.pop();
  if (names.length > MOST_COLUMNS)
    return void refuse(`it has ${names.length} columns`, `It may have ${[...kind.needed, ...kind.also].join(', ')}`);
  const isWhole = headerStands(names, kind, refuse);
  refuseBeyondHeader(table, names, refuse);
  const rows = table.slice(1).flatMap((cells, index) => {
    const row = index + 2;
    const isFilled = cells.some((cell) => cell.trim() !== '');
    return isFilled ? [new OwnRow(names, cells, row, tables.lineOf(file, row), refuse)] : [];
  });
  const last = rows.at(-1);
  const total = last?.text(kind.needed[0] ?? '');
  if (last === undefined || rows.length === 1 || !isTotal(total)) return { names, rows, isWhole };
  folder.problems.push({
    ...{ severity: 'warning', file: folder.label(file), line: last.line },
    found: `row ${last.row} (${total ?? ''}) is a total, and is left aside`,
    right: 'Give it another name if it is none',
  });
  return { names, rows: rows.slice(0, -1), isWhole };
}

function headerStands(names: readonly string[], { needed, also, header = needed }: Kind, refuse: Refuse): boolean {
  const known = [...needed, ...also];
  const missing = needed.filter((name) => !names.includes(name));
  for (const name of missing) refuse(`it has no column ${name}`, `Its first row should be ${header.join(',')}`);
  const written = names.filter((name) => name !== '');
  for (const name of written.filter((each) => !known.includes(each)))
    refuse(`there is no column ${name}`, didYouMean(name, known) ?? `It may have ${known.join(', ')}`);
  const twice = written.filter((name, index) => written.indexOf(name) < index);
  for (const name of new Set(twice)) refuse(`a column stands twice: ${name}`, 'Keep one');
  return missing.length === 0 && twice.length === 0;
}

/**
 * Refuses what stands where the header names nothing: a comma in a number or in a text without quotation marks has pushed the rest along,
 * or a column has no header.
 */
function refuseBeyondHeader([, ...records]: Table, names: readonly string[], refuse: Refuse): void {
  records.forEach((cells, index) => {
    const row = index + 2;
    const filled = cells.findLastIndex((cell) => cell.trim() !== '') + 1;
    if (filled > names.length)
      refuse(
        `row ${row} has ${filled} cells, where the header names ${names.length}`,
        'Put a text or a number that holds a comma in "quotes"',
        row,
      );
  });
  const nameless = names.flatMap((name, index) => (name === '' ? [index] : []));
  for (const column of nameless) {
    const at = records.findIndex((cells) => (cells[column] ?? '').trim() !== '');
    if (at >= 0)
      refuse(
        `column ${column + 1} has no header, and row ${at + 2} holds something there`,
        'Name it, or take it away',
        at + 2,
      );
  }
}

/** A row of a table that a hospital fills in: each cell is read once, and what is wrong with it told with its row and column. */
export class OwnRow {
  constructor(
    private readonly names: readonly string[],
    private readonly cells: readonly string[],
    /** As a spreadsheet numbers it. */
    readonly row: number,
    readonly line: number,
    private readonly refuseAt: Refuse,
  ) {}

  /** Whether the table has a column: what a missing one would hold is nobody's fault of the row. */
  has(name: string): boolean {
    return this.names.includes(name);
  }

  /** What a cell says; nothing where the table has no such column. */
  text(name: string): string {
    return (this.cells[this.names.indexOf(name)] ?? '').trim();
  }

  refuse(found: string, right: string): void {
    this.refuseAt(found, right, this.row);
  }

  /** A number of 0 or more as published, where need be with the mark that its column may have: £ or %. Undefined, and told, where it is none. */
  number(name: string, right: string, mark?: '£' | '%'): number | undefined {
    if (!this.has(name)) return undefined;
    const read = publishedNumber(this.text(name), right);
    const said = (what: string, mend = right): undefined =>
      void this.refuse(`row ${this.row}, column ${name} ${what}`, mend);
    if (read.kind === 'none')
      return said(read.said === '' ? 'is empty' : `is ${read.said}, which marks a missing value`);
    if (read.kind === 'wrong') return said(read.wrong, read.right);
    if (read.mark !== undefined && read.mark !== mark)
      return said(`is ${this.text(name)}, where no ${read.mark} belongs`);
    return read.number < 0 ? said('is below 0') : read.number;
  }

  /** How far the row may be trusted: one that cites something is taken on trust, one that cites nothing is an illustration. */
  status(): Status {
    const text = this.text('status');
    const status = STATUSES.find((known) => known === text);
    if (text !== '' && status === undefined)
      this.refuse(`there is no status ${text}`, didYouMean(text, STATUSES) ?? `It may be ${STATUSES.join(', ')}`);
    return status ?? (this.text('source') === '' ? 'illustrative' : 'assumed');
  }
}
