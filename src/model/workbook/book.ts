import type { Cell, Status } from '../values/given.js';
import type { Outcome } from '../evaluate/index.js';

/** One case of a workbook: a site under a scenario and an option, already evaluated. All cases of a book share one calendar. */
export interface BookCase {
  readonly id: string;
  readonly title: string;
  readonly note?: string;
  readonly outcome: Outcome;
  /** Names of inputs that make the case what it is: with another value it would be another case. */
  readonly fixed?: readonly string[];
}

/**
 * One case in other sections and with other inputs, side by side: ways of paying for an option, say. What it has as the case itself has it
 * stands there; the rest stands on one sheet, a way under another.
 */
export interface Beside {
  /** Of the sheet. */
  readonly title: string;
  readonly note?: string;
  /** Id of the case. */
  readonly of: string;
  readonly cases: readonly BesideCase[];
}

export interface BesideCase extends BookCase {
  /** Inputs that it gives itself: they stay its own, whatever the case has. */
  readonly gives: readonly string[];
}

/**
 * A workbook as plain data: sheets, rows, formulas and the engine's values. It is kept with a run's result, so that the
 * file can be written again later. A template is one formula for all years of a row: `{c}` stands for the column letters
 * of the year itself, `{p}` of the year before, `{n}` of the year after.
 */
export interface Book {
  readonly years: readonly number[];
  /** 2016/17 for 2017, in the order of `years`. */
  readonly printedYears: readonly string[];
  /** Letters of the column before the first year, of each year's column, and of the one after the last. */
  readonly columns: readonly string[];
  readonly baseYear: number;
  readonly cases: readonly BookCaseSheet[];
  readonly beside?: BookBeside;
  readonly names: readonly BookName[];
  readonly sheets: readonly BookSheet[];
}

/** Where a case's own lines stand; those that all cases have alike stand on the shared sheet, those of some on the first one's. */
export interface BookCaseSheet {
  readonly id: string;
  readonly title: string;
  readonly note?: string;
  readonly sheet: string;
}

/** Where cases that stand beside one have their own rows; all else of theirs stands where that one has it. */
export interface BookBeside {
  readonly sheet: string;
  readonly of: string;
  readonly cases: readonly { readonly id: string; readonly title: string }[];
}

/** A defined name for the single value of a row: `in_loan` for Inputs!$E$12. */
export interface BookName {
  readonly name: string;
  readonly sheet: string;
  readonly row: number;
}

export interface BookSheet {
  readonly title: string;
  /** The sheet as a formula names it: `Inputs!`, `'Business as usual'!`. */
  readonly prefix: string;
  readonly kind: 'inputs' | 'site' | 'model' | 'option' | 'beside';
  readonly heading: string;
  readonly note?: string;
  readonly header: BookHeader;
  readonly rows: readonly BookRow[];
}

/** Templates of the three rows that head the year columns: the year as a number, as printed, and counted from the base year. */
export interface BookHeader {
  readonly year: string;
  readonly printed: string;
  readonly t: string;
}

export type BookRow = SectionRow | CaseRow | CalendarRow | InputRow | TableRow | MembersRow | LineRow;

export interface SectionRow {
  readonly kind: 'section';
  readonly row: number;
  readonly title: string;
  readonly note?: string;
}

/** Names a case that stands beside another: such rows follow one another, in the order of the cases. */
export interface CaseRow {
  readonly kind: 'case';
  readonly row: number;
  readonly id: string;
  readonly title: string;
  readonly note?: string;
}

/** A value of the calendar or of a solver that every sheet reads; not an input, but seen. */
export interface CalendarRow {
  readonly kind: 'calendar';
  readonly row: number;
  readonly name: string;
  readonly label: string;
  readonly value: number;
  readonly template?: string;
  readonly source: string;
}

/**
 * Heads a table of members, a member a row and a line (or an input) a column: this row and those under it hold names, labels,
 * units, sources, and formulas or what is held. The rows in the table follow, column by column.
 */
export interface MembersRow {
  readonly kind: 'members';
  readonly row: number;
  readonly by: string;
}

/** Where a value stands in a table of members. */
export interface InTable {
  /** Letters of its column. */
  readonly column: string;
  /** First row of the table's head. */
  readonly head: number;
}

export interface InputRow {
  readonly kind: 'input';
  readonly row: number;
  readonly name: string;
  readonly label: string;
  /** Dimension and member, where the row stands for one of several. */
  readonly by?: string;
  readonly member?: string;
  /** What the model calls the member, where `member` is its label. */
  readonly memberId?: string;
  readonly inTable?: InTable;
  /** Ids of the cases whose value this is; all of them when left out. */
  readonly cases?: readonly string[];
  readonly unit: string;
  /** Lowest and highest value that the input may have. */
  readonly range?: readonly [low: number, high?: number];
  /** Set where only whole numbers mean anything. */
  readonly whole?: true;
  /** Set where a case whose value this is would be another case with another. */
  readonly fixed?: true;
  readonly series: boolean;
  /** Its years may be added up: it is an amount of each year, and no level, rate or index. */
  readonly isFlow?: true;
  readonly values: readonly number[];
  readonly source?: string;
  readonly status?: Status;
  readonly date?: string;
  readonly note?: string;
  readonly from?: Cell;
}

/** One step of a stepped table: the key stands in the member column, the value in the value column. */
export interface TableRow {
  readonly kind: 'table';
  readonly row: number;
  readonly name: string;
  readonly label: string;
  readonly key: number;
  readonly unit: string;
  readonly value: number;
  readonly source?: string;
  /** As of an input. */
  readonly cases?: readonly string[];
}

export interface LineRow {
  readonly kind: 'line';
  readonly row: number;
  readonly name: string;
  readonly label: string;
  readonly note?: string;
  /** Dimension and member, where the row stands for one of several. */
  readonly by?: string;
  readonly member?: string;
  /** As of an input. */
  readonly memberId?: string;
  readonly inTable?: InTable;
  /** Ids of the cases whose line this is, where an option's sheet holds it for others too. */
  readonly cases?: readonly string[];
  readonly unit: string;
  readonly check: boolean;
  readonly source?: string;
  /** The formula in Decant's language. */
  readonly formula: string;
  readonly template: string;
  /** True where a cell searches a list of numbers that it makes: some spreadsheets read one only in an array formula, {=…}. */
  readonly isArray?: boolean;
  readonly series: boolean;
  /** As of an input. */
  readonly isFlow?: true;
  /** The engine's values; null where it failed. */
  readonly values: readonly (number | null)[];
  /** Why the first failed cell failed. */
  readonly failure?: string;
}
