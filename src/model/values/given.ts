import type { Place } from '../../problems/index.js';

export type { Place };

/** METHOD's tags: how far a number may be trusted. `measured` only with a file, a row and a column. */
export const STATUSES = ['measured', 'contract', 'published', 'assumed', 'illustrative'] as const;
export type Status = (typeof STATUSES)[number];

/**
 * The cell of a data file that a value was copied from, or the cells of one row that it is worked out from. Row and column as a spreadsheet
 * shows them: row 1 is the first line. Of `column`, `columns` and `either` there is one. In headers `{year}` stands for 2016-17 and the
 * like when a series spans columns.
 */
export interface Cell {
  /** Path inside the site's folder. */
  readonly file: string;
  readonly row: number;
  /** Header of the one column. */
  readonly column?: string;
  /** Headers of columns whose cells are added up. */
  readonly columns?: readonly string[];
  /** Headers of which a year has one, as actual and estimated payments. */
  readonly either?: readonly string[];
  /** Header of a column by which what stands in the others is divided: empty floor in m² over all floor. */
  readonly over?: string;
  /** The year that the source speaks of, as printed: 2016/17. */
  readonly year?: string;
  /** Unit in which the file holds the number; with `over`, unit of the quotient. */
  readonly unit?: string;
}

/** Keys of a cell. */
export const CELL_KEYS = ['file', 'row', 'column', 'columns', 'either', 'over', 'year', 'unit'] as const;

/** Where a value comes from and how far it may be trusted. */
export interface Provenance {
  readonly source?: string;
  readonly status?: Status;
  readonly date?: string;
  readonly note?: string;
  readonly from?: Cell;
}

/** Of what is known of a value's origin, what is said: a key that nobody gave is absent, and overwrites no other's. */
export function whatIsSaid({
  source,
  status,
  date,
  note,
  from,
}: { readonly [Key in keyof Provenance]: Provenance[Key] | undefined }): Provenance {
  return {
    ...(source === undefined ? {} : { source }),
    ...(status === undefined ? {} : { status }),
    ...(date === undefined ? {} : { date }),
    ...(note === undefined ? {} : { note }),
    ...(from === undefined ? {} : { from }),
  };
}

/** A quantity as typed, `17 ha` or `28`, with the place to point at when it is wrong. */
export interface Typed {
  readonly text: string;
  readonly place: Place;
}

/** A number that code worked out, with the unit that it is in. */
export interface Amount {
  readonly amount: number;
  readonly unit: string;
  readonly place: Place;
}

/** Numbers that are known already, one a year of the model's columns, with the unit that they are in. */
export interface Amounts {
  readonly amounts: readonly number[];
  readonly unit: string;
  readonly place: Place;
}

export type GivenValue =
  | ({ readonly kind: 'amount' } & Amount)
  | ({ readonly kind: 'amounts' } & Amounts)
  | { readonly kind: 'single'; readonly typed: Typed }
  | { readonly kind: 'series'; readonly years: ReadonlyMap<number, Typed>; readonly beyond?: Beyond }
  | { readonly kind: 'members'; readonly members: ReadonlyMap<string, GivenMember> };

/** A worked-out number as it would be typed: 12.5 m2; a pure number or a flag alone. */
export function printAmount({ amount, unit }: Pick<Amount, 'amount' | 'unit'>): string {
  return unit === '1' || unit === 'flag' ? String(amount) : `${amount} ${unit}`;
}

/** The shapes that a value may be spread in. */
export const SPREAD_SHAPES = ['triangular', 'pert', 'uniform', 'normal', 'lognormal'] as const;
export type SpreadShape = (typeof SPREAD_SHAPES)[number];
export type SpreadEnd = 'low' | 'high' | 'p10' | 'p90' | 'sd';

/** How far a value may be off, as typed: absolute bounds (low, high), P10 and P90, or a standard deviation. */
export interface GivenSpread {
  readonly shape: SpreadShape;
  readonly ends: ReadonlyMap<SpreadEnd, Typed>;
  readonly place: Place;
}

export interface GivenMember extends Provenance {
  readonly spread?: GivenSpread;
  /** As in `Given`; the whole value's when left out. */
  readonly prices?: number;
  readonly pricesFault?: true;
  readonly value: Exclude<GivenValue, { kind: 'members' }>;
  readonly place: Place;
}

/**
 * A value that a file, a data set or a flag gives to an input that a section declares.
 * Later layers (parameters, scenario, site, option, --set) replace earlier ones whole.
 */
export interface Given extends Provenance {
  readonly name: string;
  readonly place: Place;
  readonly value: GivenValue;
  /** Belongs to the value: a later layer that replaces the one replaces the other. */
  readonly spread?: GivenSpread;
  /** Financial year whose prices the figures are in; when left out, that of the cell they were copied from. */
  readonly prices?: number;
  /** True where `prices:` stands beside the value and cannot be read: its fault is told already. */
  readonly pricesFault?: true;
  /** Unit in which bare numbers of this value stand; without it a bare number fits only a pure input. */
  readonly unit?: string;
}

/** Keys of where a value comes from. */
export const PROVENANCE_KEYS = ['source', 'status', 'date', 'note', 'from'] as const;
/** Keys by which an input's entry gives its value. */
/** What a series is in years that it does not give: nought after its last, its last held after it, or nought in all of them. */
export const BEYOND = ['zero', 'hold', 'zero elsewhere'] as const;
export type Beyond = (typeof BEYOND)[number];

export const VALUE_KEYS = ['value', 'series', 'members', 'beyond', 'spread', 'prices', ...PROVENANCE_KEYS] as const;
