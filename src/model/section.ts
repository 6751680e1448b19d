import type { Expression } from './formula/ast.js';
import type { Place } from '../problems/index.js';
import type { Given, Provenance } from './values/given.js';
import type { Unit } from './units/index.js';

/** Financial years by their end: base is t = 0. */
export interface Timeline {
  readonly first: number;
  readonly base: number;
  readonly last: number;
}

/** A file of named lines: the unit in which a model is written and read. */
export interface Section {
  /** File name without its folder and ending: `pfi/charge_published`. */
  readonly id: string;
  readonly file: string;
  readonly title: string;
  readonly note?: string;
  readonly timeline?: Timeline;
  /** True where the section gives a timeline that cannot be read: its fault is told already. */
  readonly timelineFault?: true;
  readonly dimensions: readonly DeclaredDimension[];
  readonly tables: readonly Table[];
  readonly inputs: readonly DeclaredInput[];
  readonly lines: readonly DeclaredLine[];
  /** What this section leaves to another, which a site or an option picks. */
  readonly slots: readonly DeclaredSlot[];
  /** The slot that this section fills. */
  readonly fills?: PlacedName;
  /** Who pays and is paid, the sets of them whose answers are given, and what flows are for. */
  readonly parties?: readonly DeclaredParty[];
  readonly perspectives?: readonly Labelled[];
  readonly accounts?: readonly Labelled[];
  /** How the draws of inputs go together. */
  readonly correlations?: readonly DeclaredCorrelation[];
}

/** Two inputs, each `input` or `input.member`, and the rank correlation of their draws. */
export interface DeclaredCorrelation extends Omit<Provenance, 'from'> {
  readonly place: Place;
  readonly between: readonly [PlacedName, PlacedName];
  readonly rank: number;
}

/** A name with the place where it was written. */
export interface PlacedName {
  readonly name: string;
  readonly place: Place;
}

/** A name with what a reader calls it. */
export interface Labelled extends PlacedName {
  readonly label: string;
}

/** Somebody who pays or is paid, in some perspectives. */
export interface DeclaredParty extends Labelled {
  readonly in: readonly PlacedName[];
}

/** Who pays whom, and on which account; a sum below 0 goes the other way. */
export interface Flow {
  readonly payer: PlacedName;
  readonly payee: PlacedName;
  readonly account?: PlacedName;
}

/** A sum over flows: of a party or a perspective, on some accounts or on all but some. */
export interface Position {
  readonly of: PlacedName;
  /** Empty for all. */
  readonly accounts: readonly PlacedName[];
  readonly without: readonly PlacedName[];
}

/** A place for one of several sections: each defines the interface's lines in its own way, and nothing else of it is read outside. */
export interface DeclaredSlot extends PlacedName {
  readonly label: string;
  readonly note?: string;
  /** Section that fills the slot where nobody picks another. */
  readonly default?: PlacedName;
  readonly lines: readonly InterfaceLine[];
}

/** A line that whatever fills a slot must define. */
export interface InterfaceLine extends PlacedName {
  readonly label: string;
  readonly unit: Unit;
  readonly by?: string;
}

/** An ordered list of members. Without members here, they come from the site's folder. */
export interface DeclaredDimension {
  readonly name: string;
  readonly place: Place;
  readonly members?: readonly string[];
  /** Members, with their labels, of a site whose folder lists no others. */
  readonly usual?: ReadonlyMap<string, string>;
  /** The dimension that each member has a parent in. */
  readonly in?: string;
  readonly parents?: ReadonlyMap<string, string>;
}

/** A stepped table: the value of the last key that is not above the argument. */
export interface Table {
  readonly name: string;
  readonly place: Place;
  readonly unit: Unit;
  readonly label?: string;
  readonly source?: string;
  readonly keys: readonly number[];
  readonly values: readonly number[];
}

export interface DeclaredInput {
  readonly name: string;
  readonly place: Place;
  readonly unit: Unit;
  readonly label: string;
  readonly note?: string;
  readonly by?: string;
  readonly range?: readonly [number, number];
  /** True where only whole numbers mean anything: a financial year, columns by which something follows. */
  readonly whole?: true;
  /** True where one value for all years means nothing: what is spent in each year of building. */
  readonly yearly?: true;
  /** Another input of the section, than which this one is never more: a floor than its cap. */
  readonly atMost?: PlacedName;
  /** A line of the contracts' own model, which gives this input its values: nobody else may. */
  readonly ofContracts?: PlacedName;
  /** Says how prices moved, so that figures in another year's can be restated: growth on the year before, or an index. */
  readonly deflator?: DeflatorKind;
  /** The input that says of which year the prices are, where the model restates them by an index of its own, as it does land. */
  readonly priceYear?: string;
  /** True where the section gives a value that cannot be read: its fault is told already. */
  readonly valueFault?: true;
  /** The value that the section itself holds, as a model file that runs on its own does. */
  readonly given?: Given;
}

export interface DeclaredLine {
  readonly name: string;
  readonly place: Place;
  readonly label: string;
  readonly note?: string;
  readonly unit: Unit;
  readonly by?: string;
  readonly source?: string;
  /** Must be 1 (or true) in every cell, or the run's exit code is 1. */
  readonly check: boolean;
  /** Set where the line is money that one party pays another. */
  readonly paid?: Flow;
  /** Set where the line is the sum of flows: its formula is written when the sections of a model are put together. */
  readonly position?: Position;
  readonly formula: string;
  readonly expression: Expression;
  /** Place in the file of an offset into the formula's text. */
  readonly placeOf: (at: number) => Place;
}

/** How the input that restates other years' prices says how they moved: growth on the year before, or an index. */
export const DEFLATOR_KINDS = ['growth', 'index'] as const;
export type DeflatorKind = (typeof DEFLATOR_KINDS)[number];
