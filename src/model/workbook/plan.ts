import { printFinancialYear } from '../financialYear.js';
import { hasErrors, type Problem } from '../problem.js';
import type { ModelRow, Structure } from '../structure/index.js';
import type { Book, BookCase, BookHeader, BookSheet } from './book.js';
import { YEAR_ROW, fillTemplate, yearColumn } from './columns.js';
import { INPUTS, inputKey, layOutInputs, type InputLayout } from './inputRows.js';
import { refusedByExcel } from './limits.js';
import { layOutLines, writeRows, type LineLayout } from './lineRows.js';
import { sheetPrefix, sheetTitles } from './titles.js';
import { translate, type Reference, type Surroundings } from './translate.js';
import { findVarying, type Varying } from './varying.js';

const SITE = 'Site';

/**
 * Lays out a workbook for one case, or for several that share a structure, as plain data. What no case changes stands once, on
 * the sheet Site; each case has a sheet for the rest. Undefined when Excel would refuse a formula: each is in `problems`.
 */
export function planBook(cases: readonly BookCase[], problems: Problem[]): Book | undefined {
  const first = cases[0];
  if (first === undefined) throw new Error('a workbook needs a case');
  const plan = new Plan(first.outcome.structure, cases);
  const sheets = plan.sheets();
  const faults = faultsOf(plan.structure, sheets);
  problems.push(...faults);
  return hasErrors(faults) ? undefined : plan.book(sheets);
}

class Plan {
  private readonly years: readonly number[];
  private readonly lastColumn: string;
  private readonly varying: Varying;
  private readonly inputs: InputLayout;
  private readonly shared: LineLayout;
  private readonly own: LineLayout;
  private readonly titles: readonly string[];
  private readonly defined: ReadonlySet<string>;

  constructor(
    readonly structure: Structure,
    private readonly cases: readonly BookCase[],
  ) {
    this.years = structure.blueprint.years;
    this.lastColumn = yearColumn(this.years.length - 1);
    this.varying = findVarying(structure, cases);
    this.inputs = layOutInputs(structure, cases, this.varying, this.lastColumn);
    this.defined = new Set(this.inputs.names.map(({ name }) => name));
    const isOwn = (line: string): boolean => cases.length === 1 || this.varying.lines.has(line);
    this.shared = layOutLines(structure, (line) => !isOwn(line));
    this.own = layOutLines(structure, isOwn);
    this.titles = cases.length === 1 ? ['Model'] : sheetTitles(cases);
  }

  book(sheets: readonly BookSheet[]): Book {
    return {
      years: this.years,
      printedYears: this.years.map(printFinancialYear),
      columns: Array.from({ length: this.years.length + 2 }, (_, index) => yearColumn(index - 1)),
      baseYear: this.structure.blueprint.timeline.base,
      cases: this.cases.map(({ id, title, note }, index) => ({
        id,
        title,
        sheet: this.title(index),
        ...(note === undefined ? {} : { note }),
      })),
      names: this.inputs.names,
      sheets,
    };
  }

  sheets(): BookSheet[] {
    const site = this.shared.places.size === 0 ? [] : [this.site()];
    return [this.inputsSheet(), ...site, ...this.cases.map((each, index) => this.option(each, index))];
  }

  private inputsSheet(): BookSheet {
    return { ...this.sheet(INPUTS, 'Inputs'), kind: 'inputs', rows: this.inputs.rows };
  }

  private site(): BookSheet {
    const rows = this.rowsOf(this.cases[0], SITE, this.shared);
    return { ...this.sheet(SITE, 'Site: lines that no option changes'), kind: 'site', rows };
  }

  private option(each: BookCase, index: number): BookSheet {
    const title = this.title(index);
    const rows = this.rowsOf(each, title, this.own);
    const note = each.note === undefined ? {} : { note: each.note };
    return { ...this.sheet(title, each.title), ...note, kind: this.cases.length === 1 ? 'model' : 'option', rows };
  }

  private sheet(title: string, heading: string): Pick<BookSheet, 'title' | 'heading' | 'prefix' | 'header'> {
    return { title, heading, prefix: sheetPrefix(title), header: this.header(title === INPUTS) };
  }

  private title(index: number): string {
    return this.titles[index] ?? '';
  }

  private rowsOf(each: BookCase | undefined, sheet: string, layout: LineLayout): BookSheet['rows'] {
    if (each === undefined) return [];
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
      structure: this.structure,
      firstColumn: yearColumn(0),
      lastColumn: this.lastColumn,
      row: (name, member) => this.input(name, member, each) ?? this.line(name, member, sheet),
      table: (name) => this.inputs.tables.get(name) ?? [0, 0],
    };
  }

  private input(name: string, member: string | undefined, each: BookCase): Reference | undefined {
    const bound = each.outcome.bound.get(name);
    if (bound === undefined) return undefined;
    const row = this.inputs.places.get(inputKey(name, member, this.varying.inputs.has(name) ? each.id : undefined));
    if (row === undefined) throw new Error(`no row for ${name}`);
    const defined = this.defined.has(`in_${name}`) ? { name: `in_${name}` } : {};
    return { sheet: sheetPrefix(INPUTS), row, series: bound.series, ...defined };
  }

  private line(name: string, member: string | undefined, sheet: string): Reference {
    const found = this.structure.ofLine.get(name)?.find((row) => row.member === member);
    if (found === undefined) throw new Error(`no row for ${name}`);
    const shared = this.shared.places.get(found.index);
    const row = shared ?? this.own.places.get(found.index);
    if (row === undefined) throw new Error(`no place for ${name}`);
    return { sheet: shared === undefined || sheet === SITE ? '' : sheetPrefix(SITE), row, series: found.line.series };
  }
}

/** Formulas that Excel would refuse, each with the place of its line. */
function faultsOf(structure: Structure, sheets: readonly BookSheet[]): Problem[] {
  const last = structure.blueprint.years.length - 1;
  const said = new Set<string>();
  return sheets.flatMap(({ rows }) =>
    rows.flatMap((row) => {
      if (row.kind !== 'line' || said.has(row.name)) return [];
      const fault = refusedByExcel(fillTemplate(row.template, last));
      if (fault === undefined) return [];
      said.add(row.name);
      return [
        {
          severity: 'error' as const,
          ...placeOf(structure, row.name),
          found: `${row.name}: ${fault.found}`,
          right: fault.right,
        },
      ];
    }),
  );
}

function placeOf(structure: Structure, line: string): ModelRow['line']['place'] {
  return structure.blueprint.lines.get(line)?.place ?? { file: 'model' };
}
