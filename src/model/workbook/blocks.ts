import type { MemberFunction } from '../formula/functions.js';
import { valueColumn, type Spot } from './columns.js';
import { call, type Text } from './excel.js';

/** Excel takes 255 arguments. */
const MOST_ARGUMENTS = 250;

/** The row of a member, where its formula's sheet finds it. */
export interface MemberRow extends Spot {
  readonly sheet: string;
  readonly series: boolean;
}

const NONE: Readonly<Record<MemberFunction, string>> = {
  total: '0',
  product: '1',
  mean: 'NA()',
  largest: 'NA()',
  smallest: 'NA()',
};
const EXCEL = { total: 'SUM', product: 'PRODUCT', mean: 'SUM', largest: 'MAX', smallest: 'MIN' } as const;

/** A function over some rows in the column's year: rows that stand together are one range, and too many for one call are nested. */
export function overMembers(which: MemberFunction, rows: readonly MemberRow[]): Text {
  if (rows.length === 0) return { text: NONE[which], binds: 'atom' };
  let pieces = runs(rows).map(([first, last]) => range(first, last));
  const only = rows.length === 1 ? pieces[0] : undefined;
  if (only !== undefined) return { text: only, binds: 'atom' };
  if (which === 'mean' && pieces.length <= MOST_ARGUMENTS) return { text: call('AVERAGE', ...pieces), binds: 'atom' };
  do {
    pieces = chunks(pieces).map((chunk) => call(EXCEL[which], ...chunk));
  } while (pieces.length > 1);
  const text = pieces[0] ?? '';
  return which === 'mean' ? { text: `${text}/${rows.length}`, binds: 'product' } : { text, binds: 'atom' };
}

function chunks(pieces: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(pieces.length / MOST_ARGUMENTS) }, (_, index) =>
    pieces.slice(index * MOST_ARGUMENTS, (index + 1) * MOST_ARGUMENTS),
  );
}

function runs(rows: readonly MemberRow[]): [MemberRow, MemberRow][] {
  const found: [MemberRow, MemberRow][] = [];
  for (const row of rows) {
    const last = found.at(-1);
    if (last !== undefined && last[1].row + 1 === row.row) last[1] = row;
    else found.push([row, row]);
  }
  return found;
}

function range(first: MemberRow, last: MemberRow): string {
  const cell = (of: MemberRow): string => (of.series ? `{c}${of.row}` : `$${valueColumn(of)}$${of.row}`);
  return first.sheet + (first === last ? cell(first) : `${cell(first)}:${cell(last)}`);
}
