import { basename } from 'node:path';
import { placeNamed, type Site } from '../hospitals/index.js';
import { OTHERWISE, type Library } from '../library/index.js';
import type { Problem } from '../problems/index.js';

/**
 * An option may set what only a section has that stands on a term which the hospital does not give: that is told where the hospital lists the
 * option, with the term, and not in the option's own file, which is not the user's to mend.
 */
export function toldByTerm(problems: readonly Problem[], site: Site, library: Library): Problem[] {
  const { model } = site;
  if (model === undefined || problems.every(({ misses }) => misses === undefined)) return [...problems];
  const choices = library.model(model, placeNamed(site, 'model', model), [])?.choices.flat() ?? [];
  return problems.map((problem) => {
    const { misses } = problem;
    const option = basename(problem.file, '.yaml');
    if (misses === undefined || !site.options.includes(option)) return problem;
    const owner = choices.find(({ section, place, when }) => {
      const inputs = library.section(section, place, [])?.inputs ?? [];
      return when !== undefined && when !== OTHERWISE && inputs.some(({ name }) => name === misses);
    });
    if (owner?.when === undefined) return problem;
    const label = library
      .section(owner.section, owner.place, [])
      ?.inputs.find(({ name }) => name === owner.when)?.label;
    return {
      severity: 'error',
      ...placeNamed(site, 'options', option),
      found: `the option ${option} needs ${owner.when}, which the hospital does not give${label === undefined ? '' : `: ${label}`}`,
      right: `Give it, or take ${option} out of options:`,
    };
  });
}
