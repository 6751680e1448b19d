import type { Problem } from '../../../problems/index.js';
import type { ReportTopic } from '../declaration.js';
import { refuse } from './known.js';

/** Each topic is a sheet of the workbook, which bears its title. */
const LONGEST = 31;
const FORBIDDEN = /[:\\/?*[\]]|^'|'$/;

/** Titles that no sheet can bear, or two topics at once. */
export function refuseTitles(topics: readonly ReportTopic[], problems: Problem[]): void {
  const first = new Map<string, ReportTopic>();
  for (const topic of topics) {
    const { title, titlePlace: place } = topic;
    const before = first.get(title.toLowerCase());
    if (before === undefined) first.set(title.toLowerCase(), topic);
    else refuse(problems, place, `${before.file} is called ${title} already`, 'Give the topic another title');
    if (title.length > LONGEST || FORBIDDEN.test(title))
      refuse(
        problems,
        place,
        `no sheet can be called ${title}`,
        `At most ${LONGEST} letters, without : \\ / ? * [ ] and no apostrophe at either end`,
      );
  }
}
