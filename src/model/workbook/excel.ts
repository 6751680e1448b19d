import { HIGHEST_RATE, LOWEST_RATE, NO_SLOPE } from '../evaluate/irr.js';
import { DEEPEST_SHORTAGE, HIGHEST_LOAD, LOWEST_SHARE, SHARE_TOLERANCE } from '../statistics/erlang.js';
import { YEAR_ROW } from './columns.js';

/** A piece of an Excel formula, and what holds it together: a sum needs parentheses inside a product. */
export interface Text {
  readonly text: string;
  readonly binds: 'atom' | 'power' | 'product' | 'sum';
}

const YEAR_START = `DATE({c}$${YEAR_ROW}-1,4,1)`;
const YEAR_END = `DATE({c}$${YEAR_ROW},3,31)`;

export function call(name: string, ...pieces: readonly string[]): string {
  return `${name}(${pieces.join(',')})`;
}

/** Cells hold numbers: what is true is 1. */
export function flag(condition: string): Text {
  return { text: call('IF', condition, '1', '0'), binds: 'atom' };
}

/** Within half a penny, or 1e-9 of b. */
export function near(a: Text, b: Text): string {
  return `ABS(${a.text}-${b.binds === 'sum' ? tight(b) : b.text})<=MAX(0.005,1E-9*ABS(${b.text}))`;
}

/** Present value of 1 a year for n years, (1 − (1 + i)^−n) / i; a rate of −100 % or less has none. */
export function annuity(rate: Text, years: Text): Text {
  const [i, n] = [tight(rate), tight(years)];
  return { text: `IF(${i}<=-1,NA(),IF(${i}=0,${n},(1-(1+${i})^(-${n}))/${i}))`, binds: 'atom' };
}

/** Level payment that repays a loan; Excel's is negative. */
export function payment(rate: Text, years: string, presentValue: string): Text {
  return { text: `IF(${rate.text}<=-1,NA(),-PMT(${rate.text},${years},${presentValue}))`, binds: 'atom' };
}

/** What is left of a after whole divisors, rounded as floor() rounds. */
export function remainder(a: Text, divisor: Text): Text {
  const [whole, b] = [tight(a), tight(divisor)];
  return { text: `${whole}-${b}*INT(ROUND(${whole}/${b},9))`, binds: 'sum' };
}

/**
 * The rate at which flows are worth nothing, searched from where their sizes and mean years say that it is nearly: from a fixed
 * start, spreadsheets give rates below −100 % for some flows, and none for others. As evaluate/irr.ts, it gives none beyond the
 * lowest and the highest rate, and none of two where the flows are worth more just above it.
 */
export function rateOfReturn(flows: string, years: string): string {
  const mean = (sign: '>' | '<'): string =>
    `SUMPRODUCT((${flows}${sign}0)*${flows},${years})/SUMIF(${flows},"${sign}0")`;
  const start = `(-SUMIF(${flows},">0")/SUMIF(${flows},"<0"))^(1/(${mean('>')}-${mean('<')}))-1`;
  const rate = call('IRR', flows, call('IFERROR', start, 'solver_guess'));
  const isInside = `MEDIAN(${LOWEST_RATE},${rate},${HIGHEST_RATE})=${rate}`;
  const slope = `SUMPRODUCT(${flows},(${years}-first_year)*(1+${rate})^(first_year-${years}))`;
  const size = `(SUMIF(${flows},">0")-SUMIF(${flows},"<0"))`;
  const isSole = `SIGN(NPV(${HIGHEST_RATE},${flows}))*${slope}<=${power(NO_SLOPE)}*${size}`;
  // Flows of one sign, or none, have no rate: some programs give the one from which they search.
  const changesSign = `MIN(${flows})*MAX(${flows})<0`;
  return call('IF', call('AND', changesSign, isInside, isSole), rate, 'NA()');
}

