import { joinMember, partsOfMember, partsOfName } from '../names/crossed.js';
import type { MemberFunction } from '../formula/functions.js';
import type { Blueprint, PlacedLine } from './blueprint.js';
import type { Dimension } from './dimensions.js';

export interface ModelLine extends PlacedLine {
  /** One value a year, or one value. */
  readonly series: boolean;
  readonly dimension?: Dimension;
}

/** One line, or one member of a line by a dimension: a row of a sheet. */
export interface ModelRow {
  readonly index: number;
  readonly line: ModelLine;
  /** `medicine`, or `old.spells` for a line by two dimensions. */
  readonly member?: string;
}

export interface Rows {
  readonly blueprint: Blueprint;
  readonly all: readonly ModelRow[];
  readonly ofLine: ReadonlyMap<string, readonly ModelRow[]>;
  /** The row of a line's member, by line and then member. */
  readonly ofMember: ReadonlyMap<string, ReadonlyMap<string | undefined, ModelRow>>;
}

type Viewer = Pick<ModelRow, 'line' | 'member'>;

/** Expands lines to rows, in the order of the sections. */
export function expandRows(blueprint: Blueprint, series: ReadonlySet<string>): Rows {
  const all: ModelRow[] = [];
  const ofLine = new Map<string, ModelRow[]>();
  const ofMember = new Map<string, ReadonlyMap<string | undefined, ModelRow>>();
  for (const placed of blueprint.lines.values()) {
    const dimension = placed.by === undefined ? undefined : blueprint.dimensions.get(placed.by);
    const line: ModelLine = {
      ...placed,
      series: series.has(placed.name),
      ...(dimension === undefined ? {} : { dimension }),
    };
    const members: readonly (string | undefined)[] = dimension === undefined ? [undefined] : dimension.members;
    const rows = members.map((member, offset): ModelRow => ({
      index: all.length + offset,
      line,
      ...(member === undefined ? {} : { member }),
    }));
    for (const row of rows) all.push(row);
    ofLine.set(placed.name, rows);
    ofMember.set(placed.name, new Map(rows.map((row) => [row.member, row])));
  }
  return { blueprint, all, ofLine, ofMember };
}

/** The member of a named line or input that a row sees: in each dimension its own or its parent's; none where it sees no single one. */
export function memberSeen(blueprint: Blueprint, name: string, row: Viewer): string | undefined {
  const by = byOf(blueprint, name);
  // Most names have no dimension, or the line's own.
  if (by === undefined) return undefined;
  if (by === row.line.by) return row.member;
  const parts = partsOfName(by);
  const seen = parts.flatMap((part) => seenIn(blueprint, part, row) ?? []);
  return seen.length === parts.length ? joinMember(seen) : undefined;
}

/** The members of a named line that a function over members, or `earlier()`, reads for a row, in their order. */
export function membersAdded(
  blueprint: Blueprint,
  name: string,
  row: Viewer,
  which: MemberFunction | 'earlier',
): readonly string[] {
  const by = byOf(blueprint, name);
  const along = which === 'earlier' ? partsOfName(row.line.by).at(-1) : undefined;
  const lists = partsOfName(by).map((part) => readIn(blueprint, part, row, along));
  if (lists.length <= 1) return lists[0] ?? [];
  return lists
    .reduce<readonly (readonly string[])[]>(
      (made, list) => made.flatMap((before) => list.map((member) => [...before, member])),
      [[]],
    )
    .flatMap((parts) => joinMember(parts) ?? []);
}

/** Whether a line that runs over `by` sees one member of a dimension: its own, or the parent of its own. */
export function sees(blueprint: Blueprint, by: string | undefined, dimension: string): boolean {
  return partsOfName(by).some((own) => own === dimension || blueprint.dimensions.get(own)?.parent === dimension);
}

/** Whether a dimension's members are grouped by their parents in a line that runs over `by`. */
export function groups(blueprint: Blueprint, by: string | undefined, dimension: string): boolean {
  const parent = blueprint.dimensions.get(dimension)?.parent;
  return parent !== undefined && sees(blueprint, by, parent);
}

/** The members of one dimension of a name that are read for a row: those before its own, its own, its children, or all. */
function readIn(blueprint: Blueprint, part: string, row: Viewer, along: string | undefined): readonly string[] {
  const dimension = blueprint.dimensions.get(part);
  const own = seenIn(blueprint, part, row);
  if (dimension === undefined) return [];
  if (part === along) return dimension.members.slice(0, dimension.members.indexOf(own ?? ''));
  if (own !== undefined) return [own];
  const parent = dimension.parent === undefined ? undefined : seenIn(blueprint, dimension.parent, row);
  return parent === undefined
    ? dimension.members
    : dimension.members.filter((member) => dimension.parentOf.get(member) === parent);
}

function seenIn(blueprint: Blueprint, part: string, { line, member }: Viewer): string | undefined {
  const members = partsOfMember(member);
  const names = partsOfName(line.by);
  const own = names.indexOf(part);
  if (own >= 0) return members[own];
  const child = names.findIndex((name) => blueprint.dimensions.get(name)?.parent === part);
  return blueprint.dimensions.get(names[child] ?? '')?.parentOf.get(members[child] ?? '');
}

function byOf(blueprint: Blueprint, name: string): string | undefined {
  return (blueprint.lines.get(name) ?? blueprint.inputs.get(name))?.by;
}

/** Indices of the rows of a named line that a row reads; none for an input. */
export function rowsNamed(
  rows: Rows,
  name: string,
  row: ModelRow,
  which: 'own' | MemberFunction | 'earlier',
): number[] {
  const found = rows.ofMember.get(name);
  if (found === undefined) return [];
  if (which !== 'own')
    return membersAdded(rows.blueprint, name, row, which).flatMap((member) => found.get(member)?.index ?? []);
  const index = found.get(memberSeen(rows.blueprint, name, row))?.index;
  return index === undefined ? [] : [index];
}
