import { publishedNumber } from '../files/published/index.js';
import type { Way } from './return.js';
import type { Row, Rows } from './rows.js';

/** Where in a publication a figure stands: its row, the columns that make it, those that are taken off, and the one that it is over. */
export interface Stand {
  readonly row: number;
  readonly columns: readonly string[];
  readonly less?: readonly string[];
  readonly over?: string;
}

/** What a hospital's rows say to what was asked. */
export interface Answer {
  /** A number, or a day as 2006-08-14, as it would be typed in the unit asked for. */
  readonly text: string;
  readonly amount: number;
  /** Where it stands; several where rows were put together. */
  readonly stands: readonly Stand[];
  /** True where it is not what one row says: a mean, a sum of rows, a day worked out. */
  readonly worked: boolean;
}

/** A figure that cannot be read: row, column and why. */
export interface Unreadable {
  readonly row: number;
  readonly column: string;
  readonly wrong: string;
  readonly right: string;
}

/** Told of every cell that cannot be read. */
export type Sorry = (unreadable: Unreadable) => void;

/** An amount as it would be typed. */
export function answered(amount: number, stands: readonly Stand[], worked: boolean): Answer {
  // Cells are decimals: what is added or divided has no more digits than a reader would type.
  const text = String(Number(amount.toPrecision(15)));
  return { text, amount: Number(text), stands, worked };
}

/** One way of reading, and the unit of its heading. */
interface Asks {
  readonly way: Way;
  readonly unit: string | undefined;
}

/** The sum of a way's columns in one row, less others, over another; undefined where no cell of the sum holds a value. */
export function amountOf(
  { way, unit }: Asks,
  rows: Rows,
  row: Row,
  sorry: Sorry,
): { amount: number; stand: Stand } | undefined {
  const told = valuesIn(way.add, rows, row, sorry, unit);
  if (told.length === 0) return undefined;
  const off = valuesIn(way.less, rows, row, sorry, unit);
  const sum = totalOf(told) - totalOf(off);
  const columns = told.map(({ column }) => column);
  const less = off.length === 0 ? {} : { less: off.map(({ column }) => column) };
  if (way.over === undefined) return { amount: sum, stand: { row: row.row, columns, ...less } };
  const over = numberIn(way.over, rows, row, sorry, unit);
  // A share is typed as a percentage, as returns print it.
  if (over === undefined || over <= 0) return undefined;
  return { amount: (100 * sum) / over, stand: { row: row.row, columns, ...less, over: rows.written(way.over) } };
}

interface InColumn {
  readonly amount: number;
  readonly column: string;
}

function valuesIn(columns: readonly string[], rows: Rows, row: Row, sorry: Sorry, unit?: string): InColumn[] {
  return columns.flatMap((column) => {
    const amount = numberIn(column, rows, row, sorry, unit);
    return amount === undefined ? [] : [{ amount, column: rows.written(column) }];
  });
}

function totalOf(values: readonly InColumn[]): number {
  return values.reduce((total, { amount }) => total + amount, 0);
}

/** How many of a unit's base a heading counts in: £m in millions. */
const COUNTED_IN: ReadonlyMap<string, number> = new Map([
  ...(['k', 'm', 'bn'] as const).flatMap((prefix, index) =>
    ['GBP', 'realGBP'].map((unit) => [`${prefix}${unit}`, 1000 ** (index + 1)] as const),
  ),
]);

/** A cell's number in the unit of its heading: £17.7m below a heading in £m is 17.7. */
export function numberIn(column: string, rows: Rows, row: Row, sorry: Sorry, unit = ''): number | undefined {
  const read = publishedNumber(row.cells[rows.place(column) ?? -1] ?? '');
  if (read.kind === 'wrong')
    sorry({ row: row.row, column: rows.written(column), wrong: read.wrong, right: read.right });
  if (read.kind !== 'number') return undefined;
  // The cell says its own thousands or millions: as decimals, so that 17.7 stays 17.7.
  const times = read.times === 1 ? 1 : (COUNTED_IN.get(unit) ?? 1);
  return times === 1 ? read.number : Number((read.number / times).toPrecision(15));
}
