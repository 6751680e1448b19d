import { printSerialDay } from '../../model/units/index.js';
import type { Given } from '../../model/values/index.js';
import type { Problem } from '../../problems/index.js';
import { printFinancialYear } from '../../words/index.js';
import { activityOddities, fullAtThePeak } from './activity.js';
import { Figures, type Figure } from './figures.js';
import { blocksDearerThanTheSite, blocksOffFloorArea, boundaryOffSiteArea, moreSurplusThanReturned } from './map.js';
import { said, warning } from './oddity.js';
import { landPricesOutOfOrder } from './prices.js';
import type { SiteMap, Timeline } from '../site/site.js';
import { checkYears } from './years.js';

type Rule = (figures: Figures, map: SiteMap | undefined, timeline: Timeline | undefined) => Problem[];

/**
 * What is odd in a site's figures though it can be read. An oddity of a source is a warning, which the report prints and which
 * leaves the exit code 0; only what cannot be true at once is an error: floor areas of two sites, a last payment that is not there.
 */
export function checkPlausible(givens: readonly Given[], map: SiteMap | undefined, timeline?: Timeline): Problem[] {
  const figures = new Figures(givens);
  return [
    ...RULES.flatMap((rule) => rule(figures, map, timeline)),
    ...(timeline === undefined ? [] : checkYears(givens, timeline.base)),
  ];
}

const RULES: readonly Rule[] = [
  occupancyOver100,
  activityOddities,
  fullAtThePeak,
  chargeOutOfBand,
  paymentsOutOfBand,
  chargeOutOfLine,
  spaceThatDoesNotAddUp,
  nobodyInBed,
  lastPayment,
  paymentsWithinTimeline,
  contractBackwards,
  twoDatings,
  boundaryOffSiteArea,
  blocksOffFloorArea,
  moreSurplusThanReturned,
  blocksDearerThanTheSite,
  landPricesOutOfOrder,
];

function occupancyOver100(figures: Figures): Problem[] {
  const open = figures.members('beds_open', 'bed');
  return [...figures.members('beds_occupied_today', 'bed')].flatMap(([pool, occupied]) => {
    const available = open.get(pool)?.value ?? Infinity;
    if (occupied.value <= available) return [];
    const found = `occupancy over 100%: ${said(occupied.value)} of ${said(available)} beds of ${pool} are occupied`;
    return [warning(occupied, found, 'Count the escalation beds too, or check the return')];
  });
}

/** METHOD 3.3: the mean real charge over the life is usually 10–16% of the capital value. */
const USUAL_BAND = { low: 0.1, high: 0.16 };
/** £m typed for £, or the reverse, is a thousand or a million times out: no contract comes near these. */
const ABSURD_BAND = { low: 0.0005, high: 5 };

function chargeOutOfBand(figures: Figures): Problem[] {
  const capital = figures.single('capital_value', 'GBP');
  const [year, first] = [...figures.series('charge_published', 'GBP')].sort(([a], [b]) => a - b)[0] ?? [];
  const before = figures.single('charge_before_base', 'GBP');
  const charge = before ?? first;
  if (capital === undefined || charge === undefined || capital.value <= 0) return [];
  const ratio = charge.value / capital.value;
  const when =
    before === undefined && year !== undefined
      ? ` of ${printFinancialYear(year)}`
      : ' of the year before the base year';
  const found = `the unitary charge${when} is ${percent(ratio)} of the capital value`;
  if (ratio < ABSURD_BAND.low || ratio > ABSURD_BAND.high) return [warning(charge, found, 'Was £m written for £?')];
  if (ratio >= USUAL_BAND.low && ratio <= USUAL_BAND.high) return [];
  return [
    warning(
      charge,
      found,
      'The mean real charge over a contract’s life is usually 10–16%; a single late nominal year reads higher',
    ),
  ];
}

function spaceThatDoesNotAddUp(figures: Figures): Problem[] {
  const [clinical, other, occupied] = ['clinical_area', 'non_clinical_area', 'occupied_area'].map((name) =>
    figures.single(name, 'm2'),
  );
  if (clinical === undefined || other === undefined || occupied === undefined) return [];
  const sum = clinical.value + other.value;
  if (Math.abs(sum - occupied.value) <= 0.01 * occupied.value) return [];
  const found = `the parts of a source do not add up: clinical ${said(clinical.value)} + non-clinical ${said(other.value)} = ${said(sum)} m² against ${said(occupied.value)} m² occupied`;
  return [warning(clinical, found, 'Both are kept as published; ask which the publisher means')];
}

