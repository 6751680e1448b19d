import { readCommas } from '../../problems/index.js';
import { adviceOn, askUnit } from './advice.js';
import { UNKNOWN_UNIT, isPure, isWrong, readUnit, sameDimensions, type Unit, type Wrong } from './unit.js';

const NUMBER = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?)\s*(.*)$/s;
const FLAGS: ReadonlyMap<string, number> = new Map([
  ['yes', 1],
  ['no', 0],
]);
/** Words that other programs have for them. */
const MEANT: ReadonlyMap<string, string> = new Map([
  ...['yes', 'y', 'true', 'on'].map((word) => [word, 'yes'] as const),
  ...['no', 'n', 'false', 'off', 'none'].map((word) => [word, 'no'] as const),
]);
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/**
 * The number in a quantity such as `17 ha`, `18 %` or `2039-08-13`, in the unit that is wanted.
 * A bare number stands in `bareUnit`; without one it fits only a pure number.
 * Dates are whole days as spreadsheets count them (1900-01-01 is 2); a flag is yes (1) or no (0).
 */
export function readQuantity(text: string, wanted: Unit, bareUnit?: Unit): { readonly value: number } | Wrong {
  const trimmed = text.trim();
  if (wanted === UNKNOWN_UNIT) return { value: 0 };
  if (wanted.text === 'date') return readDate(trimmed);
  if (wanted.text === 'flag') return readFlag(trimmed);
  const match = NUMBER.exec(trimmed);
  const advice = (otherwise: string | undefined): { readonly right?: string } => {
    const right = adviceOn(trimmed, wanted, readQuantity) ?? otherwise;
    return right === undefined ? {} : { right };
  };
  if (match === null)
    return { wrong: `${quote(trimmed)} is not a number`, ...advice(`Write it like ${example(wanted)}`) };
  const number = Number(match[1]);
  const unitText = match[2] ?? '';
  const commas = readCommas(/^[+-]?[\d.,]*\d/.exec(trimmed)?.[0] ?? '');
  if (commas !== undefined)
    return {
      wrong: `${quote(trimmed)} ${'plain' in commas ? 'has a comma in its number' : commas.wrong}`,
      ...advice(undefined),
    };
  const unit = unitText === '' ? (bareUnit ?? (isPure(wanted) ? wanted : undefined)) : readUnit(unitText);
  if (unit === undefined) return { wrong: `${quote(trimmed)} has no unit`, right: askUnit(match[1] ?? '', wanted) };
  if (isWrong(unit)) return { wrong: unit.wrong, ...advice(unit.right) };
  if (!sameDimensions(unit, wanted)) {
    return {
      wrong: `${quote(trimmed)} is in ${unit.text}, where ${wanted.text} is needed`,
      ...advice(`Write it like ${example(wanted)}`),
    };
  }
  const value = convert(number, unit, wanted);
  return Number.isFinite(value)
    ? { value }
    : { wrong: `${quote(trimmed)} is too large`, right: 'Numbers go up to 1e300' };
}

/** A number of one unit in another of the same dimensions. */
export function convert(number: number, from: Unit, to: Unit): number {
  return from.factor === to.factor ? number : (number * from.factor) / to.factor;
}

/** A flag is given as yes or no; the 1 or 0 that formulas make of it is taken too, as a spreadsheet or a data file has it. */
function readFlag(text: string): { readonly value: number } | Wrong {
  const value = FLAGS.get(text) ?? Number(NUMBER.exec(text)?.[2] === '' ? text : NaN);
  if (value === 0 || value === 1) return { value };
  const meant = MEANT.get(text.toLowerCase());
  return { wrong: `${quote(text)} is neither yes nor no`, right: `Write ${meant ?? 'yes or no'}` };
}

/** 1 → "yes", 0 → "no": a flag as it is given; undefined for a number that is none. */
export function printFlag(value: number): string | undefined {
  return [...FLAGS].find(([, number]) => number === value)?.[0];
}

function readDate(text: string): { readonly value: number } | Wrong {
  const match = DATE.exec(text);
  const [year, month, day] = match === null ? [NaN, NaN, NaN] : [Number(match[1]), Number(match[2]), Number(match[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = match !== null && year >= 1900 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  if (exists) return { value: serialDay(year, month, day) };
  const [, ofMonth, ofYear, inYear] = DAY_FIRST.exec(text) ?? [];
  const meant = inYear === undefined ? '' : [inYear, ofYear?.padStart(2, '0'), ofMonth?.padStart(2, '0')].join('-');
  const isMeant = DATE.test(meant) && !isWrong(readDate(meant));
  return { wrong: `${quote(text)} is not a date`, right: isMeant ? `Write ${meant}` : 'Write it like 2039-08-13' };
}

/** In Britain the day stands first. */
const DAY_FIRST = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/;

/** Days since 30 December 1899: the number that a spreadsheet keeps for a date (from March 1900 on). */
export function serialDay(year: number, month: number, day: number): number {
  return Date.UTC(year, month - 1, day) / 86_400_000 + 25_569;
}

/** The financial year, by its end, in which a day falls: 51,226, 31 March 2040, is in 2040. */
export function financialYearOf(serial: number): number {
  const date = new Date((serial - 25_569) * 86_400_000);
  return date.getUTCFullYear() + (date.getUTCMonth() > 2 ? 1 : 0);
}

/** 51,226 → "2040-03-31". */
export function printSerialDay(serial: number): string {
  return new Date((serial - 25_569) * 86_400_000).toISOString().slice(0, 10);
}

function example(unit: Unit): string {
  return isPure(unit) ? '0.25 or 25 %' : `28 ${unit.text}`;
}

function quote(text: string): string {
  return `"${clip(text)}"`;
}

function clip(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
