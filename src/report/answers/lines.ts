import type { OptionResult, Result } from '../result.js';

/** Reads the printed lines of one option by name and year: null where a line is missing or could not be calculated, never 0. */
export class CaseLines {
  constructor(
    private readonly result: Result,
    private readonly option: OptionResult,
  ) {}

  has(line: string): boolean {
    return line in this.option.lines;
  }

  /** A line in the year of that index; its one value where it has one only. */
  at(line: string, index: number, member?: string): number | null {
    const printed: unknown = this.option.lines[line];
    const row = member === undefined ? printed : (printed as Readonly<Record<string, unknown>> | undefined)?.[member];
    const value: unknown = Array.isArray(row) ? row[index] : row;
    return typeof value === 'number' ? value : null;
  }

  /** The sum of a line over all years; null where a year is missing or failed. */
  sum(line: string): number | null {
    const printed: unknown = this.option.lines[line];
    if (!Array.isArray(printed)) return null;
    return printed.reduce<number | null>(
      (sum, value) => (sum === null || typeof value !== 'number' ? null : sum + value),
      0,
    );
  }

  /** A single input's value in this option. */
  input(name: string, member?: string): number | null {
    const mine = this.result.inputs.filter(
      (input) => input.name === name && input.member === member && input.options?.includes(this.option.id) !== false,
    );
    return mine[0]?.values[0] ?? null;
  }

  label(index: number): string {
    return this.result.yearLabels[index] ?? '';
  }

  members(line: string): readonly string[] {
    const printed = this.option.lines[line];
    return typeof printed === 'object' && printed !== null && !Array.isArray(printed) ? Object.keys(printed) : [];
  }
}
