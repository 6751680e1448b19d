import type { Outcome } from '../evaluate/index.js';
import type { ModelRow, Structure } from '../structure/index.js';
import type { BookRow, LineRow } from './book.js';
import { FIRST_ROW } from './columns.js';

/** Row numbers of the lines of one sheet, under a heading for each section. */
export interface LineLayout {
  readonly headings: readonly { readonly row: number; readonly title: string; readonly note?: string }[];
  readonly rows: readonly { readonly of: ModelRow; readonly row: number }[];
  /** Row number by `lineKey`. */
  readonly places: ReadonlyMap<string, number>;
}

/** Key of a line's row: its name and its member. */
export function lineKey(name: string, member: string | undefined): string {
  return `${name}\n${member ?? ''}`;
}

/** Gives a row to each line of a sheet, member by member, in the order of the sections. */
export function layOutLines(structure: Structure, belongs: (line: string) => boolean): LineLayout {
  const headings: { row: number; title: string; note?: string }[] = [];
  const laidOut: { of: ModelRow; row: number }[] = [];
  let next = FIRST_ROW;
  for (const { title, note, lines } of structure.blueprint.sections) {
    const rows = lines.flatMap(({ name }) => (belongs(name) ? (structure.ofLine.get(name) ?? []) : []));
    if (rows.length === 0) continue;
    if (headings.length > 0) next++;
    headings.push({ row: next++, title, ...(note === undefined ? {} : { note }) });
    for (const of of rows) laidOut.push({ of, row: next++ });
  }
  const places = new Map(laidOut.map(({ of, row }) => [lineKey(of.line.name, of.member), row]));
  return { headings, rows: laidOut, places };
}

/** A sheet's rows, each line with its template and the engine's values. */
export function writeRows(layout: LineLayout, outcome: Outcome, template: (row: ModelRow) => string): BookRow[] {
  const reasons = new Map<string, string>();
  for (const { line, member, reason } of outcome.failures) {
    const key = `${line}.${member ?? ''}`;
    if (!reasons.has(key)) reasons.set(key, reason);
  }
  const headings: BookRow[] = layout.headings.map((heading) => ({ kind: 'section', ...heading }));
  const lines = layout.rows.map(({ of, row }): LineRow => {
    const failure = reasons.get(`${of.line.name}.${of.member ?? ''}`);
    return {
      ...describe(of, row),
      template: template(of),
      values: Array.from(outcome.values[of.index] ?? [], (value) => (Number.isNaN(value) ? null : value + 0)),
      ...(failure === undefined ? {} : { failure }),
    };
  });
  return [...headings, ...lines].sort((a, b) => a.row - b.row);
}

/** A formula on one line, as a sheet shows it. */
export function formulaShown({ formula }: { readonly formula: string }): string {
  return formula.replace(/\s+/g, ' ');
}

function describe({ line, member }: ModelRow, row: number): Omit<LineRow, 'template' | 'values' | 'failure'> {
  return {
    kind: 'line',
    row,
    name: line.name,
    label: line.label,
    unit: line.unit.text,
    check: line.check,
    formula: formulaShown(line),
    series: line.series,
    ...(line.by === undefined ? {} : { by: line.by }),
    ...(member === undefined ? {} : { member }),
    ...(line.note === undefined ? {} : { note: line.note }),
    ...(line.source === undefined ? {} : { source: line.source }),
  };
}
