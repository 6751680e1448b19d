import { yearColumn, type Spot } from './columns.js';

/** Rows that head a table: names, labels, units in words and as the model has them, sources, and formulas or what is held. */
const HEAD_ROWS = 6;
const GAP = 1;

/** What has one value a member: a line, or an input. */
export interface Spread {
  /** The same for those that may share a table: their members are the same. Undefined for what stands in rows of its own. */
  readonly key: string | undefined;
  readonly members: number;
}

/** Divides the things of a section into tables, a column each, and those left: a table that takes no fewer rows is none. */
export function tablesOf<T extends Spread>(things: readonly T[], widest: number): { left: T[]; tables: T[][] } {
  const groups = new Map<string, T[][]>();
  for (const thing of things) {
    if (thing.key === undefined) continue;
    const tables = groups.get(thing.key) ?? [];
    groups.set(thing.key, tables);
    const open = tables.at(-1);
    if (open !== undefined && open.length < widest) open.push(thing);
    else tables.push([thing]);
  }
  const tables = [...groups.values()].flat().filter(savesRows);
  const placed = new Set(tables.flat());
  return { left: things.filter((thing) => !placed.has(thing)), tables };
}

function savesRows(table: readonly Spread[]): boolean {
  const members = table[0]?.members ?? 0;
  return GAP + HEAD_ROWS + members < table.length * members;
}

/** Where a table that may begin in a row has its head, its values and its end. */
export function layOutTable(next: number): { head: number; spot: (column: number, member: number) => Required<Spot> } {
  const head = next + GAP;
  return {
    head,
    spot: (column, member) => ({ row: head + HEAD_ROWS + member, inTable: { column: yearColumn(column), head } }),
  };
}
