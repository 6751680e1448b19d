import type { BookRow } from '../../model/workbook/index.js';
import { formatOf } from './formats.js';

/** A year, a method, a number of years: no share and no part of one. */
const WHOLE = '0';

/** All members of a line, and all options of an input, show one format. */
export function formatsOf(rows: readonly BookRow[]): Map<string, string> {
  const values = new Map<string, { unit: string; label: string; isWhole: boolean; values: (number | null)[] }>();
  for (const row of rows) {
    if (row.kind !== 'line' && row.kind !== 'input' && row.kind !== 'table') continue;
    const found = values.get(formatKey(row)) ?? {
      ...{ unit: row.unit, label: row.label, values: [] },
      isWhole: row.kind === 'input' && row.whole === true,
    };
    found.values.push(...(row.kind === 'table' ? [row.value] : row.values));
    values.set(formatKey(row), found);
  }
  return new Map(
    [...values].map(([key, { unit, label, values: all, isWhole }]) => [
      key,
      isWhole ? WHOLE : formatOf(unit, all, label),
    ]),
  );
}

/** Options that fill a slot in different ways may have two inputs of one name. */
export function formatKey({ name, unit }: { readonly name: string; readonly unit: string }): string {
  return `${name} ${unit}`;
}
