import type { Emptied } from '../../report/emptied/index.js';
import type { LandAnswer } from '../../report/answers/index.js';
import type { Against, AgainstLine } from '../../report/against/index.js';
import { printCount, printGbp, printHectares, printNumber } from '../../words/index.js';
import { printTable, wrapLines } from '../../words/screen/index.js';
import { headOf, more, placeholders, points } from './screen.js';
import { saleLosses } from './saleLosses.js';

/** Less than this is none: half a square metre, half a pound. */
const NONE = 0.5;

type Asked = LandAnswer & {
  readonly emptied: Emptied;
  readonly against: Against;
  readonly files?: readonly string[];
};

/** What emptying blocks that a reader asked for takes and brings, in plain English: what must go, where to, when, for how much, and beside Decant's own choice. */
export function printEmptied(answer: Asked): string[] {
  const { emptied, against, illustrative, files } = answer;
  return [
    ...headOf(answer),
    ...wrapLines(whatMustGo(emptied)),
    ...wrapLines(whereTo(emptied)),
    ...wrapLines(bedsOf(emptied)),
    ...wrapLines(whatComesFree(answer)),
    '',
    ...yearTable(emptied),
    '',
    ...points('Beside the blocks that Decant chooses', [differsBy(emptied), ...worthOf(against)]),
    ...points('What to doubt', [
      ...(answer.reuse === undefined ? saleLosses(answer) : []),
      ...answer.doubts,
      placeholders(illustrative),
    ]),
    ...(files === undefined
      ? more('No files: --out DIR writes the parcels and the plan of the site.')
      : more(`Written: ${files.join(', ')}.`)),
  ];
}

function whatMustGo({ blocks, functions, floorM2, wardsHeld, wardBeds }: Emptied): string {
  const names = blocks.map(({ label, floorM2: own }) => `${label} (${printNumber(own)} m²)`).join(', ');
  const parts = functions.map(({ label, floorM2: own }) => `${label} ${printNumber(own)} m²`).join(', ');
  const wards =
    wardsHeld === undefined
      ? ''
      : ` Its wards’ floor is that of about ${printCount(wardsHeld, 'ward')} of ${printNumber(wardBeds ?? NaN)} beds.`;
  return `To empty ${names}, ${printNumber(floorM2 ?? NaN)} m² of floor must go elsewhere: ${parts}.${wards}`;
}

function whereTo({ blocks, functions, needsM2, anewGbp, years, emptyBy }: Emptied): string {
  const anew = functions.filter(({ anewM2 }) => anewM2 >= NONE);
  const built =
    anew.length === 0
      ? ''
      : ` ${anew.map(({ label, anewM2 }) => `${label} ${printNumber(anewM2)} m²`).join(', ')} fits into no freed floor and is provided anew, for ${gbp(anewGbp)}.`;
  const needs =
    (needsM2 ?? 0) < NONE
      ? 'Nothing of it waits for floor elsewhere.'
      : `What can move needs ${printNumber(needsM2 ?? NaN)} m² elsewhere, in closed wards of owned buildings or unused floor.`;
  const last = years.at(-1);
  const room =
    emptyBy === undefined
      ? ` There never is so much: by ${last?.year ?? ''} ${printNumber(last?.freeM2 ?? 0)} m² are free, and ${printNumber(last?.lacksM2 ?? NaN)} m² would have to be built or rented, which is in no sum here. Until then ${blocks.length === 1 ? 'it stays as it is' : 'they stay as they are'}.`
      : ` There is room in ${emptyBy}, when the last of them is empty.`;
  return `${needs}${room}${built}`;
}

/** A block gives up floor, never a bed: what it holds moves. */
function bedsOf({ years }: Emptied): string {
  const last = years.at(-1);
  const short = years.filter(({ bedsOpen, bedsNeeded }) => (bedsNeeded ?? 0) > (bedsOpen ?? 0));
  const wards = last?.wards ?? 0;
  const closes =
    wards < NONE
      ? 'no owned ward closes'
      : `${printCount(wards, 'owned ward')} ${printNumber(wards) === '1' ? 'closes' : 'close'}`;
  const inYears = short.map(
    ({ year, bedsNeeded, bedsOpen }) =>
      `${year} (${printNumber(bedsNeeded ?? NaN)} for ${printNumber(bedsOpen ?? NaN)})`,
  );
  const beds =
    short.length === 0
      ? 'The beds that are needed fit into those open today in each year below'
      : `More beds are needed than are open today in ${inYears.join(', ')}`;
  return `${beds}: by ${last?.year ?? ''} ${closes}. A ward of these blocks that is needed moves, and none of its beds is lost.`;
}

