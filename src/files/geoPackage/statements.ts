import type { Cell, Database } from 'sql.js';

/** Why a GeoPackage is not read, and what would be right. */
export class Refused extends Error {
  constructor(
    readonly found: string,
    readonly right: string,
  ) {
    super(found);
  }
}

export const EXPORT = 'Export the layer again as a GeoPackage';

export type Row = Readonly<Record<string, Cell>>;

/** The rows of a statement one by one, by the names of their columns; a statement that could give many says its own limit. */
export function* rowsOf(db: Database, sql: string, values: readonly Cell[] = []): Generator<Row> {
  for (const { names, cells } of cellsOf(db, sql, values))
    yield Object.fromEntries(names.map((name, index) => [name, cells[index] ?? null]));
}

/** The same, with the cells in the order of the columns. */
export function* cellsOf(
  db: Database,
  sql: string,
  values: readonly Cell[] = [],
): Generator<{ readonly names: readonly string[]; readonly cells: readonly Cell[] }> {
  const statement = db.prepare(sql, values);
  try {
    const names = statement.getColumnNames();
    while (statement.step()) yield { names, cells: statement.get() };
  } finally {
    statement.free();
  }
}

export function textOf(cell: Cell | undefined): string {
  return typeof cell === 'string' ? cell : '';
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Refuses what is no table whose rows the file holds: a view and a virtual table, which have no page of it, may run without end. */
export function refuseNoTable(db: Database, name: string): void {
  const found = [
    ...rowsOf(db, 'SELECT type, rootpage, sql FROM sqlite_master WHERE lower(name) = lower(?) LIMIT 2', [name]),
  ];
  const [is] = found;
  if (is === undefined) throw new Refused(`it has no table ${name}`, EXPORT);
  const isTable = is.type === 'table' && Number(is.rootpage) > 0 && /^create\s+table\b/i.test(textOf(is.sql));
  if (found.length === 1 && isTable) return;
  const what = is.type === 'view' ? 'a view' : is.type === 'table' ? 'a virtual table' : 'an index or a trigger';
  throw new Refused(`its ${name} is ${what}, which is not read`, EXPORT);
}