/** The cell of a year, #N/A for one outside the timeline; a year that the calendar names is inside, one of whole numbers is whole. */
export function ofYear(cells: string, year: Text, known: 'inside' | 'whole' | 'any'): string {
  const y = tight(year);
  const place = (from: string): string => call('INDEX', cells, '1', `${from}-first_year+1`);
  if (known === 'inside') return place(y);
  const isOutside = [`${y}<first_year`, `${y}>last_year`, ...(known === 'any' ? [`ROUND(${y},0)<>${y}`] : [])];
  return call('IF', call('OR', ...isOutside), 'NA()', place(known === 'any' ? `ROUND(${y},0)` : y));
}

/** The value of the last key that a comparison finds not above x; LOOKUP alone would not forgive rounding. #N/A below the first. */
export function lastNotAbove(x: string, keys: string, values: string): string {
  return call('LOOKUP', '2', `1/(${keys}<=${x})`, values);
}

/** Share of the column's days between two dates, both included. */
export function inForce(first: string, last: string): Text {
  const days = `MAX(0,MIN(${last},${YEAR_END})-MAX(${first},${YEAR_START})+1)`;
  return { text: `${days}/(${YEAR_END}-${YEAR_START}+1)`, binds: 'product' };
}

/** The financial year, by its end, in which a day falls. */
export function yearOf(day: string): Text {
  return { text: `YEAR(${day})+(MONTH(${day})>3)`, binds: 'sum' };
}

/**
 * The value some years away, or `outside` where that is off the timeline. With a fixed number of years, the cells run from the
 * year next to the column outward; otherwise from the column's own year.
 */
export function shifted(
  direction: 'before' | 'after',
  years: Text,
  isFixed: boolean,
  cells: string,
  outside: string,
): Text {
  const n = tight(years);
  const year = `{c}$${YEAR_ROW}`;
  const [isOff, place] =
    direction === 'before'
      ? [`${year}-${n}<first_year`, `${year}-${n}-first_year+${isFixed ? 2 : 1}`]
      : [`${year}+${n}>last_year`, isFixed ? n : `ROUND(${n},0)+1`];
  const chosen = `IF(${isOff},${outside},INDEX(${cells},1,${place}))`;
  return { text: isFixed ? chosen : `IF(OR(${n}<0,ROUND(${n},0)<>${n}),NA(),${chosen})`, binds: 'atom' };
}

/** Share of patients who find every bed taken: the last Poisson term over the sum of all, or far below the load those who do not fit. Part of a bed holds nobody. */
export function erlangB(load: Text, beds: Text): Text {
  const [a, c] = [tight(load), `INT(ROUND(${beds.text},9))`];
  const outside = `OR(${a}<0,${a}>${HIGHEST_LOAD},${c}<0)`;
  const blocked = `IF(${c}<${a}-${DEEPEST_SHORTAGE}*SQRT(${a}),1-${c}/${a},POISSON(${c},${a},FALSE)/POISSON(${c},${a},TRUE))`;
  return { text: `IF(${outside},NA(),IF(${a}=0,IF(${c}=0,1,0),${blocked}))`, binds: 'atom' };
}

/** Fewest beds: those far below the load, which never suffice, and how many numbers from there up would refuse more than the share. */
export function erlangBeds(load: Text, share: Text): Text {
  const [a, p] = [tight(load), tight(share)];
  const never = `INT(MAX(0,${a}-${DEEPEST_SHORTAGE}*SQRT(${a})))`;
  const beds = `ROW(INDEX($A:$A,1+${never}):INDEX($A:$A,INT(${a}+10*SQRT(${a})+40)))-1`;
  const tooFew = `POISSON(${beds},${a},FALSE)>${p}*(1+${power(SHARE_TOLERANCE)})*POISSON(${beds},${a},TRUE)`;
  const outside = `OR(${a}<0,${a}>${HIGHEST_LOAD},${p}<${power(LOWEST_SHARE)},${p}>1,${p}*SQRT(MAX(0,${a}))>${DEEPEST_SHORTAGE})`;
  return { text: `IF(${outside},NA(),IF(${a}=0,0,${never}+SUMPRODUCT(--(${tooFew}))))`, binds: 'atom' };
}

/** 1e-9 → 1E-9. */
function power(x: number): string {
  return x.toExponential().toUpperCase();
}

export function tight({ text, binds }: Text): string {
  return binds === 'atom' ? text : `(${text})`;
}
