import type { Site } from '../hospitals/index.js';
import type { Library } from '../library/index.js';
import { hasErrors, type Problem } from '../problems/index.js';
import { partOf, type Part } from './partOf.js';
import { once, study, type Study } from './study.js';

/** Evaluates contracts that no hospital's folder holds, such as those of a published list; without a study, `problems` says why. */
export function openListed(
  site: Site,
  library: Library,
  part: Part,
): { readonly study?: Study; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const found = study(partOf(site, part), library, problems);
  return found === undefined || hasErrors(problems) ? { problems: once(problems) } : { study: found, problems };
}
