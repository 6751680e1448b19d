import type { Place, Problem } from '../../../problems/index.js';
import type { ReportTopic } from '../declaration.js';
import { refuse } from './known.js';

/** Each topic is a sheet of the workbook, which bears its title. */
const LONGEST = 31;
const FORBIDDEN = /[:\\/?*[\]]|^'|'$/;

/** Titles that no sheet can bear, or two topics or appraisals at once. */
export function refuseTitles(topics: readonly ReportTopic[], problems: Problem[]): void {
  const first = new Map<string, string>();
  for (const { title, place, what } of topics.flatMap(titlesOf)) {
    const before = first.get(title.toLowerCase());
    if (before === undefined) first.set(title.toLowerCase(), place.file);
    else refuse(problems, place, `${before} is called ${title} already`, `Give the ${what} another title`);
    if (title.length > LONGEST || FORBIDDEN.test(title))
      refuse(
        problems,
        place,
        `no sheet can be called ${title}`,
        `At most ${LONGEST} letters, without : \\ / ? * [ ] and no apostrophe at either end`,
      );
  }
}

function titlesOf({ title, titlePlace, appraisals }: ReportTopic): { title: string; place: Place; what: string }[] {
  return [
    { title, place: titlePlace, what: 'topic' },
    ...appraisals.map(({ sheet: { name, place } }) => ({ title: name, place, what: 'sheet' })),
  ];
}
