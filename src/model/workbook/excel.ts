import { VALUE_COLUMN, YEAR_ROW } from './columns.js';

/** A piece of an Excel formula, and what holds it together: a sum needs parentheses inside a product. */
export interface Text {
  readonly text: string;
  readonly binds: 'atom' | 'power' | 'product' | 'sum';
}

const YEAR_START = `DATE({c}$${YEAR_ROW}-1,4,1)`;
const YEAR_END = `DATE({c}$${YEAR_ROW},3,31)`;
/** Excel takes 255 arguments. */
const MOST_ARGUMENTS = 250;

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

/** Share of the column's days between two dates, both included. */
export function inForce(first: string, last: string): Text {
  const days = `MAX(0,MIN(${last},${YEAR_END})-MAX(${first},${YEAR_START})+1)`;
  return { text: `${days}/(${YEAR_END}-${YEAR_START}+1)`, binds: 'product' };
}

interface Addend {
  readonly sheet: string;
  readonly row: number;
  readonly series: boolean;
}

/** The sum of some rows in the column's year: rows that stand together are one range. */
export function sumOf(addends: readonly Addend[]): Text {
  if (addends.length === 0) return { text: '0', binds: 'atom' };
  const ranges = runs(addends).map(([first, last]) => range(first, last));
  const only = addends.length === 1 ? ranges[0] : undefined;
  if (only !== undefined) return { text: only, binds: 'atom' };
  const sums: string[] = [];
  for (let start = 0; start < ranges.length; start += MOST_ARGUMENTS) {
    sums.push(call('SUM', ...ranges.slice(start, start + MOST_ARGUMENTS)));
  }
  return { text: sums.join('+'), binds: sums.length === 1 ? 'atom' : 'sum' };
}

function runs(addends: readonly Addend[]): [Addend, Addend][] {
  const found: [Addend, Addend][] = [];
  for (const addend of addends) {
    const last = found.at(-1);
    if (last !== undefined && last[1].row + 1 === addend.row) last[1] = addend;
    else found.push([addend, addend]);
  }
  return found;
}

function range(first: Addend, last: Addend): string {
  const cell = ({ row, series }: Addend): string => (series ? `{c}${row}` : `$${VALUE_COLUMN}$${row}`);
  return first.sheet + (first === last ? cell(first) : `${cell(first)}:${cell(last)}`);
}

function tight({ text, binds }: Text): string {
  return binds === 'atom' ? text : `(${text})`;
}
