import type { Best, Case, Study } from '../../study/index.js';
import { memberLabelsOf } from '../memberLabels.js';
import type { Finding } from '../result.js';
import { speakingOf } from '../saySubject.js';
import { sayTopic } from '../say/index.js';
import { topicsOf } from './figures.js';

/** What the sentences of a topic say of an option, of one kind. */
export function saidIn<Said extends Pick<Finding, 'id' | 'kind' | 'option'>>(
  said: readonly Said[],
  topic: string,
  option: string,
  kind: Finding['kind'],
): Said[] {
  return said.filter((each) => each.id.startsWith(`${topic}.`) && each.option === option && each.kind === kind);
}

/** What a topic finds odd of an option, as its report says it, where no report is made; throws `UserError` where a topic's file is faulty. */
export function doubtsOf(study: Study, topic: string, option: string, best: Best<Case>): string[] {
  const { topics, fullEffectYear } = topicsOf(study);
  const { speaking } = speakingOf(study, best, { fullEffectYear, memberLabels: memberLabelsOf(study), topics });
  const said = topics.filter(({ id }) => id === topic).flatMap((each) => sayTopic(each, speaking));
  return saidIn(said, topic, option, 'odd').map(({ title, text }) => `${title}. ${text}`);
}
