import type { Expression } from '../formula/ast.js';
import { isCalendarWord } from '../formula/functions.js';
import { Arithmetic } from '../evaluate/arithmetic.js';
import { Emitter, cellKey, type Cells, type Place } from '../evaluate/emit.js';
import type { Outcome } from '../evaluate/index.js';
import type { ModelRow } from '../structure/index.js';
import { forEachCell } from './reads.js';

/** What is the same in every draw: cells, and pieces of formulas, worked out once by the exact engine. */
export class Invariants {
  private readonly cells: Cells;
  private readonly inputs: Float64Array[] = [];
  private readonly inputOf = new Map<string, Float64Array>();
  private readonly rowOf: ReadonlyMap<string, number>;
  private readonly sources = new Map<string, number>();
  private readonly pieces = new Map<ModelRow, Map<Expression, string>>();
  private found: readonly Float64Array[] = [];

  constructor(
    /** The rows that no draw changes. */
    private readonly undrawn: Outcome,
    private readonly drawn: ReadonlySet<string>,
  ) {
    const { all } = undrawn.structure;
    const cells = new Map<string, Place>();
    for (const { input, rows } of undrawn.bound.values()) {
      for (const row of rows) {
        const key = cellKey(input.name, row.member);
        cells.set(key, { array: 'i', index: this.inputs.length });
        this.inputs.push(row.values);
        this.inputOf.set(key, row.values);
      }
    }
    this.rowOf = new Map(all.map((row) => [cellKey(row.line.name, row.member), row.index]));
    for (const [key, index] of this.rowOf) cells.set(key, { array: 'r', index });
    this.cells = cells;
  }

  /** The cells of a row or input that no draw changes: one, or one a year. */
  cell(key: string): Float64Array {
    const row = this.rowOf.get(key);
    const values = row === undefined ? this.inputOf.get(key) : this.undrawn.values[row];
    if (values === undefined) throw new Error(`no row ${key}`);
    return values;
  }

  isDrawn(key: string): boolean {
    return this.drawn.has(key);
  }

  isInvariant(row: ModelRow, expression: Expression): boolean {
    let invariant = true;
    forEachCell(this.undrawn.structure, row, expression, (key) => {
      if (this.drawn.has(key)) invariant = false;
    });
    return invariant;
  }

  /** Notes the largest pieces of a row's formula that no draw changes. */
  collect(row: ModelRow, expression: Expression = row.line.expression): void {
    if (expression.kind === 'number' || expression.kind === 'unit') return;
    // Rows, inputs and tables are read where they stand.
    if (expression.kind === 'name' && !isCalendarWord(expression.name)) return;
    if (this.isInvariant(row, expression)) {
      const text = new Emitter(this.undrawn.structure, this.cells, row).expression(expression);
      if (!this.sources.has(text)) this.sources.set(text, this.sources.size);
      const ofRow = this.pieces.get(row) ?? new Map<Expression, string>();
      this.pieces.set(row, ofRow.set(expression, text));
      return;
    }
    if (expression.kind === 'negative') this.collect(row, expression.of);
    if (expression.kind === 'binary') {
      this.collect(row, expression.left);
      this.collect(row, expression.right);
    }
    if (expression.kind === 'call') for (const argument of expression.arguments) this.collect(row, argument);
  }

  /** Works out every piece that was noted, for each year; a failure is NaN. */
  evaluate(): void {
    const years = this.undrawn.structure.blueprint.years.length;
    const texts = [...this.sources.keys()];
    const body = texts.map((text, index) => `o = out[${index}]; for (y = 0; y < years; y++) o[y] = ${text};`);
    this.found = texts.map(() => new Float64Array(years));
    // As in evaluate/program.ts, the text was written by Emitter from checked syntax trees.
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- compiled code is the engine
    const run = new Function('r', 'i', 'm', 'years', 'out', `'use strict'; let o, y, c;\n${body.join('\n')}`) as (
      lines: readonly Float64Array[],
      inputs: readonly Float64Array[],
      arithmetic: Arithmetic,
      years: number,
      out: readonly Float64Array[],
    ) => void;
    run(this.undrawn.values, this.inputs, new Arithmetic(), years, this.found);
    for (const values of this.found)
      values.forEach((value, year) => {
        if (!Number.isFinite(value)) values[year] = NaN;
      });
  }

  /** A piece's text, which tells it from others, and its values; undefined for one that was not noted. */
  piece(row: ModelRow, expression: Expression): { readonly text: string; readonly values: Float64Array } | undefined {
    const text = this.pieces.get(row)?.get(expression);
    const values = text === undefined ? undefined : this.found[this.sources.get(text) ?? -1];
    return text === undefined || values === undefined ? undefined : { text, values };
  }
}
