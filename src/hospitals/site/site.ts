import type { MapFiles } from '../map/filesRead.js';
import type { Coordinates } from '../../land/maps/index.js';
import type { Point, Polygon, Ring } from '../../land/shapes/index.js';
import type { Given, Provenance } from '../../model/values/index.js';
import type { Place } from '../../problems/index.js';
import type { Blank } from '../../returns/index.js';
import type { NamedPlaces } from './named.js';

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
  /** The model of which the hospital has the sections: one of templates/models. */
  readonly model?: string;
  /** The model is of a part of the hospital: what else its folder gives is left aside. */
  readonly isPart?: true;
  /** Ids of the model's sections, in order, where site.yaml lists them itself. */
  readonly sections: readonly string[];
  /** What the folder holds, by which a model chooses among sections. */
  readonly holds: readonly Part[];
  readonly scenario: string;
  readonly options: readonly string[];
  /** Where site.yaml names them. */
  readonly named: NamedPlaces;
  /** Members of each dimension that only this site knows, in order; `pool` comes from beds.csv, `cohort` from activity.csv, `block`, `function` and `constraint` from the maps. */
  readonly dimensions: Readonly<Record<string, readonly string[]>>;
  /** Dimension → member → its parent, of dimensions that are in another: a cohort's point of delivery. */
  readonly parents: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Dimension → member → how a reader knows it. */
  readonly memberLabels: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly givens: readonly Given[];
  readonly facts: readonly Fact[];
  /** The contracts of pfi/, one for each file. */
  readonly contracts: readonly Contract[];
  readonly map: SiteMap;
  /** Sentences that each report must print: licences of the data. */
  readonly attributions: readonly string[];
}

/** A PFI contract of a hospital: a file of pfi/. */
export interface Contract {
  /** The file's name as a member of the dimension `contract`. */
  readonly id: string;
  /** What the file calls it under `contract:`, or else its id in words. */
  readonly label: string;
  /** Whether the file says what it is called. */
  readonly isNamed: boolean;
  readonly file: string;
  /** Its terms, as its file gives them. Those of a hospital's only contract are among the hospital's own too. */
  readonly givens: readonly Given[];
  /** Terms that a publication gives of other contracts, and leaves blank of this one. */
  readonly blanks?: readonly Blank[];
}

/** Stands in a draft, as a member or a block, for what could not be read. */
export const UNREAD = 'unread';

/** Parts that a folder may have: a file, or, as `pfi`, a contract or a block in PFI. */
export const PARTS = ['activity.csv', 'costs.csv', 'pfi'] as const;
export type Part = (typeof PARTS)[number];

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

export const TENURES = ['pfi', 'owned', 'leased', 'nhs_property_services'] as const;
export type Tenure = (typeof TENURES)[number];

/**
 * Whether the ground of a block is the trust's to release: a landlord's, or NHS Property Services' (whose receipts go to a national
 * pot, METHOD 4.4), goes back to them with the building.
 */
export function isLandOurs({ tenure }: Pick<Block, 'tenure'>): boolean {
  return tenure === 'owned' || tenure === 'pfi';
}

/** The plan of the site, in metres on the British National Grid. */
export interface SiteMap {
  readonly boundary: readonly Polygon[];
  readonly areaM2: number;
  /** Car parks that are drawn inside the boundary, by their union. */
  readonly parkingM2: number;
  readonly blocks: readonly Block[];
  /** Each block's share of the site as ground, in the order of the blocks. */
  readonly cells: readonly (readonly Polygon[])[];
  readonly constraints: readonly Constraint[];
  /** Adopted roads; where none is drawn, frontage on the boundary is taken. */
  readonly roads: readonly (readonly Point[])[];
  /** Ids of the blocks that a reader would empty, in place of those that Decant would choose: no file of the hospital says so. */
  readonly toEmpty?: readonly string[];
  /** Drawn by the user: everything outside it is released once its blocks are empty. */
  readonly retainedZone?: readonly Polygon[];
  /** Land that a source says is surplus: released without a block emptied. */
  readonly surplus?: readonly Polygon[];
  /** How each file's coordinate system is known. */
  readonly coordinates: {
    readonly boundary: Coordinates;
    readonly buildings: Coordinates;
    readonly constraints?: Coordinates;
  };
  readonly files: MapFiles;
  /** What the files say of themselves. */
  readonly notes: readonly string[];
}

