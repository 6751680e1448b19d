import type { BedAnswer, PoolBeds } from '../../report/answers/index.js';
import { printCount, printNumber, printShare } from '../../words/index.js';
import { printTable, wrapLines } from '../../words/screen/index.js';
import { headOf, more, placeholders, points } from './screen.js';

const COLUMNS: readonly (readonly [head: string, cell: (pool: PoolBeds) => string])[] = [
  ['Pool', ({ label }) => label],
  ['Open', ({ open }) => beds(open)],
  ['Needed today', ({ neededToday }) => beds(neededToday)],
  ['Needed', ({ needed }) => beds(needed)],
  ['Closable', ({ closable }) => beds(closable)],
  ['Never added', ({ avoidedNew }) => beds(avoidedNew)],
  ['Short at the end', ({ shortByLast }) => beds(shortByLast)],
  ['Wards closed', ({ wards }) => beds(wards)],
  ['Stranded', ({ stranded }) => beds(stranded)],
];

/** The answer as lines for a terminal: today, with the effects in full, by pool, in whole wards, and what is illustrative. */
export function printBeds(answer: BedAnswer): string[] {
  return [
    ...headOf(answer),
    ...today(answer),
    ...withEffects(answer),
    '',
    ...poolTable(answer),
    '',
    ...wards(answer),
    ...beside(answer),
    '',
    ...answer.doubts.flatMap((doubt) => wrapLines(`? ${doubt}`)),
    ...illustrative(answer),
  ];
}

/** The answer on one screen: today, what can close, by pool, what decides it and what to doubt. */
export function screenOfBeds(answer: BedAnswer): string[] {
  const { baseYear, fullEffectYear, open, needed, closable, avoidedNew, wards: closed, lastYear, stranded } = answer;
  const [, debt = ''] = today(answer);
  const [, short = '', bridge = ''] = withEffects(answer);
  const closing =
    closed === null
      ? 'How many wards close is not known'
      : `${printCount(closed, 'ward')} ${closed === 1 ? 'closes' : 'close'}`;
  return [
    ...headOf(answer),
    ...wrapLines(
      `${beds(open)} beds are open in ${baseYear}; ${beds(needed)} are needed in ${fullEffectYear}. ${beds(closable)} of those open can close; ${beds(avoidedNew)} never have to be added. By ${lastYear} ${closing}, and ${beds(stranded)} beds that nobody needs stay open.`,
    ),
    '',
    ...poolTable(answer),
    '',
    ...points('What decides it', [
      debt,
      short,
      bridge,
      `Wards of ${beds(answer.wardBeds)} beds close whole, ${beds(answer.closuresAYear)} a year at most, once their beds are spare for good.`,
    ]),
    ...points('What to doubt', [...answer.doubts, placeholders(answer.illustrative)]),
    ...more('No files: decant report writes them.'),
  ];
}

function poolTable({ pools }: BedAnswer): string[] {
  return printTable([COLUMNS.map(([head]) => head), ...pools.map((pool) => COLUMNS.map(([, cell]) => cell(pool)))]);
}

function today(answer: BedAnswer): string[] {
  const { baseYear, open, occupiedToday, occupancyToday, occupancyAllowed, neededToday, occupancyDebt: debt } = answer;
  const inDebt = answer.pools
    .filter(({ neededToday: need, open: beds }) => (need ?? 0) > (beds ?? 0))
    .map(({ label }) => label);
  const owed =
    debt === null
      ? 'The occupancy debt is not known.'
      : debt > 0
        ? `Occupancy debt: occupied beds must fall by ${printShare(debt)} before the first bed can close.`
        : inDebt.length > 0
          ? `No occupancy debt of the hospital as a whole, but more beds are needed than are open in ${inDebt.join(', ')}.`
          : `No occupancy debt: occupied beds could rise by ${printShare(-debt)} before beds are short.`;
  return [
    `Today (${baseYear}): ${beds(open)} beds open, ${beds(occupiedToday)} occupied (${share(occupancyToday)}; ${share(answer.winterOccupancyToday)} in the peak quarter). By the rules for beds, which come to ${share(occupancyAllowed)}, today’s patients need ${beds(neededToday)}.`,
    owed,
  ];
}

function withEffects(answer: BedAnswer): string[] {
  const { fullEffectYear, needed, neededAsUsual, closable, avoidedNew, bridge } = answer;
  const [first, ...steps] = bridge;
  const isEffect = needed !== neededAsUsual;
  const shown = steps.filter(
    ({ step, beds: change }) => step === 'needed' || change === null || Math.abs(change) >= 0.05,
  );
  const path = shown.map(({ step, beds: change }) =>
    step === 'needed' ? `= ${beds(change)} ${step}` : `${signed(change)} ${named(step, change)}`,
  );
  return [
    `In ${fullEffectYear}${isEffect ? ', when the effects are full' : ''}: ${beds(needed)} beds needed, ${beds(neededAsUsual)} as usual. ${beds(closable)} of today’s open beds can close. ${beds(avoidedNew)} never have to be added: an avoided cost that closes nothing.`,
    shortOf(answer),
    `Bridge: ${beds(first?.beds ?? null)} ${first?.step ?? ''} ${path.join(', ')}.`,
    `The beds needed run ${share(answer.occupancyOfNeeded)} full, ${share(answer.winterOccupancyOfNeeded)} in the peak quarter.`,
  ];
}

