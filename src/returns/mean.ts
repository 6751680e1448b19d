import { amountOf, answered, type Answer, type Sorry, type Stand } from './amounts.js';
import { printPeriod, type Period } from './period.js';
import type { Ask } from './return.js';
import type { Row, Rows } from './rows.js';

/** Months or quarters of a year that have no figure, of which a mean says nothing. */
export interface Gap {
  /** Columns of the figure, as they are written. */
  readonly columns: readonly string[];
  /** As printed: June 2024; 2024/25 Q2. */
  readonly missing: readonly string[];
  readonly has: number;
  readonly of: number;
}

/**
 * The mean over months or quarters. One in which less stands than in others, a month of NA, a quarter of which one sector is blank, is left
 * out, and `gap` is told.
 */
export function mean(
  ask: Ask & { how: 'mean' },
  rows: Rows,
  own: readonly Row[],
  sorry: Sorry,
  gap: (gap: Gap) => void,
): Answer | undefined {
  const way = rows.way(ask.ways);
  if (way === undefined) return undefined;
  const periods = byPeriod(
    own.map((row) => {
      const amount = amountOf({ way, unit: ask.unit }, rows, row, sorry);
      const stands = amount === undefined ? [] : [amount.stand];
      const lacks = way.add.length - (amount?.stand.columns.length ?? 0);
      return { amount: amount?.amount ?? 0, stands, lacks, period: rows.period(row) };
    }),
  );
  // What no month has (a trust without maternity) is nothing that one of them lacks.
  const least = Math.min(...periods.map(({ lacks }) => lacks));
  const told = periods.filter(({ lacks, stands }) => lacks === least && stands.length > 0);
  const missing = periods.flatMap(({ period, stands }) =>
    period === undefined || told.some((each) => each.stands === stands) ? [] : [printPeriod(period)],
  );
  if (missing.length > 0)
    gap({ columns: way.add.map((column) => rows.written(column)), missing, has: told.length, of: periods.length });
  const some = ask.months.length === 0 ? told : told.filter(({ period }) => isWithin(period, ask.months));
  const covered = some.reduce((sum, { period }) => sum + (monthsOf(period)?.length ?? 0), 0);
  if (some.length === 0 || covered < ask.months.length) return undefined;
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

function isWithin(period: Period | undefined, months: readonly number[]): boolean {
  return monthsOf(period)?.every((month) => months.includes(month)) ?? false;
}

/** Calendar months of a period, 1 for January: the fourth quarter of a financial year is January to March. */
function monthsOf(period: Period | undefined): number[] | undefined {
  if (period?.month !== undefined) return [period.month];
  const first = ((period?.quarter ?? 0) * 3 + 1) % 12;
  return period?.quarter === undefined ? undefined : [first, first + 1, first + 2];
}

interface OfPeriod {
  readonly amount: number;
  readonly stands: readonly Stand[];
  /** Cells without a figure. */
  readonly lacks: number;
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
    const [amount, lacks] = [(before?.amount ?? 0) + each.amount, (before?.lacks ?? 0) + each.lacks];
    together.set(key, { period: each.period, stands, amount, lacks });
  });
  return [...together.values()];
}
