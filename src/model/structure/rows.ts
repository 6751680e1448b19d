import type { Blueprint, Dimension, PlacedLine } from './blueprint.js';

export interface ModelLine extends PlacedLine {
  /** One value a year, or one value. */
  readonly series: boolean;
  readonly dimension?: Dimension;
}

/** One line, or one member of a line by a dimension: a row of a sheet. */
export interface ModelRow {
  readonly index: number;
  readonly line: ModelLine;
  readonly member?: string;
}

export interface Rows {
  readonly blueprint: Blueprint;
  readonly all: readonly ModelRow[];
  readonly ofLine: ReadonlyMap<string, readonly ModelRow[]>;
}

/** Expands lines to rows, in the order of the sections. */
export function expandRows(blueprint: Blueprint, series: ReadonlySet<string>): Rows {
  const all: ModelRow[] = [];
  const ofLine = new Map<string, ModelRow[]>();
  for (const placed of blueprint.lines.values()) {
    const dimension = placed.by === undefined ? undefined : blueprint.dimensions.get(placed.by);
    const line: ModelLine = {
      ...placed,
      series: series.has(placed.name),
      ...(dimension === undefined ? {} : { dimension }),
    };
    const members: readonly (string | undefined)[] = dimension === undefined ? [undefined] : dimension.members;
    const rows = members.map((member, offset) => ({
      index: all.length + offset,
      line,
      ...(member === undefined ? {} : { member }),
    }));
    all.push(...rows);
    ofLine.set(placed.name, rows);
  }
  return { blueprint, all, ofLine };
}

/** The member of a named line or input that a row sees: its own, its parent's, or none. */
export function memberSeen(
  blueprint: Blueprint,
  name: string,
  row: Pick<ModelRow, 'line' | 'member'>,
): string | undefined {
  const by = (blueprint.lines.get(name) ?? blueprint.inputs.get(name))?.by;
  if (by === undefined || row.member === undefined) return undefined;
  return by === row.line.by ? row.member : row.line.dimension?.parentOf.get(row.member);
}

/** The members of a named line that `total()` or `earlier()` adds for a row. */
export function membersAdded(
  blueprint: Blueprint,
  name: string,
  row: Pick<ModelRow, 'line' | 'member'>,
  which: 'total' | 'earlier',
): readonly string[] {
  const by = (blueprint.lines.get(name) ?? blueprint.inputs.get(name))?.by;
  const dimension = by === undefined ? undefined : blueprint.dimensions.get(by);
  if (dimension === undefined) return [];
  if (which === 'earlier') return dimension.members.slice(0, dimension.members.indexOf(row.member ?? ''));
  return row.member === undefined
    ? dimension.members
    : dimension.members.filter((member) => dimension.parentOf.get(member) === row.member);
}

/** Indices of the rows of a named line that a row reads; none for an input. */
export function rowsNamed(rows: Rows, name: string, row: ModelRow, which: 'own' | 'total' | 'earlier'): number[] {
  const candidates = rows.ofLine.get(name) ?? [];
  if (which === 'own') {
    const member = memberSeen(rows.blueprint, name, row);
    return candidates.filter((candidate) => candidate.member === member).map((candidate) => candidate.index);
  }
  const members = new Set(membersAdded(rows.blueprint, name, row, which));
  return candidates.filter((candidate) => members.has(candidate.member ?? '')).map((candidate) => candidate.index);
}
