import { BUSINESS_AS_USUAL } from '../library/index.js';
import { View } from '../model/evaluate/index.js';
import type { Best, Case, Study } from '../study/index.js';
import { printFinancialYear } from '../words/index.js';
import type { MemberLabels } from './memberLabels.js';
import type { Measures, SaySubject, SpokenOption } from './say/index.js';

interface Spoken {
  readonly fullEffectYear: number;
  readonly memberLabels: MemberLabels;
  readonly measures?: Measures;
}

/** What the sentences of a report may speak of: a study's options, of which one is the best, its years and its words. */
export function speakingOf(
  { cases, site, scenario, timeline }: Study,
  best: Best<Case>,
  { fullEffectYear, memberLabels, measures = {} }: Spoken,
): SaySubject {
  const options = cases.map(({ option: { id, title, whatIf }, outcome }): SpokenOption => {
    const acts = !whatIf && id !== BUSINESS_AS_USUAL;
    return { id, title, whatIf, acts, view: new View(outcome) };
  });
  const [usual] = options;
  if (usual === undefined) throw new Error('a study has no option');
  return {
    options,
    usual,
    best: options.find(({ id }) => id === best.case.option.id) ?? usual,
    years: { first: timeline.first, base: timeline.base, full: fullEffectYear, last: timeline.last },
    words: { site: site.name, scenario: scenario.title, prices: `${printFinancialYear(timeline.base)} prices` },
    memberLabels,
    measures,
  };
}
