import type { CostAnswer, CostYear } from '../../report/answers/index.js';
import { printGbp, printNumber, printShare } from '../../words/index.js';
import { firstSentence, printTable, wrapLines } from '../../words/screen/index.js';
import { headOf, more, placeholders, points } from './screen.js';

const COLUMNS: readonly (readonly [head: string, cell: (year: CostYear) => string])[] = [
  ['Year', ({ year }) => year],
  ['Bed-days', ({ fallInBedDays }) => (fallInBedDays === null ? '?' : printShare(0 - fallInBedDays))],
  ['Full cost', ({ fullCostGbp }) => gbp(fullCostGbp)],
  ['Released', ({ releasedGbp }) => gbp(releasedGbp)],
  ['Share', ({ releaseShare }) => (releaseShare === null ? '?' : printShare(releaseShare, 0))],
  ['Stranded', ({ strandedGbp }) => gbp(strandedGbp)],
  ['Spare', ({ spareAlreadyGbp }) => gbp(spareAlreadyGbp)],
  ['As usual', ({ releasedAsUsualGbp }) => gbp(releasedAsUsualGbp, -1)],
  ['Growth', ({ growthAvoidedGbp }) => gbp(growthAvoidedGbp)],
  ['Beds', ({ bedsNotOpenedGbp }) => gbp(bedsNotOpenedGbp)],
  ['Care', ({ careElsewhereGbp }) => gbp(careElsewhereGbp, -1)],
  ['Double running', ({ doubleRunningGbp }) => gbp(doubleRunningGbp, -1)],
  ['One-offs', ({ oneOffsGbp }) => gbp(oneOffsGbp, -1)],
  ['All else', ({ allElseGbp }) => gbp(allElseGbp)],
  ['Exchequer', ({ netGbp }) => gbp(netGbp)],
];
/** Shown only where some year has any. */
const AT_NEED = ['Spare', 'As usual', 'Growth', 'Beds', 'One-offs', 'All else'];
const WORDS =
  'Spare: wards and floor that were spare already. As usual: what falls if nothing is done. Growth, Beds: what patients who never come, and beds for them, would have cost.';

/** The answer as lines for a terminal: the sentence, the years, and the reasons. */
export function printCosts(answer: CostAnswer & { readonly best?: string }): string[] {
  const { prices, fullEffect, last, why, evidence, doubts, illustrative } = answer;
  return [
    ...headOf(answer, `${prices}, £ a year`),
    headline(fullEffect, true),
    ...(last.year === fullEffect.year ? [] : [headline(last, false)]),
    '',
    ...table(answer.years),
    WORDS,
    '',
    'Why so little:',
    ...why.map((reason) => `- ${reason}`),
    ...(evidence.length === 0 ? [] : ['', `Beside the founding evidence: ${evidence.join(' ')}`]),
    ...doubts.map((doubt) => `? ${doubt}`),
    '',
    `Illustrative: ${printNumber(illustrative.inputs)} of ${printNumber(illustrative.of)} inputs. Of the costs: ${illustrative.costs.map(({ section, labels }) => `${section} (${labels.length})`).join(', ')}.`,
    'Income is not in it: it only moves between public bodies. Nor is a unitary charge that no option changes.',
  ];
}

/** The answer on one screen: what is released and left, in three years, what decides it and what to doubt. */
export function screenOfCosts(answer: CostAnswer & { readonly best?: string }): string[] {
  const { prices, fullEffect, last, why, doubts, years, illustrative } = answer;
  const shown = years.filter(({ year }, index) => index === 0 || year === fullEffect.year || year === last.year);
  return [
    ...headOf(answer),
    ...wrapLines(headline(fullEffect, true)),
    ...(last.year === fullEffect.year
      ? []
      : wrapLines(
          `By ${last.year} ${gbp(last.releasedGbp)} a year is released, and in all the exchequer gains ${gbp(last.netGbp)}.`,
        )),
    '',
    ...table(shown),
    '',
    ...points(
      'What decides it',
      why.map((reason) => firstSentence(reason).replace(/ \([^)]*\)/g, '')),
    ),
    ...points('What to doubt', [
      ...doubts,
      placeholders(illustrative),
      `Money is in ${prices}; income, which only moves between public bodies, is not in it.`,
    ]),
    ...more('No files: decant report writes them.'),
  ];
}

function headline(year: CostYear, areFull: boolean): string {
  const { fallInBedDays: fall, fallInAdmissions: fewer, releaseShare: share } = year;
  // Without a fall there is no effect that could be full.
  const isFall = (fall ?? 0) > 0 || (fewer ?? 0) > 0;
  const when = !areFull
    ? `By ${year.year}`
    : isFall
      ? `In ${year.year}, when the effects are full,`
      : `In ${year.year}`;
  const gone =
    fall === null || share === null || !isFall
      ? 'no fall in bed-days or admissions below today’s earns a saving'
      : `bed-days are ${printShare(fall)} and admissions ${printShare(fewer ?? 0)} below today’s: ${gbp(year.fullCostGbp)} a year at full cost, of which ${gbp(year.releasedGbp)} (${printShare(share, 0)}) is released and ${gbp(year.strandedGbp)} stranded`;
  return `${when} ${gone}. In all the exchequer gains ${gbp(year.netGbp)}.`;
}

/** Years as rows. */
function table(years: readonly CostYear[]): string[] {
  const columns = COLUMNS.filter(
    ([head, cell]) => !AT_NEED.includes(head) || years.some((year) => cell(year) !== '£0'),
  );
  return printTable([columns.map(([head]) => head), ...years.map((year) => columns.map(([, cell]) => cell(year)))], 0);
}

function gbp(amount: number | null, sign: 1 | -1 = 1): string {
  // Half a pound is a rounding of the sums, and must not print as −£0.
  return amount === null ? '?' : printGbp(Math.abs(amount) < 0.5 ? 0 : sign * amount);
}
