import { printFinancialYear } from '../../words/index.js';

/**
 * What is added to a sentence that speaks of years before today's as of years to come: a model that stands on an older return reckons
 * forward through them. Years by their end; nothing where no year after the base year, which was returned, is gone by.
 */
export function goneBy(said: readonly number[], today: number, base: number): string {
  const past = said.filter((year) => year < today && year > base);
  if (past.length === 0) return '';
  const [all, them] = [past.map(printFinancialYear), past.length === 1 ? 'it' : 'them'];
  const named = all.length === 1 ? `${all[0] ?? ''} is` : `${all.slice(0, -1).join(', ')} and ${all.at(-1) ?? ''} are`;
  return ` ${named} gone by: what is said of ${them} was to be expected from ${printFinancialYear(base)}, and is not what happened.`;
}
