import { didYouMean } from '../../problems/index.js';
import { knowsRareUnits, rareMeasure } from './rare.js';
import { DIMENSION_WORDS, UNIT_WORDS, YEAR_DIMENSION, commonMeasure, plainUnit } from './vocabulary.js';

/**
 * What a number counts: a product of powers of dimensions, and how many base units one of it is.
 * A model's period is a year, so `year` counts as 1 and `month` as 1/12: GBP/year and GBP are one unit.
 */
export interface Unit {
  /** As written: GBP/m2. */
  readonly text: string;
  /** Powers of the dimensions, in the order of DIMENSION_WORDS; the year's is always 0. */
  readonly powers: readonly number[];
  /** 1 acre is 4,046.8564224 of its base unit. */
  readonly factor: number;
}

export interface Wrong {
  readonly wrong: string;
  readonly right?: string;
}

export function isWrong<T extends object>(result: T | Wrong): result is Wrong {
  return 'wrong' in result;
}

export const PURE: Unit = { text: '1', powers: [], factor: 1 };
/** Stands where a unit could not be read: it fits every other, so that one fault is said once. */
export const UNKNOWN_UNIT: Unit = { text: '?', powers: [], factor: 1 };
/** m12 is nobody's unit, and 1e999 of them would overflow. */
const HIGHEST_POWER = 9;
const UNIT_FORM = /^[A-Za-z%0-9][A-Za-z0-9%\s*/^().-]{0,119}$/;
const LONGEST_UNIT = 120;
const known = new Map<string, Unit>([
  ['1', PURE],
  ['flag', { ...PURE, text: 'flag' }],
  ['%', { text: '%', powers: [], factor: 0.01 }],
]);

/** Reads a unit such as `GBP/m2`, or says what is wrong with it and which word is nearest. */
export function readUnit(text: string): Unit | Wrong {
  const trimmed = text.trim();
  const cached = known.get(trimmed);
  if (cached !== undefined) return cached;
  const misfit = betterSpelt(trimmed) ?? faultOfForm(trimmed);
  if (misfit !== undefined) return { wrong: `${clip(trimmed)} is not a unit`, right: misfit };
  const common = commonMeasure(trimmed);
  if (common === undefined && !knowsRareUnits()) throw new Error(`the library of units is missing, for ${trimmed}`);
  for (const word of common === undefined ? (trimmed.match(/[A-Za-z][A-Za-z0-9]*/g) ?? []) : []) {
    const unknown = unknownWord(word);
    if (unknown !== undefined) return unknown;
  }
  try {
    const { powers, factor } = common ?? rareMeasure(trimmed);
    const unit = { text: trimmed, powers: withoutYears(powers), factor };
    if (!unit.powers.every((power) => Math.abs(power) <= HIGHEST_POWER) || !(unit.factor > 0 && unit.factor < Infinity))
      throw new Error('out of bounds');
    known.set(trimmed, unit);
    return unit;
  } catch {
    return { wrong: `${clip(trimmed)} is not a unit`, right: 'Write it like GBP/m2 or bed/ward' };
  }
}

/** What to write for a unit that is known here by another spelling: m² is m2. */
function betterSpelt(text: string): string | undefined {
  if (text.length > LONGEST_UNIT || text.trim() === '') return undefined;
  const plain = plainUnit(text);
  return plain === text || isWrong(readUnit(plain)) ? undefined : `Write ${plain}`;
}

