import type { Feature } from '../../land/maps/index.js';
import { STATUSES, type Given, type Provenance, type Status } from '../../model/values/index.js';
import { didYouMean } from '../../problems/index.js';
import { parseFinancialYear } from '../../words/index.js';
import { flawOfName, isMemberName, MEMBER_RULE } from '../site/names.js';

/** Says what is wrong; at the place of the feature that the words name, or that `about` does. */
export type Refuse = (found: string, right: string, about?: string) => void;

interface Range {
  readonly least?: number;
  readonly most?: number;
}

/** A property as advice writes it, in the words of the file where it stands. */
export type Written = (key: string, value: string | boolean) => string;

/** `"movable": false`. */
export const inMap: Written = (key, value) => `"${key}": ${JSON.stringify(value)}`;

/** `no in the column movable`, of the register. */
export const inRegister: Written = (key, value) =>
  `${typeof value === 'string' ? value : value ? 'yes' : 'no'} in the column ${key}`;

/** The properties of one feature of a map, each read once, with every one that is wrong refused by the feature's name. */
export class Properties {
  readonly label: string;
  private readonly values: Feature['properties'];

  constructor(
    feature: Pick<Feature, 'label' | 'properties'>,
    private readonly known: readonly string[],
    private readonly refuseIn: Refuse,
    private readonly written: Written = inMap,
  ) {
    this.label = feature.label;
    this.values = feature.properties;
  }

  /** A property as it should stand in the file that gives it. */
  write(key: string, value: string | boolean): string {
    return this.written(key, value);
  }

  refuse(found: string, right: string): void {
    this.refuseIn(`${this.label} ${found}`, right);
  }

  has(key: string): boolean {
    return this.value(key) !== undefined;
  }

  /** Undefined for a property that is missing or null. */
  value(key: string): unknown {
    return this.values[key] ?? undefined;
  }

  needed(key: string, what: string): unknown {
    const value = this.value(key);
    const strangers = Object.keys(this.values).filter((name) => !this.known.includes(name));
    if (value === undefined) this.refuse(`has no ${key}`, didYouMean(key, strangers) ?? `Give it ${what}`);
    return value;
  }

  /** An id that can be the name of a member. */
  id(): string {
    const id = this.needed('id', 'an id of its own');
    if (id !== undefined && !(typeof id === 'string' && isMemberName(id)))
      this.refuse('has an id that cannot be a name', MEMBER_RULE);
    return typeof id === 'string' ? id : '';
  }

  /** What a reader calls the feature: its name, or what stands for it. */
  name(otherwise: string): string {
    const name = this.value('name');
    const flaw = typeof name === 'string' ? flawOfName(name) : undefined;
    if (flaw !== undefined) this.refuse(`has a name of ${flaw.found}`, flaw.right);
    return typeof name === 'string' && name.trim() !== '' ? name : otherwise;
  }

  text(key: string): string | undefined {
    const value = this.value(key);
    return typeof value === 'string' && value.trim() !== '' ? value : undefined;
  }

  flag(key: string): boolean | undefined {
    const value = this.value(key);
    if (value === undefined || typeof value === 'boolean') return value;
    return void this.refuse(`has a ${key} that is not true or false`, 'Write it without quotation marks');
  }

  number(key: string, unit: string, { least = 0, most = Infinity }: Range = {}): number | undefined {
    const value = this.value(key);
    if (value === undefined) return undefined;
    if (!isNumber(value))
      return void this.refuse(`has a ${key} that is not a number`, `Write it in ${unit}, without quotation marks`);
    if (value >= least && value <= most) return value;
    const range = most === Infinity ? `${least} or more` : `between ${least} and ${most}`;
    return void this.refuse(`has a ${key} of ${value}`, `It is ${range}, in ${unit}`);
  }

  oneOf<T extends string>(key: string, words: readonly T[]): T | undefined {
    const value = this.value(key);
    const word = words.find((each) => each === value);
    if (value === undefined || word !== undefined) return word;
    // One letter is near to every other.
    const near = typeof value === 'string' && value.length > 2 ? didYouMean(value, words) : undefined;
    return void this.refuse(`has a ${key} that is not known${said(value)}`, near ?? `It may be ${words.join(', ')}`);
  }

