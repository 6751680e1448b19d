import { join, resolve } from 'node:path';
import { Library } from '../library/index.js';
import { hasErrors, printProblems, UserError, type Problem } from '../problems/index.js';
import { withOwnFiles } from '../scenarios/index.js';
import { noOption, type Study } from '../study/index.js';
import { hashOfFolders, hashOfInputs } from './hashes.js';
import type { Reader } from './changedFacts.js';
import { openAsked, type AskedOtherwise } from './opened/index.js';
import { makeResult, type Stamp } from './makeResult.js';
import type { OptionResult, Result } from './result.js';
import { withChanged } from './waysOf.js';

/** Where Decant lies, with its templates, and its version. */
export interface Decant {
  readonly root: string;
  readonly version: string;
}

/** What evaluates hospitals: the templates, and what is stamped on a result. */
export interface Evaluator {
  readonly library: Library;
  readonly stamp: (folder: string, study: Study, than: OtherThanFolder) => Stamp;
}

/** What a run has beside the folder: another scenario than its own, changes of a reader. */
interface OtherThanFolder {
  readonly scenario?: string | undefined;
  readonly reader?: Reader | undefined;
}

/** What is asked of a hospital besides its folder. */
export interface Asked extends AskedOtherwise {
  /** Day of the run: 2026-11-29. */
  readonly date?: string | undefined;
  /** Whether experiments that only a report tries are run too: one assumption after the other is changed. */
  readonly whole?: boolean;
}

/** A hospital's folder evaluated with all of its options, or every problem that stood in the way; warnings are in `problems` too. */
export interface EvaluatedSite {
  readonly evaluated?: Evaluated;
  readonly problems: readonly Problem[];
}

/** A study with its result. */
export interface Evaluated {
  readonly study: Study;
  readonly result: Result;
}

/** The templates of an installed Decant, signed with its version and their hash. */
export function shipped({ root, version }: Decant): Evaluator {
  return {
    library: Library.shipped(root),
    stamp: (folder, study, { scenario, reader }) => ({
      decant: version,
      modelHash: hashOfFolders([join(root, 'templates')]),
      inputHash: hashOfInputs(resolve(folder), scenario === undefined ? undefined : study.scenario, reader),
    }),
  };
}

/** One hospital with its options, under its own scenario or the one named. */
export function evaluateSite(folder: string, { library: shipped, stamp }: Evaluator, asked: Asked = {}): EvaluatedSite {
  const library = withOwnFiles(shipped, folder);
  const problems: Problem[] = [];
  const experiments = library.experiments(problems).filter(({ onlyInReport }) => asked.whole === true || !onlyInReport);
  const { scenario, bestFor } = asked;
  const { study, reader, problems: found } = openAsked(folder, library, asked);
  problems.push(...found);
  if (study === undefined || hasErrors(problems)) return { problems };
  const stamped = {
    ...stamp(folder, study, { scenario, reader }),
    ...(asked.date === undefined ? {} : { date: asked.date }),
  };
  const result = makeResult(study, withChanged(experiments, reader?.givens ?? new Map()), stamped, problems, {
    bestFor,
    reader,
  });
  return result === undefined ? { problems } : { evaluated: { study, result }, problems };
}

/** The same for a command that cannot go on without it: throws `UserError` with every problem. */
export function evaluated(folder: string, decant: Decant, asked: Asked): Evaluated {
  const { evaluated: sound, problems } = evaluateSite(folder, shipped(decant), asked);
  if (sound === undefined) throw new UserError(`${folder} cannot be evaluated`, printProblems(problems));
  return sound;
}

/** An option of a result by its id or its title, or the best; throws `UserError` with the nearest id. */
export function chosenOption({ options, best }: Result, id = best.option): OptionResult {
  const wanted = id.trim().toLowerCase();
  return (
    options.find((option) => option.id === id) ??
    options.find(({ title }) => title.toLowerCase() === wanted) ??
    noOption(id, options)
  );
}

/** An option that empties blocks, by its id or title, or of those the one that is worth most; throws `UserError` where it empties none. */
export function plannedOption(result: Result, id?: string): OptionResult {
  const { options, land, best } = result;
  const planned = options.filter((option) => land?.plans.some((plan) => plan.option === option.id));
  if (id !== undefined) {
    const option = chosenOption(result, id);
    if (planned.includes(option)) return option;
    throw new UserError(`${option.title} empties no block, whatever is asked`, [
      planned.length === 0
        ? 'No option of this hospital does'
        : `Ask of ${planned.map((each) => each.id).join(' or ')}`,
    ]);
  }
  const worth = ({ lines }: OptionResult): number => {
    const printed: unknown = lines[best.line ?? ''];
    return typeof printed === 'number' ? printed : -Infinity;
  };
  const [first, ...others] = planned;
  if (first === undefined)
    throw new UserError('No option of this hospital empties blocks', [
      'Add one that acts on land to options: of site.yaml, such as rationalise-and-sell',
    ]);
  return others.reduce((most, option) => (worth(option) > worth(most) ? option : most), first);
}
