import type { BookRow, CalendarRow, InputRow, TableRow } from '../model/workbook/index.js';

/** An input that only Decant works out: why, and the files that it rests on. */
export interface HeldInput {
  readonly input: string;
  readonly why: string;
  readonly alsoOn: readonly string[];
  /** It was restated in other prices, and may be typed over. */
  readonly mayBeChanged?: true;
}

/** What a workbook of a hospital would hold if it were written now. */
export interface Model {
  /** The hospital's. */
  readonly code: string;
  /** Of all that is read of it; a copy of its folder has the same under another code. */
  readonly hash: string;
  /** Which writes it, and reads it again. */
  readonly command: string;
  /** Of the sheet Inputs. */
  readonly rows: readonly BookRow[];
  readonly years: readonly number[];
  readonly baseYear: number;
  readonly held: readonly HeldInput[];
}

/** Rows of the sheet Inputs that hold what a person could type over. */
export type TypedRow = InputRow | TableRow | CalendarRow;

/** The last year is counted from the first: it has a formula, and nothing was written for it. */
export function typedRows({ rows }: Model): TypedRow[] {
  return rows.filter(
    (row): row is TypedRow =>
      row.kind === 'input' || row.kind === 'table' || (row.kind === 'calendar' && row.template === undefined),
  );
}

/** What tells a row from the others beside its name: its member, or the step of a table. */
export function memberOf(row: TypedRow): string {
  if (row.kind === 'calendar') return '';
  return row.kind === 'table' ? String(row.key) : (row.member ?? '');
}

/** Ids of the options whose it is; none where it is of all. */
export function optionsOf(row: TypedRow): readonly string[] {
  return row.kind === 'calendar' ? [] : (row.cases ?? []);
}
