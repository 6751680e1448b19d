import { basename } from 'node:path';
import { changesIn } from '../changes/index.js';
import { readBytes } from '../files/index.js';
import type { Library } from '../library/index.js';
import type { Reader } from './changedFacts.js';
import { hasErrors, type Problem } from '../problems/index.js';
import { changedIn, openSite, type Study } from '../study/index.js';
import { heldIn } from './held.js';
import { waysAsCases } from './waysOf.js';

/** More than any workbook that Decant writes. */
const LARGEST_WORKBOOK = 60_000_000;

/** A hospital's study, or every problem that stands in its way. */
export interface Opened {
  readonly study?: Study;
  readonly reader?: Reader;
  readonly problems: readonly Problem[];
}

/** A hospital's study with what a reader changed in a workbook of it; without one, `problems` says why. */
export function openChanged(folder: string, library: Library, from: string, scenario?: string): Opened {
  const before = openSite(folder, library, scenario);
  if (before.study === undefined) return before;
  const problems: Problem[] = [];
  const bytes = readBytes(from, from, problems, LARGEST_WORKBOOK);
  const changes = bytes === undefined ? undefined : changesIn(bytes, from, heldIn(before.study), problems);
  const beside = waysAsCases(before.study, library);
  const changed = changes === undefined ? undefined : changedIn({ ...before.study, beside }, changes, problems);
  if (changes === undefined || changed === undefined || hasErrors(problems)) return { problems };
  if (changes.length === 0)
    problems.push({
      severity: 'warning',
      file: from,
      found: 'no input in it differs from what Decant wrote',
      right: 'Change values on its sheet Inputs, save it, and run this again',
    });
  const { study, problems: found } = openSite(folder, library, scenario, changed);
  const all = [...problems, ...found];
  if (study === undefined) return { problems: all };
  const reader = { file: basename(from), changes, warnings: problems, beside, givens: changed.givens };
  return { study, reader, problems: all };
}
