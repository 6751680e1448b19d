import type { Problem } from '../../problems/index.js';
import { printFinancialYear } from '../../words/index.js';
import { printSerialDay } from '../units/index.js';
import { printAmount } from '../values/given.js';
import type { BoundInput, BoundRow } from './binder.js';
import type { PlacedInput } from './blueprint.js';

/** An input's numbers, and how late a layer gave them: what was given later is what was typed against the other. */
export interface Laid {
  readonly bound: BoundInput;
  readonly layer: number;
}

/** A lower end above its upper: both ends are right alone, and nothing that is worked out from them is. Told once a member, at the later. */
export function refuseOutOfOrder(
  inputs: Iterable<PlacedInput>,
  laidOf: (name: string) => Laid | undefined,
  firstYear: number,
  problems: Problem[],
): void {
  for (const { name, atMost } of inputs) {
    if (atMost === undefined) continue;
    const [low, high] = [laidOf(name), laidOf(atMost.name)];
    if (low === undefined || high === undefined) continue;
    for (const row of low.bound.rows) {
      const other = high.bound.rows.find(({ member }) => member === undefined || member === row.member);
      const year = other === undefined ? -1 : firstAbove(row.values, other.values);
      if (other === undefined || year < 0) continue;
      const isOfMembers = low.bound.rows.length > 1 && row.member !== undefined;
      const when =
        row.values.length > 1 || other.values.length > 1 ? ` in ${printFinancialYear(firstYear + year)}` : '';
      const where = `${isOfMembers ? `, ${row.member}` : ''}${when}`;
      problems.push({
        severity: 'error',
        ...(high.layer > low.layer ? other : row).place,
        found: `${name}${where}, ${printed(row, low, year)}, is above ${atMost.name}, ${printed(other, high, year)}`,
        right: `Exchange or mend them: ${low.bound.input.label} is at most ${high.bound.input.label}`,
      });
    }
  }
}

/** The first of the years in which one is above the other; −1 where it never is. */
function firstAbove(low: Float64Array, high: Float64Array): number {
  const years = Array.from({ length: Math.max(low.length, high.length) }, (_, year) => year);
  return years.findIndex((year) => (valueIn(low, year) ?? NaN) > (valueIn(high, year) ?? NaN));
}

function valueIn(values: Float64Array, year: number): number | undefined {
  return values.length === 1 ? values[0] : values[year];
}

function printed({ values }: BoundRow, { bound: { input } }: Laid, year: number): string {
  const value = valueIn(values, year) ?? NaN;
  if (input.unit.text === 'date') return printSerialDay(value);
  return printAmount({ amount: Number(value.toPrecision(6)), unit: input.unit.text });
}
