import { publishedDate, publishedNumber, publishedText } from '../files/published/index.js';
import type { Period } from './period.js';
import type { Ask, Way } from './return.js';
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

type Sorry = (unreadable: Unreadable) => void;

/** The answer of a hospital's rows; undefined where they have none: no such column, or a cell without a value. */
export function answer(ask: Ask, rows: Rows, all: readonly Row[], sorry: Sorry): Answer | undefined {
  const own = rows.meant(ask.where, all);
  if (ask.how === 'mean') return mean(ask, rows, own, sorry);
  if (ask.how === 'last') return last(ask, rows, own, sorry);
  if (ask.how === 'series') return undefined;
  const way = rows.way(ask.ways);
  if (way === undefined) return undefined;
  if (ask.unit === 'date') return day(ask, way, rows, own, sorry);
  const told = own.flatMap((row) => {
    const amount = amountOf({ way, unit: ask.unit }, rows, row, sorry);
    return amount === undefined ? [] : [{ ...amount, row }];
  });
  if (told.length === 0) return undefined;
  const amount = told.reduce((sum, each) => sum + each.amount, 0);
  const stands = told.map(({ stand }) => stand);
  return answered(amount, stands, told.length > 1 || stands.some(({ less }) => less !== undefined));
}

/** The text of a cell that is no figure: a name, a code. */
export function textAnswer(ask: Ask | undefined, rows: Rows, row: Row): string {
  const way = ask?.how === 'cell' ? rows.way(ask.ways) : undefined;
  return publishedText(row.cells[rows.place(way?.add[0] ?? '') ?? -1] ?? '');
}

/** The payments of a row by year (by its end), each with its column. */
export function yearsAnswer(
  patterns: readonly string[],
  rows: Rows,
  row: Row,
  sorry: Sorry,
  unit = '',
): ReadonlyMap<number, { readonly amount: number; readonly column: string }> {
  const found = new Map<number, { amount: number; column: string }>();
  for (const { year, column } of patterns.flatMap((pattern) => rows.years(pattern))) {
    const amount = numberIn(column, rows, row, sorry, unit);
    if (amount !== undefined && amount < 0)
      sorry({ row: row.row, column, wrong: `is ${amount}, a payment below nought`, right: 'Is the sign meant?' });
    else if (amount !== undefined && !found.has(year)) found.set(year, { amount, column });
  }
  return new Map([...found].sort(([a], [b]) => a - b));
}

function answered(amount: number, stands: readonly Stand[], worked: boolean): Answer {
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
function amountOf(
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
function numberIn(column: string, rows: Rows, row: Row, sorry: Sorry, unit = ''): number | undefined {
  const read = publishedNumber(row.cells[rows.place(column) ?? -1] ?? '');
  if (read.kind === 'wrong')
    sorry({ row: row.row, column: rows.written(column), wrong: read.wrong, right: read.right });
  if (read.kind !== 'number') return undefined;
  // The cell says its own thousands or millions: as decimals, so that 17.7 stays 17.7.
  const times = read.times === 1 ? 1 : (COUNTED_IN.get(unit) ?? 1);
  return times === 1 ? read.number : Number((read.number / times).toPrecision(15));
}

function mean(ask: Ask & { how: 'mean' }, rows: Rows, own: readonly Row[], sorry: Sorry): Answer | undefined {
  const way = rows.way(ask.ways);
  if (way === undefined) return undefined;
  const told = byPeriod(
    own.flatMap((row) => {
      const amount = amountOf({ way, unit: ask.unit }, rows, row, sorry);
      return amount === undefined ? [] : [{ amount: amount.amount, stands: [amount.stand], period: rows.period(row) }];
    }),
  );
  const some =
    ask.months.length === 0
      ? told
      : told.filter(({ period }) => period?.month !== undefined && ask.months.includes(period.month));
  if (some.length === 0 || (ask.months.length > 0 && some.length < ask.months.length)) return undefined;
  const average = (of: typeof told): number => of.reduce((sum, { amount }) => sum + amount, 0) / of.length;
  const amount = ask.overYear ? average(some) / average(told) : average(some);
  return Number.isFinite(amount)
    ? answered(
        amount,
        told.flatMap(({ stands }) => stands),
        true,
      )
    : undefined;
}

interface OfPeriod {
  readonly amount: number;
  readonly stands: readonly Stand[];
  readonly period: Period | undefined;
}

/** Rows of one month or quarter are its parts: sectors, or a trust's sites. */
function byPeriod(told: readonly OfPeriod[]): OfPeriod[] {
  const together = new Map<string, OfPeriod>();
  told.forEach((each, index) => {
    const { year, month, quarter } = each.period ?? {};
    const key = year === undefined ? `row ${index}` : `${year} ${month ?? ''} ${quarter ?? ''}`;
    const before = together.get(key);
    const stands = [...(before?.stands ?? []), ...each.stands];
    together.set(key, { period: each.period, stands, amount: (before?.amount ?? 0) + each.amount });
  });
  return [...together.values()];
}

function last(ask: Ask & { how: 'last' }, rows: Rows, own: readonly Row[], sorry: Sorry): Answer | undefined {
  const paid = own.flatMap((row) =>
    [...yearsAnswer(ask.patterns, rows, row, sorry, ask.unit)]
      .filter(([, { amount }]) => amount > 0)
      .map(([year, { column }]) => ({ year, stand: { row: row.row, columns: [column] } })),
  );
  const latest = paid.sort((a, b) => b.year - a.year)[0];
  return latest === undefined ? undefined : answered(latest.year, [latest.stand], true);
}

/** A day, or the day before so many years after it: a contract that begins on 14 August 2006 for 33 years ends on 13 August 2039. */
function day(ask: Ask & { how: 'cell' }, way: Way, rows: Rows, own: readonly Row[], sorry: Sorry): Answer | undefined {
  const [row] = own;
  const [column = ''] = way.add;
  if (row === undefined) return undefined;
  const read = publishedDate(row.cells[rows.place(column) ?? -1] ?? '');
  if (read.kind === 'wrong')
    sorry({ row: row.row, column: rows.written(column), wrong: read.wrong, right: read.right });
  if (read.kind !== 'date') return undefined;
  const stand = { row: row.row, columns: [rows.written(column)] };
  if (ask.after === undefined) return { text: read.date, amount: 0, stands: [stand], worked: false };
  const years = numberIn(ask.after, rows, row, sorry);
  if (years === undefined || years <= 0) return undefined;
  const end = new Date(`${read.date}T00:00:00Z`);
  // A contract's years may be halves.
  end.setUTCMonth(end.getUTCMonth() + Math.round(years * 12));
  end.setUTCDate(end.getUTCDate() - 1);
  const columns = [...stand.columns, rows.written(ask.after)];
  return { text: end.toISOString().slice(0, 10), amount: 0, stands: [{ ...stand, columns }], worked: true };
}
