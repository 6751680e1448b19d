import { basename, resolve } from 'node:path';
import { changesIn, type Model } from '../changes/index.js';
import { readBytes } from '../files/index.js';
import { planInputs } from '../model/workbook/index.js';
import type { Library } from '../library/index.js';
import type { Reader } from './changedFacts.js';
import { hasErrors, type Problem } from '../problems/index.js';
import { changedIn, oddlyChanged, openSite, type Study } from '../study/index.js';
import { bookCasesOf } from './bookCases.js';
import { hashOfInputs } from './hashes.js';
import { heldIn } from './held.js';
import { besideOf, waysAsCases } from './waysOf.js';

/** More than any workbook that Decant writes. */
const LARGEST_WORKBOOK = 60_000_000;

/** A hospital's study, or every problem that stands in its way. */
export interface Opened {
  readonly study?: Study;
  readonly reader?: Reader;
  readonly problems: readonly Problem[];
}

interface AskedBack {
  /** The workbook. */
  readonly from: string;
  readonly scenario?: string | undefined;
  readonly bestFor?: string | undefined;
}

/** A hospital's study with what a reader changed in a workbook of it; without one, `problems` says why. */
export function openChanged(folder: string, library: Library, { from, scenario, bestFor }: AskedBack): Opened {
  const before = openSite(folder, library, scenario);
  if (before.study === undefined) return before;
  const problems: Problem[] = [];
  const bytes = readBytes(from, from, problems, LARGEST_WORKBOOK);
  const model = { ...modelOf(before.study, library, bestFor), hash: hashOfInputs(resolve(folder), undefined) };
  const changes = bytes === undefined ? undefined : changesIn(bytes, from, model, problems);
  if (changes === undefined || hasErrors(problems)) return { problems };
  const beside = waysAsCases(before.study, library, bestFor);
  problems.push(...oddlyChanged(before.study.site, { ...before.study, beside }, changes));
  if (hasErrors(problems)) return { problems };
  const changed = changedIn({ ...before.study, beside }, changes);
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

/** What a workbook of the hospital would hold if it were written now. */
export function modelOf(study: Study, library: Library, bestFor: string | undefined): Omit<Model, 'hash'> {
  const beside = besideOf(study, library.experiments([]), study.best(bestFor).change, []);
  return {
    code: study.site.code,
    rows: planInputs(bookCasesOf(study), beside),
    years: study.years,
    baseYear: study.timeline.base,
    held: heldIn(study),
  };
}
