import { hasErrors, type Place, type Problem } from '../../problems/index.js';
import { printFinancialYear } from '../../words/index.js';
import { BesideSheet } from './besideSheet.js';
import type { Beside, Book, BookCase, BookHeader, BookRow, BookSheet, LineRow } from './book.js';
import { YEAR_ROW, fillTemplate, yearColumn, type Spot } from './columns.js';
import { INPUTS, inputKey, layOutInputs, type InputLayout } from './inputRows.js';
import { refusedByExcel } from './limits.js';
import { formulaShown, layOutLines, lineKey, writeRows, type LineLayout } from './lineRows.js';
import { sheetPrefix, sheetTitles } from './titles.js';
import { translate, type Reference, type Surroundings } from './translate.js';
import { allAlike, findVarying, type Varying } from './varying.js';

const SITE = 'Site';

/**
 * Lays out a workbook for one case, or for several of one calendar, as plain data. What all cases have alike stands once, on the
 * sheet Site; each case has a sheet for the rest, but for what a case before it has alike, which stands there; cases beside one of them have a sheet together. Undefined when Excel would refuse a formula: each is in `problems`.
 */
export function planBook(cases: readonly BookCase[], problems: Problem[], beside?: Beside): Book | undefined {
  const [first] = cases;
  if (first === undefined) throw new Error('a workbook needs a case');
  const plan = new Plan(first, cases, beside);
  const sheets = plan.sheets();
  const faults = faultsOf(
    [...cases, ...(beside?.cases ?? [])],
    sheets,
    first.outcome.structure.blueprint.years.length - 1,
  );
  problems.push(...faults);
  return hasErrors(faults) ? undefined : plan.book(sheets);
}

/** The rows of the sheet Inputs of such a workbook alone. */
export function planInputs(cases: readonly BookCase[], beside?: Beside): readonly BookRow[] {
  const years = cases[0]?.outcome.structure.blueprint.years ?? [];
  return layOutInputs(cases, findVarying(cases, beside), yearColumn(years.length - 1), beside?.cases).rows;
}

class Plan {
  private readonly years: readonly number[];
  private readonly lastColumn: string;
  private readonly inputs: InputLayout;
  private readonly shared: LineLayout;
  private readonly varying: Varying;
  private readonly own: readonly LineLayout[];
  private readonly titles: readonly string[];
  private readonly defined: ReadonlySet<string>;
  private readonly beside: BesideSheet | undefined;

  constructor(
    private readonly first: BookCase,
    private readonly cases: readonly BookCase[],
    beside: Beside | undefined,
  ) {
    const { structure } = first.outcome;
    this.years = structure.blueprint.years;
    this.lastColumn = yearColumn(this.years.length - 1);
    this.varying = findVarying(cases, beside);
    this.inputs = layOutInputs(cases, this.varying, this.lastColumn, beside?.cases);
    this.defined = new Set(this.inputs.names.map(({ name }) => name));
    this.shared = layOutLines(structure, (line) => this.isShared(line));
    this.own = cases.map(({ outcome }, index) =>
      layOutLines(outcome.structure, (line) => !this.isShared(line) && this.alike(line)[index] === index),
    );
    this.titles = cases.length === 1 ? ['Model'] : sheetTitles(cases);
    if (beside !== undefined) {
      const title = sheetTitles([...cases, { id: 'beside', title: beside.title }]).at(-1) ?? '';
      this.beside = new BesideSheet(beside, title, cases.length, (line) => this.alike(line));
    }
  }

  book(sheets: readonly BookSheet[]): Book {
    return {
      years: this.years,
      printedYears: this.years.map(printFinancialYear),
      columns: Array.from({ length: this.years.length + 2 }, (_, index) => yearColumn(index - 1)),
      baseYear: this.first.outcome.structure.blueprint.timeline.base,
      cases: this.cases.map(({ id, title, note }, index) => ({
        id,
        title,
        sheet: this.title(index),
        ...(note === undefined ? {} : { note }),
      })),
      ...(this.beside === undefined ? {} : { beside: this.beside.facts }),
      names: this.inputs.names,
      sheets,
    };
  }

  sheets(): BookSheet[] {
    const site = this.shared.places.size === 0 ? [] : [this.site()];
    return [
      this.inputsSheet(),
      ...site,
      ...this.cases.map((each, index) => this.option(each, index)),
      ...this.besides(),
    ];
  }

  private besides(): BookSheet[] {
    if (this.beside === undefined) return [];
    const { title, of, note } = this.beside;
    const rows = this.beside.rows((each) => this.surroundings(each, title));
    return [{ ...this.sheet(title, of.title), ...(note === undefined ? {} : { note }), kind: 'beside', rows }];
  }

  /** Whether all cases have a line alike, which then stands on the sheet Site. */
  private isShared(line: string): boolean {
    return this.cases.length > 1 && allAlike(this.alike(line).slice(0, this.cases.length));
  }

  private inputsSheet(): BookSheet {
    return { ...this.sheet(INPUTS, 'Inputs'), kind: 'inputs', rows: this.inputs.rows };
  }

  private site(): BookSheet {
    const rows = this.rowsOf(this.first, SITE, this.shared);
    return { ...this.sheet(SITE, 'Site: lines that no option changes'), kind: 'site', rows };
  }

  private option(each: BookCase, index: number): BookSheet {
    const title = this.title(index);
    const rows = this.rowsOf(each, title, this.ownOf(index)).map((row) => this.withCases(row, index));
    const note = each.note === undefined ? {} : { note: each.note };
    return { ...this.sheet(title, each.title), ...note, kind: this.cases.length === 1 ? 'model' : 'option', rows };
  }

