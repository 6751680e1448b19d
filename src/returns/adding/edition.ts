import { publishedText } from '../../files/published/index.js';
import { parseFinancialYear } from '../../words/index.js';
import type { Period } from '../period.js';
import type { EditionKind } from '../return.js';

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const MONTH = MONTHS.map((month) => `${month.slice(0, 3)}(?:${month.slice(3)})?`).join('|');
/** `2016-17`, `2022_23`, `201920`, `2019/2020`; no part of a longer number. */
const YEARS = /(?<!\d)(20\d{2})\s?[-_/–]?\s?(20\d{2}|\d{2})(?!\d)/g;
const CALENDAR = /(?<!\d)20\d{2}(?!\d)/g;
const QUARTER = /(?<![a-z0-9])q(?:uarter)?[\s_-]*([1-4])(?!\d)/gi;
/** `October to December 2019`. */
const MONTHS_OF_QUARTER = new RegExp(`(${MONTH})\\s*(?:to|-|–)\\s*(?:${MONTH})\\s+(20\\d{2})`, 'gi');
/** `31 March 2016`, `31-march-2016`, `31st Mar 2016`; `31.03.2016`; `2016-03-31`. */
const DAY_IN_WORDS = new RegExp(
  `(?<!\\d)(\\d{1,2})(?:st|nd|rd|th)?[\\s_.-]+(${MONTH})[\\s_.,-]+(20\\d{2})(?!\\d)`,
  'gi',
);
const DAY_FIRST = /(?<!\d)(\d{1,2})[./_-](\d{1,2})[./_-](20\d{2})(?!\d)/g;
const YEAR_FIRST = /(?<!\d)(20\d{2})[./_-](\d{1,2})[./_-](\d{1,2})(?!\d)/g;

/** The editions of a kind that a text names, a title or a file's name, as they are written in a file's name: 2019-20-q3. */
export function editionsIn(text: string, kind: EditionKind): string[] {
  const plain = publishedText(text);
  if (kind === 'day') return [...new Set(daysIn(plain))];
  if (kind === 'calendar') return [...new Set([...plain.matchAll(CALENDAR)].map(([year]) => year))];
  const years = yearsIn(plain);
  if (kind !== 'quarter') return years;
  const byMonths = [...plain.matchAll(MONTHS_OF_QUARTER)].flatMap(([, from = '', calendar]) => {
    const month = monthOf(from);
    return [3, 6, 9, 0].includes(month) ? [quarterOf(Number(calendar), month)] : [];
  });
  const quarters = [...plain.matchAll(QUARTER)].map(([, quarter]) => quarter ?? '');
  const said = years.flatMap((year) => quarters.map((quarter) => `${year}-q${quarter}`));
  return [...new Set([...byMonths, ...said])];
}

/** The edition that rows of several months or quarters are: their one year where they are all of it, or from the first to the last. */
export function editionOfRows(periods: readonly Period[]): string | undefined {
  const years = new Set(periods.map(({ year }) => year));
  const [only] = years;
  if (only === undefined) return undefined;
  const months = new Set(periods.flatMap(({ month }) => month ?? []));
  const quarters = new Set(periods.flatMap(({ quarter }) => quarter ?? []));
  const isWhole = months.size === 12 || quarters.size === 4 || [3, 6, 9, 12].every((month) => months.has(month));
  if (years.size === 1 && (isWhole || months.size + quarters.size === 0)) return yearText(only);
  const at = periods.map(({ year, month, quarter }) =>
    month === undefined
      ? `${yearText(year)}${quarter === undefined ? '' : `-q${quarter}`}`
      : `${month >= 4 ? year - 1 : year}-${String(month).padStart(2, '0')}`,
  );
  const sorted = at.sort();
  const [first = '', last = ''] = [sorted[0], sorted.at(-1)];
  const short = (text: string): string => text.slice(0, 7);
  return `${short(first)}-to-${short(last)}`;
}

/** An edition as a user writes it: 2023-24, 2023/24, 2019-20-q3, 2016-03-31; undefined where it is none of its kind. */
export function editionTyped(text: string, kind: EditionKind): string | undefined {
  if (kind === 'rows' && /^\d{4}-\d{2}-to-\d{4}-\d{2}$/.test(text)) return text;
  const year = kind === 'calendar' ? text : text.replace(/^\d{4}$/, (end) => yearText(Number(end)));
  const found = editionsIn(year, kind === 'rows' ? 'year' : kind);
  return found.length === 1 ? found[0] : undefined;
}

/** How an edition of a kind is written, for a message. */
export const EDITION_RULES: Readonly<Record<EditionKind, string>> = {
  year: '--edition 2023-24',
  quarter: '--edition 2019-20-q3',
  day: '--edition 2016-03-31',
  calendar: '--edition 2023',
  rows: '--edition 2023-24, or 2022-04-to-2025-08',
};

function yearsIn(text: string): string[] {
  const years = [...text.matchAll(YEARS)].flatMap(([, from = '', to = '']) => {
    const end = parseFinancialYear(`${from}-${to}`);
    return end === undefined ? [] : [yearText(end)];
  });
  return [...new Set(years)];
}

function daysIn(text: string): string[] {
  const days = [
    ...[...text.matchAll(DAY_IN_WORDS)].map(([, day, month = '', year]) => [year, monthOf(month) + 1, day]),
    ...[...text.matchAll(DAY_FIRST)].map(([, day, month, year]) => [year, month, day]),
    ...[...text.matchAll(YEAR_FIRST)].map(([, year, month, day]) => [year, month, day]),
  ];
  return days.flatMap((parts) => {
    const [year = 0, month = 0, day = 0] = parts.map(Number);
    const date = new Date(Date.UTC(year, month - 1, day));
    return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? [date.toISOString().slice(0, 10)] : [];
  });
}

/** January is 0. */
function monthOf(word: string): number {
  return MONTHS.findIndex((month) => month.startsWith(word.slice(0, 3).toLowerCase()));
}

function quarterOf(calendarYear: number, firstMonth: number): string {
  const end = firstMonth >= 3 ? calendarYear + 1 : calendarYear;
  return `${yearText(end)}-q${firstMonth === 0 ? 4 : firstMonth / 3}`;
}

/** 2017 → 2016-17. */
function yearText(end: number): string {
  return `${end - 1}-${String(end % 100).padStart(2, '0')}`;
}
