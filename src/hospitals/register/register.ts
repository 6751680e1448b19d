import { publishedText } from '../../files/published/index.js';
import { didYouMean, type Problem } from '../../problems/index.js';
import type { SiteFolder } from '../site/folder.js';
import { flawOfName } from '../site/names.js';
import { HEADER_ROWS, isTotal, type Tables } from '../tables/tables.js';
import { readCell } from './cells.js';
import { COLUMNS, HEADER, headingOf, type Heading } from './columns.js';
import { REGISTER_FILES } from './files.js';
import { csvRows, workbookRows, type NumberedRows } from './table.js';

/** One block as the register has it. */
export interface Row {
  readonly line: number;
  readonly id?: string;
  readonly outline?: string;
  readonly name?: string;
  /** Properties of a block, as its outline might carry them. */
  readonly properties: Readonly<Record<string, unknown>>;
}

/** The estate register of a folder: blocks.csv or blocks.xlsx. */
export interface Register {
  /** Its name in the folder. */
  readonly file: string;
  readonly rows: readonly Row[];
}

/** A header has so many headings that are known. */
const LEAST_KNOWN = 2;
const MOST_NAMED = 8;

type Refuse = (found: string, right: string, line?: number) => void;

/** Reads the register; `none` where the folder has none, undefined where it cannot be read. Every cell that is wrong is told with its row. */
export function readRegister(folder: SiteFolder, tables: Tables): Register | 'none' | undefined {
  const [file, other] = REGISTER_FILES.filter((name) => folder.has(name));
  if (file === undefined) return 'none';
  const say =
    (severity: Problem['severity']): Refuse =>
    (found, right, line) =>
      void folder.problems.push({
        severity,
        file: folder.label(file),
        ...(line === undefined ? {} : { line }),
        found,
        right,
      });
  const [refuse, warn] = [say('error'), say('warning')];
  if (other !== undefined) return void refuse(`${other} stands beside it`, 'Keep one form of the register');
  const rows = file.endsWith('.csv')
    ? csvRows(tables, file, { refuse, warn })
    : workbookRows(folder, file, { refuse, warn });
  if (rows === undefined) return undefined;
  const header = rows.slice(0, HEADER_ROWS).find(({ cells }) => cells.filter(isKnown).length >= LEAST_KNOWN);
  if (header === undefined)
    return void refuse('it has no row of headings that are known', `Its header may be ${HEADER.join(',')}`, 1);
  const before = folder.problems.length;
  const headings = headingsOf(header.cells, header.line, { refuse, warn });
  const read = rows
    .filter(({ line, cells }) => line > header.line && cells.some((cell) => cell.trim() !== ''))
    .flatMap((row) => readRow(row, headings, { refuse, warn }) ?? []);
  if (read.length === 0) refuse('it has no block', 'Add a row for each block', header.line);
  const isSound = folder.problems.slice(before).every(({ severity }) => severity !== 'error');
  return isSound ? { file, rows: read } : undefined;
}

function isKnown(cell: string): boolean {
  return headingOf(cell) !== undefined;
}

/** By position; undefined for a column that nothing reads, which is said once. */
function headingsOf(
  cells: readonly string[],
  line: number,
  { refuse, warn }: { readonly refuse: Refuse; readonly warn: Refuse },
): (Heading | undefined)[] {
  const strangers: string[] = [];
  const seen = new Map<string, string>();
  const headings = cells.map((cell) => {
    const text = publishedText(cell).slice(0, 60);
    const heading = headingOf(cell);
    if (heading === undefined) {
      if (text !== '') strangers.push(text);
      return undefined;
    }
    if ('wrong' in heading) return void refuse(heading.wrong, heading.right, line);
    const first = seen.get(heading.column.name);
    if (first === undefined) seen.set(heading.column.name, text);
    else refuse(`${first} and ${text} are both the column ${heading.column.name}`, 'Keep one of them', line);
    return heading;
  });
  if (!['id', 'outline', 'name'].some((name) => seen.has(name)))
    refuse('no column says which block a row is of', 'Give it an id or a name', line);
  if (strangers.length > 0) {
    const more = strangers.length > MOST_NAMED ? ` and ${strangers.length - MOST_NAMED} more` : '';
    const near = strangers.flatMap(
      (text) =>
        didYouMean(
          text,
          COLUMNS.map(({ name }) => name),
        ) ?? [],
    )[0];
    warn(
      `its columns ${strangers.slice(0, MOST_NAMED).join(', ')}${more} are not read`,
      near ?? `Those that are read are ${COLUMNS.map(({ name }) => name).join(', ')}`,
      line,
    );
  }
  return headings;
}

function readRow(
  { cells, line }: NumberedRows[number],
  headings: readonly (Heading | undefined)[],
  { refuse, warn }: { readonly refuse: Refuse; readonly warn: Refuse },
): Row | undefined {
  const read = new Map<string, unknown>();
  cells.forEach((cell, index) => {
    const heading = headings[index];
    if (heading === undefined) {
      if (index >= headings.length && cell.trim() !== '')
        refuse(
          `row ${line} goes on where the header has ended`,
          'Put a text or number that holds a comma in "quotes"',
          line,
        );
      return;
    }
    const value = readCell(heading, cell);
    const { name } = heading.column;
    const flaw = typeof value === 'string' ? flawOfName(value, LONGEST_TEXT) : undefined;
    if (typeof value === 'object') refuse(`row ${line}, column ${name} ${value.wrong}`, value.right, line);
    else if (flaw !== undefined) refuse(`row ${line}, column ${name} has ${flaw.found}`, flaw.right, line);
    else if (value !== undefined) read.set(name, value);
  });
  const text = (name: string): string | undefined =>
    typeof read.get(name) === 'string' ? (read.get(name) as string) : undefined;
  const [id, outline, name] = [text('id'), text('outline'), text('name')];
  if (id === undefined && outline === undefined && name === undefined)
    return void refuse(`row ${line} has neither id nor name`, 'Say which block it is, or take the row away', line);
  const total = [id, id === undefined ? name : undefined].find((each) => outline === undefined && isTotal(each));
  if (total !== undefined)
    return void warn(`row ${line} (${total}) is a total, and is left aside`, 'Give it an id if it is a block', line);
  return {
    line,
    ...(id === undefined ? {} : { id }),
    ...(outline === undefined ? {} : { outline }),
    ...(name === undefined ? {} : { name }),
    properties: propertiesOf(read),
  };
}

const LONGEST_TEXT = 400;

/** The values under the names of a block's properties; costs by risk are one of them. */
function propertiesOf(read: ReadonlyMap<string, unknown>): Record<string, unknown> {
  const properties: Record<string, unknown> = {};
  const backlog: Record<string, unknown> = {};
  for (const { name, property: of } of COLUMNS) {
    const value = read.get(name);
    if (of === undefined || value === undefined) continue;
    const [property = '', risk] = of.split('.');
    if (risk === undefined) properties[property] = value;
    else backlog[risk] = value;
  }
  // A total beside its parts says nothing new.
  if (Object.keys(backlog).length > 1) delete backlog.all_risks;
  return { ...properties, ...(Object.keys(backlog).length === 0 ? {} : { backlog }) };
}
