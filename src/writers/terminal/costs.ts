import type { CostAnswer, CostYear } from '../../report/answers/index.js';
import { printGbp, printShare } from '../../words/index.js';

const COLUMNS: readonly (readonly [head: string, cell: (year: CostYear) => string])[] = [
  ['Year', ({ year }) => year],
  ['Bed-days', ({ fallInBedDays }) => (fallInBedDays === null ? '?' : printShare(0 - fallInBedDays))],
  ['Full cost', ({ fullCostGbp }) => gbp(fullCostGbp)],
  ['Released', ({ releasedGbp }) => gbp(releasedGbp)],
  ['Share', ({ releaseShare }) => (releaseShare === null ? '?' : printShare(releaseShare, 0))],
  ['Stranded', ({ strandedGbp }) => gbp(strandedGbp)],
  ['Spare wards', ({ spareWardsGbp }) => gbp(spareWardsGbp)],
  ['Care elsewhere', ({ careElsewhereGbp }) => gbp(careElsewhereGbp, -1)],
  ['Double running', ({ doubleRunningGbp }) => gbp(doubleRunningGbp, -1)],
  ['One-offs', ({ oneOffsGbp }) => gbp(oneOffsGbp, -1)],
  ['Net', ({ netGbp }) => gbp(netGbp)],
];

/** The answer as lines for a terminal: the sentence, the years, and the reasons. */
export function printCosts(answer: CostAnswer): string[] {
  const { site, scenario, option, prices, fullEffect, last, why, evidence, doubts, illustrative } = answer;
  return [
    ...(scenario.banner === undefined ? [] : [scenario.banner, '']),
    ...(option.whatIf ? ['WHAT-IF: this option rests on no evidence of what was done.', ''] : []),
    `${site}: ${option.title}. Scenario: ${scenario.title}. ${prices}, £ a year.`,
    '',
    headline(fullEffect, true),
    ...(last.year === fullEffect.year ? [] : [headline(last, false)]),
    '',
    ...table(answer.years),
    '',
    'Why so little:',
    ...why.map((reason) => `- ${reason}`),
    ...(evidence.length === 0 ? [] : ['', `Beside the founding evidence: ${evidence.join(' ')}`]),
    ...doubts.map((doubt) => `? ${doubt}`),
    '',
    `Illustrative: ${illustrative.inputs} of ${illustrative.of} input values. Of the costs: ${illustrative.costs.map(({ section, labels }) => `${section} (${labels.length})`).join(', ')}.`,
    'Before land, income and the unitary charge.',
  ];
}

function headline(year: CostYear, areFull: boolean): string {
  const { fallInBedDays: fall, releaseShare: share } = year;
  const when = areFull
    ? `In ${year.year}, when the effects are full,`
    : `By ${year.year}, when all that closes has closed,`;
  const gone =
    fall === null || share === null || fall === 0
      ? 'no fall in bed-days below today’s earns a saving'
      : `bed-days are ${printShare(fall)} below today’s: ${gbp(year.fullCostGbp)} a year at full cost, of which ${gbp(year.releasedGbp)} (${printShare(share, 0)}) is released and ${gbp(year.strandedGbp)} stranded`;
  return `${when} ${gone}. Net of care elsewhere and one-offs: ${gbp(year.netGbp)}.`;
}

/** Columns as wide as their widest cell; what is not known is a question mark. */
function table(years: readonly CostYear[]): string[] {
  const columns = COLUMNS.map(([head, cell]) => [head, ...years.map(cell)]).filter(
    ([head, ...cells]) => head !== 'Spare wards' || cells.some((cell) => cell !== '£0'),
  );
  const widths = columns.map((cells) => Math.max(...cells.map((cell) => cell.length)));
  return Array.from({ length: years.length + 1 }, (_, row) =>
    columns.map((cells, column) => (cells[row] ?? '').padStart(widths[column] ?? 0)).join('  '),
  );
}

function gbp(amount: number | null, sign: 1 | -1 = 1): string {
  // Half a pound is a rounding of the sums, and must not print as −£0.
  return amount === null ? '?' : printGbp(Math.abs(amount) < 0.5 ? 0 : sign * amount);
}
