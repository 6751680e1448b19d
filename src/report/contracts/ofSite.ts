import type { ChangedFacts } from '../changedFacts.js';
import { answerFigures } from '../answers/figures.js';
import { failedChecks, rootFailures, type FailedCheck } from '../failures.js';
import { chosenOption, evaluated, type Asked, type Decant } from '../evaluateSite.js';
import type { Finding, Result } from '../result.js';
import { contractAnswers, type ContractAnswer } from './contracts.js';
import { endedWith, isOfWaysOut, waysOutOf, type WaysOut } from './waysOut.js';

/** What a hospital's contracts cost over their life, and what is said of them. */
export interface PfiAnswer {
  readonly site: string;
  readonly baseYear: string;
  readonly prices: string;
  readonly changed?: ChangedFacts;
  readonly contracts: readonly ContractAnswer[];
  /** Where the ways out are asked for: what ending each would cost. */
  readonly waysOut?: readonly WaysOut[];
  /** And each way out in a row: whether there is one, what it costs, saves and needs. */
  readonly appraisals?: Result['appraisals'];
  /** What decides, what to doubt and what is left out, in the order of the report. */
  readonly said: readonly Pick<Finding, 'id' | 'kind' | 'title' | 'text'>[];
  readonly illustrative: { readonly inputs: number; readonly of: number };
  readonly warnings: readonly string[];
  readonly failedChecks: readonly FailedCheck[];
  readonly failures: readonly string[];
}

/** What is asked of contracts beside their folder, as the command's flags say it. */
interface AskedOfContracts extends Pick<Asked, 'from' | 'date'> {
  readonly set?: readonly string[] | undefined;
  /** Only what ways out there are, and what they cost. */
  readonly 'ways-out'?: boolean | undefined;
  /** The financial year with which they would end, such as 2031/32; the base year where it is left out. */
  readonly year?: string | undefined;
}

/** The contracts of a hospital's folder, and the result of which its files are made. Throws `UserError` where it has none, or is faulty. */
export function contractsOfSite(
  folder: string,
  decant: Decant,
  { 'ways-out': waysOut, year, set = [], from, date }: AskedOfContracts,
): { readonly answer: PfiAnswer; readonly result: Result } {
  const { study, result } = evaluated(folder, decant, {
    ...{ from, date, part: 'contract' },
    sets: [...set, ...(year === undefined ? [] : [endedWith(year, decant)])],
  });
  const option = chosenOption(result);
  const figures = answerFigures(study, option.id);
  const { site, baseYear, changed, findings, illustrative, warnings } = result;
  const answer = {
    site: site.name,
    ...{ baseYear, prices: `${baseYear} prices` },
    ...(changed === undefined ? {} : { changed }),
    contracts: contractAnswers(study, option.id),
    ...(waysOut === true
      ? { waysOut: waysOutOf(study, option.id), appraisals: result.appraisals.filter(isOfWaysOut) }
      : {}),
    said: findings
      .filter((each) => waysOut !== true || isOfWaysOut(each))
      .map(({ id, kind, title, text }) => ({ id, kind, title, text })),
    ...{ illustrative, warnings },
    failedChecks: failedChecks(option.checks),
    failures: rootFailures(option.failures.filter(({ line, member }) => !figures.lacksByRight(line, member))),
  };
  return { answer, result };
}
