import { printExplanation } from '../../model/explain/index.js';
import type { Explained } from './explained.js';

/** The option first, then each explanation as a tree. */
export function printExplained(all: readonly Explained[]): string {
  const [first] = all;
  if (first === undefined) return '';
  const whose = `Option: ${first.optionTitle} (${first.option}).${first.best === undefined ? '' : ` ${first.best}`}`;
  return [whose, ...all.map(printExplanation)].join('\n\n');
}
