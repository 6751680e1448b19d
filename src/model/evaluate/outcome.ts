import { partsOfMember } from '../names/crossed.js';
import type { ModelRow } from '../structure/index.js';
import type { Outcome } from './program.js';

/** A check line, and whether it holds in every cell. */
export interface CheckResult {
  readonly name: string;
  readonly ok: boolean;
}

/** Whether each check line is true in every year and for every member; a failed value is not true. */
export function checksOf(outcome: Outcome): CheckResult[] {
  const lines = [...outcome.structure.ofLine.values()].filter((rows) => rows[0]?.line.check === true);
  return lines.map((rows) => ({
    name: rows[0]?.line.name ?? '',
    ok: rows.every((row) => outcome.values[row.index]?.every((value) => value === 1)),
  }));
}

/** The row of a line, for a member where it has some. */
export function rowOf(outcome: Outcome, line: string, member?: string): ModelRow | undefined {
  return outcome.structure.ofLine.get(line)?.find((row) => row.member === member);
}

/** A line's value in a year (any year for a single value); undefined when there is no such line, member or year. NaN where it failed. */
export function valueAt(outcome: Outcome, line: string, year?: number, member?: string): number | undefined {
  const row = rowOf(outcome, line, member);
  const values = row === undefined ? undefined : outcome.values[row.index];
  return row?.line.series === true ? values?.[(year ?? NaN) - outcome.structure.blueprint.timeline.first] : values?.[0];
}

/** Numbers of one row, with null where a cell failed; or of each member, by its name in each dimension. */
export type PrintedLine = PrintedRow | { readonly [member: string]: PrintedLine };
type PrintedRow = number | null | readonly (number | null)[];

/** Every line's values as plain data: a number, a list by year, or an object by member. */
export function printLines(outcome: Outcome): Record<string, PrintedLine> {
  const lines: Record<string, PrintedLine> = {};
  for (const [name, rows] of outcome.structure.ofLine) {
    const print = (row: ModelRow): PrintedRow => {
      const numbers = [...(outcome.values[row.index] ?? [])].map((value) =>
        Number.isNaN(value) ? null : shortest(value),
      );
      return row.line.series ? numbers : (numbers[0] ?? null);
    };
    const only = rows[0];
    lines[name] =
      only !== undefined && only.member === undefined
        ? print(only)
        : byMember(rows.map((row) => [partsOfMember(row.member), print(row)]));
  }
  return lines;
}

/** An object a dimension: `{ old: { spells: 5 } }`. */
function byMember(cells: readonly (readonly [readonly string[], PrintedRow])[]): PrintedLine {
  const groups = new Map<string, [readonly string[], PrintedRow][]>();
  for (const [[first = '', ...rest], printed] of cells) {
    const group = groups.get(first) ?? [];
    group.push([rest, printed]);
    groups.set(first, group);
  }
  return Object.fromEntries(
    [...groups].map(([member, inside]) => {
      const only = inside[0];
      return [member, only === undefined || only[0].length === 0 ? (only?.[1] ?? null) : byMember(inside)];
    }),
  );
}

/** Fifteen significant digits: what a double always holds, and what a spreadsheet shows. */
export function shortest(value: number): number {
  return Number(value.toPrecision(15)) + 0;
}
