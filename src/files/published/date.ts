import { textOrNone, unread, type NoValue, type Unread } from './cell.js';

/** A day as a publisher's cell holds it, written 2006-08-14. */
export interface PublishedDate {
  readonly kind: 'date';
  readonly date: string;
}

const WHAT = 'a date';
const RIGHT = 'Write it like 2006-08-14';
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** `2006-08-14`, as pandas writes it with a time; `2006/8/14`. */
const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?Z?)?$/;
/** `14/8/2006`, `14-08-06`, with or without a time. */
const DAY_FIRST = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?: \d{1,2}:\d{2}(?::\d{2})?)?$/;
/** `14-Aug-06`, `14 August 2006`, `14th Sept 2006`. */
const MONTH_IN_WORDS = /^(\d{1,2})(?:st|nd|rd|th)?[- /]([A-Za-z]{3,9})\.?[- /,]+(\d{4}|\d{2})$/;
const SERIAL = /^\d{5}(?:\.\d{1,12})?$/;
/** Two digits below it are of this century. */
const PIVOT = 50;
/** Day 0 of a spreadsheet's count, in days before 1970. */
const EPOCH = 25_569;
/** 1950-01-01 and 2099-12-31: a number of another size in a column of dates is something else. */
const [FIRST_SERIAL, LAST_SERIAL] = [18_264, 73_050];

/**
 * Reads a day as published: `14-Aug-06`, `14 August 2006`, `14/8/2006`, `14.08.2006`, `2006-08-14 00:00:00`, or a spreadsheet's serial
 * number. The day stands before the month, as in Britain; of two digits, 00 to 49 are 2000 to 2049 and 50 to 99 are 1950 to 1999, since
 * contracts of this field begin after the one and end before the other (so that a contract to 2050 or later must say four digits). A
 * serial number is Excel's for Windows (38943 is 2006-08-14), from 1950 to 2099; a time of day is left out. Ask it only of a column of
 * dates: elsewhere 38943 is a number.
 */
export function publishedDate(cell: string): PublishedDate | NoValue | Unread {
  const text = textOrNone(cell, WHAT, RIGHT);
  if (typeof text !== 'string') return text;
  if (SERIAL.test(text)) return dateOfSerial(Math.floor(Number(text))) ?? unread(cell, WHAT, RIGHT);
  const [, yearFirst, itsMonth, itsDay] = YEAR_FIRST.exec(text) ?? [];
  if (yearFirst !== undefined) return dateOf(yearFirst, Number(itsMonth), itsDay, cell);
  const [, day, month, year] = DAY_FIRST.exec(text) ?? [];
  if (year !== undefined) return dateOf(year, Number(month), day, cell);
  const [, dayOfMonth, word = '', itsYear] = MONTH_IN_WORDS.exec(text) ?? [];
  return itsYear === undefined ? unread(cell, WHAT, RIGHT) : dateOf(itsYear, monthOf(word), dayOfMonth, cell);
}

/** 1 for Jan, January; 0 for what is no month. */
function monthOf(word: string): number {
  const month = MONTHS.indexOf(word.slice(0, 3).toLowerCase());
  const full = new Date(Date.UTC(2000, month, 1)).toLocaleString('en-GB', { month: 'long', timeZone: 'UTC' });
  return month >= 0 && full.toLowerCase().startsWith(word.toLowerCase().replace(/^sept$/, 'sep')) ? month + 1 : 0;
}

function dateOf(year: string, month: number, day: string | undefined, cell: string): PublishedDate | Unread {
  const full = year.length === 4 ? Number(year) : Number(year) + (Number(year) < PIVOT ? 2000 : 1900);
  const date = new Date(Date.UTC(full, month - 1, Number(day)));
  const exists = full >= 1900 && date.getUTCMonth() === month - 1 && date.getUTCDate() === Number(day);
  return exists ? { kind: 'date', date: date.toISOString().slice(0, 10) } : unread(cell, WHAT, RIGHT);
}

function dateOfSerial(serial: number): PublishedDate | undefined {
  if (serial < FIRST_SERIAL || serial > LAST_SERIAL) return undefined;
  return { kind: 'date', date: new Date((serial - EPOCH) * 86_400_000).toISOString().slice(0, 10) };
}
