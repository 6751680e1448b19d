import { hasErrors, type Problem } from '../model/index.js';
import { loadSite } from '../sites/index.js';
import type { Library } from './library.js';
import { study, type Study } from './study.js';

/** Reads a hospital's folder and evaluates its options; without a study, `problems` says all that is wrong at once. */
export function openSite(
  folder: string,
  library: Library,
): { readonly study?: Study; readonly problems: readonly Problem[] } {
  const loaded = loadSite(folder);
  const problems = [...loaded.problems];
  // A folder with faults is still evaluated where it can be, so that its model's faults are listed with them.
  const found = loaded.site === undefined ? undefined : study(loaded.site, library, problems);
  return found === undefined || hasErrors(problems) ? { problems } : { study: found, problems };
}
