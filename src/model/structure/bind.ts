import { didYouMean } from '../nearest.js';
import { printFinancialYear } from '../financialYear.js';
import type { Given, GivenMember, GivenValue, Place, Provenance, Typed } from '../given.js';
import type { Problem } from '../problem.js';
import { isWrong, readQuantity, readUnit, type Unit } from '../units/index.js';
import type { Blueprint, PlacedInput } from './blueprint.js';

/** An input's numbers, in its declared unit: one row, or one a member; one value, or one a year. */
export interface BoundInput {
  readonly input: PlacedInput;
  readonly series: boolean;
  readonly rows: readonly BoundRow[];
}

export interface BoundRow extends Provenance {
  readonly member?: string;
  readonly values: Float64Array;
  readonly place: Place;
}

export type Bound = ReadonlyMap<string, BoundInput>;

/** Lays givens over what sections hold themselves; later layers win. Every input must get a value, every given an input. */
export function bind(blueprint: Blueprint, layers: readonly (readonly Given[])[], problems: Problem[]): Bound {
  const chosen = new Map<string, Given>();
  for (const input of blueprint.inputs.values()) if (input.given !== undefined) chosen.set(input.name, input.given);
  for (const given of layers.flat()) {
    if (blueprint.inputs.has(given.name)) chosen.set(given.name, given);
    else
      problems.push({
        severity: 'error',
        ...given.place,
        found: `no section of this model has an input ${given.name}`,
        right: didYouMean(given.name, blueprint.inputs.keys()) ?? 'Take it away, or list the section that uses it',
      });
  }
  const bound = new Map<string, BoundInput>();
  for (const input of blueprint.inputs.values()) {
    const given = chosen.get(input.name);
    if (given === undefined && input.valueFault) continue;
    if (given === undefined) {
      problems.push({
        severity: 'error',
        ...input.place,
        found: `${input.name} has no value`,
        right: `Add value: … in ${input.unit.text}, or give it in the site, scenario or parameters: ${input.label}`,
      });
      continue;
    }
    bound.set(input.name, new Binder(blueprint, input, given, problems).bind());
  }
  return bound;
}

class Binder {
  constructor(
    private readonly blueprint: Blueprint,
    private readonly input: PlacedInput,
    private readonly given: Given,
    private readonly problems: Problem[],
  ) {}

  bind(): BoundInput {
    const { input, given } = this;
    const { prices } = input;
    if (prices !== undefined && prices !== this.blueprint.timeline.base) {
      this.wrong(
        given.place,
        `${input.name} is in ${printFinancialYear(prices)} prices`,
        `Restate it in ${printFinancialYear(this.blueprint.timeline.base)} prices: rebasing is not built yet`,
      );
    }
    if (input.by === undefined) {
      if (given.value.kind === 'members')
        this.wrong(
          given.place,
          `${input.name} has members`,
          `Its section gives it no dimension (by: …): write one value`,
        );
      const row = given.value.kind === 'members' ? [] : [this.row(given.value, given.place, given)];
      return { input, rows: row, series: given.value.kind === 'series' };
    }
    const members = this.blueprint.dimensions.get(input.by)?.members;
    if (members === undefined) return { input, series: false, rows: [] };
    const rows =
      given.value.kind === 'members'
        ? this.memberRows(given.value.members, members)
        : members.map((member) => ({ ...this.row(given.value as GivenMember['value'], given.place, given), member }));
    const series = rows.some((row) => row.values.length > 1);
    return { input, series, rows: series ? rows.map((row) => ({ ...row, values: this.spread(row.values) })) : rows };
  }

