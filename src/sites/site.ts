import type { Coordinates, Polygon, Ring } from '../land/index.js';
import type { Given, Place, Provenance } from '../model/given.js';

/** One hospital's folder, read and checked: plain data. */
export interface Site {
  /** The folder's name, which is the hospital's code everywhere. */
  readonly code: string;
  /** Path of the folder as the user gave it. */
  readonly folder: string;
  readonly name: string;
  readonly trust?: string;
  readonly odsCode?: string;
  /** Financial years by their end: 2017 is 2016/17. */
  readonly timeline: Timeline;
  /** Ids of the model's sections, in order. */
  readonly sections: readonly string[];
  readonly scenario: string;
  readonly options: readonly string[];
  /** Members of each dimension that only this site knows, in order; `pool`, `cohort` and `block` come from beds.csv, activity.csv and buildings.geojson. */
  readonly dimensions: Readonly<Record<string, readonly string[]>>;
  /** Dimension → member → its parent, of dimensions that are in another: a cohort's point of delivery. */
  readonly parents: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Dimension → member → how a reader knows it. */
  readonly memberLabels: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly givens: readonly Given[];
  readonly facts: readonly Fact[];
  readonly map: SiteMap;
  /** Sentences that each report must print: licences of the data. */
  readonly attributions: readonly string[];
}

export interface Timeline {
  readonly first: number;
  readonly base: number;
  readonly last: number;
}

/** Context that drives nothing and is printed in the report. */
export interface Fact extends Provenance {
  readonly label: string;
  readonly value: string;
  readonly place: Place;
}

export const TENURES = ['pfi', 'owned', 'leased'] as const;
export type Tenure = (typeof TENURES)[number];

/** The plan of the site, in metres on the British National Grid. */
export interface SiteMap {
  readonly boundary: readonly Polygon[];
  readonly areaM2: number;
  readonly blocks: readonly Block[];
  /** How each file's coordinate system is known. */
  readonly coordinates: { readonly boundary: Coordinates; readonly buildings: Coordinates };
  /** What the files say of themselves. */
  readonly notes: readonly string[];
}

export interface Block extends Provenance {
  readonly id: string;
  readonly label: string;
  readonly tenure: Tenure;
  /** True when it can be emptied: owned or leased, not listed, no plant that others depend on. */
  readonly movable: boolean;
  readonly storeys?: number;
  readonly floorAreaM2: number;
  /** Its share of the site, from geometry. */
  readonly landM2: number;
  readonly polygons: readonly Polygon[];
}

export type { Polygon, Ring };
