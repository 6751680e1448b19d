import type { Structure } from '../structure/index.js';
import { TOO_LARGE, type Arithmetic } from './arithmetic.js';

/** A cell that has no value, and why. */
export interface Failure {
  readonly line: string;
  readonly member?: string;
  readonly year?: number;
  readonly reason: string;
}

/** The rows of which a cell has failed, and why each did. */
export class Failed {
  private readonly reasons = new Map<number, Map<number, string>>();

  /** Makes a cell that is no finite number a failure, with the reason that arose. */
  note(cells: Float64Array | undefined, row: number, year: number, arithmetic: Arithmetic): void {
    if (cells !== undefined && !Number.isNaN(cells[year])) arithmetic.fail(TOO_LARGE);
    if (cells !== undefined) cells[year] = NaN;
    const ofRow = this.reasons.get(row) ?? new Map<number, string>();
    this.reasons.set(row, ofRow);
    // A cell that only hands on a failure needs no reason kept: millions of them may.
    if (arithmetic.reason !== '') ofRow.set(year, arithmetic.reason);
    arithmetic.reason = '';
  }

  /** A failure that another outcome has told of the same cell. */
  take({ line, member, year, reason }: Failure, { blueprint, ofMember }: Structure): void {
    const row = ofMember.get(line)?.get(member)?.index;
    if (row === undefined) return;
    const ofRow = this.reasons.get(row) ?? new Map<number, string>();
    this.reasons.set(row, ofRow.set(year === undefined ? 0 : year - blueprint.timeline.first, reason));
  }

  /** Every failed cell, in the order of the rows. */
  of(structure: Structure, values: readonly Float64Array[]): Failure[] {
    const { years } = structure.blueprint;
    return [...this.reasons]
      .sort(([a], [b]) => a - b)
      .flatMap(([index, reasons]) => {
        const row = structure.all[index];
        if (row === undefined) return [];
        return [...(values[index] ?? [])].flatMap((value, year) => {
          if (!Number.isNaN(value)) return [];
          return [
            {
              line: row.line.name,
              ...(row.member === undefined ? {} : { member: row.member }),
              ...(row.line.series ? { year: years[year] ?? 0 } : {}),
              reason: reasons.get(year) ?? 'it needs a value that failed',
            },
          ];
        });
      });
  }
}
