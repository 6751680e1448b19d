import { printFinancialYear } from '../../words/index.js';
import type { Speaker } from './speaker.js';

/**
 * What is added to a sentence that speaks of years before today's as of years to come: a model that stands on an older return reckons
 * forward through them. Nothing where it speaks of none, or minds today's year itself by a condition or a word.
 */
export function goneBy({ read, subject: { today, years } }: Speaker): string {
  const past = read.minds ? [] : read.yearsSaid.filter((year) => year < today && year !== years.base);
  if (past.length === 0) return '';
  const [all, them] = [past.map(printFinancialYear), past.length === 1 ? 'it' : 'them'];
  const named = all.length === 1 ? `${all[0] ?? ''} is` : `${all.slice(0, -1).join(', ')} and ${all.at(-1) ?? ''} are`;
  return ` ${named} gone by: what is said of ${them} was to be expected from ${printFinancialYear(years.base)}, and is not what happened.`;
}
