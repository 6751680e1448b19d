import type { Choices } from './choices.js';
import { SPANS, UNITS, type By, type Dimension, type Known, type Unit } from './vocabulary.js';

export interface Calendar {
  readonly text: string;
  readonly years: readonly number[];
  readonly opening: string;
  readonly closing: string;
}

/** A timeline of three to eight years, of which up to two are history, and two dates about it. */
export function calendarOf(choices: Choices): Calendar {
  const first = 2024;
  const base = first + choices.below(3);
  const last = base + 2 + choices.below(4);
  const date = (): string =>
    `${2022 + choices.below(10)}-${choices.pick(['04-01', '02-28', '12-31', '03-31', '08-13'])}`;
  return {
    text: `timeline: { first: ${first}, base: ${base}, last: ${last} }\n`,
    years: Array.from({ length: last - first + 1 }, (_, index) => first + index),
    opening: date(),
    closing: date(),
  };
}

export interface Members {
  readonly text: string;
  readonly of: Readonly<Record<Dimension, readonly string[]>>;
}

/** One to three members a dimension, and up to four buildings; a parcel may have none. */
export function membersOf(choices: Choices): Members {
  const take = (names: readonly string[]): string[] => names.slice(0, 1 + choices.below(names.length));
  const of = {
    parcel: take(['north', 'south', 'corner']),
    building: take(['tower', 'stores', 'annexe', 'lodge']),
    pool: take(['medicine', 'surgery', 'care']),
    measure: take(['spells', 'days']),
  };
  const parents = of.building.map((building) => `${building}: ${choices.pick(of.parcel)}`).join(', ');
  const list = (dimension: 'parcel' | 'pool' | 'measure'): string => `  ${dimension}: [${of[dimension].join(', ')}]\n`;
  const text = `dimensions:\n${list('parcel')}${list('pool')}${list('measure')}  building: { in: parcel, members: { ${parents} } }\n`;
  return { text, of };
}

export interface Table {
  readonly name: string;
  readonly unit: Unit;
  readonly text: string;
}

/** A stepped table of pure numbers, and one of money. */
export function tablesOf(choices: Choices, prefix: string): Table[] {
  return (['1', 'realGBP'] as const).map((unit, index) => {
    const name = `${prefix}table_${index + 1}`;
    const starts = choices.pick([-2, 0, 1]);
    const rows = Array.from(
      { length: 1 + choices.below(3) },
      (_, step) => `${starts + step * 2.5}: ${number(choices, unit)}`,
    );
    return { name, unit, text: `  ${name}: { unit: ${unit}, rows: { ${rows.join(', ')} } }\n` };
  });
}

const PURE = [1, 0, 0.05, -0.02, 2.5, 0.3, 7, -3, 0.92, 40] as const;
const COUNTS = [28, 0, 84, 3.5, 12, 1, 0.1, -4] as const;
const AMOUNTS = [5e6, 0, 12_400_000, 199.99, -250_000, 0.01, 3e9] as const;

function number(choices: Choices, unit: Unit): number {
  if (unit === '1' || unit.includes('/')) return choices.pick(PURE);
  return choices.pick(/GBP/.test(unit) ? AMOUNTS : COUNTS);
}

/** Inputs of every unit: one value or one a year, for all members or each its own, held or stopped beyond the last year given. */
export function inputsOf(
  choices: Choices,
  prefix: string,
  calendar: Calendar,
  members: Members,
): (Known & { text: string })[] {
  const plain = UNITS.slice(0, 6).map((unit) => ({ unit, by: [] as By }));
  const others = Array.from({ length: 6 + choices.below(6) }, () => ({
    unit: choices.pick(UNITS),
    by: choices.pick(SPANS),
  }));
  return [...plain, ...others].map(({ unit, by }, index) => {
    const name = `${prefix}input_${index + 1}`;
    const values = crossed(by.map((dimension) => members.of[dimension]));
    const isEach = by.length > 0 && choices.chance(70);
    const texts = (isEach ? values : ['']).map(() => valueOf(choices, calendar, unit));
    const series = texts.some((text) => text.startsWith('series'));
    const span = by.length === 0 ? '' : `, by: ${by.length === 1 ? by[0] : `[${by.join(', ')}]`}`;
    const given = isEach
      ? `members: { ${values.map((member, place) => `${member}: { ${texts[place] ?? ''} }`).join(', ')} }`
      : (texts[0] ?? '');
    return { name, unit, by, series, text: `  ${name}: { unit: ${unit}${span}${rangeOf(unit)}, ${given} }\n` };
  });
}

/** What is counted is not below 0 unless its section says so: here it may be. */
function rangeOf(unit: Unit): string {
  return unit === '1' || /GBP|\//.test(unit) ? '' : ', range: [-1000000000, 1000000000]';
}

function valueOf(choices: Choices, { years }: Calendar, unit: Unit): string {
  const written = (value: number): string => `${value}${unit === '1' ? '' : ` ${unit}`}`;
  const one = (): string => written(number(choices, unit));
  if (!choices.chance(40)) {
    const value = number(choices, unit);
    return `value: ${written(value)}${choices.chance(30) ? `, spread: { ${spreadOf(choices, value, written)} }` : ''}`;
  }
  const given = choices.chance(40) ? years.slice(0, 1 + choices.below(years.length - 1)) : years;
  const beyond = given.length < years.length ? `, beyond: ${choices.pick(['hold', 'zero'])}` : '';
  return `series: { ${given.map((year) => `${year}: ${one()}`).join(', ')} }${beyond}`;
}

/** A spread of each shape about a value, by a quarter of it or by one. */
function spreadOf(choices: Choices, value: number, written: (value: number) => string): string {
  const by = Math.abs(value) / 4 || 1;
  const [low, high] = [value - by, value + by];
  const shape = choices.pick([
    'triangular',
    'pert',
    'uniform',
    'normal',
    ...(low > 0 ? ['lognormal'] : ['normal by sd']),
  ]);
  if (shape === 'normal by sd') return `shape: normal, sd: ${written(by)}`;
  // As many times below its median as above it.
  if (shape === 'lognormal') return `shape: lognormal, p10: ${written(value / 1.25)}, p90: ${written(value * 1.25)}`;
  const [from, to] = shape === 'normal' ? ['p10', 'p90'] : ['low', 'high'];
  return `shape: ${shape}, ${from}: ${written(low)}, ${to}: ${written(high)}`;
}

/** Members of one or two dimensions, as an input names them: medicine, or medicine.spells. */
export function crossed(lists: readonly (readonly string[])[]): string[] {
  const pairs = lists.reduce<string[][]>(
    (made, list) => made.flatMap((before) => list.map((member) => [...before, member])),
    [[]],
  );
  return pairs.map((each) => each.join('.'));
}