/** Where there never is room: what it would bring, if there were. */
function ifThereWereRoom({ blocks, emptyBy, valueIfRoomGbp, receiptIfRoomGbp, toTheTrust, roomYear }: Emptied): string {
  if (emptyBy !== undefined) return '';
  const its = blocks.length === 1 ? 'its' : 'their';
  const fetched =
    (receiptIfRoomGbp ?? 0) < NONE
      ? ''
      : `; ${its} land would fetch ${gbp(receiptIfRoomGbp)} by its fixed share of the site`;
  const spare =
    (valueIfRoomGbp ?? 0) < NONE ? 'a loss before any room is paid for' : 'so much, and no more, may be spent on room';
  return ` If closed wards could take in what ${blocks.length === 1 ? 'it holds' : 'they hold'} in ${roomYear}, emptying ${blocks.length === 1 ? 'it' : 'them'} would be worth ${gbp(valueIfRoomGbp)} in present value to ${toTheTrust ? 'the trust' : 'the exchequer'}${fetched}: ${spare}.`;
}

function whatComesFree({ plan, receipt, reuse, prices, emptied }: Asked): string {
  if (plan === undefined) return 'No land comes free.';
  const net = plan.parcels.reduce((sum, { netM2 }) => sum + netM2, 0);
  const when = plan.parcels.some(({ yearLabel }) => yearLabel === null)
    ? ` once ${emptied.blocks.length === 1 ? 'it is' : 'they are'} empty, which is never`
    : '';
  const land =
    plan.whyNone ??
    `${printCount(plan.parcels.length, 'parcel')} of ${printHectares(plan.measuredM2)} gross, ${printHectares(net)} net, ${plan.parcels.length === 1 ? 'comes' : 'come'} free${when}.`;
  if (reuse !== undefined) return `${land} No land is sold. ${reuse.said}`;
  if (emptied.emptyBy === undefined && (receipt.gross ?? 0) < NONE) return `${land}${ifThereWereRoom(emptied)}`;
  return `${land} The land fetches ${gbp(receipt.gross)} gross and ${gbp(receipt.net)} net of all that the sale costs, moves included, in ${prices}.`;
}

function yearTable({ years }: Emptied): string[] {
  const number = (value: number | null): string => (value === null ? '?' : printNumber(value));
  return printTable([
    ['Year', 'Beds open today', 'Beds needed', 'Can close', 'Owned wards closed', 'Floor free, m²', 'Lacking, m²'],
    ...years.map(({ year, bedsOpen, bedsNeeded, closable, wards, freeM2, lacksM2 }) => [
      year,
      ...[bedsOpen, bedsNeeded, closable, wards, freeM2, lacksM2].map(number),
    ]),
  ]);
}

function differsBy({ against: { both, asked, chosen } }: Emptied): string {
  if (asked.length + chosen.length === 0) return 'The blocks are the same.';
  return [
    both.length === 0 ? 'No block is in both.' : `In both: ${both.join(', ')}.`,
    ...(asked.length === 0 ? [] : [`Only in yours: ${asked.join(', ')}.`]),
    chosen.length === 0 ? (both.length === 0 ? 'Decant empties none.' : '') : `Only in Decant’s: ${chosen.join(', ')}.`,
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** What each set is worth, to whom, by the lines that rank options: those that move; and what else of them stays. */
function worthOf({ lines }: Against): string[] {
  const money = lines.filter(
    ({ unit, year, member }) => unit === 'pvGBP' && year === undefined && member === undefined,
  );
  if (money.length === 0) return ['To the exchequer and to the trust they are worth the same.'];
  return money.map(
    (line) =>
      `${line.label}: ${printGbp(line.after ?? NaN)} with yours, ${printGbp(line.before ?? NaN)} with Decant’s (${signed(line)}).`,
  );
}

function signed({ difference }: AgainstLine): string {
  const printed = gbp(difference);
  return (difference ?? 0) > 0 ? `+${printed}` : printed;
}

function gbp(amount: number | null): string {
  return amount === null ? '?' : printGbp(Math.abs(amount) < NONE ? 0 : amount);
}
