import { readCommas, writeMeant } from '../../problems/index.js';
import { textOrNone, unread, type NoValue, type Unread } from './cell.js';

/** A number as a publisher's cell holds it. */
export interface PublishedNumber {
  readonly kind: 'number';
  /** Multiplied out where the cell itself says thousand, million or billion: of `£3.8m`, 3,800,000; of `3.00%`, 3. */
  readonly number: number;
  /** What the cell itself says by a letter or a word: of `£3.8m`, 1,000,000; else 1. A header's (£m) is no part of its cells. */
  readonly times: number;
  /** The sign beside the number, if any: pounds or per cent. */
  readonly mark?: '£' | '%';
}

const WHAT = 'a number';
const RIGHT = 'Write a number';
const PLAIN = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?$/i;
const SPACED_IN_THREES = /^[+-]?[1-9]\d{0,2}(?: \d{3})+(?:\.\d*)?$/;
/** Accounts print what is below nought in brackets: (1,204). */
const BRACKETED = /^\(([^()+-]*)\)$/;
/** The sign may stand on either side of the pound: -£5, £-5. */
const POUNDS = /^([+-]?)(?:£|GBP) ?([^]*)$|^([^]*?) ?GBP$/;
/** A letter says thousands or millions only beside a pound sign: 12.4 m may be metres. */
const WORD = /^(.*?\d\.?) ?(thousand|million|billion)$/i;
const LETTER = /^(.*?\d\.?) ?(k|mn|m|bn)$/i;
const TIMES: ReadonlyMap<string, number> = new Map([
  ...(['k', 'thousand'] as const).map((word) => [word, 1e3] as const),
  ...(['m', 'mn', 'million'] as const).map((word) => [word, 1e6] as const),
  ...(['bn', 'billion'] as const).map((word) => [word, 1e9] as const),
]);

/**
 * Reads a number as published: `66,667` and `66 667` (groups of three only), `3.00%`, `£590,000`, `£3.8m`, `12.4 million`, `(1,204)`,
 * `1.2E+05`, with no-break and thin spaces anywhere. A blank cell, `-`, `Not Applicable`, `Data not provided` and the like are no
 * value. Anything else is told with what would be right, which the caller may know better; a comma is never taken for a decimal point, nor one for the other: `17,5` is told.
 */
export function publishedNumber(cell: string, right = RIGHT): PublishedNumber | NoValue | Unread {
  const text = textOrNone(cell, WHAT, right);
  if (typeof text !== 'string') return text;
  const inBrackets = BRACKETED.exec(text.replace(/−/g, '-'))?.[1];
  const { isPounds, digits, times, isShare } = parts(inBrackets?.trim() ?? text.replace(/−/g, '-'));
  const read = plainDigits(digits, cell, right);
  if (typeof read === 'object' || (isPounds && isShare) || (isShare && times !== 1))
    return typeof read === 'object' ? read : unread(cell, WHAT, right);
  // As decimals: 3.8 × 1e6 is 3800000 and nothing beside it.
  const number = (inBrackets === undefined ? 1 : -1) * (times === 1 ? read : Number((read * times).toPrecision(15)));
  if (!Number.isFinite(number))
    return { kind: 'wrong', wrong: `is "${digits}", which is too large`, right: 'Is it a number?' };
  const mark = isPounds ? '£' : isShare ? '%' : undefined;
  return { kind: 'number', number: number + 0, times, ...(mark === undefined ? {} : { mark }) };
}

/** A cell's digits, and what stands around them. */
function parts(text: string): { isPounds: boolean; digits: string; times: number; isShare: boolean } {
  const pounds = POUNDS.exec(text);
  const amount = pounds === null ? text : (pounds[1] ?? '') + (pounds[2] ?? pounds[3] ?? '');
  const [, counted, word] = WORD.exec(amount) ?? (pounds === null ? [] : (LETTER.exec(amount) ?? []));
  const isShare = counted === undefined && amount.endsWith('%');
  return {
    isPounds: pounds !== null,
    digits: (counted ?? (isShare ? amount.slice(0, -1) : amount)).trim(),
    times: TIMES.get(word?.toLowerCase() ?? '') ?? 1,
    isShare,
  };
}

function plainDigits(digits: string, cell: string, right: string): number | Unread {
  if (PLAIN.test(digits)) return Number(digits);
  if (SPACED_IN_THREES.test(digits)) return Number(digits.replaceAll(' ', ''));
  const commas = readCommas(digits);
  if (commas === undefined) return unread(cell, WHAT, right);
  if ('plain' in commas) return Number(commas.plain);
  return { kind: 'wrong', wrong: `is "${cell.trim()}", which ${commas.wrong}`, right: writeMeant(commas.meant) };
}
