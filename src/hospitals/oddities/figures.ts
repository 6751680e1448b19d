import { convert, isWrong, readQuantity, readUnit, sameDimensions } from '../../model/units/index.js';
import type { Amount, Given, GivenValue, Typed } from '../../model/values/index.js';
import type { Place } from '../../problems/index.js';

/** A typed number in the unit asked for, and where it stands. */
export interface Figure {
  readonly value: number;
  readonly place: Place;
  /** Half of the last place that was typed, in the same unit: 14 ha may be anything from 13.5 to 14.5. Left out where nobody typed it. */
  readonly rounding?: number;
}

/** A name of the model that a rule reads from the folder, in a unit: its one value, one a member, or one a financial year by its end. */
export interface Read<As extends keyof Found = keyof Found> {
  readonly name: string;
  readonly unit: string;
  readonly as: As;
}

export interface Found {
  readonly single: Figure | undefined;
  readonly members: ReadonlyMap<string, Figure>;
  readonly series: ReadonlyMap<number, Figure>;
}

export const single = (name: string, unit: string): Read<'single'> => ({ name, unit, as: 'single' });
export const members = (name: string, unit: string): Read<'members'> => ({ name, unit, as: 'members' });
export const series = (name: string, unit: string): Read<'series'> => ({ name, unit, as: 'series' });

export type Reads = Readonly<Record<string, Read>>;
/** What was found under each key of what a rule reads. */
export type FoundIn<R extends Reads> = { readonly [Key in keyof R]: Found[R[Key]['as']] };

/** What a folder says, as numbers: for plausibility only, so that what cannot be read is left to the check that says why. */
export class Figures {
  private readonly byName: ReadonlyMap<string, Given>;

  constructor(
    private readonly givens: readonly Given[],
    /** What each of several contracts gives. */
    private readonly ofContracts: readonly (readonly Given[])[] = [],
  ) {
    this.byName = new Map(givens.map((given) => [given.name, given]));
  }

  /** The same with the figures of each contract alone, where several contracts give any that is read; else these, once. */
  each(reads: Reads): readonly Figures[] {
    const names = new Set(Object.values(reads).map(({ name }) => name));
    const isRead = this.ofContracts.some((own) => own.some(({ name }) => names.has(name)));
    return isRead ? this.ofContracts.map((own) => new Figures([...this.givens, ...own])) : [this];
  }

  of<R extends Reads>(reads: R): FoundIn<R> {
    const found = Object.entries(reads).map(([key, { name, unit, as }]) => [key, this[as](name, unit)]);
    return Object.fromEntries(found) as FoundIn<R>;
  }

  private single(name: string, unit: string): Figure | undefined {
    const given = this.byName.get(name);
    const found = given === undefined || given.value.kind === 'members' ? undefined : firstOf(given.value);
    return found === undefined ? undefined : figure(found, unit, given?.unit);
  }

  private members(name: string, unit: string): ReadonlyMap<string, Figure> {
    const given = this.byName.get(name);
    const read = given?.value.kind === 'members' ? [...given.value.members] : [];
    return new Map(read.flatMap(([member, { value }]) => withName(member, firstOf(value), unit, given?.unit)));
  }

  private series(name: string, unit: string): ReadonlyMap<number, Figure> {
    const given = this.byName.get(name);
    const read = given?.value.kind === 'series' ? [...given.value.years] : [];
    return new Map(read.flatMap(([year, typed]) => withName(year, typed, unit, given?.unit)));
  }
}

function withName<K>(key: K, found: Typed | Amount | undefined, unit: string, bareUnit?: string): [K, Figure][] {
  const read = found === undefined ? undefined : figure(found, unit, bareUnit);
  return read === undefined ? [] : [[key, read]];
}

function firstOf(value: Exclude<GivenValue, { kind: 'members' }>): Typed | Amount | undefined {
  return value.kind === 'single' ? value.typed : value.kind === 'amount' ? value : undefined;
}

function figure(found: Typed | Amount, unitText: string, bareUnit?: string): Figure | undefined {
  const unit = readUnit(unitText);
  if ('amount' in found) return figureOfAmount(found, unit);
  // A number whose unit nobody says is told elsewhere, and is none of a unit of ours.
  const bare = bareUnit === undefined ? undefined : readUnit(bareUnit);
  if (isWrong(unit) || (bare !== undefined && isWrong(bare))) return undefined;
  const read = readQuantity(found.text, unit, bare);
  return isWrong(read) ? undefined : { value: read.value, place: found.place, ...roundingOf(found.text, read.value) };
}

/** By the decimals of the number as it was typed, whatever unit stands behind it. */
function roundingOf(text: string, value: number): Pick<Figure, 'rounding'> {
  const [number = '', decimals = ''] = /^[+-]?[\d,]+(?:\.(\d*))?/.exec(text.trim()) ?? [];
  const typed = Math.abs(Number(number.replaceAll(',', '')));
  return typed > 0 ? { rounding: (0.5 * 10 ** -decimals.length * Math.abs(value)) / typed } : {};
}

/** Undefined for a cell that holds no number, too: who read it has said so. */
function figureOfAmount({ amount, unit, place }: Amount, wanted: ReturnType<typeof readUnit>): Figure | undefined {
  const own = readUnit(unit);
  if (!Number.isFinite(amount) || isWrong(own) || isWrong(wanted) || !sameDimensions(own, wanted)) return undefined;
  return { value: convert(amount, own, wanted), place };
}
