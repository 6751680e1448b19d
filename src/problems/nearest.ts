import { distance } from 'fastest-levenshtein';
import { meaningOf } from './meaning.js';

/**
 * The known name that means the same as what was typed, or else the one closest to it in spelling; undefined when none is close enough to be
 * a slip of the keyboard.
 */
export function nearestName(typed: string, known: Iterable<string>): string | undefined {
  if (typed.trim() === '') return undefined;
  const names = [...known];
  const meaning = meaningOf(typed);
  return (meaning === '' ? undefined : names.find((name) => meaningOf(name) === meaning)) ?? nearestSpelt(typed, names);
}

function nearestSpelt(typed: string, known: readonly string[]): string | undefined {
  let best: string | undefined;
  let bestDistance = Math.max(2, Math.floor(typed.length / 3)) + 1;
  for (const name of known) {
    const edits = distance(typed.toLowerCase(), name.toLowerCase());
    if (edits < bestDistance) [best, bestDistance] = [name, edits];
  }
  return best;
}

/** ` Did you mean x?` or nothing. */
export function didYouMean(typed: string, known: Iterable<string>): string | undefined {
  const name = nearestName(typed, known);
  return name === undefined ? undefined : `Did you mean ${name}?`;
}
