import type { Outcome } from '../evaluate/index.js';
import type { ModelRow, Structure } from '../structure/index.js';
import type { BookRow, LineRow } from './book.js';
import { FIRST_ROW } from './columns.js';

/** Row numbers of the lines of one sheet, under a heading for each section. */
export interface LineLayout {
  readonly headings: readonly { readonly row: number; readonly title: string; readonly note?: string }[];
  /** Row of each of the structure's rows, by its index. */
  readonly places: ReadonlyMap<number, number>;
}

/** Gives a row to each line of a sheet, member by member, in the order of the sections. */
export function layOutLines(structure: Structure, belongs: (line: string) => boolean): LineLayout {
  const headings: { row: number; title: string; note?: string }[] = [];
  const places = new Map<number, number>();
  let next = FIRST_ROW;
  for (const { title, note, lines } of structure.blueprint.sections) {
    const rows = lines.flatMap(({ name }) => (belongs(name) ? (structure.ofLine.get(name) ?? []) : []));
    if (rows.length === 0) continue;
    if (headings.length > 0) next++;
    headings.push({ row: next++, title, ...(note === undefined ? {} : { note }) });
    for (const row of rows) places.set(row.index, next++);
  }
  return { headings, places };
}

/** A sheet's rows, each line with its template and the engine's values. */
export function writeRows(layout: LineLayout, outcome: Outcome, template: (row: ModelRow) => string): BookRow[] {
  const reasons = new Map<string, string>();
  for (const { line, member, reason } of outcome.failures) {
    const key = `${line}.${member ?? ''}`;
    if (!reasons.has(key)) reasons.set(key, reason);
  }
  const headings: BookRow[] = layout.headings.map((heading) => ({ kind: 'section', ...heading }));
  const lines = [...layout.places].map(([index, place]): LineRow => {
    const row = outcome.structure.all[index];
    if (row === undefined) throw new Error(`no row ${index}`);
    const failure = reasons.get(`${row.line.name}.${row.member ?? ''}`);
    return {
      ...describe(row, place),
      template: template(row),
      values: Array.from(outcome.values[index] ?? [], (value) => (Number.isNaN(value) ? null : value + 0)),
      ...(failure === undefined ? {} : { failure }),
    };
  });
  return [...headings, ...lines].sort((a, b) => a.row - b.row);
}

function describe({ line, member }: ModelRow, row: number): Omit<LineRow, 'template' | 'values' | 'failure'> {
  return {
    kind: 'line',
    row,
    name: line.name,
    label: line.label,
    unit: line.unit.text,
    check: line.check,
    formula: line.formula.replace(/\s+/g, ' '),
    series: line.series,
    ...(line.by === undefined ? {} : { by: line.by }),
    ...(member === undefined ? {} : { member }),
    ...(line.note === undefined ? {} : { note: line.note }),
    ...(line.source === undefined ? {} : { source: line.source }),
  };
}
