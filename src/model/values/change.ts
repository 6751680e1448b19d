import type { Place } from '../../problems/index.js';

/**
 * What a reader put in the place of a value, in a workbook or on the command line: of an input, for a member and some options or for all,
 * or of one step of a table. One number, or one a year of the model's columns, in the declared unit.
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
  /** As the workbook was written, or as the hospital's folder has it. */
  readonly was: readonly number[];
  /** The workbook's cell, such as `Inputs!E115`, or the first of a row; left out for what was set on the command line. */
  readonly cell?: string;
  readonly place: Place;
}
