import { printAmount, type Given, type GivenMember, type Provenance } from '../../model/values/index.js';
import type { Place, Problem } from '../../problems/index.js';
import { parseFinancialYear, printFinancialYear } from '../../words/index.js';

/** Inputs whose very meaning is a year: how many years after the base year their source must speak of. */
const YEARS_AFTER_BASE: Readonly<Record<string, number>> = { charge_before_base: -1, eric_pfi_cost: 0 };

/**
 * Values whose source speaks of another year than the model takes them for: money in base-year prices that a source of another
 * year gives without saying `prices:`, and charges that stand for a year by their name. Each would be redated in silence when the base year moves.
 */
export function checkYears(givens: readonly Given[], base: number): Problem[] {
  return givens.flatMap((given) => partsOf(given).flatMap((part) => checkYear(given.name, part, base)));
}

interface Part extends Provenance {
  readonly prices?: number;
  readonly place: Place;
  readonly texts: readonly string[];
}

/** A given's value, or each member's with its own source. */
function partsOf(given: Given): Part[] {
  const whole = { ...given, texts: textsOf(given.value, given.unit) };
  if (given.value.kind !== 'members') return [whole];
  return [...given.value.members.values()].map((member) => ({
    ...given,
    ...member,
    texts: textsOf(member.value, given.unit),
  }));
}

function textsOf(value: Given['value'] | GivenMember['value'], unit = ''): string[] {
  if (value.kind === 'amount') return [printAmount(value)];
  if (value.kind === 'single') return [`${value.typed.text} ${unit}`];
  return value.kind === 'series' ? [...value.years.values()].map(({ text }) => `${text} ${unit}`) : [];
}

function checkYear(name: string, { place, from, texts, prices }: Part, base: number): Problem[] {
  const year = from?.year === undefined ? undefined : parseFinancialYear(from.year);
  const after = YEARS_AFTER_BASE[name] ?? (texts.some((text) => /\brealGBP\b/.test(text)) ? 0 : undefined);
  if (year === undefined || after === undefined || year === base + after || year === prices) return [];
  const wanted = printFinancialYear(base + after);
  const right =
    after === 0
      ? `Give the figure of ${wanted}, or say prices: ${printFinancialYear(year)}, which restates it`
      : `Give the figure of ${wanted}`;
  return [
    {
      severity: 'error',
      ...place,
      found: `${name} is a figure of ${printFinancialYear(year)}, where the base year is ${printFinancialYear(base)}`,
      right,
    },
  ];
}
