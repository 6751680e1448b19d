import type { ChangedFacts } from '../changedFacts.js';
import type { OptionResult, Result } from '../result.js';

/** Of what hospital, under what scenario, for which option and in whose prices an answer is given. */
export interface AnswerSubject {
  readonly site: string;
  readonly scenario: { readonly id: string; readonly title: string; readonly banner?: string };
  readonly option: { readonly id: string; readonly title: string; readonly whatIf: boolean };
  readonly prices: string;
  /** What a reader set on the command line in place of what the hospital's files say. */
  readonly changed?: ChangedFacts;
}

export function subjectOf(
  { site, scenario: { id, title, banner }, baseYear, changed }: Result,
  option: OptionResult,
): AnswerSubject {
  return {
    site: site.name,
    scenario: { id, title, ...(banner === undefined ? {} : { banner }) },
    option: { id: option.id, title: option.title, whatIf: option.whatIf },
    prices: `${baseYear} prices`,
    ...(changed === undefined ? {} : { changed }),
  };
}
