import { Library } from '../../library/index.js';
import { shortest } from '../../model/evaluate/index.js';
import { UserError } from '../../problems/index.js';
import type { Study } from '../../study/index.js';
import { parseFinancialYear, printFinancialYear } from '../../words/index.js';
import { answerFigures } from '../answers/figures.js';
import type { Decant } from '../evaluateSite.js';
import type { Finding } from '../result.js';

/** The topic whose file says which lines these are: templates/reports/ways-out.yaml. */
const TOPIC = 'ways-out';

/** What ending a contract with a year would cost, and may cost at most: £ of that year; null where it is not known. */
export interface WayOutYear {
  readonly year: string;
  /** The worth of the charge that is left. */
  readonly chargeLeftGbp: number | null;
  /** The compensation at which a buy-out neither saves nor loses the exchequer money. */
  readonly atMostGbp: number | null;
  /** The compensation by the schedule, or as quoted. */
  readonly endingGbp: number | null;
}

/** A contract's years after which a charge is left, from the base year on. */
export interface WaysOut {
  readonly id: string;
  readonly label: string;
  readonly years: readonly WayOutYear[];
}

/** The setting of an input by which a contract would end with a financial year, such as 2031/32. Throws `UserError` where it is none. */
export function endedWith(text: string, { root }: Decant): string {
  const year = parseFinancialYear(text);
  if (year === undefined)
    throw new UserError(`--year ${text} is no financial year`, [
      'Write the year with which it would end, as in 2031/32',
    ]);
  const topic = Library.shipped(root)
    .topicsFor('contract', [])
    .find(({ id }) => id === TOPIC);
  const [asked] = topic?.answer?.figures.get('asked') ?? [];
  if (asked === undefined) throw new Error(`the topic ${TOPIC} names no input for the year that is asked for`);
  return `${asked.name}=${year}`;
}

/** What each contract of a study would cost to end, by year. */
export function waysOutOf(study: Study, option: string): WaysOut[] {
  const figures = answerFigures(study, option, shortest);
  if (!figures.answers(TOPIC)) return [];
  const { base, last } = study.timeline;
  const labels = study.site.memberLabels.contract ?? {};
  const yearOf = (member: string, year: number): WayOutYear => {
    const keys = ['chargeLeftGbp', 'atMostGbp', 'endingGbp', 'endingIsKnown'] as const;
    const { endingGbp, endingIsKnown, ...left } = figures.all(`${TOPIC}.contract_year`, keys, { member, year });
    return { year: printFinancialYear(year), ...left, endingGbp: endingIsKnown === 1 ? endingGbp : null };
  };
  return figures.members(`${TOPIC}.contract_year`).map((id) => ({
    ...{ id, label: labels[id] ?? id },
    years: Array.from({ length: last - base + 1 }, (_, index) => yearOf(id, base + index)).filter(
      ({ chargeLeftGbp }) => (chargeLeftGbp ?? 0) > 0,
    ),
  }));
}

/** Whether a sentence is of the ways out. */
export function isOfWaysOut({ id }: Pick<Finding, 'id'>): boolean {
  return id.startsWith(`${TOPIC}.`);
}
