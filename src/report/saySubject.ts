import type { View } from '../model/evaluate/index.js';
import type { Study } from '../study/index.js';
import { printFinancialYear } from '../words/index.js';
import type { MemberLabels } from './memberLabels.js';
import type { Measures, SaySubject, SpokenOption } from './say/index.js';

interface Spoken {
  readonly options: readonly SpokenOption[];
  readonly best: SpokenOption;
  readonly fullEffectYear: number;
  readonly memberLabels: MemberLabels;
  readonly measures?: Measures;
}

/** What the sentences of a report may speak of: a study's options, years and words. */
export function saySubjectOf(
  { site, scenario, timeline }: Study,
  { options, best, fullEffectYear, memberLabels, measures = {} }: Spoken,
): SaySubject {
  const [usual] = options;
  if (usual === undefined) throw new Error('a study has no option');
  return {
    options,
    usual,
    best,
    years: { first: timeline.first, base: timeline.base, full: fullEffectYear, last: timeline.last },
    words: { site: site.name, scenario: scenario.title, prices: `${printFinancialYear(timeline.base)} prices` },
    memberLabels,
    measures,
  };
}

/** An option as sentences speak of it. */
export function spoken(
  { id, title, whatIf }: { readonly id: string; readonly title: string; readonly whatIf: boolean },
  acts: boolean,
  view: View,
): SpokenOption {
  return { id, title, whatIf, acts, view };
}
