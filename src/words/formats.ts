import { printCount, printGbp, printHectares, printNumber, printShare } from './amounts.js';
import { printFinancialYear } from './financialYear.js';

const M2_AN_ACRE = 4046.8564224;
/** Less than half of what is printed last is none, and must not print as −£0. */
const NO_MONEY = 0.5;

/** How a report prints a number, by the name that its file gives: a sign is a minus before the figure, never lost. */
const FORMATS: Readonly<Record<string, (value: number) => string>> = {
  gbp: (value) => printGbp(Math.abs(value) < NO_MONEY ? 0 : value),
  gbp_size: (value) => printGbp(Math.abs(value)),
  gbp_fall: (value) => printGbp(Math.abs(value) < NO_MONEY ? 0 : -value),
  pence: (value) => `${value < 0 ? '−' : ''}£${Math.abs(value).toFixed(2)}`,
  pounds: (value) => `${value < 0 ? '−' : ''}£${printNumber(Math.abs(value))}`,
  millions: (value) => `${value < 0 ? '−' : ''}£${(Math.abs(value) / 1e6).toFixed(2)}m`,
  share: (value) => printShare(value),
  share0: (value) => printShare(value, 0),
  share_size: (value) => printShare(Math.abs(value)),
  number: (value) => printNumber(value),
  size: (value) => printNumber(Math.abs(value)),
  number1: (value) => printNumber(value, 1),
  number2: (value) => printNumber(value, 2),
  beds: (value) => printNumber(Math.abs(value) < 0.5 ? 0 : value),
  whole_up: (value) => printNumber(Math.ceil(value)),
  hectares: (value) => printHectares(value),
  acres: (value) => printNumber(value / M2_AN_ACRE),
  acres1: (value) => printNumber(value / M2_AN_ACRE, 1),
  year: (value) => printFinancialYear(value),
  day: (value) => new Date((value - 25_569) * 86_400_000).toISOString().slice(0, 10),
};

/** What a number must be in to be printed so; undefined for a format of any number. */
const UNITS: readonly (readonly [formats: RegExp, unit: RegExp, said: string])[] = [
  [/^(gbp\w*|pence|pounds|millions)$/, /^(real|pv)?GBP\b/, 'money in £'],
  [/^share\w*$/, /^(1|flag|%)$/, 'a pure number'],
  [/^(hectares|acres1?)$/, /^m2$/, 'an area in m2'],
  [/^year$/, /^(1|year)$/, 'a financial year'],
  [/^day$/, /^date$/, 'a date'],
];

/** What a format wants and a unit is not: `gbp` of `bed` → "money in £"; undefined where they fit. */
export function misfit(format: string, unit: string): string | undefined {
  const [, wanted, said] = UNITS.find(([formats]) => formats.test(format)) ?? [];
  return wanted === undefined || wanted.test(unit) ? undefined : said;
}

export const FORMAT_NAMES: readonly string[] = Object.keys(FORMATS);
const COUNT = /^count(_up)? ([^/]+?)(?:\/([^/]+))?$/;

/** Whether a report may print a number so: one of `FORMAT_NAMES`, or `count ward`, `count bed is/beds are`, `count_up bed` (whole ones upwards). */
export function isFormat(format: string): boolean {
  return Object.hasOwn(FORMATS, format) || COUNT.test(format);
}

/** A number as a format prints it: `gbp` → "£17.7m", `count ward` → "2 wards". */
export function printAs(format: string, value: number): string {
  const count = COUNT.exec(format);
  if (count !== null) {
    const [, isUp, one = '', many] = count;
    return printCount(isUp === undefined ? value : Math.ceil(value), one, many);
  }
  const print = FORMATS[format];
  if (print === undefined) throw new Error(`no format ${format}`);
  return print(value);
}
