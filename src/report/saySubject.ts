import type { Ran } from '../experiments/index.js';
import { roleOf } from '../library/index.js';
import type { ReportTopic } from '../library/reports/index.js';
import { View } from '../model/evaluate/index.js';
import type { Best, Case, Study } from '../study/index.js';
import { printFinancialYear } from '../words/index.js';
import type { Hang } from './hangs/index.js';
import { evidenceMeasures } from './evidence/measures.js';
import type { LandFacts } from './land/facts.js';
import { landFactsOf } from './land/landFacts.js';
import { landMeasures } from './land/measures.js';
import { contractsOf, type MemberLabels } from './memberLabels.js';
import { AnswerFigures, type SaySubject, type SpokenOption, type SpokenVariant } from './say/index.js';

interface Spoken {
  readonly fullEffectYear: number;
  /** Day of the run, 2026-11-29, where it was said. */
  readonly date?: string | undefined;
  readonly memberLabels: MemberLabels;
  /** What answers show, and what is said of land, is read from these. */
  readonly topics?: readonly ReportTopic[];
  /** What options gave when they were run again with something else. */
  readonly ran?: readonly Ran[];
  /** On what the year of full effect hangs. */
  readonly fullYear?: Hang | undefined;
}

/** What may be spoken of, the land of each plan, and what topics show in answers, read from an option. */
interface Speaking {
  readonly speaking: SaySubject;
  readonly land: LandFacts | undefined;
  readonly figuresIn: (view: View) => AnswerFigures;
}

/** What the sentences of a report may speak of: a study's options, of which one is the best, its years, its words, and its land. */
export function speakingOf(
  study: Study,
  best: Best<Case>,
  { fullEffectYear, date, memberLabels, topics = [], ran = [], fullYear }: Spoken,
): Speaking {
  const { cases, site, scenario, timeline } = study;
  const options = cases.map(({ option: { id, title, whatIf }, outcome }): SpokenOption => {
    const role = roleOf({ id, whatIf });
    return { id, title, role, view: new View(outcome) };
  });
  const [usual] = options;
  if (usual === undefined) throw new Error('a study has no option');
  // A hospital may list none: every option that closes something runs the programme too.
  const programme = ['programme', 'acting'].flatMap((role) => options.filter((each) => each.role === role))[0] ?? usual;
  const years = { first: timeline.first, base: timeline.base, full: fullEffectYear, last: timeline.last };
  const figuresIn = (view: View): AnswerFigures => new AnswerFigures(topics, view, years);
  const land = landFactsOf(study, ({ outcome }) => figuresIn(new View(outcome)));
  const speaking: SaySubject = {
    options,
    usual,
    programme,
    best: options.find(({ id }) => id === best.case.option.id) ?? usual,
    change: options.find(({ id }) => id === best.change.option.id) ?? usual,
    years,
    today: Math.max(timeline.base, date === undefined ? 0 : financialYearOf(date)),
    ...(fullYear === undefined ? {} : { fullYear }),
    words: {
      site: site.name,
      contract: contractsOf(site),
      scenario: scenario.title,
      prices: `${printFinancialYear(timeline.base)} prices`,
    },
    memberLabels,
    measures: { ...landMeasures(land), ...evidenceMeasures(scenario.facts) },
    decisions: (experiment) => ran.find(({ id }) => id === experiment)?.decisions,
    variants: (experiment, option) => {
      const tried = ran.find(({ id }) => id === experiment);
      return tried === undefined ? undefined : variantsOf(tried, option);
    },
  };
  return { speaking, land, figuresIn };
}

/** The financial year, by its end, of a day: 2026-11-29 → 2027. */
function financialYearOf(day: string): number {
  const [year = NaN, month = NaN] = day.split('-').map(Number);
  return year + (month > 3 ? 1 : 0);
}

function variantsOf({ id: experiment, asks, variants }: Ran, { id: option, view }: SpokenOption): SpokenVariant[] {
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
    return [{ id, experiment, title, value }];
  });
}
