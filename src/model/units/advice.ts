import { readCommas, writeMeant } from '../../problems/index.js';
import { isPure, isWrong, readUnit, sameDimensions, type Unit, type Wrong } from './unit.js';
import { MONIES, plainUnit, UNIT_WORDS } from './vocabulary.js';

type Read = (text: string, wanted: Unit) => { readonly value: number } | Wrong;

/** Digits, and the commas and points among them, at the beginning of a quantity; then what it counts. */
const NUMBER = /^([+-]?)((?:£|GBP ?)?)([+-]?)(\d[\d.,]*|\.\d+)\s*([^]*)$/;
const TIMES = /^(thousand|million|billion|k|mn|m|bn)(?![a-z0-9])\s*/i;
const SCALES: Readonly<Record<string, number>> = {
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  mn: 1e6,
  million: 1e6,
  bn: 1e9,
  billion: 1e9,
};
const LONGEST = 60;

/**
 * What to write for a quantity that people type in another way: `£3.8m` is 3.8 mGBP, `10 m²` 10 m2, `12.4 million GBP` 12.4 mGBP and
 * `17,5 ha` 17.5 ha, in the money that is wanted and of the area that is named: `£1.5m/ha` is 1.5 mrealGBP/ha, and £1.5m alone may be of a
 * square metre, a hectare or an acre. It is told only where what it tells would be read. `read` reads a quantity.
 */
export function adviceOn(text: string, wanted: Unit, read: Read): string | undefined {
  const [, sign = '', pounds = '', second = '', digits = '', rest = ''] =
    (text.length > LONGEST ? null : NUMBER.exec(text)) ?? [];
  const commas = digits === '' ? undefined : readCommas(digits);
  const numbers = commas === undefined ? [digits] : 'plain' in commas ? [commas.plain] : commas.meant;
  const word = TIMES.exec(rest);
  if (
    commas === undefined &&
    word !== null &&
    word[0] === rest &&
    (word[1] ?? '').length > 2 &&
    !/GBP/.test(wanted.text) &&
    !isPure(wanted)
  )
    return askUnit(scaled(sign + second + digits, SCALES[word[1]?.toLowerCase() ?? ''] ?? 1), wanted);
  const written = numbers.flatMap((number) => quantityOf(sign + second + number, pounds !== '', rest, wanted) ?? []);
  const isRead = written.length > 0 && written.every((each) => each !== text && !isWrong(read(each, wanted)));
  if (isRead) return commas === undefined && written.length > 1 ? askMeant(written) : writeMeant(written);
  // Of its number more is known than of its unit.
  return commas === undefined
    ? undefined
    : writeMeant(numbers.map((number) => `${sign}${second}${number} ${rest}`.trim()));
}

/** A number and what stands behind it, as they are written here: several ways where the area is not said that a price is of. */
function quantityOf(number: string, isPounds: boolean, rest: string, wanted: Unit): string | readonly string[] {
  const word = TIMES.exec(rest)?.[1]?.toLowerCase();
  const money = MONIES.find((each) => new RegExp(`^[km]?${each}(?![a-z])`, 'i').test(wanted.text));
  const behind = plainUnit(rest.slice(TIMES.exec(rest)?.[0].length ?? 0))
    .replace(/\s*\/\s*/g, '/')
    .replace(/^([km]?)(?:£|pounds?\b|GBP\b)/i, (_, prefix: string) => prefix + (money ?? 'GBP'));
  const isMoney =
    isPounds ||
    /^[km]?(?:real|pv)?GBP/.test(behind) ||
    (money !== undefined && (behind.startsWith('/') || (behind === '' && word !== undefined)));
  // 12.4 m may be metres.
  if (word !== undefined && word.length < 3 && !isMoney) return withUnit(number, plainUnit(rest), wanted);
  const times = SCALES[word ?? ''] ?? 1;
  if (!isMoney || money === undefined) return withUnit(times === 1 ? number : scaled(number, times), behind, wanted);
  const units = /^[km]?(?:real|pv)?GBP/.test(behind)
    ? [behind]
    : behind.startsWith('/')
      ? [money + behind]
      : [wanted.text, ...ofOtherSize(wanted)].map((text) => text.slice(text.indexOf(money)));
  const prefix = times === 1 ? '' : times === 1e3 ? 'k' : 'm';
  return units.map((unit) => `${times === 1e9 ? scaled(number, 1e3) : number} ${prefix}${unit}`);
}

/** realGBP/m2 → realGBP/ha, realGBP/acre: what a price may be of that is counted in several sizes. */
function ofOtherSize({ text }: Unit): string[] {
  const [, above = '', below = ''] = /^([^/]+)\/([^/]+)$/.exec(text) ?? [];
  const unit = below === '' ? undefined : readUnit(below);
  if (unit === undefined || isWrong(unit) || isPure(unit)) return [];
  return wordsLike(unit).map((word) => `${above}/${word}`);
}

/** Words of this field for another size of the same. */
function wordsLike(wanted: Unit): string[] {
  return UNIT_WORDS.filter((word) => {
    const unit = readUnit(word);
    return word !== wanted.text && !isWrong(unit) && sameDimensions(unit, wanted);
  });
}

function askMeant(all: readonly string[]): string {
  return `Which is meant: ${all.slice(0, -1).join(', ')} or ${all.at(-1) ?? ''}?`;
}

function withUnit(number: string, unit: string, wanted: Unit): string {
  return unit === '' && isPure(wanted) ? number : `${number} ${unit}`.trim();
}

function scaled(number: string, times: number): string {
  return String(Number((Number(number) * times).toPrecision(15)));
}

/** The units in which a number without one may be meant, the wanted one first: 14 m2, 14 ha or 14 acre. */
export function askUnit(number: string, wanted: Unit): string {
  const all = [wanted.text, ...wordsLike(wanted), ...ofOtherSize(wanted)].map((unit) => `${number} ${unit}`);
  return all.length === 1 ? `Write it like ${all[0] ?? ''}` : askMeant(all);
}
