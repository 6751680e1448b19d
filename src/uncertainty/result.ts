import type { Shape } from '../model/structure/index.js';

/** What a simulation gives, as plain data. */
export interface SimulationResult {
  readonly generator: string;
  readonly seed: number;
  readonly draws: number;
  /** Raised when the same seed gives other draws than before. */
  readonly version: number;
  readonly years: readonly number[];
  readonly inputs: readonly SampledInput[];
  /** Of a model that declares any. */
  readonly correlations?: readonly SampledCorrelation[];
  readonly lines: readonly SimulatedRow[];
  /** Why cells failed, for the first draw in which a row did. */
  readonly failures: readonly SimulatedFailure[];
}

export interface SampledInput {
  readonly name: string;
  readonly unit: string;
  readonly spread: Shape;
}

/** Two inputs whose draws go together. */
export interface SampledCorrelation {
  readonly between: readonly [string, string];
  /** The rank correlation stated. */
  readonly rank: number;
  /** The one that is drawn: the nearest that can be where those stated contradict one another; null where not both inputs are drawn. */
  readonly drawn: number | null;
  readonly status?: string;
  readonly source?: string;
}

/** One line, or one member of a line: one cell, or one a year. */
export interface SimulatedRow {
  readonly line: string;
  readonly member?: string;
  readonly label: string;
  readonly unit: string;
  /** False where no draw changes it: every draw gives the same. */
  readonly drawn: boolean;
  readonly cells: readonly SimulatedCell[];
}

/** Figures over the draws that did not fail, `draws − failed` of them; null where all failed. */
export interface SimulatedCell {
  readonly year?: number;
  readonly failed: number;
  readonly mean: number | null;
  readonly p10: number | null;
  readonly p50: number | null;
  readonly p90: number | null;
  /** Share of the draws above 0, and below it. */
  readonly above: number | null;
  readonly below: number | null;
}

export interface SimulatedFailure {
  readonly line: string;
  readonly member?: string;
  readonly year?: number;
  /** The first draw that failed, counted from 1. */
  readonly draw: number;
  readonly reason: string;
}
