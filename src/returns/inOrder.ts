import { publishedDate } from '../files/published/index.js';
import type { Return } from './return.js';
import type { Row, Rows } from './rows.js';

/** Columns of days that are out of order in a row, in words: each of those that a return puts in order is not after the next. */
export function outOfOrder({ inOrder }: Return, rows: Rows, row: Row): string[] {
  const days = inOrder.flatMap((column) => {
    const read = publishedDate(row.cells[rows.place(column) ?? -1] ?? '');
    return read.kind === 'date' ? [{ day: read.date, column: rows.written(column).trim() }] : [];
  });
  return days.slice(1).flatMap(({ day, column }, index) => {
    const before = days[index];
    return before === undefined || before.day <= day
      ? []
      : [`${before.column}, ${before.day}, is after ${column}, ${day}`];
  });
}
