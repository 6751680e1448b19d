import type { Outcome } from '../evaluate/index.js';
import { flowsIn } from '../structure/flows.js';
import type { ModelRow, Structure } from '../structure/index.js';
import type { BookRow, LineRow, MembersRow, SectionRow } from './book.js';
import { FIRST_ROW, type Spot } from './columns.js';
import { layOutTable, tablesOf } from './memberTables.js';
import { searchesList } from './searchesList.js';

/** Places of the lines of one sheet, under a heading for each section, in the sheet's order. */
export interface LineLayout {
  readonly entries: readonly (SectionRow | MembersRow | PlacedRow)[];
  /** Place by `lineKey`. */
  readonly places: ReadonlyMap<string, Spot>;
  /** The row after the last. */
  readonly next: number;
}

interface PlacedRow extends Spot {
  readonly of: ModelRow;
}

/** Key of a line's row: its name and its member. */
export function lineKey(name: string, member: string | undefined): string {
  return `${name}\n${member ?? ''}`;
}

/**
 * Gives each line of a sheet its place, in the order of the sections: a row, or a row a member, and then tables of those that
 * have one value a member and no years.
 */
export function layOutLines(
  structure: Structure,
  belongs: (line: string) => boolean,
  { from = FIRST_ROW, titled = (title) => title }: LaidOut = {},
): LineLayout {
  const entries: (SectionRow | MembersRow | PlacedRow)[] = [];
  let next = from;
  for (const { title, note, lines } of structure.blueprint.sections) {
    const own = lines.filter(({ name }) => belongs(name)).map(({ name }) => spreadOf(structure.ofLine.get(name) ?? []));
    if (own.every(({ rows }) => rows.length === 0)) continue;
    if (entries.length > 0) next++;
    entries.push({ kind: 'section', row: next++, title: titled(title), ...(note === undefined ? {} : { note }) });
    const { left, tables } = tablesOf(own, structure.blueprint.years.length);
    for (const of of left.flatMap(({ rows }) => rows)) entries.push({ of, row: next++ });
    for (const table of tables) {
      const { head, spot } = layOutTable(next);
      entries.push({ kind: 'members', row: head, by: table[0]?.key ?? '' });
      table.forEach(({ rows }, column) => rows.forEach((of, member) => entries.push({ of, ...spot(column, member) })));
      next = (entries.at(-1)?.row ?? next) + 1;
    }
  }
  const places = new Map(
    entries.flatMap((entry): [string, Spot][] =>
      'of' in entry ? [[lineKey(entry.of.line.name, entry.of.member), entry]] : [],
    ),
  );
  return { entries, places, next };
}

/** Where a sheet's lines begin, and how their sections are called there. */
interface LaidOut {
  readonly from?: number;
  readonly titled?: (title: string) => string;
}

/** Lines by one dimension have the same members. */
function spreadOf(rows: readonly ModelRow[]): { rows: readonly ModelRow[]; key: string | undefined; members: number } {
  const line = rows[0]?.line;
  return { rows, key: line?.series === false ? line.by : undefined, members: rows.length };
}

/** A sheet's rows, each line with its template and the engine's values. */
export function writeRows(layout: LineLayout, outcome: Outcome, template: (row: ModelRow) => string): BookRow[] {
  const reasons = new Map<string, string>();
  for (const { line, member, reason } of outcome.failures) {
    const key = `${line}.${member ?? ''}`;
    if (!reasons.has(key)) reasons.set(key, reason);
  }
  const flows = flowsIn(outcome.structure);
  return layout.entries.map((entry): BookRow => {
    if (!('of' in entry)) return entry;
    const { of } = entry;
    const failure = reasons.get(`${of.line.name}.${of.member ?? ''}`);
    return {
      ...describe(entry),
      ...(flows.has(of.line.name) ? { isFlow: true } : {}),
      template: template(of),
      values: Array.from(outcome.values[of.index] ?? [], (value) => (Number.isNaN(value) ? null : value + 0)),
      ...(failure === undefined ? {} : { failure }),
    };
  });
}

/** A formula on one line, as a sheet shows it. */
export function formulaShown({ formula }: { readonly formula: string }): string {
  return formula.replace(/\s+/g, ' ');
}

function describe({
  of: { line, member },
  row,
  inTable,
}: PlacedRow): Omit<LineRow, 'template' | 'isFlow' | 'values' | 'failure'> {
  return {
    kind: 'line',
    row,
    name: line.name,
    label: line.label,
    unit: line.unit.text,
    check: line.check,
    formula: formulaShown(line),
    ...(searchesList(line.expression) ? { isArray: true } : {}),
    series: line.series,
    ...(line.by === undefined ? {} : { by: line.by }),
    ...(member === undefined ? {} : { member }),
    ...(inTable === undefined ? {} : { inTable }),
    ...(line.note === undefined ? {} : { note: line.note }),
    ...(line.source === undefined ? {} : { source: line.source }),
  };
}
