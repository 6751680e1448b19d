import type { Feature } from '../../land/maps/index.js';
import { didYouMean } from '../../problems/index.js';
import type { Refuse } from './properties.js';

/** A sentence names so many; others are counted. */
const MOST_NAMED = 8;

/** Says which properties of a map's features nothing reads: one by one where they look like one that is read, else all at once. */
export function sayUnread(features: readonly Feature[], known: readonly string[], warn: Refuse): void {
  const others = new Set<string>();
  for (const { label, properties } of features)
    for (const typed of Object.keys(properties).filter((name) => !known.includes(name))) {
      const meant = didYouMean(typed, known);
      if (meant === undefined) others.add(typed);
      else warn(`${label} has a property ${typed}, which is not read`, meant);
    }
  const named = [...others].slice(0, MOST_NAMED).join(', ');
  const more = others.size > MOST_NAMED ? ` and ${others.size - MOST_NAMED} more` : '';
  if (others.size > 0)
    warn(
      `its features have properties that are not read: ${named}${more}`,
      `Those that are read are ${known.join(', ')}`,
    );
}
