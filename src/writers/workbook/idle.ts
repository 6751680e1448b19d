import type { Book } from '../../model/workbook/index.js';
import type { HeldInput } from './contents.js';

/** Beside an input whose change would move nothing in the workbook. */
export const IDLE = 'no formula reads it';

const NAMES = /[A-Za-z_][A-Za-z0-9_]*/g;

/** Names of inputs that no formula of the workbook reads, and from which no held input was worked out. */
export function idleInputs({ sheets }: Book, held: readonly HeldInput[]): ReadonlySet<string> {
  const rows = sheets.flatMap((sheet) => sheet.rows);
  const read = new Set([
    ...rows.flatMap((row) => (row.kind === 'line' ? (row.formula.match(NAMES) ?? []) : [])),
    ...held.flatMap(({ input, dependsOn }) => [input, ...dependsOn]),
  ]);
  return new Set(rows.flatMap((row) => (row.kind === 'input' && !read.has(row.name) ? [row.name] : [])));
}
