import type { Experiment } from '../library/index.js';

/** Whether what is decided for an option is kept in a variant; undefined where nothing is decided. */
export function sayDecisions(decides: readonly string[], decisions: Experiment['decisions']): string | undefined {
  if (decides.length === 0) return undefined;
  const what = decides.join(' and ');
  return decisions === 'anew'
    ? `Decant chooses ${what} anew in each.`
    : `Decant keeps ${what} as chosen for the option as it stands.`;
}
