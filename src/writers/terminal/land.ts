import type { DrawnFigure } from '../../experiments/index.js';
import type { DrawnLine, LandAnswer, PlainPlan, ReuseAnswer } from '../../report/answers/index.js';
import { printCount, printGbp, printHectares, printNumber, printShare } from '../../words/index.js';
import { printTable } from '../../words/screen/index.js';
import { movesOfSale, NO_MONEY, saleLosses } from './saleLosses.js';
import { headOf } from './screen.js';

const M2_AN_ACRE = 4046.8564224;

/** An answer, why it is of this option, and what --out wrote. */
export type LandShown = LandAnswer & { readonly best?: string; readonly files?: readonly string[] };

/** The answer as lines for a terminal: what empties, what land that releases, and what it is worth. */
export function printLand(answer: LandShown): string[] {
  const { option, plan } = answer;
  return [
    ...headOf(answer),
    ...(plan === undefined
      ? [`${option.whatIf ? 'This option' : option.title} empties no block and releases no land.`]
      : planned(answer, plan)),
    ...(answer.others.length === 0 ? [] : ['', 'Other options:', ...answer.others.map((other) => `- ${other}`)]),
    '',
    ...drawnOnTheMap(answer),
    illustrative(answer),
    ...writtenTo(answer),
  ];
}

function writtenTo({ files }: LandShown): string[] {
  return files === undefined ? [] : ['', `Written: ${files.join(', ')}`];
}

function planned(answer: LandAnswer, plan: PlainPlan): string[] {
  const none = plan.whyNone === undefined ? [] : [`No land can be sold. ${plan.whyNone}`, ...returned(answer)];
  return [
    ...none,
    ...(none.length > 0 && plan.blocks.length > 0 ? [''] : []),
    ...(plan.blocks.length === 0 ? [] : [...emptied(plan), '']),
    ...(plan.cellsM2 === 0 ? [] : [...ground(plan), ...apart(answer, plan), '']),
    ...(plan.whyNone === undefined ? [...parcels(plan, answer), '', ...receipt(answer), ...answer.doubts] : []),
  ];
}

function returned({ surplusReturnedM2 }: LandAnswer): string[] {
  return surplusReturnedM2 === undefined
    ? []
    : [`The hospital’s own return says that ${printHectares(surplusReturnedM2)} of its land delivers no services.`];
}

function emptied({ blocks, moves, choice }: PlainPlan): string[] {
  const rows = blocks.map(({ label, floorM2, queueM2, yearLabel, releasedM2, wardsM2 }, index) => [
    `${index + 1}. ${label}`,
    printNumber(floorM2),
    printNumber(queueM2),
    yearLabel ?? 'never',
    printHectares(releasedM2),
    floorOf(queueM2, wardsM2),
  ]);
  return [
    blocks.length === 1
      ? 'Block to empty, as soon as there is floor:'
      : 'Blocks to empty, best value for floor first (a rule of thumb, not proved best), each as soon as there is floor:',
    ...table([['Block', 'Floor m²', 'Needs m²', 'Empty', 'Its land', 'Into the floor of'], ...rows]),
    ...moves,
    choice,
  ];
}

/** Whose floor a block fills, unused floor first; none where all that it holds is re-provided elsewhere. */
function floorOf(queueM2: number, wardsM2: number): string {
  const unused = queueM2 - wardsM2 >= 0.5 ? ['unused floor'] : [];
  const wards = wardsM2 >= 0.5 ? ['closed wards'] : [];
  return [...unused, ...wards].join(', ') || 'none';
}

function ground(plan: PlainPlan): string[] {
  const less = (m2: number): string => (m2 < 0.5 ? '0' : `−${printHectares(m2)}`);
  const holdsMore = plan.withoutBlocksM2 >= 1;
  return [
    `From the ${holdsMore ? 'released land' : plan.blocks.length === 1 ? 'ground of this block' : 'ground of these blocks'} to parcels:`,
    ...table([
      [holdsMore ? 'Released, before setbacks' : 'Cells', printHectares(plan.cellsM2)],
      ['Setbacks of what stays', less(plan.setbacksM2)],
      ['Constraints, by their union', less(plan.constrainedM2)],
      ['Pieces dropped', less(plan.droppedM2)],
      ['Parcels, gross', printHectares(plan.measuredM2)],
      ...((plan.parkingM2 ?? 0) < 0.5 ? [] : [['Kept back for parking', less(plan.parkingM2 ?? 0)]]),
    ]),
    ...plan.dropped.map(({ areaM2, why }) => `Dropped: ${printNumber(areaM2)} m². ${why}`),
    ...(holdsMore || plan.blocks.length === 0 ? [] : [besideShares(plan)]),
  ];
}

function besideShares({ measuredM2, parkingM2, sharesM2 }: PlainPlan): string {
  const difference = measuredM2 - (parkingM2 ?? 0) - sharesM2;
  const given =
    Math.abs(difference) < 0.5
      ? 'as much'
      : `${printHectares(Math.abs(difference))} ${difference < 0 ? 'less' : 'more'}`;
  return `The choice reckoned with fixed shares of ${printHectares(sharesM2)}: the map gives ${given}.`;
}

/** How much land comes of closed beds, how much only of denser use as well, and how much of no block at all. */
function apart({ withoutBlocksM2 }: LandAnswer, { apart: said }: PlainPlan): string[] {
  const without = withoutBlocksM2 ?? 0;
  return [
    ...(said === undefined ? [] : [said]),
    ...(without < 1 ? [] : [`No block holds ${hectares(without)} of the released land, less setbacks.`]),
  ];
}

