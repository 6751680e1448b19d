import { shortest } from '../../model/evaluate/index.js';
import type { Finding, OptionResult, Result } from '../result.js';
import type { Study } from '../../study/index.js';
import { printFinancialYear } from '../../words/index.js';
import type { AnswerFigures } from '../say/index.js';
import { answerFigures, illustrativeIn } from './figures.js';
import { saidIn } from './doubts.js';
import { subjectOf, type AnswerSubject } from './subject.js';

/** One year of what fewer bed-days save: £ in the prices of the base year, costs positive on their own lines. */
export interface CostYear {
  readonly year: string;
  readonly fallInBedDays: number | null;
  readonly fallInAdmissions: number | null;
  readonly fullCostGbp: number | null;
  readonly releasedGbp: number | null;
  readonly releaseShare: number | null;
  readonly strandedGbp: number | null;
  /** Wards that today's patients do not need: a saving that no fall in bed-days earned. */
  readonly spareAlreadyGbp: number | null;
  /** What falls if nothing is done, which is no option's doing: taken off. */
  readonly releasedAsUsualGbp: number | null;
  /** Growth that never comes: what would have moved with each patient, and beds that need not be opened. */
  readonly growthAvoidedGbp: number | null;
  readonly bedsNotOpenedGbp: number | null;
  readonly careElsewhereGbp: number | null;
  readonly doubleRunningGbp: number | null;
  readonly oneOffsGbp: number | null;
  readonly allElseGbp: number | null;
  /** What the exchequer gains in the year, all of it counted. */
  readonly netGbp: number | null;
}

/** The short answer on money: from the full cost of fewer bed-days to what is left once care elsewhere is paid for. */
export interface CostAnswer extends AnswerSubject {
  readonly operatingCostGbp: number | null;
  /** The year in which the effects are full, and the last year of the model. */
  readonly fullEffect: CostYear;
  readonly last: CostYear;
  readonly years: readonly CostYear[];
  /** Which steps of cost are not reached, in plain words, by the last year. */
  readonly why: readonly string[];
  /** The founding evidence on release, beside this. */
  readonly evidence: readonly string[];
  /** What a reader should doubt. */
  readonly doubts: readonly string[];
  /** How many of all input values are illustrative, and which of this option's those of the cost sections are. */
  readonly illustrative: {
    readonly inputs: number;
    readonly of: number;
    readonly costs: readonly { readonly section: string; readonly labels: readonly string[] }[];
  };
}

/** The file whose sentences are the reasons: templates/reports/costs.yaml. */

/** What the screen prints of a year. */
const YEAR = [
  'fallInBedDays',
  'fallInAdmissions',
  'fullCostGbp',
  'releasedGbp',
  'releaseShare',
  'strandedGbp',
  'spareAlreadyGbp',
  'careElsewhereGbp',
  'doubleRunningGbp',
  'oneOffsGbp',
  'releasedAsUsualGbp',
  'growthAvoidedGbp',
  'bedsNotOpenedGbp',
  'allElseGbp',
  'netGbp',
] as const;

/** Undefined where the site's model has no cost sections. */
export function costAnswer(study: Study, result: Result, option: OptionResult): CostAnswer | undefined {
  const figures = answerFigures(study, option.id, shortest);
  if (!figures.answers('costs')) return undefined;
  const { base, last } = study.timeline;
  const { fullEffectYear: full } = result;
  const inYear = (year: number): CostYear => costYear(figures, year);
  const shown = study.years.filter((year) => year > base && (year <= full + 3 || year === last));
  const { named, ...counts } = illustrativeIn(result, option.id, figures.sections('costs'));
  return {
    ...subjectOf(result, option),
    ...figures.all('costs.full_effect', ['operatingCostGbp']),
    fullEffect: inYear(full),
    last: inYear(last),
    years: shown.map(inYear),
    ...reasonsOf(result, option),
    illustrative: { ...counts, costs: named },
  };
}

/** What the topic of costs says of an option: why so little, what stands beside it, and what to doubt. */
function reasonsOf({ answered }: Result, option: OptionResult): Pick<CostAnswer, 'why' | 'evidence' | 'doubts'> {
  const said = (kind: Finding['kind']): Finding[] => saidIn(answered, 'costs', option.id, kind);
  return {
    why: said('decides').map(({ title, text }) => `${title}: ${text}`),
    evidence: said('limit').map(({ text }) => text),
    doubts: said('odd').map(({ title, text }) => `${title}: ${text}`),
  };
}

function costYear(figures: AnswerFigures, year: number): CostYear {
  return { year: printFinancialYear(year), ...figures.all('costs.of_a_year', YEAR, { year }) };
}
