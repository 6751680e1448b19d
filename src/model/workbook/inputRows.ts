import { readable } from '../../words/index.js';
import { SOLVER_GUESS } from '../evaluate/irr.js';
import type { Section } from '../section.js';
import { mergeInOrder } from '../mergeInOrder.js';
import { flowsIn } from '../structure/flows.js';
import type { BoundInput, BoundRow } from '../structure/index.js';
import type { BesideCase, BookCase, BookName, BookRow, CalendarRow, InputRow, TableRow } from './book.js';
import { FIRST_ROW, YEAR_ROW } from './columns.js';
import { inputName, type Varying } from './varying.js';

/** The Inputs sheet's rows, and where each value and table of them stands. */
export interface InputLayout {
  readonly rows: readonly BookRow[];
  readonly names: readonly BookName[];
  /** Row of a case's value of an input, by `inputKey`. */
  readonly places: ReadonlyMap<string, number>;
  /** First and last row of a case's table, by `inputKey`. */
  readonly tables: ReadonlyMap<string, readonly [number, number]>;
}

export const INPUTS = 'Inputs';

/** Key of what a case reads on the Inputs sheet: the case, the name, and the member where there are some. */
export function inputKey(caseId: string, name: string, member?: string): string {
  return [caseId, name, member ?? ''].join('\n');
}

/**
 * Lays out every input of any case, and of those beside them: a row a member, and where cases differ a block of rows for those that have it
 * alike.
 */
export function layOutInputs(
  own: readonly BookCase[],
  varying: Varying,
  lastColumn: string,
  beside: readonly BesideCase[] = [],
): InputLayout {
  const cases = [...own, ...beside];
  const sections = mergeInOrder(cases.map(sectionsOf), ({ id }) => id);
  const layout = new Layout(own, timesDeclared(sections));
  layout.section(
    'Calendar and solver',
    'Every sheet reads these. The columns stand for fixed years: run the model again for another calendar.',
  );
  for (const row of calendar(cases[0], lastColumn)) layout.calendar(row);
  for (const section of sections) {
    if (section.inputs.length + section.tables.length === 0) continue;
    layout.section(section.title, section.note);
    const having = cases.filter((each) => sectionsOf(each).some(({ id }) => id === section.id));
    for (const { name } of section.inputs) {
      const alike = varying.inputs.get(inputName(section.id, name)) ?? [];
      const first = having.filter((each) => alike[cases.indexOf(each)] === cases.indexOf(each));
      layout.input(
        name,
        first.map((one) => having.filter((each) => alike[cases.indexOf(each)] === cases.indexOf(one))),
      );
    }
    for (const table of section.tables) layout.table(table, having);
  }
  return layout;
}

function sectionsOf({ outcome }: BookCase): readonly Section[] {
  return outcome.structure.blueprint.sections;
}

/** In how many sections of all cases each input is declared. */
function timesDeclared(sections: readonly Section[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const { name } of sections.flatMap(({ inputs }) => inputs)) times.set(name, (times.get(name) ?? 0) + 1);
  return times;
}

type Calendar = Omit<CalendarRow, 'kind' | 'row'>;

function calendar(of: BookCase | undefined, lastColumn: string): Calendar[] {
  if (of === undefined) return [];
  const { first, base, last } = of.outcome.structure.blueprint.timeline;
  const source = "The model's timeline";
  return [
    { name: 'first_year', label: 'First financial year, by its end', value: first, source },
    { name: 'base_year', label: 'Base year: prices and t = 0', value: base, source },
    { name: 'last_year', label: 'Last financial year', value: last, template: `$${lastColumn}$${YEAR_ROW}`, source },
    {
      name: 'solver_guess',
      label: 'Rate from which IRR searches where the flows do not say',
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

  constructor(
    private readonly cases: readonly BookCase[],
    private readonly timesDeclared: ReadonlyMap<string, number>,
  ) {}

  section(title: string, note: string | undefined): void {
    if (this.rows.length > 0) this.next++;
    this.rows.push({ kind: 'section', row: this.next++, title, ...(note === undefined ? {} : { note }) });
  }

  calendar(row: Calendar): void {
    this.names.push({ name: row.name, sheet: INPUTS, row: this.next });
    this.rows.push({ kind: 'calendar', row: this.next++, ...row });
  }

  /** An input, once for all cases that have it alike. */
  input(name: string, having: readonly (readonly BookCase[])[]): void {
    for (const owners of having) {
      const outcome = owners[0]?.outcome;
      const bound = outcome?.bound.get(name);
      if (outcome === undefined || bound === undefined) throw new Error(`no value of ${name}`);
      const isFlow = flowsIn(outcome.structure).has(name);
      if (having.length === 1 && isOneCell(bound) && this.timesDeclared.get(name) === 1)
        this.names.push({ name: `in_${name}`, sheet: INPUTS, row: this.next });
      for (const row of bound.rows) {
        for (const { id } of owners) this.places.set(inputKey(id, name, row.member), this.next);
        this.rows.push({
          kind: 'input',
          row: this.next++,
          name,
          label: bound.input.label,
          unit: bound.input.unit.text,
          ...(bound.input.whole === true ? { whole: true as const } : {}),
          ...(bound.input.range === undefined
            ? {}
            : { range: bound.input.range.filter(Number.isFinite) as [number, number?] }),
          ...(owners.some(({ fixed }) => fixed?.includes(name) ?? false) ? { fixed: true as const } : {}),
          series: bound.series,
          ...(isFlow ? { isFlow } : {}),
          ...(bound.input.by === undefined ? {} : { by: bound.input.by }),
          ...this.owned(owners),
          ...valuesOf(row, bound.input.note),
        });
      }
    }
  }

  table({ name, label, unit, keys, values, source }: Section['tables'][number], having: readonly BookCase[]): void {
    for (const { id } of having) this.tables.set(inputKey(id, name), [this.next, this.next + keys.length - 1]);
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
        ...this.owned(having),
      };
      this.rows.push(row);
    });
  }

  /** Whose an input is: of cases beside another only where they have it alone. */
  private owned(owners: readonly BookCase[]): { cases?: readonly string[] } {
    const own = owners.filter((each) => this.cases.includes(each));
    if (own.length === this.cases.length) return {};
    return { cases: (own.length > 0 ? own : owners).map(({ id }) => id) };
  }
}

function isOneCell({ rows, series, input }: BoundInput): boolean {
  return rows.length === 1 && !series && input.by === undefined;
}

function valuesOf(
  row: BoundRow,
  inputNote: string | undefined,
): Omit<
  InputRow,
  'kind' | 'row' | 'name' | 'label' | 'unit' | 'range' | 'fixed' | 'series' | 'isFlow' | 'by' | 'cases'
> {
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
