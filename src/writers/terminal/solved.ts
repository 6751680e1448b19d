import type { Solved, Switch } from '../../report/solved/index.js';
import { printGbp, printShare, printUnit } from '../../words/index.js';
import { printTable, wrapLines } from '../../words/screen/index.js';

/** More drivers than a screen holds are counted: --full prints them. */
const MOST = 20;
/** A figure is printed with so many digits: it is to be read, and --json has it whole. */
const DIGITS = 5;
const NOTHING = 1e-9;

/** At what values of its inputs, each alone, a line meets what was asked, the nearest first; then what never brings it there. */
export function printSolved(solved: Solved, isFull: boolean): string[] {
  const { site, optionTitle, label, line, year, switches, decisions } = solved;
  const amount = (value: number): string =>
    solved.unit === 'pvGBP' || solved.unit === 'realGBP' || solved.unit === 'GBP'
      ? printGbp(value)
      : `${figure(value)} ${printUnit(solved.unit, solved.prices)}`;
  const of = year === undefined ? '' : ` of ${year}`;
  const head = wrapLines(
    `${site}, ${optionTitle}: ${label} (${line})${of} is ${amount(solved.now)}. Each input is moved alone until it is ${amount(solved.to)}.`,
  );
  const reached = switches.filter(({ at }) => at !== null);
  const [shown, more] = isFull ? [reached, 0] : [reached.slice(0, MOST), Math.max(0, reached.length - MOST)];
  const rows = shown.map((each) => rowOf(each, solved.prices));
  const never = switches.filter(({ found }) => found === 'never');
  const nothing = switches.filter(({ found }) => found === 'nothing');
  return [
    ...head,
    '',
    ...(rows.length === 0 ? [] : printTable([['Input', 'Now', 'At', 'Change', 'Unit', 'Status'], ...rows], 1)),
    ...(more === 0 ? [] : [`and ${more} more: --full prints them`]),
    ...steps(shown, amount),
    ...neverSaid(never, amount, isFull),
    ...(nothing.length === 0 ? [] : wrapLines(`It does not hang on: ${names(nothing, isFull)}.`)),
    ...(decisions === 'kept'
      ? ['The blocks that were chosen are kept: --decisions anew chooses them again for every value.']
      : ['Blocks are chosen again for every value, as one who knew it would.']),
  ];
}

function rowOf({ label, now, at, change, unit, status, moves, found }: Switch, prices: string): string[] {
  // What is next to nothing beside what it is now is nothing.
  const plain = (amount: number): number => (Math.abs(amount) < NOTHING * Math.abs(now) ? 0 : amount);
  const value = (amount: number): string => `${moves === 'factor' ? '× ' : ''}${figure(plain(amount))}`;
  return [
    label,
    value(now),
    `${found === 'stepped' ? '≈ ' : ''}${value(at ?? NaN)}`,
    change === null ? '–' : `${change > 0 ? '+' : ''}${printShare(change)}`,
    moves === 'factor' ? 'on all its values' : printUnit(unit, prices),
    status,
  ];
}

function steps(shown: readonly Switch[], amount: (value: number) => string): string[] {
  return shown.flatMap(({ found, label, between }) => {
    const [before, after] = between ?? [];
    return found !== 'stepped' || typeof before !== 'number' || typeof after !== 'number'
      ? []
      : wrapLines(`≈ ${label}: no value meets it. It steps there from ${amount(before)} to ${amount(after)}.`, '  ');
  });
}

function neverSaid(never: readonly Switch[], amount: (value: number) => string, isFull: boolean): string[] {
  const [only] = never;
  if (only === undefined) return [];
  if (never.length > 1) return wrapLines(`No value that they may have brings it there: ${names(never, isFull)}.`);
  const [low, high] = (only.between ?? [null, null]).map((value) => (value === null ? 'no value' : amount(value)));
  return wrapLines(
    `No value of ${only.label} between ${figure(only.low)} and ${figure(only.high)} brings it there: it is ${low ?? ''} at the one and ${high ?? ''} at the other.`,
  );
}

/** Names beyond these are counted. */
const MOST_NAMES = 6;

function names(all: readonly Switch[], isFull: boolean): string {
  const shown = isFull ? all : all.slice(0, MOST_NAMES);
  const more = all.length - shown.length;
  return [...shown.map(({ label }) => label), ...(more > 0 ? [`${more} more`] : [])].join('; ');
}

function figure(value: number): string {
  const text = Number(value.toPrecision(DIGITS)).toLocaleString('en-GB', { maximumSignificantDigits: DIGITS });
  return text.replace('-', '−');
}
