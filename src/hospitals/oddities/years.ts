import type { Given, Provenance } from '../../model/values/index.js';
import type { Place, Problem } from '../../problems/index.js';
import { parseFinancialYear, printFinancialYear } from '../../words/index.js';

/** Inputs whose very meaning is a year: how many years after the base year their source must speak of. */
const YEARS_AFTER_BASE: Readonly<Record<string, number>> = { charge_before_base: -1, eric_pfi_cost: 0 };

/**
 * Charges that stand for a year by their name, and whose source speaks of another: each would be redated in silence when the base year
 * moves. Other money is restated from the year of its source.
 */
export function checkYears(givens: readonly Given[], base: number): Problem[] {
  return givens.flatMap((given) => partsOf(given).flatMap((part) => checkYear(given.name, part, base)));
}

interface Part extends Provenance {
  readonly place: Place;
}

/** A given's value, or each member's with its own source. */
function partsOf(given: Given): Part[] {
  if (given.value.kind !== 'members') return [given];
  return [...given.value.members.values()].map((member) => ({ ...given, ...member }));
}

function checkYear(name: string, { place, from }: Part, base: number): Problem[] {
  const year = from?.year === undefined ? undefined : parseFinancialYear(from.year);
  const after = YEARS_AFTER_BASE[name];
  if (year === undefined || after === undefined || year === base + after) return [];
  return [
    {
      severity: 'error',
      ...place,
      found: `${name} is a figure of ${printFinancialYear(year)}, where the base year is ${printFinancialYear(base)}`,
      right: `Give the figure of ${printFinancialYear(base + after)}`,
    },
  ];
}
