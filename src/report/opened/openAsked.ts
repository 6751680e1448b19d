import { basename, resolve } from 'node:path';
import { changesIn, type Model } from '../../changes/index.js';
import { blocksAsked } from '../emptied/blocksAsked.js';
import type { Block } from '../../hospitals/index.js';
import { readBytes } from '../../files/index.js';
import type { Change } from '../../model/values/index.js';
import { planInputs } from '../../model/workbook/index.js';
import type { Library } from '../../library/index.js';
import type { Reader } from '../changedFacts.js';
import { hasErrors, printProblems, UserError, type Problem } from '../../problems/index.js';
import { changedIn, oddlyChanged, openSite, UNCHANGED, type Case, type Part, type Study } from '../../study/index.js';
import { bookCasesOf } from '../bookCases.js';
import { commandOf } from '../../words/commands/index.js';
import { hashOfInputs } from '../hashes.js';
import { heldIn } from '../held.js';
import { changesSet, idleSets } from '../sets/index.js';
import { besideOf, waysAsCases } from '../waysOf.js';

/** More than any workbook that Decant writes. */
const LARGEST_WORKBOOK = 60_000_000;

/** A hospital's study, or every problem that stands in its way. */
export interface Opened {
  readonly study?: Study;
  readonly reader?: Reader;
  readonly problems: readonly Problem[];
}

/** A hospital's study, which there is. */
export type OpenedStudy = Opened & { readonly study: Study };

/** By what a hospital is asked otherwise than its folder says. */
export interface AskedOtherwise {
  readonly scenario?: string | undefined;
  readonly bestFor?: string | undefined;
  /** A workbook of it that a reader changed. */
  readonly from?: string | undefined;
  /** What a reader sets on the command line: `name=value`. */
  readonly sets?: readonly string[] | undefined;
  /** The blocks that a reader would empty, by id or label, in place of those that Decant would choose. */
  readonly empty?: readonly string[] | undefined;
  /** A part of it alone. */
  readonly part?: Part | undefined;
}

/** What a reader changed, with the cases beside the options that he may change too; undefined where something cannot be taken over. */
interface Read {
  readonly file?: string;
  readonly changes: readonly Change[];
  readonly beside: readonly Case[];
  readonly empties?: readonly Block[] | undefined;
}

/** A hospital's study, with what a reader changed in a workbook of it or set on the command line; without one, `problems` says why. */
export function openAsked(folder: string, library: Library, asked: AskedOtherwise): Opened {
  const { from, sets = [], empty, part } = asked;
  const before = openSite(folder, library, asked.scenario, UNCHANGED, part);
  if (from === undefined && sets.length === 0 && empty === undefined) return before;
  if (before.study === undefined) return before;
  const problems: Problem[] = [];
  const set = sets.length === 0 ? [] : changesSet(sets, before.study, problems);
  const read =
    from === undefined
      ? { changes: set, beside: [] }
      : withSet(fromWorkbook(folder, from, before.study, library, asked, problems), set);
  const empties = empty === undefined ? undefined : blocksAsked(empty, before.study.site.map, problems);
  if (read === undefined || hasErrors(problems)) return { problems };
  return openRead(folder, library, asked, { ...read, empties }, before.study, problems);
}

/** The same for a command that cannot go on without it: throws `UserError` with every problem. */
export function openedAsked(folder: string, library: Library, asked: AskedOtherwise): OpenedStudy {
  const { study, ...opened } = openAsked(folder, library, asked);
  if (study === undefined) throw new UserError(`${folder} cannot be evaluated`, printProblems(opened.problems));
  return { study, ...opened };
}

function openRead(
  folder: string,
  library: Library,
  { scenario, part }: AskedOtherwise,
  { file, changes, beside, empties }: Read,
  before: Study,
  problems: Problem[],
): Opened {
  problems.push(...oddlyChanged(before.site, { ...before, beside }, changes));
  if (hasErrors(problems)) return { problems };
  const changed = changedIn({ ...before, beside }, changes);
  const emptied = { ...changed, empties: empties?.map(({ id }) => id) };
  const { study, problems: found } = openSite(folder, library, scenario, emptied, part);
  if (study === undefined) return { problems: [...problems, ...found] };
  if (file === undefined) problems.push(...idleSets(changes, before, study));
  const reader = {
    ...(file === undefined ? {} : { file }),
    ...(empties === undefined ? {} : { empties: empties.map(({ label }) => label) }),
    ...{ changes, warnings: problems, beside, givens: changed.givens },
  };
  return { study, reader, problems: [...problems, ...found] };
}

/** What is set beside a workbook, as the year of `decant pfi --year`, stands before what the workbook has of it. */
function withSet(read: Read | undefined, set: readonly Change[]): Read | undefined {
  const names = new Set(set.map(({ name }) => name));
  return read && { ...read, changes: [...read.changes.filter(({ name }) => !names.has(name)), ...set] };
}

function fromWorkbook(
  folder: string,
  from: string,
  before: Study,
  library: Library,
  { bestFor }: AskedOtherwise,
  problems: Problem[],
): Read | undefined {
  const bytes = readBytes(from, from, problems, LARGEST_WORKBOOK);
  const model = { ...modelOf(before, library, bestFor), hash: hashOfInputs(resolve(folder), undefined) };
  const changes = bytes === undefined ? undefined : changesIn(bytes, from, model, problems);
  if (changes === undefined || hasErrors(problems)) return undefined;
  if (changes.length === 0)
    problems.push({
      severity: 'warning',
      file: from,
      found: 'no input in it differs from what Decant wrote',
      right: 'Change values on its sheet Inputs, save it, and run this again',
    });
  return { file: basename(from), changes, beside: waysAsCases(before, library, bestFor) };
}

/** What a workbook of the hospital would hold if it were written now. */
export function modelOf(study: Study, library: Library, bestFor: string | undefined): Omit<Model, 'hash'> {
  const beside = besideOf(study, library.experiments([]), study.best(bestFor).change, []);
  return {
    code: study.site.code,
    command: commandOf(study.site.isPart === true),
    rows: planInputs(bookCasesOf(study), beside),
    years: study.years,
    baseYear: study.timeline.base,
    held: heldIn(study),
  };
}