export const RISKS = ['high', 'significant', 'moderate', 'low'] as const;
export type Risk = (typeof RISKS)[number];
export const CONDITIONS = ['A', 'B', 'C', 'D', 'DX'] as const;
export const SUITABILITIES = ['A', 'B', 'C', 'D'] as const;
/** Empty, under-used, fully used, over-used: the estates code of a facet survey. */
export const UTILISATIONS = ['E', 'U', 'F', 'O'] as const;

export interface Block extends Provenance, Pick<Given, 'prices' | 'pricesFault'> {
  readonly id: string;
  readonly label: string;
  readonly tenure: Tenure;
  /** The contract that it belongs to, by its id: of a block in PFI, where its file says so. */
  readonly contract?: string;
  /** True when it can be emptied: not PFI, not listed, no plant that others depend on, unless the user frees it. */
  readonly movable: boolean;
  readonly storeys?: number;
  readonly floorAreaM2: number;
  /** Its share of the site, from geometry. */
  readonly landM2: number;
  /** Its share of the site that no hard constraint and no buffer of one covers. */
  readonly clearLandM2: number;
  /** Its share of the site that no wall, no drawn car park and no surplus land covers: where cars may stand that nobody has drawn. */
  readonly openGroundM2: number;
  /** Of that, what no hard constraint and no buffer of one covers. */
  readonly openClearM2: number;
  /** The open ground of the blocks that have more of it. */
  readonly openAheadM2: number;
  readonly polygons: readonly Polygon[];
  /** How well its outline is known, where somebody says so: a square in a building’s place is illustrative. */
  readonly outlineStatus?: NonNullable<Provenance['status']>;
  /** Function → m² of floor; floor that is given no function stands under all_functions. */
  readonly functions: Readonly<Record<string, number>>;
  readonly condition?: (typeof CONDITIONS)[number];
  readonly functionalSuitability?: (typeof SUITABILITIES)[number];
  readonly utilisation?: (typeof UTILISATIONS)[number];
  /** Cost to eradicate backlog in £, by risk, or under all_risks where nobody told them apart. */
  readonly backlog?: Readonly<Partial<Record<Risk | 'all_risks', number>>>;
  /** £ a year, all lines that come and go with the building. */
  readonly runningCostGbp?: number;
  readonly yearBuilt?: number;
  readonly listed: boolean;
  readonly sharedPlant: boolean;
  /** The row of the estate register that describes it, where one does. */
  readonly row?: Place;
  /** Ids of the blocks with which it can only empty together; said of one, it holds for both. */
  readonly linked: readonly string[];
}

/** What may lie on a site's land (METHOD 4.3), with what a reader calls it. */
export const CONSTRAINT_KINDS = {
  flood_zone: 'Flood zone',
  tree_protection: 'Protected trees',
  listed_building: 'Listed building and curtilage',
  conservation_area: 'Conservation area',
  scheduled_monument: 'Scheduled monument',
  green_belt: 'Green belt',
  ancient_woodland: 'Ancient woodland',
  sssi: 'Site of special scientific interest',
  easement: 'Easement or wayleave',
  contamination: 'Contaminated land',
  asbestos: 'Asbestos',
  helipad_safeguarding: 'Helipad safeguarding',
  blue_light_route: 'Blue-light route',
  energy_centre: 'Energy centre',
  buried_services: 'Buried services',
  parking: 'Parking displaced',
  covenant: 'Covenant or charitable land',
  access_visibility: 'Access and visibility',
  expansion_reserve: 'Reserve for the hospital’s expansion',
  other: 'Other constraint',
} as const;
export type ConstraintKind = keyof typeof CONSTRAINT_KINDS;

/** The car parks among what is drawn, without their buffers. */
export function parkingIn(constraints: readonly Pick<Constraint, 'kind' | 'polygons'>[]): Polygon[] {
  return constraints.flatMap(({ kind, polygons }) => (kind === 'parking' ? polygons : []));
}

/** Ground that cannot be sold (hard), or only at a cost (soft), as drawn: its buffer is not in its polygons. */
export interface Constraint extends Provenance, Pick<Given, 'prices' | 'pricesFault'> {
  readonly id: string;
  readonly label: string;
  readonly kind: ConstraintKind;
  readonly hard: boolean;
  readonly bufferM: number;
  /** One sum in £, due when land that it touches is sold; 0 where none is given. */
  readonly costGbp: number;
  /** A line, such as a pipe, is a strip a millimetre wide. */
  readonly polygons: readonly Polygon[];
  /** Ground inside the boundary that it covers with its buffer, m². */
  readonly areaM2: number;
}

export type { Point, Polygon, Ring };
