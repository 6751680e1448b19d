import type { Library } from '../library/index.js';
import { didYouMean, printProblems, UserError } from '../problems/index.js';
import { UNCHANGED } from './changed.js';
import { openSite } from './openSite.js';
import type { Part } from './partOf.js';
import type { Case, Study } from './study.js';

/** A hospital's study, or that of a part of it, for a command that cannot go on without it: throws `UserError` with every problem. */
export function studied(folder: string, library: Library, scenario?: string, part?: Part): Study {
  const { study, problems } = openSite(folder, library, scenario, UNCHANGED, part);
  if (study === undefined) throw new UserError(`${folder} cannot be evaluated`, printProblems(problems));
  return study;
}

/** An option of a study by its id or its title, or the best in a view of those that change anything; throws `UserError` with the nearest id. */
export function chosenCase({ cases, best }: Study, id: string | undefined, bestFor?: string): Case {
  if (id === undefined) return best(bestFor).change;
  const wanted = id.trim().toLowerCase();
  const found =
    cases.find(({ option }) => option.id === id) ?? cases.find(({ option }) => option.title.toLowerCase() === wanted);
  return (
    found ??
    noOption(
      id,
      cases.map(({ option }) => option),
    )
  );
}

/** What to say of an option that a hospital lacks. */
export function noOption(id: string, options: readonly { readonly id: string }[]): never {
  const ids = options.map((option) => option.id);
  throw new UserError(`There is no option ${id}`, [
    didYouMean(id, ids) ?? `The options of this site are ${ids.join(', ')}`,
  ]);
}