function parcels({ parcels: list }: PlainPlan, { keptBackM2 }: LandAnswer): string[] {
  const rows = list.map(({ label, areaM2, netM2, frontageM, needsAccess, yearLabel }) => [
    label,
    printHectares(areaM2),
    printHectares(netM2),
    `${printNumber(netM2 / M2_AN_ACRE, 2)} acres`,
    `${printNumber(frontageM)} m${needsAccess ? ', needs an access' : ''}`,
    yearLabel ?? 'never',
  ]);
  return [
    ...table([['Parcel', 'Gross', 'Net', '', 'Frontage', 'Released'], ...rows]),
    `Net: less ${(keptBackM2 ?? 0) < 0.5 ? '' : 'land that cars, roads and plant of the hospital keep, and less '}a buyer’s own roads and open space.`,
  ];
}

const FIGURES: readonly (readonly [line: DrawnLine, label: string, cell: (value: number | null) => string])[] = [
  ['gross', 'Gross receipt', gbp],
  ['net', 'Net receipt', gbp],
  ['netAcres', 'Net acres sold', (acres) => (acres === null ? '?' : printNumber(acres, 2))],
];

function receipt(answer: LandAnswer): string[] {
  const { drawn, receipt: single, prices, reuse } = answer;
  if (reuse !== undefined) return [reused(reuse, prices)];
  if (drawn === undefined)
    return [
      `Receipt, ${prices}, nothing drawn: ${FIGURES.map(([line, label, cell]) => `${label.toLowerCase()} ${cell(single[line])}`).join(', ')}.`,
      ...beside(answer),
    ];
  const failed = FIGURES.flatMap(([line, label]) => failures(label, drawn.figures[line], drawn.draws));
  return [
    `Receipt, ${prices}:`,
    ...table([
      ['', 'As reported', 'P10', 'P50', 'P90'],
      ...FIGURES.map(([line, label, cell]) => {
        const { p10, p50, p90 } = drawn.figures[line];
        return [label, cell(single[line]), cell(p10), cell(p50), cell(p90)];
      }),
    ]),
    `As reported: at the one value of each input, as in the report. P10 to P90: ${printCount(drawn.draws, 'draw')}, seed ${drawn.seed}, of ${drawn.inputs.join('; ')}. Everything else stays at its one value: the blocks, the wards that close, costs and dates are not drawn, so the true range is wider.${drawn.decisions === undefined ? '' : ` ${drawn.decisions}`}`,
    ...beside(answer),
    ...failed,
  ];
}

/** What a net receipt does not say of itself. */
function beside(answer: LandAnswer): string[] {
  const { passedOnGbp, receipt } = answer;
  const passedOn =
    (passedOnGbp ?? 0) >= NO_MONEY ? [`${gbp(passedOnGbp)} goes to a national pot: net is without it.`] : [];
  const nothing =
    receipt.gross !== null && Math.abs(receipt.gross) < NO_MONEY ? ['No parcel is sold in these years.'] : [];
  return [...movesOfSale(answer), ...passedOn, ...nothing, ...saleLosses(answer)];
}

/** What land brings that is not sold. */
function reused({ netM2, incomeGbp, uses, bestUse, beatsSale, said }: ReuseAnswer, prices: string): string {
  const shares = uses.map(({ use, share }) => `${use} ${printShare(share, 0)}`).join(', ');
  const best =
    bestUse === undefined
      ? ''
      : ` Of all uses worth most to the trust is ${bestUse}: ${beatsSale ? 'more' : 'less'} than a sale, a square metre.`;
  return `No land is sold: ${hectares(netM2)} net is re-used (${shares}). Ground rents and profits of all years are ${gbp(incomeGbp)} in ${prices}. ${said}${best} Nothing is drawn.`;
}

function failures(label: string, { failed }: DrawnFigure, draws: number): string[] {
  return failed === 0 ? [] : [`${label}: not calculated in ${printNumber(failed)} of ${printCount(draws, 'draw')}.`];
}

function drawnOnTheMap({ constraints, roads, parking }: LandAnswer): string[] {
  const said =
    constraints.length === 0
      ? 'No constraint is drawn: flood zones, trees, listing, contamination and buried services would take land or money off.'
      : `Constraints drawn: ${constraints.map(({ label, hard, areaM2 }) => `${label} (${hard ? 'hard' : 'soft'}, ${printHectares(areaM2)})`).join('; ')}.`;
  return [`${said} ${roads}`, ...(parking === undefined ? [] : [parking])];
}

function illustrative({ illustrative: { inputs, of, land } }: LandAnswer): string {
  const sections = land.map(({ section, labels }) => `${section} (${labels.length})`).join(', ');
  return `Illustrative: ${printNumber(inputs)} of ${printNumber(of)} inputs.${sections === '' ? '' : ` Kinds of them by section: ${sections}.`}`;
}

/** Rows as a table that stands in from the text. */
function table(rows: readonly (readonly string[])[]): string[] {
  return printTable(rows).map((line) => `  ${line}`);
}

function gbp(amount: number | null): string {
  return amount === null ? '?' : printGbp(Math.abs(amount) < NO_MONEY ? 0 : amount);
}

function hectares(m2: number | null): string {
  return m2 === null ? '?' : printHectares(m2);
}
