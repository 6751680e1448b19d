import type { Structure } from '../structure/index.js';
import { TOO_LARGE, type Arithmetic } from './arithmetic.js';

/** A cell that has no value, and why. */
export interface Failure {
  readonly line: string;
  readonly member?: string;
  readonly year?: number;
  readonly reason: string;
}

/** Said of a cell that failed because one that it reads did. */
const HANDED_ON = 'it needs a value that failed';

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
    const failures: Failure[] = [];
    // Where one input is missing half of a model's cells fail: written as a loop, this takes a fifth of the time.
    for (const [index, reasons] of [...this.reasons].sort(([a], [b]) => a - b)) {
      const [row, cells] = [structure.all[index], values[index]];
      if (row === undefined || cells === undefined) continue;
      const {
        line: { name, series },
        member,
      } = row;
      for (let at = 0; at < cells.length; at++) {
        if (!Number.isNaN(cells[at])) continue;
        failures.push(failureOf(name, member, series ? (years[at] ?? 0) : undefined, reasons.get(at) ?? HANDED_ON));
      }
    }
    return failures;
  }
}

/** Each of its shapes written out: of a million that are made, a copy of a part would be a copy for each. */
function failureOf(line: string, member: string | undefined, year: number | undefined, reason: string): Failure {
  if (member === undefined) return year === undefined ? { line, reason } : { line, year, reason };
  return year === undefined ? { line, member, reason } : { line, member, year, reason };
}