  private memberRows(given: ReadonlyMap<string, GivenMember>, members: readonly string[]): BoundRow[] {
    for (const [member, { place }] of given) {
      if (!members.includes(member))
        this.wrong(
          place,
          `${this.input.by ?? ''} has no member ${member}`,
          didYouMean(member, members) ?? `Members are ${members.slice(0, 12).join(', ')}`,
        );
    }
    const missing = members.filter((member) => !given.has(member));
    if (missing.length > 0)
      this.wrong(
        this.given.place,
        `${this.input.name} has no value for ${missing.slice(0, 6).join(', ')}`,
        'Give one for each member',
      );
    return members.flatMap((member) => {
      const found = given.get(member);
      return found === undefined
        ? []
        : [{ ...this.row(found.value, found.place, { ...provenanceOf(this.given), ...provenanceOf(found) }), member }];
    });
  }

  private row(value: Exclude<GivenValue, { kind: 'members' }>, place: Place, provenance: Provenance): BoundRow {
    const values = value.kind === 'single' ? Float64Array.of(this.number(value.typed)) : this.series(value, place);
    return { ...provenanceOf(provenance), values, place };
  }

  private series(value: Extract<GivenValue, { kind: 'series' }>, place: Place): Float64Array {
    const { years } = this.blueprint;
    const given = new Map([...value.years].map(([year, typed]) => [year, this.number(typed)]));
    const lastGiven = Math.max(...given.keys());
    const missing = years.filter((year) => !given.has(year) && (value.beyond === undefined || year < lastGiven));
    if (missing.length > 0) {
      const [first, last] = [missing[0] ?? 0, missing.at(-1) ?? 0];
      const span =
        first === last
          ? printFinancialYear(first)
          : `${printFinancialYear(first)} to ${printFinancialYear(last)} (${missing.length} years)`;
      this.wrong(
        place,
        `${this.input.name} has no value for ${span}`,
        'Give every year, or say beyond: zero or beyond: hold',
      );
    }
    const held = value.beyond === 'hold' ? (given.get(lastGiven) ?? NaN) : 0;
    return Float64Array.from(years, (year) => given.get(year) ?? (year > lastGiven ? held : NaN));
  }

  private number(typed: Typed): number {
    const bare = this.bareUnit();
    const read = readQuantity(typed.text, this.input.unit, bare);
    if (isWrong(read)) {
      this.wrong(typed.place, `${this.input.name}: ${read.wrong}`, read.right);
      return NaN;
    }
    const [low, high] = this.input.range ?? [-Infinity, Infinity];
    if (read.value < low || read.value > high) {
      const isShare = low === 0 && high === 1 && read.value > 1;
      const share = isShare ? ' (a share is at most 100 %)' : '';
      this.wrong(
        typed.place,
        `${this.input.name}: ${typed.text} is outside ${low} to ${high}${share}`,
        isShare && read.value <= 100 ? `Write ${read.value} %` : 'Is the unit right?',
      );
    }
    if (this.input.unit.text === 'flag' && read.value !== 0 && read.value !== 1)
      this.wrong(typed.place, `${this.input.name}: ${typed.text} is not a flag`, 'Write 0 or 1');
    return read.value;
  }

  /** A bare number stands in the unit that the given says; in the declared one where it is declared in the same block. */
  private bareUnit(): Unit | undefined {
    if (this.given === this.input.given || this.given.place.file === '--set') return this.input.unit;
    if (this.given.unit === undefined) return undefined;
    const unit = readUnit(this.given.unit);
    return isWrong(unit) ? undefined : unit;
  }

  private spread(values: Float64Array): Float64Array {
    return values.length > 1 ? values : new Float64Array(this.blueprint.years.length).fill(values[0] ?? NaN);
  }

  private wrong(place: Place, found: string, right?: string): void {
    this.problems.push({ severity: 'error', ...place, found, ...(right === undefined ? {} : { right }) });
  }
}

function provenanceOf({ source, status, date, note, from }: Provenance): Provenance {
  return {
    ...(source === undefined ? {} : { source }),
    ...(status === undefined ? {} : { status }),
    ...(date === undefined ? {} : { date }),
    ...(note === undefined ? {} : { note }),
    ...(from === undefined ? {} : { from }),
  };
}
