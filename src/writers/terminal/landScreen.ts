import type { DrawnFigure } from '../../experiments/index.js';
import type { LandAnswer, PlainPlan } from '../../report/answers/index.js';
import { printCount, printGbp, printHectares, printNumber } from '../../words/index.js';
import { firstSentence, printTable, wrapLines } from '../../words/screen/index.js';
import type { LandShown } from './land.js';
import { NO_MONEY, saleLosses } from './saleLosses.js';
import { headOf, more, placeholders, points } from './screen.js';

/** More parcels than this stand in the full answer only. */
const MOST_ROWS = 5;

/** The answer on one screen: what empties, what it is worth, parcel by parcel, what decides it and what to doubt. */
export function screenOfLand(answer: LandShown): string[] {
  const { plan, option, illustrative, files, roads, constraints, others, parking, parkingKeptM2 } = answer;
  const undrawn =
    constraints.length === 0 ? ['No constraint is drawn, such as a flood zone: one would take land or money off.'] : [];
  const cars = parkingKeptM2 ?? 0;
  // Where some is kept back, the line on the blocks' ground says so.
  const uncounted = cars >= 0.5 || parking === undefined || plan?.parcels.length === 0 ? [] : [firstSentence(parking)];
  const decides = plan === undefined || plan.choice === '' ? [] : [firstSentence(plan.choice)];
  return [
    ...headOf(answer),
    ...(plan === undefined
      ? [`${option.whatIf ? 'This option' : option.title} empties no block and releases no land.`]
      : wrapLines(`${emptied(plan)} ${released(plan, cars)}`)),
    ...(plan === undefined || plan.whyNone !== undefined ? [] : wrapLines(worth(answer))),
    '',
    ...(plan === undefined || plan.whyNone !== undefined || plan.parcels.length === 0 ? [] : [...parcels(plan), '']),
    ...points('What decides it', [...decides, ...others.map(firstSentence).map((other) => `Other option. ${other}`)]),
    ...points('What to doubt', [
      ...(answer.reuse === undefined ? saleLosses(answer) : []),
      ...answer.doubts.map(firstSentence),
      ...undrawn,
      firstSentence(roads),
      ...uncounted,
      placeholders(illustrative),
    ]),
    ...(files === undefined
      ? more('No files: --out DIR writes the parcels and the plan of the site.')
      : more(`Written: ${files.join(', ')}.`)),
  ];
}

function emptied({ blocks }: PlainPlan): string {
  if (blocks.length === 0) return 'No block empties.';
  const named = blocks.slice(0, MOST_ROWS).map(({ label }) => label);
  const rest = blocks.length - named.length;
  const floor = blocks.map(
    ({ floorM2, yearLabel }) => `${printNumber(floorM2)} m²${yearLabel === undefined ? '' : ` in ${yearLabel}`}`,
  );
  const each = named.map((label, index) => `${label} (${floor[index] ?? ''})`).join(', ');
  return `${printCount(blocks.length, 'block')} ${blocks.length === 1 ? 'empties' : 'empty'}: ${each}${rest > 0 ? ` and ${rest} more` : ''}.`;
}

function released({ blocks, parcels: list, measuredM2, whyNone }: PlainPlan, carsM2: number): string {
  if (whyNone !== undefined) return `No land can be sold. ${whyNone}`;
  const ground = blocks.length === 0 ? 'Land that no block holds' : blocks.length === 1 ? 'Its ground' : 'Their ground';
  const kept = carsM2 < 0.5 ? '' : `; ${printHectares(carsM2)} of the site’s open ground is kept back for cars`;
  return `${ground} leaves ${printCount(list.length, 'parcel')} of ${printHectares(measuredM2)} gross${kept}.`;
}

/** What the land brings: drawn where it was, else at the model’s one value of each input. */
function worth({ reuse, drawn, receipt, prices, movesGbp }: LandAnswer): string {
  const moves = (movesGbp ?? 0) < NO_MONEY ? '' : ` (after ${gbp(movesGbp)} of moves and re-provision)`;
  if (reuse !== undefined) return `No land is sold, ${printHectares(reuse.netM2 ?? 0)} net is re-used. ${reuse.said}`;
  if (drawn === undefined)
    return `Gross receipt ${gbp(receipt.gross)}, net ${gbp(receipt.net)}${moves}, in ${prices}, nothing drawn.`;
  const range = ({ p10, p50, p90 }: DrawnFigure): string => `${gbp(p50)} (${gbp(p10)} to ${gbp(p90)})`;
  return `Net receipt ${range(drawn.figures.net)}, gross ${range(drawn.figures.gross)}: P50 (P10 to P90) of ${printCount(drawn.draws, 'draw')}, in ${prices}. At the one value of each input, as reported, net ${gbp(receipt.net)}${moves}, gross ${gbp(receipt.gross)}.`;
}

function parcels({ parcels: list }: PlainPlan): string[] {
  const rows = list
    .slice(0, MOST_ROWS)
    .map(({ label, areaM2, netM2, frontageM, needsAccess, yearLabel }) => [
      label,
      printHectares(areaM2),
      printHectares(netM2),
      `${printNumber(frontageM)} m${needsAccess ? ', needs an access' : ''}`,
      yearLabel ?? 'never',
    ]);
  const rest = list.length - rows.length;
  return [
    ...printTable([['Parcel', 'Gross', 'Net', 'Frontage', 'Released'], ...rows]),
    ...(rest > 0 ? [`and ${rest} more`] : []),
  ];
}

function gbp(amount: number | null): string {
  return amount === null ? '?' : printGbp(Math.abs(amount) < NO_MONEY ? 0 : amount);
}
