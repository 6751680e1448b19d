import type { ReportTopic } from '../../library/reports/index.js';
import { View } from '../../model/evaluate/index.js';
import { hasErrors, printProblems, UserError, type Problem } from '../../problems/index.js';
import type { Study } from '../../study/index.js';
import { yearOfFullEffect } from '../fullEffect.js';
import { illustrativeOf, statusesOf, type StatusCounts } from '../inputsCounted.js';
import type { InputFacts, SectionFacts } from '../result.js';
import { AnswerFigures } from '../say/index.js';

/** What the files of a study's topics show of one of its options; throws `UserError` where one of them is faulty. */
export function answerFigures(study: Study, option: string, rounded?: (value: number) => number): AnswerFigures {
  const own = study.cases.find((each) => each.option.id === option);
  if (own === undefined) throw new Error(`the study has no option ${option}`);
  const { topics, fullEffectYear } = topicsOf(study);
  const { first, base, last } = study.timeline;
  return new AnswerFigures(topics, new View(own.outcome), { first, base, full: fullEffectYear, last }, rounded);
}

/** The topics of a study, the year that they read most, and its inputs counted; throws `UserError` where a file of them is faulty. */
export function topicsOf(study: Study): {
  readonly topics: readonly ReportTopic[];
  readonly fullEffectYear: number;
  readonly statuses: StatusCounts;
} {
  const problems: Problem[] = [];
  const [topics, overview] = [study.topics(problems), study.overview(problems)];
  if (hasErrors(problems)) throw new UserError('A file of the report is faulty', printProblems(problems));
  return { topics, fullEffectYear: yearOfFullEffect(study, overview), statuses: statusesOf(study, overview) };
}

/** How many of the inputs that decide something nobody has measured, as the report counts them, and which of one option's are of some sections. */
export interface Illustrative {
  readonly inputs: number;
  readonly of: number;
  readonly named: readonly { readonly section: string; readonly labels: readonly string[] }[];
}

export function illustrativeIn(
  {
    inputs,
    sections,
    statuses,
  }: {
    readonly inputs: readonly InputFacts[];
    readonly sections: readonly SectionFacts[];
    readonly statuses: StatusCounts;
  },
  option: string,
  asked: readonly string[],
): Illustrative {
  const own = inputs.filter(({ status, options }) => status === 'illustrative' && options?.includes(option) !== false);
  const named = sections.flatMap(({ id, title }) => {
    const labels = own.filter(({ section }) => section === id).map(({ label }) => label);
    return asked.includes(id) && labels.length > 0 ? [{ section: title, labels: [...new Set(labels)] }] : [];
  });
  return { ...illustrativeOf(statuses), named };
}
