import type { Site } from '../hospitals/index.js';
import type { View } from '../model/evaluate/index.js';
import type { Blueprint } from '../model/structure/index.js';
import type { Status } from '../model/values/index.js';
import type { Problem } from '../problems/index.js';

/** One value, or one a year of the model's columns. */
export type Value = number | readonly number[];

/** One value or series, or one a member: `parcel_1.flood_plain` for two dimensions. A member without one has 0. */
export type Values = Value | ReadonlyMap<string, Value>;

/** An input that a decision gives. */
export interface Gives<Found> {
  readonly unit: string;
  readonly source: string;
  /** Whether it has one value a year: so it is nought in every year where nothing was decided. */
  readonly isYearly?: true;
  of(this: void, found: Found): Values;
}

/** An input that is the same for every option, whether anything was decided for it or not. */
export interface Always {
  readonly unit: string;
  source(this: void, site: Site): string;
  of(this: void, site: Site): number;
}

/** The members that a decision gives to a dimension; those where nothing was decided, without a finding. */
export interface MembersOf<Found> {
  of(found: Found | undefined): readonly Member[];
}

/** A member of a dimension that a decision gives. */
export interface Member {
  readonly id: string;
  readonly label: string;
}

/** What only code can work out, and the model takes as inputs: a search among sets, geometry, what goes round in a circle. */
export interface Decision<Found = unknown> {
  readonly id: string;
  /** What is decided, as the subject of a sentence: "the blocks to empty". */
  readonly what: string;
  /** Whether it stands for options that act alone, or for every option of a model that has what it needs. */
  readonly standsFor: 'acting' | 'all';
  /** Lines from which it is decided: a model without them has nothing to decide. */
  readonly needs: readonly string[];
  /** The input that says what was chosen: a model without it has nothing to decide. All that is given goes stale with it. */
  readonly chooses: string;
  readonly gives: Readonly<Record<string, Gives<Found>>>;
  readonly always: Readonly<Record<string, Always>>;
  /** Inputs that it reads beside those behind the lines that it needs. */
  readonly dependsOn: readonly string[];
  /** A line that is 0 in every cell while nothing can be decided: what was not decided then still is not. */
  readonly possible?: string;
  /** The file of the hospital's folder in which its values are said to stand. */
  readonly file: (site: Site) => string;
  /** What to do with one of its inputs that is given there. */
  readonly instead: string;
  /** The status of what is decided. */
  readonly status: Status;
  /** Why a workbook holds the choice, what else is given with it, and what is the same for every option. */
  readonly why: { readonly choice: string; readonly others: string; readonly always: string };
  /** Whether nothing was chosen. */
  isEmpty(this: void, found: Found): boolean;
  /** The source of its values for an option for which nothing was decided. */
  readonly nothing: string;
  /** Dimensions whose members it gives. */
  readonly members: Readonly<Record<string, MembersOf<Found>>>;
  /** Files of the hospital's folder on which it rests beside inputs. */
  restsOn(site: Site): readonly string[];
  /** `again` evaluates the same lines as if that had been found; undefined for faults, which are told elsewhere. */
  decide(view: View, site: Site, again: (found: Found) => View | undefined): Answer<Found>;
}

/** What was found, or why nothing could be. */
export type Answer<Found> = { readonly found: Found } | { readonly refusal: Problem };

/** What was decided for one option: at most one finding of each decision. */
export class Decided {
  static readonly nothing = new Decided(new Map());

  private constructor(private readonly found: ReadonlyMap<string, unknown>) {}

  with<Found>({ id }: Decision<Found>, found: Found): Decided {
    return new Decided(new Map([...this.found, [id, found]]));
  }

  of<Found>({ id }: Decision<Found>): Found | undefined {
    return this.found.get(id) as Found | undefined;
  }

  has({ id }: Decision): boolean {
    return this.found.has(id);
  }
}

/** Whether a model has what a decision needs and takes what it gives. */
export function canDecide({ needs, chooses }: Decision, { lines, inputs }: Blueprint): boolean {
  return needs.every((line) => lines.has(line)) && inputs.has(chooses);
}
