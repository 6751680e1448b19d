import { rowOf, valueAt } from './outcome.js';
import type { Outcome } from './program.js';

/** Reads a case's lines by name. A line that this model lacks is undefined, never zero. */
export class View {
  constructor(readonly outcome: Outcome) {}

  has(line: string): boolean {
    return this.outcome.structure.blueprint.lines.has(line);
  }

  /** Value of a line in a year (any year for a single value); undefined when the line is not in this model or failed. */
  at(line: string, year?: number, member?: string): number | undefined {
    const value = valueAt(this.outcome, line, year, member);
    return value === undefined || Number.isNaN(value) ? undefined : value;
  }

  /** One value a year; null where it failed. */
  yearly(line: string, member?: string): (number | null)[] {
    const row = rowOf(this.outcome, line, member);
    const values = row === undefined ? [] : (this.outcome.values[row.index] ?? []);
    return Array.from(values, (value) => (Number.isNaN(value) ? null : value));
  }

  /** An input's single value, or its value in a year. */
  input(name: string, year?: number, member?: string): number | undefined {
    const bound = this.outcome.bound.get(name);
    const row = bound?.rows.find((candidate) => candidate.member === member);
    const index = bound?.series === true ? (year ?? NaN) - this.first : 0;
    return row?.values[index];
  }

  members(dimension: string): readonly string[] {
    return this.outcome.structure.blueprint.dimensions.get(dimension)?.members ?? [];
  }

  get first(): number {
    return this.outcome.structure.blueprint.timeline.first;
  }

  get base(): number {
    return this.outcome.structure.blueprint.timeline.base;
  }

  get last(): number {
    return this.outcome.structure.blueprint.timeline.last;
  }
}