/** A payment among others that is a thousand times out. */
function paymentsOutOfBand(figures: Figures): Problem[] {
  const capital = figures.single('capital_value', 'GBP')?.value ?? 0;
  return [...figures.series('charge_published', 'GBP')].flatMap(([year, payment]) => {
    const ratio = payment.value / capital;
    if (capital <= 0 || ratio === 0 || (ratio >= ABSURD_BAND.low && ratio <= ABSURD_BAND.high)) return [];
    const found = `the unitary charge of ${printFinancialYear(year)} is ${percent(ratio)} of the capital value`;
    return [warning(payment, found, 'Was £m written for £?')];
  });
}

/** METHOD 3.3: a payment that stands far off the next is an outlier of its list. */
export function isOutOfLine(charge: number, next: number): boolean {
  return Math.abs(charge / next - 1) > 0.25;
}

function chargeOutOfLine(figures: Figures): Problem[] {
  const before = figures.single('charge_before_base', 'GBP');
  const [year, first] = [...figures.series('charge_published', 'GBP')].sort(([a], [b]) => a - b)[0] ?? [];
  if (before === undefined || year === undefined || first === undefined || first.value <= 0) return [];
  if (before.value / first.value > 1_000 || first.value / before.value > 1_000) return [];
  if (!isOutOfLine(before.value, first.value)) return [];
  const millions = ({ value }: Figure): string => `£${said(value / 1e6)}m`;
  const found = `the unitary charge of the year before the base year, ${millions(before)}, is out of line with the ${millions(first)} of ${printFinancialYear(year)}`;
  return [warning(before, found, 'An outlier of the list, or a payment of more than one year: compare another source')];
}

/** The last published year and the last payment must be the same, or the charge after it would rest on a payment of £0. */
function lastPayment(figures: Figures): Problem[] {
  const said = figures.single('last_published_year', '1');
  const paid = [...figures.series('charge_published', 'GBP')].flatMap(([year, { value }]) => (value > 0 ? [year] : []));
  const last = Math.max(...paid);
  if (said === undefined || paid.length === 0 || said.value === last) return [];
  const found = `last_published_year is ${printFinancialYear(said.value)}, where the last payment of charge_published is for ${printFinancialYear(last)}`;
  return [wrong(said, found, 'Add the payment that is missing, or mend the year')];
}

/** The last two payments say what a year's charge is: a timeline that ends before them cannot carry it on. */
function paymentsWithinTimeline(
  figures: Figures,
  _map: SiteMap | undefined,
  timeline: Timeline | undefined,
): Problem[] {
  const last = figures.single('last_published_year', '1');
  if (last === undefined || timeline === undefined) return [];
  if (timeline.first < last.value && last.value <= timeline.last) return [];
  const found = `the last published payment is for ${printFinancialYear(last.value)}, and the timeline runs from ${printFinancialYear(timeline.first)} to ${printFinancialYear(timeline.last)}`;
  return [wrong(last, found, 'Let the timeline hold that year and the one before it')];
}

function contractBackwards(figures: Figures): Problem[] {
  const [first, last] = [figures.single('contract_first_day', 'date'), figures.single('contract_last_day', 'date')];
  if (first === undefined || last === undefined || first.value < last.value) return [];
  const found = `the contract’s last day, ${printSerialDay(last.value)}, is not after its first, ${printSerialDay(first.value)}`;
  return [wrong(last, found, 'Exchange or mend them')];
}

function nobodyInBed(figures: Figures): Problem[] {
  const occupied = [...figures.members('beds_occupied_today', 'bed').values()];
  const [first] = occupied;
  if (first === undefined || occupied.some(({ value }) => value > 0)) return [];
  return [
    wrong(
      first,
      'no bed is occupied in any pool',
      'Give the mean of the year: without patients there is nothing to model',
    ),
  ];
}

function twoDatings(figures: Figures): Problem[] {
  const lastDay = figures.single('contract_last_day', 'date');
  const lastYear = figures.single('last_published_year', '1');
  if (lastDay === undefined || lastYear === undefined) return [];
  const day = printSerialDay(lastDay.value);
  const ends = Number(day.slice(0, 4)) + (day.slice(5) > '03-31' ? 1 : 0);
  if (Math.abs(ends - lastYear.value) < 3) return [];
  const found = `two datings of the contract’s end: ${printFinancialYear(ends)} by its dates, ${printFinancialYear(lastYear.value)} by the last published payment`;
  return [warning(lastYear, found, 'Results are shown by both; the contract itself decides')];
}

function wrong(figure: Figure, found: string, right: string): Problem {
  return { ...warning(figure, found, right), severity: 'error' };
}

function percent(share: number): string {
  const hundredths = share * 100;
  return `${hundredths < 1 ? hundredths.toPrecision(2) : said(Math.round(hundredths))}%`;
}
