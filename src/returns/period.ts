import { publishedDate, publishedText } from '../files/published/index.js';
import { parseFinancialYear, printFinancialYear } from '../words/index.js';

/** The month or quarter that a row is of: its financial year by its end, and its calendar month or its quarter of the financial year. */
export interface Period {
  readonly year: number;
  readonly month?: number;
  readonly quarter?: number;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Reads April 2022, Apr-22, 2022-04, 2022-04-30, 30/06/2022 (a month by any day of it), 2018-19 Q1 and 2018/19; undefined for anything else. */
export function parsePeriod(text: string): Period | undefined {
  const plain = publishedText(text).toLowerCase();
  const quarter = /^(\d{4}[-/–]\d{2}) ?q(?:uarter )?([1-4])$/.exec(plain);
  const ofQuarter = parseFinancialYear(quarter?.[1] ?? '');
  if (ofQuarter !== undefined) return { year: ofQuarter, quarter: Number(quarter?.[2]) };
  const numbers = /^(\d{4})-(\d{2})(?:-\d{2})?$/.exec(plain);
  const asYear = numbers?.[0] === plain && plain.length === 7 ? parseFinancialYear(plain) : undefined;
  // 2012-13 is a financial year, 2022-04 a month: no financial year ends in -01 to -12 after 2012.
  const month = Number(numbers?.[2]);
  if (numbers !== null && month >= 1 && month <= 12 && (asYear === undefined || Number(numbers[1]) > 2012))
    return ofMonth(Number(numbers[1]), month);
  const words = /^([a-z]{3,9})[-\s](\d{4}|\d{2})$/.exec(plain);
  const named = MONTHS.indexOf((words?.[1] ?? '').slice(0, 3)) + 1;
  const yearNamed = Number(words?.[2]);
  if (named > 0) return ofMonth(yearNamed < 100 ? 2000 + yearNamed : yearNamed, named);
  const year = parseFinancialYear(plain);
  if (year !== undefined) return { year };
  const day = publishedDate(plain);
  return day.kind === 'date' ? ofMonth(Number(day.date.slice(0, 4)), Number(day.date.slice(5, 7))) : undefined;
}

/** June 2024; 2024/25 Q2; 2024/25. */
export function printPeriod({ year, month, quarter }: Period): string {
  if (month === undefined) return `${printFinancialYear(year)}${quarter === undefined ? '' : ` Q${quarter}`}`;
  const name = new Date(Date.UTC(2000, month - 1, 1)).toLocaleString('en-GB', { month: 'long', timeZone: 'UTC' });
  return `${name} ${month >= 4 ? year - 1 : year}`;
}

function ofMonth(calendarYear: number, month: number): Period {
  return { year: month >= 4 ? calendarYear + 1 : calendarYear, month };
}
