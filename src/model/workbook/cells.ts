import type { Expression } from '../formula/ast.js';
import { isMemberFunction } from '../formula/functions.js';
import { memberSeen, membersAdded, type ModelRow, type Structure } from '../structure/index.js';
import { overMembers } from './blocks.js';
import { MEMBER_COLUMN, VALUE_COLUMN, YEAR_ROW, T_ROW, valueColumn, type Spot } from './columns.js';
import { call, shifted, type Text } from './excel.js';

export type Call = Extract<Expression, { kind: 'call' }>;

/** Where a value stands, as a formula of one sheet names it. */
export interface Reference extends Spot {
  /** `Inputs!`, or nothing on the formula's own sheet. */
  readonly sheet: string;
  readonly series: boolean;
  /** A defined name that stands for the row's single value. */
  readonly name?: string;
}

/** What a formula's names mean on the sheet where it is written. */
export interface Surroundings {
  readonly structure: Structure;
  /** Letters of the first and the last year's column, and of the columns beside those two. */
  readonly firstColumn: string;
  readonly lastColumn: string;
  readonly columnBefore: string;
  readonly columnAfter: string;
  row(name: string, member: string | undefined): Reference;
  /** First and last row of a table on the Inputs sheet. */
  table(name: string): readonly [number, number];
}

/** Writes the cells and ranges that one row's formula reads. */
export class Cells {
  constructor(
    private readonly row: ModelRow,
    private readonly at: Surroundings,
  ) {}

  /** A name's value in the column's year, or its one value; or a word of the calendar. */
  named(name: string): string {
    if (name === 't') return `{c}$${T_ROW}`;
    if (name === 'year') return `{c}$${YEAR_ROW}`;
    if (name === 'first_year' || name === 'base_year' || name === 'last_year') return name;
    const found = this.reference(name);
    if (found.name !== undefined) return found.name;
    if (found.series) return `${found.sheet}{c}${found.row}`;
    // A member's row reads its own, so that a column of members has one formula.
    const isOwn = memberSeen(this.at.structure.blueprint, name, this.row) !== undefined;
    return `${found.sheet}$${valueColumn(found)}${isOwn ? '' : '$'}${found.row}`;
  }

  /** All years of the row that a call names, or those up to the column's own. */
  years(of: Call, index = 0, last = `$${this.at.lastColumn}`): string {
    const { sheet, row } = this.reference(nameIn(of, index));
    return `${sheet}$${this.at.firstColumn}${row}:${last}${row}`;
  }

  /** The years themselves, of which one is looked for. */
  calendar(): string {
    return `$${this.at.firstColumn}$${YEAR_ROW}:$${this.at.lastColumn}$${YEAR_ROW}`;
  }

  /** Keys and values of a table. */
  table(of: Call): [string, string] {
    const [first, last] = this.at.table(nameIn(of, 0));
    const rows = (column: string): string => `Inputs!$${column}$${first}:$${column}$${last}`;
    return [rows(MEMBER_COLUMN), rows(VALUE_COLUMN)];
  }

  /** A function over the members of the row that a call names. */
  members(of: Call): Text {
    const which = of.function;
    if (!(isMemberFunction(which) || which === 'earlier')) throw new Error(`${which} was not checked`);
    const name = nameIn(of, 0);
    const rows = membersAdded(this.at.structure.blueprint, name, this.row, which).map((member) =>
      this.at.row(name, member),
    );
    return overMembers(which === 'earlier' ? 'total' : which, rows);
  }

  /** A row's value a year before or after, or what stands outside the timeline. */
  neighbour(of: Call, column: '{p}' | '{n}', outside: string): string {
    const edge = column === '{p}' ? this.at.firstColumn : this.at.lastColumn;
    const { sheet, row } = this.reference(nameIn(of, 0));
    return call('IF', `{c}$${YEAR_ROW}=$${edge}$${YEAR_ROW}`, outside, `${sheet}${column}${row}`);
  }

  /** A row's value some years away, from the cells before or after the column alone: a circle must not hold its own cell. */
  away(of: Call, direction: 'before' | 'after', years: Text, isFixed: boolean, outside: string): Text {
    const { sheet, row } = this.reference(nameIn(of, 0));
    const { columnBefore, columnAfter, firstColumn, lastColumn } = this.at;
    const [near, far] =
      direction === 'before'
        ? [isFixed ? '{p}' : '{c}', isFixed ? columnBefore : firstColumn]
        : [isFixed ? '{n}' : '{c}', isFixed ? columnAfter : lastColumn];
    const range = direction === 'before' ? `$${far}${row}:${near}${row}` : `${near}${row}:$${far}${row}`;
    return shifted(direction, years, isFixed, sheet + range, outside);
  }

  private reference(name: string): Reference {
    return this.at.row(name, memberSeen(this.at.structure.blueprint, name, this.row));
  }
}

/** The name that a call has in a place; the checks saw to it that there is one. */
export function nameIn(of: Call, index: number): string {
  const found = of.arguments[index];
  if (found?.kind !== 'name') throw new Error(`${of.function} was not checked`);
  return found.name;
}
