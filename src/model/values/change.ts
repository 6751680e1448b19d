import type { Place } from '../../problems/index.js';

/**
 * What a reader of a workbook put in the place of a value as written: of an input, for a member and some options or for all, or of
 * one step of a table. One number, or one a year of the model's columns, in the declared unit.
 */
export interface Change {
  readonly kind: 'input' | 'table';
  readonly name: string;
  /** Of an input that has members. */
  readonly member?: string;
  /** Of a table: which step. */
  readonly key?: number;
  /** Ids of the options whose value it is; all of them when left out. */
  readonly options?: readonly string[];
  readonly values: readonly number[];
  /** As the workbook was written. */
  readonly was: readonly number[];
  /** The cell, such as `Inputs!E115`, or the first of a row. */
  readonly cell: string;
  readonly place: Place;
}
