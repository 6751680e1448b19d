import { resolve } from 'node:path';
import { Library } from '../library/index.js';
import { didYouMean, type Problem } from '../problems/index.js';
import { openSite, type Study } from '../study/index.js';
import { hashOfFolders, hashOfInputs } from './hashes.js';
import { makeResult } from './makeResult.js';
import type { Result } from './result.js';

/** Where Decant lies, with its templates, and its version. */
export interface Decant {
  readonly root: string;
  readonly version: string;
}

/** What stands at a hospital's folder, evaluated with all of its options; or every problem that stood in the way. */
export type EvaluatedSite =
  { readonly study: Study; readonly result: Result } | { readonly problems: readonly Problem[] };

/** One hospital with its options, without the experiments that only a report tries, under its own scenario or the one named. */
export function evaluateSite(folder: string, { root, version }: Decant, scenario?: string): EvaluatedSite {
  const library = Library.shipped(root);
  const { study, problems } = openSite(folder, library, scenario);
  if (study === undefined) return { problems };
  const found: Problem[] = [];
  const stamp = {
    decant: version,
    modelHash: hashOfFolders([`${root}/templates`]),
    inputHash: hashOfInputs(resolve(folder), scenario === undefined ? undefined : study.scenario),
  };
  const experiments = library.experiments(found).filter(({ onlyInReport }) => !onlyInReport);
  const result = makeResult(study, experiments, stamp, found);
  return result === undefined ? { problems: [...problems, ...found] } : { study, result };
}

/** What to write in place of an option that a hospital lacks. */
export function otherOptions(id: string, ids: readonly string[]): string {
  return didYouMean(id, ids) ?? `The options of this site are ${ids.join(', ')}`;
}
