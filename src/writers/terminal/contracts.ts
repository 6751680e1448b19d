import type { ContractAnswer, ListAnswer, PfiAnswer, WaysOut } from '../../report/contracts/index.js';
import { printGbp, printNumber, printShare } from '../../words/index.js';
import { firstSentence, printTable, wrapLines } from '../../words/screen/index.js';
import { printAppraisal } from './appraisals.js';
import { more, placeholders, points } from './screen.js';

/** Rows of a list that one screen has room for. */
const SHOWN = 20;
const NAME_COLUMNS = 34;
/** A flag that is a sentence stands whole in the files. */
const FLAG_COLUMNS = 56;

/** A published list of contracts as a table, the dearest first; on one screen the first of them. */
export function printList(
  { list, baseYear, prices, all, contracts, refused, files }: ListAnswer & { readonly files?: readonly string[] },
  isWhole: boolean,
): string[] {
  const shown = isWhole ? contracts : contracts.slice(0, SHOWN);
  const flagsOf = ({ flags }: ListAnswer['contracts'][number]): string =>
    clip(flags.join('; '), isWhole ? Infinity : FLAG_COLUMNS);
  const widest = Math.max(...shown.map((each) => flagsOf(each).length), 5);
  const padded = (text: string): string => text.padEnd(widest);
  const flagged = contracts.filter(({ flags }) => flags.length > 0).length;
  return [
    ...wrapLines(`${list}: ${printNumber(contracts.length)} contracts.`),
    ...wrapLines(
      `In ${baseYear} they cost ${gbp(all.chargeGbp)}; from then on ${gbp(all.chargeLeftGbp)} nominal is due, ${gbp(all.chargeLeftReal)} in ${prices}.`,
    ),
    '',
    ...printTable(
      [
        ['No.', 'Contract', baseYear, 'Years', 'Left, nominal', 'To capital', padded('Flags')],
        ...shown.map((each) => [
          each.project,
          clip(each.name),
          gbp(each.chargeGbp),
          each.yearsLeft === null ? '?' : printNumber(each.yearsLeft),
          gbp(each.chargeLeftGbp),
          each.chargeToCapital === null || each.capitalValueGbp === 0 ? '–' : printShare(each.chargeToCapital),
          padded(flagsOf(each)),
        ]),
      ],
      2,
    ),
    ...(shown.length < contracts.length ? [`… and ${printNumber(contracts.length - shown.length)} more`] : []),
    '',
    ...wrapLines(
      `Years: with a charge, from ${baseYear} on. To capital: the mean real charge over the life, in the prices of its first year, to the capital value. ${printNumber(flagged)} of ${printNumber(contracts.length)} have a flag: what the list says of them wants comparing with the contract.`,
    ),
    ...refused.flatMap(({ project, name, problems }) => [`Left out: ${project} ${name}`, ...problems]),
    ...(isWhole ? [] : more(writtenIn(files))),
  ];
}

/** Where files are, or that there are none. */
function writtenIn(files: readonly string[] | undefined): string {
  return files === undefined
    ? 'Nothing is written without --out.'
    : `${printNumber(files.length)} files, the first ${files[0] ?? ''}.`;
}

function gbp(amount: number | null): string {
  return amount === null ? '?' : printGbp(amount);
}

function clip(text: string, columns = NAME_COLUMNS): string {
  return text.length <= columns ? text : `${text.slice(0, columns - 1).trimEnd()}…`;
}

/** A hospital's contracts: what each costs by year, and what is said of it; on one screen some years and first sentences. */
export function printContracts(
  answer: PfiAnswer & { readonly files?: readonly string[] },
  isWhole: boolean,
  columns?: number,
): string[] {
  const { site, prices, baseYear, changed, contracts, waysOut, appraisals = [], said, illustrative, files } = answer;
  const of = (kind: PfiAnswer['said'][number]['kind']): string[] =>
    said
      .filter((each) => each.kind === kind)
      .map(
        ({ id, title, text }) =>
          `${title}. ${isWhole ? `${text} [${id}]` : waysOut === undefined ? firstSentence(text) : text}`,
      );
  return [
    ...wrapLines(`${site}: its PFI ${contracts.length === 1 ? 'contract' : 'contracts'}, nominal and in ${prices}.`),
    ...(changed === undefined ? [] : wrapLines(changed.sentence)),
    ...appraisals.flatMap((each) => ['', ...printAppraisal(each, columns)]),
    ...(waysOut ?? []).flatMap((each) => ['', ...endsOf(each, isWhole)]),
    ...(waysOut === undefined ? contracts : []).flatMap((contract) => ['', ...yearsOf(contract, baseYear, isWhole)]),
    '',
    ...points('What it comes to', of('decides')),
    ...points('What to doubt', [...of('odd'), placeholders(illustrative)]),
    ...(isWhole ? points('What is left out', of('limit')) : []),
    ...(isWhole ? [] : more(writtenIn(files))),
  ];
}

/** What ending a contract would cost, with every year or with every fifth. */
function endsOf({ label, years }: WaysOut, isWhole: boolean): string[] {
  const shown = years.filter((_, index) => isWhole || index % 5 === 0 || index === years.length - 1);
  return [
    ...wrapLines(`${label}, ended with a year, in that year’s money:`),
    ...printTable([
      ['', 'Charge left, worth', 'May cost at most', 'Costs'],
      ...shown.map(({ year, chargeLeftGbp, atMostGbp, endingGbp }) => [
        year,
        ...[chargeLeftGbp, atMostGbp, endingGbp].map(gbp),
      ]),
    ]),
  ];
}

/** On one screen every fifth year from the base year, the first and the last. */
function yearsOf({ label, years, flags }: ContractAnswer, baseYear: string, isWhole: boolean): string[] {
  const base = years.findIndex(({ year }) => year === baseYear);
  const isShown = (index: number): boolean =>
    isWhole || index === 0 || index === years.length - 1 || (base >= 0 && (index - base) % 5 === 0);
  const shown = years.filter((_, index) => isShown(index));
  const table = printTable([
    ['', ...(isWhole ? ['Nominal', 'Real'] : shown.map(({ year }) => year))],
    ...(isWhole
      ? shown.map(({ year, chargeGbp, chargeReal }) => [year, gbp(chargeGbp), gbp(chargeReal)])
      : [
          ['Charge, nominal', ...shown.map(({ chargeGbp }) => gbp(chargeGbp))],
          ['Charge, real', ...shown.map(({ chargeReal }) => gbp(chargeReal))],
        ]),
  ]);
  return [...wrapLines(`${label}:`), ...table, ...(flags.length === 0 ? [] : wrapLines(`Flags: ${flags.join('; ')}.`))];
}
