import type { Book } from '../../model/workbook/index.js';
import { printUnit } from '../../words/index.js';

/** The unit of a row in words, beside numbers that are shown in a format. */
export function unitIn({ baseYear, years, printedYears }: Book, unit: string, format: string): string {
  const prices = `${printedYears[years.indexOf(baseYear)] ?? String(baseYear)} prices`;
  return printUnit(unit, prices, format.includes('%'));
}
