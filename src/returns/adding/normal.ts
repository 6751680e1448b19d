import { publishedText } from '../../files/published/index.js';
import { textAnswer } from '../answer.js';
import type { Return } from '../return.js';
import { plainHeader, type Row, type Rows } from '../rows.js';

/** A publication as it is kept: a header in one row, and below it the rows of hospitals, trusts or projects. */
export interface Normal {
  /** Empty for a kind of return that has none. */
  readonly header: readonly string[];
  readonly rows: readonly Row[];
  /** How many hospitals, trusts or projects its rows are of. */
  readonly covers: number;
  /** What stands in the place of a code or a name in rows that are of none: England, a note below the table. */
  readonly leftOut: readonly { readonly row: number; readonly said: string }[];
  /** How many columns without a name hold something; they are left out. */
  readonly nameless: number;
  /** The name of a column as it is kept → as the publication has it, where a file of spellings says that they are one. */
  readonly renamed: ReadonlyMap<string, string>;
}

/** Words that stand for all of England, in the place of a code or a name. */
const TOTALS = new Set([
  'england',
  'total',
  'totals',
  'grand total',
  'england total',
  'nan',
  'all',
  'all trusts',
  '-',
  'n/a',
  'na',
]);

/** `R1A Result`, as ERIC 2015-16 has it below a trust's sites. */
const SUBTOTAL = /\b(result|totals?)$/i;
const LONGEST_CODE = 20;
const LONGEST_SAID = 60;

/** Leaves out rows that are no hospital's, and columns that nothing names; what the cells say stays as it was published. */
export function normalOf(rows: Rows, ofReturn: Return): Normal {
  const tells = ofReturn.tells.get(ofReturn.row);
  const hasPeriod = ofReturn.period.some((column) => rows.place(column) !== undefined);
  const keys = new Set<string>();
  const leftOut: { row: number; said: string }[] = [];
  const kept = rows.rows.filter((row) => {
    const key = textAnswer(tells, rows, row);
    const isOf =
      key !== '' && !TOTALS.has(key.toLowerCase()) && !SUBTOTAL.test(key) && (ofReturn.row === 'name' || isCode(key));
    // A row of no month would count in every year.
    const isOne = isOf && (!hasPeriod || rows.period(row) !== undefined);
    if (isOne) keys.add(key.toLowerCase());
    else leftOut.push({ row: row.row, said: key === '' ? firstTexts(row) : key.slice(0, LONGEST_SAID) });
    return isOne;
  });
  if (ofReturn.header.length > 0)
    return { header: [], rows: kept, covers: keys.size, leftOut, nameless: 0, renamed: new Map() };
  const places = rows.header.flatMap((name, place) => (publishedText(name) === '' ? [] : [place]));
  const width = Math.max(rows.header.length, ...kept.map(({ cells }) => cells.length));
  const nameless = Array.from({ length: width }, (_, place) => place).filter(
    (place) =>
      publishedText(rows.header[place] ?? '') === '' && kept.some(({ cells }) => (cells[place] ?? '').trim() !== ''),
  );
  return {
    header: places.map((place) => publishedText(rows.header[place] ?? '')),
    rows: kept.map(({ row, cells }) => ({ row, cells: places.map((place) => onOneLine(cells[place] ?? '')) })),
    covers: keys.size,
    leftOut,
    nameless: nameless.length,
    renamed: renamedIn(rows),
  };
}

/** Columns that are asked for and stand twice with different cells: which is meant cannot be known. */
export function columnsTwice(rows: Rows, asked: readonly string[]): string[] {
  const plain = rows.header.map(plainHeader);
  const wanted = new Set(asked.map(plainHeader));
  return [...new Set(plain)].flatMap((name) => {
    const places = plain.flatMap((each, place) => (each === name ? [place] : []));
    const [first = 0, ...others] = places;
    const differ = others.some((other) => rows.rows.some(({ cells }) => (cells[first] ?? '') !== (cells[other] ?? '')));
    return name !== '' && wanted.has(name) && differ ? [publishedText(rows.header[first] ?? '')] : [];
  });
}

/** Codes of sites, trusts and projects are short and of one word, or of capitals and digits (RE9 13); a note below a table is not. */
function isCode(key: string): boolean {
  return key.length <= LONGEST_CODE && /^([A-Za-z0-9][A-Za-z0-9/_.-]*|[A-Z0-9][A-Z0-9 /_.-]*)$/.test(key);
}

function firstTexts({ cells }: Row): string {
  const texts = cells.map(publishedText).filter((text) => text !== '');
  return texts.slice(0, 3).join(', ').slice(0, LONGEST_SAID);
}

/** Line breaks and no-break spaces within a cell are spaces. */
function onOneLine(cell: string): string {
  return cell.replace(/[\s\u00a0]+/g, (space) => (space === ' ' || /^ +$/.test(space) ? space : ' '));
}

function renamedIn({ header, published }: Rows): ReadonlyMap<string, string> {
  const pairs = header.map((name, place): [string, string] => [
    publishedText(name),
    publishedText(published[place] ?? ''),
  ]);
  return new Map(pairs.filter(([name, before]) => name !== before));
}
