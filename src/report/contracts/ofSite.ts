import type { ChangedFacts } from '../changedFacts.js';
import { answerFigures } from '../answers/figures.js';
import { failedChecks, rootFailures, type FailedCheck } from '../failures.js';
import { chosenOption, evaluated, type Asked, type Decant } from '../evaluateSite.js';
import type { Finding, Result } from '../result.js';
import { contractAnswers, type ContractAnswer } from './contracts.js';

/** What a hospital's contracts cost over their life, and what is said of them. */
export interface PfiAnswer {
  readonly site: string;
  readonly baseYear: string;
  readonly prices: string;
  readonly changed?: ChangedFacts;
  readonly contracts: readonly ContractAnswer[];
  /** What decides, what to doubt and what is left out, in the order of the report. */
  readonly said: readonly Pick<Finding, 'id' | 'kind' | 'title' | 'text'>[];
  readonly illustrative: { readonly inputs: number; readonly of: number };
  readonly warnings: readonly string[];
  readonly failedChecks: readonly FailedCheck[];
  readonly failures: readonly string[];
}

/** The contracts of a hospital's folder, and the result of which its files are made. Throws `UserError` where it has none, or is faulty. */
export function contractsOfSite(
  folder: string,
  decant: Decant,
  asked: Pick<Asked, 'sets' | 'date'>,
): { readonly answer: PfiAnswer; readonly result: Result } {
  const { study, result } = evaluated(folder, decant, { ...asked, part: 'contract' });
  const option = chosenOption(result);
  const figures = answerFigures(study, option.id);
  const { site, baseYear, changed, findings, illustrative, warnings } = result;
  const answer = {
    site: site.name,
    ...{ baseYear, prices: `${baseYear} prices` },
    ...(changed === undefined ? {} : { changed }),
    contracts: contractAnswers(study, option.id),
    said: findings.map(({ id, kind, title, text }) => ({ id, kind, title, text })),
    ...{ illustrative, warnings },
    failedChecks: failedChecks(option.checks),
    failures: rootFailures(option.failures.filter(({ line, member }) => !figures.lacksByRight(line, member))),
  };
  return { answer, result };
}
