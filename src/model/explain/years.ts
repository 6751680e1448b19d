import type { Expression } from '../formula/ast.js';

/** Years of the calendar, by which a number can be told from a count of years. */
const [FIRST_YEAR, LAST_YEAR] = [1900, 2200];

/** Whether a number is a financial year by its end, not so many of them: a pure number of a line or an input that is named a year. */
export function isYear(name: string, unit: string, value: number): boolean {
  return unit === '1' && /(^|_)year(_|$)/.test(name) && isYearNumber(value);
}

export function isYearNumber(value: number): boolean {
  return Number.isInteger(value) && value >= FIRST_YEAR && value <= LAST_YEAR;
}

/** How far from its own year a call looks, where its formula says so in a number. */
export function yearsAway(owner: Extract<Expression, { kind: 'call' }> | undefined): number | undefined {
  const [, years] = owner?.arguments ?? [];
  const count = years?.kind === 'number' ? years.value : undefined;
  switch (owner?.function) {
    case 'prev':
      return -1;
    case 'next':
      return 1;
    case 'lag':
      return count === undefined ? undefined : -count;
    case 'lead':
      return count;
    default:
      return undefined;
  }
}
