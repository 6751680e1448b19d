import { publishedDate, publishedFlag, publishedText } from '../files/published/index.js';
import { amountOf, answered, numberIn, type Answer, type Sorry } from './amounts.js';
import { mean, type Gap } from './mean.js';
import type { Ask, Way } from './return.js';
import type { Row, Rows } from './rows.js';

/** The answer of a hospital's rows; undefined where they have none: no such column, or a cell without a value. `gap` is told of months that a mean lacks. */
export function answer(
  ask: Ask,
  rows: Rows,
  all: readonly Row[],
  sorry: Sorry,
  gap: (gap: Gap) => void = () => undefined,
): Answer | undefined {
  const own = rows.meant(ask.where, all);
  if (ask.how === 'mean') return mean(ask, rows, own, sorry, gap);
  if (ask.how === 'last') return last(ask, rows, own, sorry);
  if (ask.how === 'series') return undefined;
  const way = rows.way(ask.ways);
  if (way === undefined) return undefined;
  if (ask.unit === 'date') return day(ask, way, rows, own, sorry);
  if (ask.unit === 'flag') return flag(way, rows, own);
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

function last(ask: Ask & { how: 'last' }, rows: Rows, own: readonly Row[], sorry: Sorry): Answer | undefined {
  const paid = own.flatMap((row) =>
    [...yearsAnswer(ask.patterns, rows, row, sorry, ask.unit)]
      .filter(([, { amount }]) => amount > 0)
      .map(([year, { column }]) => ({ year, stand: { row: row.row, columns: [column] } })),
  );
  const latest = paid.sort((a, b) => b.year - a.year)[0];
  return latest === undefined ? undefined : answered(latest.year, [latest.stand], true);
}

/** What is said to be on or off, yes or no; undefined where it is not said. */
function flag(way: Way, rows: Rows, [row]: readonly Row[]): Answer | undefined {
  const [column = ''] = way.add;
  if (row === undefined) return undefined;
  const said = publishedFlag(row.cells[rows.place(column) ?? -1] ?? '');
  const amount = Number(said);
  const stand = { row: row.row, columns: [rows.written(column)] };
  return said === undefined ? undefined : { text: said ? 'yes' : 'no', amount, stands: [stand], worked: true };
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
  if (years === undefined) return undefined;
  if (years <= 0) {
    const column = rows.written(ask.after).trim();
    return void sorry({
      row: row.row,
      column,
      wrong: `is ${years}, no time at all`,
      right: 'Is it a slip? Give the years',
    });
  }
  const end = new Date(`${read.date}T00:00:00Z`);
  // A contract's years may be halves.
  end.setUTCMonth(end.getUTCMonth() + Math.round(years * 12));
  end.setUTCDate(end.getUTCDate() - 1);
  const columns = [...stand.columns, rows.written(ask.after)];
  return { text: end.toISOString().slice(0, 10), amount: 0, stands: [{ ...stand, columns }], worked: true };
}