/** Why a text cannot be a unit, from its characters alone. */
function faultOfForm(text: string): string | undefined {
  if (text.startsWith('£'))
    return 'Pounds are written GBP (nominal), realGBP (base-year prices) or pvGBP (discounted); £m is mGBP';
  if (/\sper\s/.test(text)) return `Write ${clip(text.replace(/\s+per\s+/g, '/'))}`;
  if (!UNIT_FORM.test(text)) return 'Write it like GBP/m2 or bed/ward';
  if (/^\d/.test(text) && !/^1\s*\//.test(text)) return 'A pure number has unit: 1';
  return /[\w)]\s+[\w(]/.test(text) ? 'Put * or / between its words: bed*day, GBP/bed/day' : undefined;
}

function unknownWord(word: string): Wrong | undefined {
  if (UNIT_WORDS.includes(word)) return undefined;
  const money = /^((?:real|pv)?GBP)([km])$/.exec(word);
  if (money !== null)
    return { wrong: `${word} is not a unit`, right: `Did you mean ${money[2] ?? ''}${money[1] ?? ''}?` };
  try {
    rareMeasure(word);
    return undefined;
  } catch {
    return {
      wrong: `${clip(word)} is not a unit`,
      right: didYouMean(word, UNIT_WORDS) ?? `Units are ${UNIT_WORDS.join(', ')}`,
    };
  }
}

function withoutYears(powers: readonly number[]): readonly number[] {
  return trimmedPowers(powers.map((power, index) => (index === YEAR_DIMENSION ? 0 : power)));
}

function trimmedPowers(powers: readonly number[]): readonly number[] {
  let length = powers.length;
  while (length > 0 && powers[length - 1] === 0) length--;
  return powers.slice(0, length);
}

/** True of area and area, whether in m2 or acre: one converts to the other. */
export function sameDimensions(a: Unit, b: Unit): boolean {
  if (a === UNKNOWN_UNIT || b === UNKNOWN_UNIT) return true;
  return a.powers.length === b.powers.length && a.powers.every((power, index) => power === b.powers[index]);
}

/** True of m2 and m2 only: numbers in them may be added as they stand. */
export function sameUnit(a: Unit, b: Unit): boolean {
  return sameDimensions(a, b) && Math.abs(a.factor - b.factor) <= 1e-9 * Math.max(a.factor, b.factor);
}

/** The power in which a unit holds a word such as `realGBP`: 1 in realGBP/m2, −1 in bed/realGBP, 0 in m2. */
export function dimensionPower(unit: Unit, word: string): number {
  return unit.powers[DIMENSION_WORDS.indexOf(word)] ?? 0;
}

export function isPure(unit: Unit): boolean {
  return unit.powers.length === 0;
}

export function times(a: Unit, b: Unit): Unit {
  return combine(a, b, 1);
}

export function over(a: Unit, b: Unit): Unit {
  return combine(a, b, -1);
}

export function toPower(unit: Unit, exponent: number): Unit {
  const powers = trimmedPowers(unit.powers.map((power) => power * exponent));
  return derived(powers, unit.factor ** exponent);
}

function combine(a: Unit, b: Unit, sign: 1 | -1): Unit {
  const length = Math.max(a.powers.length, b.powers.length);
  const powers = trimmedPowers(
    Array.from({ length }, (_, index) => (a.powers[index] ?? 0) + sign * (b.powers[index] ?? 0)),
  );
  return derived(powers, a.factor * b.factor ** sign);
}

function derived(powers: readonly number[], factor: number): Unit {
  const isBase = Math.abs(factor - 1) <= 1e-9;
  return {
    text: (isBase ? '' : `${Number(factor.toPrecision(6))} `) + printPowers(powers),
    powers,
    factor: isBase ? 1 : factor,
  };
}

function printPowers(powers: readonly number[]): string {
  const part = (wanted: (power: number) => boolean): string[] =>
    powers.flatMap((power, index) =>
      wanted(power) ? [DIMENSION_WORDS[index] + (Math.abs(power) === 1 ? '' : String(Math.abs(power)))] : [],
    );
  const above = part((power) => power > 0);
  const below = part((power) => power < 0);
  if (above.length === 0 && below.length === 0) return '1';
  return (above.length === 0 ? '1' : above.join('*')) + below.map((word) => `/${word}`).join('');
}

function clip(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
