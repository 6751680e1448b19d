import type { Status } from '../model/values/index.js';

/** By what a row of a return is known to be a hospital's: its site's or its trust's code, a project's number, or a name. */
export const ROWS = ['site', 'trust', 'project', 'name'] as const;
export type RowKind = (typeof ROWS)[number];

/** What an edition of a return is of: a financial year, a quarter of one, a day, a calendar year, or as many months as its rows say. */
export const EDITIONS = ['year', 'quarter', 'day', 'calendar', 'rows'] as const;
export type EditionKind = (typeof EDITIONS)[number];

/** A kind of national return, as its file in templates/returns says: what a publication's columns are, whatever a year has called them. */
export interface Return {
  readonly id: string;
  /** How a reader knows it. */
  readonly title: string;
  /** How a sentence calls it: ERIC. */
  readonly called: string;
  readonly about: string;
  readonly publisher: string;
  readonly licence: string;
  /** Where newer ones are had. */
  readonly newer: string;
  /** The last financial year (by its end) that is known to be published. */
  readonly latest?: number;
  /** How far its figures may be trusted: `measured` is what a hospital counted and returned itself. */
  readonly status: Status;
  /** How its figures are cited; the title where it says nothing. */
  readonly source: string;
  readonly row: RowKind;
  /** Whether several rows of one are added up: a site’s contracts. Elsewhere a second row is one too many. */
  readonly several: boolean;
  readonly edition: EditionKind;
  /** A word of a publication's file name, where another kind has the same columns. */
  readonly named?: string;
  /** Columns that say which month or quarter a row is of, where a year has several rows. */
  readonly period: readonly string[];
  /** Names of the columns, in order, of a publication that has no header. */
  readonly header: readonly string[];
  /** What a search and the making of a folder read of a row. */
  readonly tells: ReadonlyMap<string, Ask>;
  /** Input of the model → how it is read. */
  readonly gives: ReadonlyMap<string, Gift>;
  readonly facts: readonly FactAsk[];
  /** Columns of days, each of which is not after the next in any row. */
  readonly inOrder: readonly string[];
}

/**
 * One way of reading a figure: columns that are added up, of which those of `maybe` need not be there, less those of `less` that are
 * (what of a total no other line has), over another where it is a share.
 */
export interface Way {
  readonly add: readonly string[];
  readonly maybe: readonly string[];
  readonly less: readonly string[];
  readonly over?: string;
}

/** Column → the words of which one stands in it, in rows that are meant: Sector → General & Acute, Maternity. */
export type Where = ReadonlyMap<string, readonly string[]>;

/** What is asked of a hospital's rows. The first way whose columns the file has is taken. */
export type Ask = { readonly unit?: string; readonly where?: Where } & (
  | { readonly how: 'cell'; readonly ways: readonly Way[]; readonly after?: string }
  /**
   * The mean over the months or quarters of a year, rows of the same one added up; or over some of its calendar months, over the mean of
   * the whole year where that is said.
   */
  | {
      readonly how: 'mean';
      readonly ways: readonly Way[];
      readonly months: readonly number[];
      readonly overYear: boolean;
    }
  /** A column a year; `{year}` stands for 2016-17. */
  | {
      readonly how: 'series';
      readonly patterns: readonly string[];
      readonly beforeBase: boolean;
      readonly beyond?: 'zero' | 'hold';
    }
  /** The last year in which one of the columns holds more than nothing. */
  | { readonly how: 'last'; readonly patterns: readonly string[] }
);

/** How an input is read: asked of the rows, member by member, or said by the return's file itself. */
export type Gift = {
  readonly unit: string;
  readonly label: string;
  readonly note?: string;
  /** A lower figure is left out, and said: a cost below nought has something set against it. */
  readonly least?: number;
} & (
  | { readonly kind: 'asked'; readonly ask: Ask }
  /** `lists` is the dimension of which the members that a hospital returned are the members. */
  | { readonly kind: 'members'; readonly lists?: string; readonly members: ReadonlyMap<string, Member> }
  | {
      readonly kind: 'said';
      readonly status: Status;
      readonly source: string;
      readonly values: ReadonlyMap<string, string>;
    }
);

export interface Member {
  readonly label?: string;
  /** As `Gift.least`, of this member alone. */
  readonly least?: number;
  /** What it is a part of, where years cut that otherwise: waste by kind in one, by what becomes of it in another. */
  readonly kin?: string;
  readonly ask: Ask;
}

export interface FactAsk {
  readonly label: string;
  readonly ask: Ask;
}
