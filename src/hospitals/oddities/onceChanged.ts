import type { Given } from '../../model/values/index.js';
import type { Place, Problem } from '../../problems/index.js';
import type { Site } from '../site/site.js';
import { Figures } from './figures.js';
import { RULES } from './plausibility.js';

/** What a hospital gives, and what each of its contracts does. */
interface Laid {
  readonly givens: readonly Given[];
  readonly ofContracts: readonly (readonly Given[])[];
}

/**
 * What is odd in a hospital's figures once some of them are changed, and was not before: each at a changed figure, or at the first changed
 * one (by its name) that the rule reads.
 */
export function oddOnceChanged(
  site: Site,
  [before, after]: readonly [Laid, Laid],
  changed: ReadonlyMap<string, Place>,
): Problem[] {
  const { map, timeline } = site;
  const beside = { map, timeline, hospital: site, rows: [] };
  const figuresBefore = new Figures(before.givens, before.ofContracts);
  const figuresAfter = new Figures(after.givens, after.ofContracts);
  const files = new Set([...changed.values()].map(({ file }) => file));
  return RULES.flatMap((rule): Problem[] => {
    const names = Object.values(rule.reads).map(({ name }) => name);
    const [place] = names.flatMap((name) => changed.get(name) ?? []);
    if (place === undefined) return [];
    const said = new Set(rule.judge(figuresBefore, beside).map(({ found }) => found));
    return rule.judge(figuresAfter, beside).flatMap((problem) => {
      if (said.has(problem.found)) return [];
      const { severity, found, right } = problem;
      const own = files.has(problem.file) ? { file: problem.file } : place;
      return [{ severity, ...own, found, ...(right === undefined ? {} : { right }) }];
    });
  });
}
