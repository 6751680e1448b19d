import type { Ran } from '../experiments/index.js';
import { BUSINESS_AS_USUAL } from '../library/index.js';
import { View } from '../model/evaluate/index.js';
import type { Best, Case, Study } from '../study/index.js';
import { printFinancialYear } from '../words/index.js';
import type { MemberLabels } from './memberLabels.js';
import type { Measures, SaySubject, SpokenOption, SpokenVariant } from './say/index.js';

interface Spoken {
  readonly fullEffectYear: number;
  readonly memberLabels: MemberLabels;
  readonly measures?: Measures;
  /** What options gave when they were run again with something else. */
  readonly ran?: readonly Ran[];
}

/** What the sentences of a report may speak of: a study's options, of which one is the best, its years and its words. */
export function speakingOf(
  { cases, site, scenario, timeline }: Study,
  best: Best<Case>,
  { fullEffectYear, memberLabels, measures = {}, ran = [] }: Spoken,
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
    decisions: (experiment) => ran.find(({ id }) => id === experiment)?.decisions,
    variants: (experiment, option) => {
      const tried = ran.find(({ id }) => id === experiment);
      return tried === undefined ? undefined : variantsOf(tried, option);
    },
  };
}

function variantsOf({ asks, variants }: Ran, { id: option, view }: SpokenOption): SpokenVariant[] {
  return variants.flatMap(({ id, title, cases }) => {
    const tried = cases.find((each) => each.option === option);
    if (tried === undefined) return [];
    const value = (line: string, year: number): number | undefined => {
      const ask = asks.find(
        (each) =>
          each.line === line &&
          (each.year === year || view.outcome.structure.ofLine.get(line)?.[0]?.line.series !== true),
      );
      return ask === undefined ? undefined : (tried.values[ask.id] ?? NaN);
    };
    return [{ id, title, value }];
  });
}
