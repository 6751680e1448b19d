import { isWrong, readQuantity, readUnit } from '../../model/units/index.js';
import type { Given, GivenValue, Typed } from '../../model/values/index.js';
import type { Place } from '../../problems/index.js';

/** A typed number in the unit asked for, and where it stands. */
export interface Figure {
  readonly value: number;
  readonly place: Place;
}

/** What a folder says, as numbers: for plausibility only, so that what cannot be read is left to the check that says why. */
export class Figures {
  private readonly byName: ReadonlyMap<string, Given>;

  constructor(givens: readonly Given[]) {
    this.byName = new Map(givens.map((given) => [given.name, given]));
  }

  /** A single value. */
  single(name: string, unit: string): Figure | undefined {
    const given = this.byName.get(name);
    return given?.value.kind === 'single' ? figure(given.value.typed, unit, given.unit) : undefined;
  }

  /** A value by member. */
  members(name: string, unit: string): ReadonlyMap<string, Figure> {
    const given = this.byName.get(name);
    const read = given?.value.kind === 'members' ? [...given.value.members] : [];
    return new Map(read.flatMap(([member, { value }]) => withName(member, firstOf(value), unit, given?.unit)));
  }

  /** A value by financial year, by the year's end. */
  series(name: string, unit: string): ReadonlyMap<number, Figure> {
    const given = this.byName.get(name);
    const read = given?.value.kind === 'series' ? [...given.value.years] : [];
    return new Map(read.flatMap(([year, typed]) => withName(year, typed, unit, given?.unit)));
  }
}

function withName<K>(key: K, typed: Typed | undefined, unit: string, bareUnit?: string): [K, Figure][] {
  const read = typed === undefined ? undefined : figure(typed, unit, bareUnit);
  return read === undefined ? [] : [[key, read]];
}

function firstOf(value: Exclude<GivenValue, { kind: 'members' }>): Typed | undefined {
  return value.kind === 'single' ? value.typed : undefined;
}

function figure({ text, place }: Typed, unitText: string, bareUnit?: string): Figure | undefined {
  const unit = readUnit(unitText);
  const bare = readUnit(bareUnit ?? unitText);
  if (isWrong(unit) || isWrong(bare)) return undefined;
  const read = readQuantity(text, unit, bare);
  return isWrong(read) ? undefined : { value: read.value, place };
}
