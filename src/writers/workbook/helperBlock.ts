import { columnLetters } from './addresses.js';

/** Where a block of cells begins: the sheet as formulas name it, and the column and row counted from 1. */
export interface HelperCorner {
  readonly prefix: string;
  readonly column: number;
  readonly row: number;
}

export interface HelperNumber {
  /** Empty for a plain number. */
  readonly formula: string;
  readonly value: number | null;
  readonly unit: string;
}

/** A small table of live cells beside a chart, which the chart reads: heads, then a row a bar. */
export class HelperBlock {
  readonly rows: (readonly (string | HelperNumber)[])[] = [];

  constructor(
    readonly corner: HelperCorner,
    readonly heads: readonly string[],
  ) {}

  /** The number of the row that comes next. */
  get next(): number {
    return this.corner.row + 1 + this.rows.length;
  }

  row(cells: readonly (string | HelperNumber)[]): void {
    this.rows.push(cells);
  }

  /** A cell of the block, as its neighbours name it. */
  cell(column: number, row: number): string {
    return `$${columnLetters(this.corner.column + column)}$${row}`;
  }

  /** All rows of a column, as a chart names them. */
  column(column: number): string {
    const letters = columnLetters(this.corner.column + column);
    return `${this.corner.prefix}$${letters}$${this.corner.row + 1}:$${letters}$${this.next - 1}`;
  }
}
