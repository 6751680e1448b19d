import { hasErrors, printProblem, UserError, type Problem } from '../../problems/index.js';
import type { Best, Case, Study } from '../../study/index.js';
import { yearOfFullEffect } from '../fullEffect.js';
import { memberLabelsOf } from '../memberLabels.js';
import { speakingOf } from '../saySubject.js';
import { sayTopic } from '../say/index.js';

/** What a topic finds odd of an option, as its report says it; throws `UserError` where a topic's file is faulty. */
export function doubtsOf(study: Study, topic: string, option: string, best: Best<Case>): string[] {
  const problems: Problem[] = [];
  const [topics, overview] = [study.topics(problems), study.overview(problems)];
  if (hasErrors(problems)) throw new UserError('A file of the report is faulty', problems.map(printProblem));
  const spoken = { fullEffectYear: yearOfFullEffect(study, overview), memberLabels: memberLabelsOf(study), topics };
  const { speaking } = speakingOf(study, best, spoken);
  return topics
    .filter(({ id }) => id === topic)
    .flatMap((each) => sayTopic(each, speaking))
    .filter((said) => said.kind === 'odd' && said.option === option)
    .map(({ title, text }) => `${title}. ${text}`);
}
