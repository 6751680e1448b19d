import { publishedDate, publishedFlag, publishedNumber, publishedText } from '../../files/published/index.js';
import { dimensionPower, isPure, isWrong, readQuantity, type Unit } from '../../model/units/index.js';
import type { Cell } from '../../model/values/index.js';
import { nearestName } from '../../problems/index.js';
import { HEADER_ROWS, type Table } from '../tables/tables.js';

/** Why a row does not hold what was said to stand there, and what would be right. */
export interface Misfit {
  readonly wrong: string;
  readonly right: string;
}

/** A cell and the header above it, as the file writes them. */
export interface Found {
  readonly header: string;
  readonly text: string;
}

/** The cells of a row that a value was copied from, or worked out from; or which of them is not there. */
export function cellsOf(
  table: Table,
  from: Cell,
): { readonly cells: readonly Found[]; readonly over?: Found } | Misfit {
  const { row, column, columns = [], either } = from;
  const record = table[row - 1];
  if (record === undefined) return { wrong: `has no row ${row}`, right: `It has ${table.length} rows` };
  const headers = table.slice(0, Math.min(row - 1, HEADER_ROWS));
  const of = (name: string): Found | Misfit => cellUnder(headers, record, name);
  const found = either === undefined ? [column ?? [], columns].flat().map(of) : [oneOf(either, of)];
  const over = from.over === undefined ? undefined : of(from.over);
  const misfit = [...found, over].find((each) => each !== undefined && 'wrong' in each);
  if (misfit !== undefined && 'wrong' in misfit) return misfit;
  const cells = found.filter((each) => 'text' in each);
  return over === undefined || 'wrong' in over ? { cells } : { cells, over };
}

/** HM Treasury heads a year by what was paid or by what is estimated: that which stands there, or, of two, that which holds something. */
function oneOf(names: readonly string[], of: (name: string) => Found | Misfit): Found | Misfit {
  const all = names.map(of);
  const there = all.filter((each) => 'text' in each);
  const filled = there.filter(({ text }) => publishedNumber(text).kind !== 'none');
  const [first, second] = filled;
  if (first !== undefined && second !== undefined)
    return {
      wrong: `holds a value under ${first.header} and under ${second.header}`,
      right: 'Name the one that is meant, by column:',
    };
  return first ?? there[0] ?? all[0] ?? { wrong: 'has none of the columns', right: 'Name them under either:' };
}

/** Headers that differ by spaces of another kind or by line breaks are one, where none is written just so. */
function cellUnder(headers: readonly (readonly string[])[], record: readonly string[], name: string): Found | Misfit {
  const placesOf = (write: (text: string) => string): (readonly [number, string])[] =>
    headers.flatMap((header) =>
      header.flatMap((each, index) => (write(each) === write(name) ? [[index, each] as const] : [])),
    );
  const exact = placesOf((text) => text.trim());
  const places = exact.length === 0 ? placesOf(publishedText) : exact;
  const [place] = places;
  const shown = publishedText(name);
  if (places.length > 1)
    return { wrong: `has ${places.length} columns ${shown}`, right: 'Give each column a name of its own' };
  if (place !== undefined) return { header: publishedText(place[1]), text: record[place[0]] ?? '' };
  const known = headers.flat().map(publishedText);
  const near = nearestName(shown, known.filter((each) => numbersIn(each) === numbersIn(shown)).slice(0, MOST_NEAR));
  return {
    wrong: `has no column ${shown}`,
    right:
      near === undefined
        ? `It begins ${known
            .filter((each) => each !== '')
            .slice(0, 5)
            .join(', ')}`
        : `Did you mean ${near}?`,
  };
}

/** A table of a hundred columns has no more headers in its first rows. */
const MOST_NEAR = 2_000;

/** A column of another year is no slip of the keyboard. */
function numbersIn(header: string): string {
  return (header.match(/\d+/g) ?? []).join(' ');
}

/** What a cell holds as a number in a unit, as its publisher writes it; or why it holds none. */
export function figureIn(cell: string, unit: Unit): number | { readonly wrong: string; readonly right?: string } {
  if (unit.text === 'flag') {
    const said = publishedFlag(cell);
    return said === undefined ? { wrong: `holds ${cell.trim()}, which is neither yes nor no` } : Number(said);
  }
  const read = unit.text === 'date' ? publishedDate(cell) : publishedNumber(cell);
  switch (read.kind) {
    case 'wrong':
      return read;
    case 'none':
      return { wrong: read.said === '' ? 'is blank, which is no value' : `says ${read.said}, which is no value` };
    case 'date':
      return valueOr(readQuantity(read.date, unit));
    case 'number':
      if (read.mark === '%' && !isPure(unit)) return { wrong: `holds ${cell.trim()}, where ${unit.text} is needed` };
      if (read.mark === '£' && !isMoney(unit)) return { wrong: `holds ${cell.trim()}, where ${unit.text} is needed` };
      if (read.mark === '%') return (read.number * 0.01) / unit.factor;
      // A cell that says million itself says it of pounds, whatever its header does.
      return read.times === 1
        ? read.number
        : read.number / (THOUSANDS[/^[km](?=(?:real|pv)?GBP)/.exec(unit.text)?.[0] ?? ''] ?? 1);
  }
}

const THOUSANDS: Readonly<Record<string, number>> = { k: 1e3, m: 1e6 };

function isMoney(unit: Unit): boolean {
  return ['GBP', 'realGBP', 'pvGBP'].some((word) => dimensionPower(unit, word) === 1);
}

function valueOr(read: ReturnType<typeof readQuantity>): number | { readonly wrong: string } {
  return isWrong(read) ? { wrong: `holds ${read.wrong}` } : read.value;
}
