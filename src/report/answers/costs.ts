import type { Answered, OptionResult, Result } from '../result.js';
import { CaseLines } from './lines.js';
import { subjectOf, type AnswerSubject } from './subject.js';

/** One year of what fewer bed-days save: £ in the prices of the base year, costs positive on their own lines. */
export interface CostYear {
  readonly year: string;
  readonly fallInBedDays: number | null;
  readonly fullCostGbp: number | null;
  readonly releasedGbp: number | null;
  readonly releaseShare: number | null;
  readonly strandedGbp: number | null;
  /** Wards that today's patients do not need: a saving that no fall in bed-days earned. */
  readonly spareWardsGbp: number | null;
  readonly careElsewhereGbp: number | null;
  readonly doubleRunningGbp: number | null;
  readonly oneOffsGbp: number | null;
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
  /** How many of this option's input values are illustrative, and which those of the cost sections are. */
  readonly illustrative: {
    readonly inputs: number;
    readonly of: number;
    readonly costs: readonly { readonly section: string; readonly labels: readonly string[] }[];
  };
}

/** The file whose sentences are the reasons: templates/reports/costs.yaml. */
const TOPIC = 'costs.';

const SECTIONS = [
  'costs_a_bed',
  'costs_by_category',
  'costs',
  'release',
  'running_costs',
  'pfi/premises',
  'reprovision',
  'one_offs',
];

/** Undefined where the site's model has no cost sections. */
export function costAnswer(result: Result, option: OptionResult): CostAnswer | undefined {
  const lines = new CaseLines(result, option);
  if (!lines.has('full_absorption') || !lines.has('released_cost')) return undefined;
  const { years, fullEffectYear, baseYear } = result;
  const [base, last] = [result.yearLabels.indexOf(baseYear), years.length - 1];
  const full = years.indexOf(fullEffectYear);
  const shown = years.map((_, index) => index).filter((index) => index > base && (index <= full + 3 || index === last));
  return {
    ...subjectOf(result, option),
    operatingCostGbp: lines.at('operating_cost', full),
    fullEffect: costYear(lines, full),
    last: costYear(lines, last),
    years: shown.map((index) => costYear(lines, index)),
    ...reasonsOf(result, option),
    illustrative: illustrativeIn(result, option),
  };
}

/** What the topic of costs says of an option: why so little, what stands beside it, and what to doubt. */
function reasonsOf({ answered }: Result, option: OptionResult): Pick<CostAnswer, 'why' | 'evidence' | 'doubts'> {
  const said = (kind: Answered['kind']): Answered[] =>
    answered.filter((each) => each.id.startsWith(TOPIC) && each.option === option.id && each.kind === kind);
  return {
    why: said('decides').map(({ title, text }) => `${title}: ${text}`),
    evidence: said('limit').map(({ text }) => text),
    doubts: said('odd').map(({ title, text }) => `${title}: ${text}`),
  };
}

function costYear(lines: CaseLines, index: number): CostYear {
  const at = (line: string): number | null => lines.at(line, index);
  return {
    year: lines.label(index),
    fallInBedDays: at('fall_in_bed_days'),
    fullCostGbp: at('full_absorption'),
    releasedGbp: at('released_cost'),
    releaseShare: at('release_share'),
    strandedGbp: at('stranded_cost'),
    spareWardsGbp: at('released_spare_wards'),
    careElsewhereGbp: at('reprovision'),
    doubleRunningGbp: at('double_running'),
    oneOffsGbp: at('one_offs'),
    netGbp: at('net_saving'),
  };
}

function illustrativeIn({ inputs, sections }: Result, option: OptionResult): CostAnswer['illustrative'] {
  const own = inputs.filter(({ options }) => options?.includes(option.id) !== false);
  const illustrative = own.filter(({ status }) => status === 'illustrative');
  const costs = sections.flatMap(({ id, title }) => {
    const labels = illustrative.filter(({ section }) => section === id).map(({ label }) => label);
    return SECTIONS.includes(id) && labels.length > 0 ? [{ section: title, labels: [...new Set(labels)] }] : [];
  });
  return { inputs: illustrative.length, of: own.length, costs };
}