  /** Name → number, as `{"theatres": 900}`; or as text, which is all that a shapefile can hold: `theatres=900; offices=300`. */
  numbers<T extends string>(
    key: string,
    unit: string,
    names: readonly T[],
    most = Infinity,
  ): Partial<Record<T, number>> | undefined {
    const value = this.value(key);
    if (value === undefined) return undefined;
    const entries = entriesOf(value);
    if (entries === undefined)
      return void this.refuse(`has ${key} that are not names with numbers`, `Write {"${names[0] ?? ''}": 100}`);
    const read: Partial<Record<T, number>> = {};
    for (const [name, figure] of entries) {
      const known = names.find((each) => each === name);
      if (known === undefined)
        this.refuse(
          `has ${key} with ${name}, which is not known`,
          didYouMean(name, names) ?? `It may be ${names.join(', ')}`,
        );
      else if (!isNumber(figure) || figure < 0)
        this.refuse(`has ${key} in which ${name} is not a number of 0 or more`, `Write it in ${unit}`);
      else if (figure > most)
        this.refuse(`has ${key} in which ${name} is ${figure}`, `It is at most ${most}, in ${unit}`);
      else read[known] = figure;
    }
    return read;
  }

  /** Ids as `["a", "b"]`, or as text: `a, b`. */
  ids(key: string): string[] {
    const value = this.value(key);
    if (value === undefined) return [];
    const list: readonly unknown[] =
      typeof value === 'string' ? value.split(/[,;\s]+/).filter(Boolean) : asArray(value);
    if (list.length > 0 && list.every((id) => typeof id === 'string')) return [...new Set(list)];
    this.refuse(`has a ${key} that is not a list of ids`, 'Write ["east_wing", "west_wing"]');
    return [];
  }

  /** When its source says so: a real date, as text (or a year alone, as a number). */
  private date(key: 'date' | 'surveyed'): string | undefined {
    const value = this.value(key);
    const text = typeof value === 'number' ? String(value) : value;
    if (value === undefined || text === '') return undefined;
    if (typeof text === 'string' && isDate(text)) return text;
    return void this.refuse(
      `has a ${key === 'date' ? key : `${key} date`} that is none${said(text)}`,
      'Write it like 2026-05-31, 2026-05, 2026 or 2025/26',
    );
  }

  /** The financial year whose prices the feature's sums are in. A sum must say it: none is taken for the base year's. */
  prices(sums: readonly string[]): Pick<Given, 'prices' | 'pricesFault'> {
    const value = this.value('prices');
    const text = typeof value === 'number' ? String(value) : value;
    const year = typeof text === 'string' ? parseFinancialYear(text) : undefined;
    if (year !== undefined) return { prices: year };
    if (value !== undefined)
      this.refuse(`has prices that are of no financial year${said(value)}`, `Write ${this.write('prices', '2016/17')}`);
    else if (sums.length > 0)
      this.refuse(
        `has ${sums.join(' and ')}, and nothing says of which year the prices are`,
        `Give it the year of their source, as in ${this.write('prices', '2016/17')}: they are restated to the base year`,
      );
    else return {};
    return { pricesFault: true };
  }

  /** `measured` is what can be found again: a map has no row and column, but a survey, of which it says by whom it is and of when. */
  status(): Status | undefined {
    const status = this.oneOf('status', STATUSES);
    const surveyed = this.date('surveyed');
    if (status === 'measured' && (this.text('source') === undefined || surveyed === undefined))
      this.refuse(
        'is measured, and does not say by which survey',
        'Give it source (who surveyed it) and surveyed (when, as in 2026-05-31); or write published (a drawing that others can ask for), assumed or illustrative',
      );
    return status;
  }

  provenance(): Provenance {
    const status = this.status();
    const [source, note] = [this.value('source'), this.value('note')];
    const date = this.date('date') ?? (status === 'measured' ? this.date('surveyed') : undefined);
    return {
      ...(typeof source === 'string' ? { source } : {}),
      status: status ?? 'illustrative',
      ...(date === undefined ? {} : { date }),
      ...(typeof note === 'string' ? { note } : {}),
    };
  }
}

/** Whether there is such a year, month, day or financial year: 2026, 2026-05, 2026-05-31, 20260531 as a shapefile has it, 2025/26. */
function isDate(text: string): boolean {
  if (parseFinancialYear(text) !== undefined) return true;
  const [, year, month = '01', day = '01'] = DATE.exec(text) ?? [];
  if (year === undefined) return false;
  const read = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().slice(0, 10) === `${year}-${month}-${day}`;
}

const DATE = /^([12]\d{3})(?:-?([01]\d)(?:-?([0-3]\d))?)?$/;

export function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function asArray(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function entriesOf(value: unknown): (readonly [string, unknown])[] | undefined {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return Object.entries(value);
  if (typeof value !== 'string') return undefined;
  const parts = value.split(';').filter((part) => part.trim() !== '');
  const pairs = parts.map((part) => /^\s*([a-z][a-z0-9_]*)\s*=\s*(\d+(?:\.\d+)?)\s*$/.exec(part));
  return pairs.length > 0 && pairs.every((pair) => pair !== null)
    ? pairs.map(([, name = '', figure]) => [name, Number(figure)] as const)
    : undefined;
}

function said(value: unknown): string {
  return typeof value === 'string' && value !== '' ? ` (${value.slice(0, 40)})` : '';
}