/** Beds that are short, with the programme and without: never silent. */
function shortOf({
  fullEffectYear,
  lastYear,
  short,
  shortAsUsual,
  shortByLast,
  shortAsUsualByLast,
}: BedAnswer): string {
  const all = [short, shortAsUsual, shortByLast, shortAsUsualByLast];
  if (all.every((each) => each === 0)) return 'No bed is short of what is needed, in either year or as usual.';
  return `Short of those open: ${beds(short)} in ${fullEffectYear} (${beds(shortAsUsual)} as usual), ${beds(shortByLast)} by ${lastYear} (${beds(shortAsUsualByLast)} as usual).`;
}

/** A debt below nothing is room to spare. */
function named(step: string, change: number | null): string {
  return step === 'occupancy debt' && change !== null && change < 0 ? 'spare today at the planned occupancy' : step;
}

function wards(answer: BedAnswer): string[] {
  const { wards: closed, wardBeds, closuresAYear, lastYear, stranded, wardsWereItOnePool, pools } = answer;
  const when = pools
    .filter(({ closures }) => closures.length > 0)
    .map(({ label, closures }) => {
      const years = closures.map(({ year, wards: count }) => `${printNumber(count)} in ${year}`);
      return `${label}: ${years.join(', ')}`;
    });
  const rule = `Wards of ${beds(wardBeds)} beds close whole, ${beds(closuresAYear)} a year at most, once their beds were spare for two years and for good.`;
  const count =
    closed === null
      ? 'How many close is not known.'
      : `By ${lastYear} ${closed === 0 ? 'no ward closes' : `${printCount(closed, 'ward')} ${closed === 1 ? 'closes' : 'close'}`}${when.length === 0 ? '' : ` (${when.join('; ')})`}.`;
  const lent = pools.filter(
    ({ wards: closing, closable }) => closable !== null && (closing ?? 0) * (wardBeds ?? 0) > closable,
  );
  const moved =
    lent.length === 0
      ? ''
      : ` More close there than those patients leave (${lent.map(({ label }) => label).join('; ')}): this option moves some into spare beds of other pools, which clinicians must agree to.`;
  const naive =
    wardsWereItOnePool === null || closed === null || wardsWereItOnePool <= closed
      ? ''
      : ` The site’s total would suggest ${beds(wardsWereItOnePool)}.`;
  return [`${rule} ${count}${naive}${moved} ${beds(stranded)} beds that nobody needs stay open (stranded).`];
}

function beside({
  sizing,
  mergingSaves,
  splittingCosts,
  delayedShare,
  fullEffectYear,
  pools: all,
}: BedAnswer): string[] {
  const rules = sizing.map(({ rule, beds: asked, applies }) => `${rule} ${beds(asked)}${applies ? ' (applies)' : ''}`);
  const pools =
    mergingSaves === null || splittingCosts === null
      ? []
      : [
          `At the same availability, ${all.length > 1 ? `one pool of all would save ${printCount(mergingSaves, 'bed')}; ` : ''}splitting each pool in two would cost ${beds(splittingCosts)}.`,
        ];
  const delayed =
    delayedShare === null
      ? []
      : [`Delayed patients hold ${share(delayedShare)} of occupied beds overnight: a lever of its own.`];
  return [
    ...(rules.length === 0
      ? []
      : [
          `Rules for the number of beds in ${fullEffectYear}, alternatives of which the largest that applies is taken: ${rules.join(', ')}.`,
        ]),
    ...pools,
    ...delayed,
  ];
}

function illustrative({ illustrative: { inputs, of, beds: sections } }: BedAnswer): string[] {
  return [
    `Illustrative: ${printNumber(inputs)} of ${printNumber(of)} inputs. Of demand, beds and wards:`,
    ...sections.map(({ section, labels }) => `- ${section}: ${labels.join('; ')}.`),
  ];
}

/** Whole beds; what is not known is a question mark. */
function beds(count: number | null): string {
  return count === null ? '?' : printNumber(Math.abs(count) < 0.5 ? 0 : count);
}

function signed(change: number | null): string {
  if (change === null) return '?';
  return `${change < 0 ? '−' : '+'}${printNumber(Math.abs(change), 1)}`;
}

function share(of: number | null, decimals = 1): string {
  return of === null ? '?' : printShare(of, decimals);
}
