import { basename } from 'node:path';
import { placeNamed, type Site } from '../hospitals/index.js';
import { OTHERWISE, waysOf, type Library } from '../library/index.js';
import type { Problem } from '../problems/index.js';

/**
 * An option may set what only a section has that stands on a term which the hospital does not give: that is told where the hospital lists the
 * option, with the term, and not in the option's own file, which is not the user's to mend.
 */
export function toldByTerm(problems: readonly Problem[], site: Site, library: Library): Problem[] {
  const { model } = site;
  if (model === undefined || problems.every(({ misses }) => misses === undefined)) return [...problems];
  const given = new Set<string>([
    ...site.holds,
    ...[site, ...site.contracts].flatMap(({ givens }) => givens.map(({ name }) => name)),
  ]);
  const asked = library.sections(library.ids('model'), { file: 'templates/model' }, []).flatMap(({ inputs }) => inputs);
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
    const missing = leastOf(waysOf(owner.when).map((way) => way.filter((name) => !given.has(name))));
    const [first = []] = missing;
    const [only] = first;
    const label = first.length === 1 ? asked.find(({ name }) => name === only)?.label : undefined;
    return {
      severity: 'error',
      ...placeNamed(site, 'options', option),
      found: `the option ${option} needs ${missing.map((names) => names.join(' and ')).join(', or ')}, which the hospital does not give${label === undefined ? '' : `: ${label}`}`,
      right: `Give it, or take ${option} out of options:`,
    };
  });
}

/** The ways that lack no more than another does. */
function leastOf(ways: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const isMore = (way: readonly string[], than: readonly string[]): boolean =>
    than.length < way.length && than.every((name) => way.includes(name));
  return ways.filter((way) => !ways.some((other) => isMore(way, other)));
}
