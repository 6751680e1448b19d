import { readable } from '../sections/fields.js';
import type { BoundRow, Structure } from '../structure/index.js';
import type { BookCase, BookName, BookRow, CalendarRow, InputRow, TableRow } from './book.js';
import { FIRST_ROW, YEAR_ROW } from './columns.js';
import type { Varying } from './varying.js';

/** The Inputs sheet's rows, and where each value and table of them stands. */
export interface InputLayout {
  readonly rows: readonly BookRow[];
  readonly names: readonly BookName[];
  /** Row of an input's value, by `inputKey`. */
  readonly places: ReadonlyMap<string, number>;
  /** First and last row of each table. */
  readonly tables: ReadonlyMap<string, readonly [number, number]>;
}

export const INPUTS = 'Inputs';
/** From here a search for a rate of return begins, so that the cell does not lean on the engine's answer. */
const SOLVER_GUESS = 0.1;

/** Key of an input's value: its name, its member, and its case where cases differ. */
export function inputKey(name: string, member: string | undefined, caseId: string | undefined): string {
  return [name, member ?? '', caseId ?? ''].join('\n');
}

/** Lays out every input: a row a member, and where cases differ a block of rows for each case. */
export function layOutInputs(
  structure: Structure,
  cases: readonly BookCase[],
  varying: Varying,
  lastColumn: string,
): InputLayout {
  const layout = new Layout();
  layout.section(
    'Calendar and solver',
    'Every sheet reads these. The columns stand for fixed years: run the model again for another calendar.',
  );
  for (const row of calendar(structure, lastColumn)) layout.calendar(row);
  for (const section of structure.blueprint.sections) {
    if (section.inputs.length + section.tables.length === 0) continue;
    layout.section(section.title, section.note);
    for (const { name } of section.inputs) layout.input(name, cases, varying.inputs.has(name));
    for (const table of section.tables) layout.table(table);
  }
  return layout;
}

type Calendar = Omit<CalendarRow, 'kind' | 'row'>;

function calendar(structure: Structure, lastColumn: string): Calendar[] {
  const { first, base, last } = structure.blueprint.timeline;
  const source = "The model's timeline";
  return [
    { name: 'first_year', label: 'First financial year, by its end', value: first, source },
    { name: 'base_year', label: 'Base year: prices and t = 0', value: base, source },
    { name: 'last_year', label: 'Last financial year', value: last, template: `$${lastColumn}$${YEAR_ROW}`, source },
    {
      name: 'solver_guess',
      label: 'Rate from which IRR searches',
      value: SOLVER_GUESS,
      source: 'A fixed start, not a result',
    },
  ];
}

class Layout implements InputLayout {
  readonly rows: BookRow[] = [];
  readonly names: BookName[] = [];
  readonly places = new Map<string, number>();
  readonly tables = new Map<string, readonly [number, number]>();
  private next = FIRST_ROW;

  section(title: string, note: string | undefined): void {
    if (this.rows.length > 0) this.next++;
    this.rows.push({ kind: 'section', row: this.next++, title, ...(note === undefined ? {} : { note }) });
  }

  calendar(row: Calendar): void {
    this.names.push({ name: row.name, sheet: INPUTS, row: this.next });
    this.rows.push({ kind: 'calendar', row: this.next++, ...row });
  }

  input(name: string, cases: readonly BookCase[], varies: boolean): void {
    for (const each of varies ? cases : cases.slice(0, 1)) {
      const bound = each.outcome.bound.get(name);
      if (bound === undefined) throw new Error(`no value of ${name}`);
      if (bound.rows.length === 1 && !varies && !bound.series && bound.input.by === undefined) {
        this.names.push({ name: `in_${name}`, sheet: INPUTS, row: this.next });
      }
      for (const row of bound.rows) {
        this.places.set(inputKey(name, row.member, varies ? each.id : undefined), this.next);
        this.rows.push({
          kind: 'input',
          row: this.next++,
          name,
          label: bound.input.label,
          unit: bound.input.unit.text,
          series: bound.series,
          ...(bound.input.by === undefined ? {} : { by: bound.input.by }),
          ...(varies ? { case: each.id } : {}),
          ...valuesOf(row, bound.input.note),
        });
      }
    }
  }

  table({
    name,
    label,
    unit,
    keys,
    values,
    source,
  }: Structure['blueprint']['sections'][number]['tables'][number]): void {
    this.tables.set(name, [this.next, this.next + keys.length - 1]);
    keys.forEach((key, index) => {
      const row: TableRow = {
        kind: 'table',
        row: this.next++,
        name,
        label: label ?? readable(name),
        key,
        unit: unit.text,
        value: values[index] ?? 0,
        ...(source === undefined ? {} : { source }),
      };
      this.rows.push(row);
    });
  }
}

function valuesOf(
  row: BoundRow,
  inputNote: string | undefined,
): Omit<InputRow, 'kind' | 'row' | 'name' | 'label' | 'unit' | 'series' | 'by' | 'case'> {
  const note = row.note ?? inputNote;
  return {
    values: Array.from(row.values, (value) => value + 0),
    ...(row.member === undefined ? {} : { member: row.member }),
    ...(row.source === undefined ? {} : { source: row.source }),
    ...(row.status === undefined ? {} : { status: row.status }),
    ...(row.date === undefined ? {} : { date: row.date }),
    ...(note === undefined ? {} : { note }),
    ...(row.from === undefined ? {} : { from: row.from }),
  };
}
