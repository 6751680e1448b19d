/** What a function takes in a place: any expression, the name of a line or input, the name of a table, or a unit. */
export type ArgumentKind = 'expression' | 'name' | 'table' | 'unit';

export interface Signature {
  readonly arguments: readonly ArgumentKind[];
  /** Further expressions are taken without limit. */
  readonly open?: true;
  /** Shown to the user when the count is wrong. */
  readonly written: string;
}

/** Every function of the language; engines hold a table over the same names, so none can be forgotten. */
export const FUNCTIONS = {
  prev: { arguments: ['name', 'expression'], written: 'prev(line, start)' },
  next: { arguments: ['name', 'expression'], written: 'next(line, end)' },
  lag: { arguments: ['name', 'expression', 'expression'], written: 'lag(line, years, start)' },
  lead: { arguments: ['name', 'expression', 'expression'], written: 'lead(line, years, end)' },
  cumulative: { arguments: ['name'], written: 'cumulative(line)' },
  sum: { arguments: ['name'], written: 'sum(line)' },
  highest: { arguments: ['name'], written: 'highest(line)' },
  lowest: { arguments: ['name'], written: 'lowest(line)' },
  npv: { arguments: ['name', 'name'], written: 'npv(flows, factors)' },
  irr: { arguments: ['name'], written: 'irr(flows)' },
  at: { arguments: ['name', 'expression'], written: 'at(line, year)' },
  lookup: { arguments: ['table', 'expression'], written: 'lookup(table, x)' },
  total: { arguments: ['name'], written: 'total(line)' },
  product: { arguments: ['name'], written: 'product(line)' },
  mean: { arguments: ['name'], written: 'mean(line)' },
  largest: { arguments: ['name'], written: 'largest(line)' },
  smallest: { arguments: ['name'], written: 'smallest(line)' },
  earlier: { arguments: ['name'], written: 'earlier(line)' },
  if: { arguments: ['expression', 'expression', 'expression'], written: 'if(condition, then, else)' },
  not: { arguments: ['expression'], written: 'not(condition)' },
  min: { arguments: ['expression', 'expression'], open: true, written: 'min(a, b, …)' },
  max: { arguments: ['expression', 'expression'], open: true, written: 'max(a, b, …)' },
  abs: { arguments: ['expression'], written: 'abs(x)' },
  sqrt: { arguments: ['expression'], written: 'sqrt(x)' },
  exp: { arguments: ['expression'], written: 'exp(x)' },
  log: { arguments: ['expression'], written: 'log(x)' },
  mod: { arguments: ['expression', 'expression'], written: 'mod(x, divisor)' },
  floor: { arguments: ['expression'], written: 'floor(x)' },
  ceil: { arguments: ['expression'], written: 'ceil(x)' },
  annuity: { arguments: ['expression', 'expression'], written: 'annuity(rate, years)' },
  pmt: { arguments: ['expression', 'expression', 'expression'], written: 'pmt(rate, years, present value)' },
  normal_inverse: { arguments: ['expression'], written: 'normal_inverse(probability)' },
  erlang_b: { arguments: ['expression', 'expression'], written: 'erlang_b(load, beds)' },
  erlang_beds: { arguments: ['expression', 'expression'], written: 'erlang_beds(load, share refused)' },
  in_force: { arguments: ['expression', 'expression'], written: 'in_force(first day, last day)' },
  year_of: { arguments: ['expression'], written: 'year_of(day)' },
  near: { arguments: ['expression', 'expression'], written: 'near(a, b)' },
  as: { arguments: ['expression', 'unit'], written: 'as(x, unit)' },
} as const satisfies Record<string, Signature>;

export type FunctionName = keyof typeof FUNCTIONS;
export const FUNCTION_NAMES = Object.keys(FUNCTIONS) as readonly FunctionName[];

/** The words that stand for the calendar: year number, years since base, and the ends of the timeline. */
export const CALENDAR_WORDS = ['t', 'year', 'first_year', 'base_year', 'last_year'] as const;
export type CalendarWord = (typeof CALENDAR_WORDS)[number];

export function isFunction(name: string): name is FunctionName {
  return Object.hasOwn(FUNCTIONS, name);
}

export function isCalendarWord(name: string): name is CalendarWord {
  return (CALENDAR_WORDS as readonly string[]).includes(name);
}

/** Functions that read all years of their line at once. */
export const ACROSS_YEARS: readonly string[] = [
  'sum',
  'highest',
  'lowest',
  'npv',
  'irr',
  'at',
] satisfies FunctionName[];

/** Functions that read the members of their line at once. */
export const OVER_MEMBERS = [
  'total',
  'product',
  'mean',
  'largest',
  'smallest',
] as const satisfies readonly FunctionName[];
export type MemberFunction = (typeof OVER_MEMBERS)[number];

export function isMemberFunction(name: string): name is MemberFunction {
  return (OVER_MEMBERS as readonly string[]).includes(name);
}
