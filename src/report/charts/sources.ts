import type { View } from '../../model/evaluate/index.js';
import { provenanceOf } from '../say/index.js';
import type { DrawnLine } from './facts.js';

/** More sources than this are counted. */
const MOST_SOURCES = 4;

/**
 * Where the numbers of a chart come from, how many of the inputs behind them are illustrative, and what its file adds: of what is drawn,
 * in every option of which it is. What a picture reads besides says nothing of that.
 */
export function sourceOf(views: readonly View[], lines: readonly DrawnLine[], note: string): string {
  const names = [...new Set(lines.flatMap(({ line }) => line ?? []))];
  const { sources, values, illustrative } = provenanceOf(
    views.map(({ outcome }) => outcome),
    names,
  );
  const more = sources.length - MOST_SOURCES;
  const named = [...sources.slice(0, MOST_SOURCES), ...(more > 0 ? [`${more} more`] : [])].join('; ');
  const counted = `${illustrative} of ${values} ${values === 1 ? 'input' : 'inputs'} behind it`;
  const warned = illustrative === 0 ? '' : ` ${counted} ${illustrative === 1 ? 'is' : 'are'} illustrative.`;
  return `${named || 'none given'}.${warned}${note === '' ? '' : ` ${note}`}`;
}
