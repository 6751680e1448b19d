import { stopBeyond } from '../xml.js';
import { placeOf, type Place } from './formula.js';
import type { SavedCell } from './cell.js';

/** What a sheet says of a formula beside its text. */
export interface SavedFormula {
  readonly t?: string;
  readonly si?: string;
  readonly ref?: string;
}

const RANGE = /^([A-Z]{1,3}[1-9]\d{0,6}):([A-Z]{1,3}[1-9]\d{0,6})$/;
/** Ranges that have one formula together. */
const MOST_RANGES = 1_000;

/** The formulas of a sheet that stand once for several cells: shared ones, and those of a range, whose other cells have values alone. */
export class SharedFormulas {
  private readonly shared = new Map<string, Pick<SavedCell, 'formula' | 'formulaAt'>>();
  private readonly ranges: { readonly first: Place; readonly last: Place; readonly of: SavedCell }[] = [];

  constructor(private readonly title: string) {}

  of({ t, si = '', ref = '' }: SavedFormula, text: string, address: string): Pick<SavedCell, 'formula' | 'formulaAt'> {
    if (t === 'shared' && text === '') return this.shared.get(si) ?? { formula: text };
    if (t === 'shared') this.shared.set(si, { formula: text, formulaAt: address });
    const [, first, last] = RANGE.exec(ref) ?? [];
    if (t === 'array' && first !== undefined && last !== undefined && first !== last) {
      this.ranges.push({ first: placeOf(first), last: placeOf(last), of: { formula: text, formulaAt: address } });
      stopBeyond(this.ranges.length, MOST_RANGES, `formulas of a range on ${this.title}`);
    }
    return { formula: text };
  }

  /** Gives cells of ranges their formula. */
  cover(cells: Map<string, SavedCell>): void {
    if (this.ranges.length === 0) return;
    for (const [address, cell] of cells) {
      if (cell.formula !== undefined) continue;
      const { column, row } = placeOf(address);
      const within = this.ranges.find(
        ({ first, last }) => first.column <= column && column <= last.column && first.row <= row && row <= last.row,
      );
      if (within !== undefined) cells.set(address, { ...cell, ...within.of });
    }
  }
}
