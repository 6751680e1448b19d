import type { Provenance } from '../values/given.js';

/** A value, its formula with its numbers, and the values that it was made from. */
export interface Explanation extends Provenance {
  readonly kind: 'line' | 'input' | 'calendar';
  readonly name: string;
  readonly member?: string;
  /** Financial year by its end; absent for a single value. */
  readonly year?: number;
  readonly label: string;
  readonly unit: string;
  /** Null where it failed; `reason` says why. */
  readonly value: number | null;
  readonly reason?: string;
  readonly formula?: string;
  readonly formulaWithNumbers?: string;
  /** What a long sum adds and takes off, where its formula is nothing else: a position, a total of many lines. */
  readonly terms?: readonly SummedTerm[];
  /** The year in which what it is made from is opened, where its own says nothing: the first in which none of it is nought. */
  readonly opened?: number;
  /** File, line and column of the definition, or of the value for an input. */
  readonly place?: string;
  readonly precedents: readonly Explanation[];
}

/** One of many that a sum adds (1) or takes off (-1). */
export interface SummedTerm {
  readonly name: string;
  readonly sign: 1 | -1;
  readonly value: number | null;
}

/** A cell to explain: a line or input, for a member and a year where it has them. */
export interface Target {
  readonly name: string;
  readonly member?: string;
  readonly year?: number;
}