  private sheet(title: string, heading: string): Pick<BookSheet, 'title' | 'heading' | 'prefix' | 'header'> {
    return { title, heading, prefix: sheetPrefix(title), header: this.header(title === INPUTS) };
  }

  private title(index: number): string {
    return this.titles[index] ?? '';
  }

  private ownOf(index: number): LineLayout {
    const layout = this.own[index];
    if (layout === undefined) throw new Error('a case without a layout');
    return layout;
  }

  /** For each case, the first that has the line alike, on whose sheet it stands. */
  private alike(line: string): readonly number[] {
    const found = this.varying.names.get(line);
    if (found === undefined) throw new Error(`nothing is known of ${line}`);
    return found;
  }

  /** A line says whose it is, where it stands for cases beside that of its sheet. */
  private withCases(row: BookRow, index: number): BookRow {
    if (row.kind !== 'line') return row;
    const alike = this.alike(row.name);
    const theirs = this.cases.filter((_, other) => alike[other] === index);
    return theirs.length > 1 ? { ...row, cases: theirs.map(({ id }) => id) } : row;
  }

  private rowsOf(each: BookCase, sheet: string, layout: LineLayout): BookSheet['rows'] {
    const surroundings = this.surroundings(each, sheet);
    return writeRows(layout, each.outcome, (row) => translate(row, surroundings));
  }

  private header(isInputs: boolean): BookHeader {
    const first = `$${yearColumn(0)}$${YEAR_ROW}`;
    return {
      year: isInputs ? `first_year+COLUMNS(${first}:{c}$${YEAR_ROW})-1` : `${sheetPrefix(INPUTS)}{c}$${YEAR_ROW}`,
      printed: `({c}$${YEAR_ROW}-1)&"/"&RIGHT({c}$${YEAR_ROW},2)`,
      t: `{c}$${YEAR_ROW}-base_year`,
    };
  }

  private surroundings(each: BookCase, sheet: string): Surroundings {
    return {
      structure: each.outcome.structure,
      firstColumn: yearColumn(0),
      lastColumn: this.lastColumn,
      columnBefore: yearColumn(-1),
      columnAfter: yearColumn(this.years.length),
      row: (name, member) => this.input(name, member, each) ?? this.line(name, member, each, sheet),
      table: (name) => this.table(name, each),
    };
  }

  private input(name: string, member: string | undefined, each: BookCase): Reference | undefined {
    const bound = each.outcome.bound.get(name);
    if (bound === undefined) return undefined;
    const row = this.inputs.places.get(inputKey(each.id, name, member));
    if (row === undefined) throw new Error(`no row for ${name}`);
    const defined = this.defined.has(`in_${name}`) ? { name: `in_${name}` } : {};
    return { sheet: sheetPrefix(INPUTS), row, series: bound.series, ...defined };
  }

  private line(name: string, member: string | undefined, each: BookCase, sheet: string): Reference {
    const series = each.outcome.structure.ofLine.get(name)?.[0]?.line.series;
    const key = lineKey(name, member);
    const first = this.alike(name)[this.indexOf(each)] ?? 0;
    const { spot, title } = this.placed(key, first);
    if (spot === undefined || series === undefined) throw new Error(`no row for ${name}`);
    const { row, inTable } = spot;
    return {
      sheet: title === sheet ? '' : sheetPrefix(title),
      row,
      series,
      ...(inTable === undefined ? {} : { inTable }),
    };
  }

  /** Where the line of the case of an index stands. */
  private placed(key: string, first: number): { readonly spot: Spot | undefined; readonly title: string } {
    if (this.beside !== undefined && first >= this.cases.length)
      return { spot: this.beside.ownOf(first).places.get(key), title: this.beside.title };
    const shared = this.shared.places.get(key);
    return shared === undefined
      ? { spot: this.ownOf(first).places.get(key), title: this.title(first) }
      : { spot: shared, title: SITE };
  }

  private indexOf(each: BookCase): number {
    const own = this.cases.indexOf(each);
    return own >= 0 ? own : (this.beside?.indexOf(each) ?? -1);
  }

  private table(name: string, { id }: BookCase): readonly [number, number] {
    const rows = this.inputs.tables.get(inputKey(id, name));
    if (rows === undefined) throw new Error(`no rows for table ${name}`);
    return rows;
  }
}

/** Formulas that Excel would refuse, each with the place of its line; two sections that fill a slot may each have one of a name. */
function faultsOf(cases: readonly BookCase[], sheets: readonly BookSheet[], lastYear: number): Problem[] {
  const said = new Set<string>();
  return sheets.flatMap(({ rows }) =>
    rows.flatMap((row) => {
      if (row.kind !== 'line' || said.has(`${row.name}: ${row.formula}`)) return [];
      const fault = refusedByExcel(fillTemplate(row.template, lastYear));
      if (fault === undefined) return [];
      said.add(`${row.name}: ${row.formula}`);
      const found = `${row.name}: ${fault.found}`;
      return [{ severity: 'error' as const, ...placeOf(cases, row), found, right: fault.right }];
    }),
  );
}

function placeOf(cases: readonly BookCase[], { name, formula }: LineRow): Place {
  const lines = cases.flatMap(({ outcome }) => outcome.structure.blueprint.lines.get(name) ?? []);
  const line = lines.find((each) => formulaShown(each) === formula) ?? lines[0];
  return line?.place ?? { file: 'model' };
}
