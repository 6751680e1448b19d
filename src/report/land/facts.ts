/** A closed line of points, metres east and north on the British National Grid (EPSG:27700). */
export type Ring = readonly (readonly [number, number])[];

/** What each option's plan does to the land of one site, as plain data. Areas in m², money in £, years as printed. */
export interface LandFacts {
  /** Where a parcel must reach: the adopted roads that are drawn, or the site's boundary where none is. */
  readonly frontage: 'adopted-roads' | 'boundary';
  /** How that was measured, in a sentence. */
  readonly roads: string;
  /** Empty where no constraint is drawn. */
  readonly constraints: readonly ConstraintFacts[];
  /** One for each option that is no what-if and not business as usual. */
  readonly plans: readonly LandPlanFacts[];
}

export interface ConstraintFacts {
  readonly id: string;
  readonly label: string;
  readonly kind: string;
  /** No building on it at all; a soft one costs. */
  readonly hard: boolean;
  readonly bufferM: number;
  readonly costGbp: number;
  /** With its buffer, inside the site. */
  readonly areaM2: number;
  readonly source?: string;
  readonly status?: string;
  /** With the buffer. */
  readonly rings: readonly Ring[];
}

export interface LandPlanFacts {
  /** The option's id. */
  readonly option: string;
  readonly title: string;
  /** Whether no other set of blocks, in this order, is worth more. */
  readonly exact: boolean;
  /** No other set is worth more than this one and this sum. */
  readonly gapGbp: number;
  /** Blocks among which the choice was made. */
  readonly movable: number;
  /** The hospital has drawn the zone that it keeps: all that can move outside it must empty. */
  readonly zoneDrawn: boolean;
  /** Net present value of the plan, by the blocks' fixed shares of land; null where it could not be calculated. */
  readonly valueGbp: number | null;
  /** The same to the same purse, with its land as measured and sold or re-used; null where it could not be calculated. */
  readonly measuredValueGbp: number | null;
  /** How sure the choice is, or why nothing is chosen, in sentences. */
  readonly choice: string;
  /** What neither the table of blocks nor a line shows of moving out, in sentences. */
  readonly moves: readonly string[];
  /** Land that closed wards alone would release, and land that needs unused floor filled as well: a sentence, where blocks release any. */
  readonly apart?: string;
  /** The chosen blocks, in the order in which they empty. */
  readonly blocks: readonly PlannedBlockFacts[];
  /** Land of the chosen blocks by their fixed shares, free of hard constraints and parking; and what geometry measured of it. */
  readonly sharesM2: number;
  readonly measuredM2: number;
  /** Of what was measured, open ground that is kept back for cars of which no car park is drawn. */
  readonly parkingM2: number | null;
  readonly cellsM2: number;
  readonly setbacksM2: number;
  readonly constrainedM2: number;
  readonly droppedM2: number;
  /** Released land, less setbacks, that no block's cell holds: surplus by a source, or outside a drawn zone. */
  readonly withoutBlocksM2: number;
  readonly parcels: readonly ParcelFacts[];
  readonly dropped: readonly DroppedFacts[];
  /** A sentence, when the plan releases no parcel. */
  readonly whyNone?: string;
}

export interface PlannedBlockFacts {
  readonly id: string;
  readonly label: string;
  readonly floorM2: number;
  /** Floor that must be free for it. */
  readonly queueM2: number;
  /** Freed ward floor that it fills after the blocks before it: the rest of what it needs is unused floor. */
  readonly wardsM2: number;
  /** Null when it does not empty by the horizon. */
  readonly yearLabel: string | null;
  /** Its fixed share of the site, free of hard constraints and parking, before the cut for roads and plant. */
  readonly shareM2: number;
  /** Its cell less the setbacks of what stays, measured for the chosen set. */
  readonly releasedM2: number;
  /** In the year in which it empties, the floor of closed wards alone would not have done. */
  readonly byDensification: boolean;
}

export interface ParcelFacts {
  readonly id: string;
  readonly label: string;
  /** Gross developable area, and net of roads, open space and the like. */
  readonly areaM2: number;
  readonly netM2: number;
  readonly frontageM: number;
  readonly needsAccess: boolean;
  /** First year in which it is released; null when its last block never empties. */
  readonly yearLabel: string | null;
  /** Ids of the emptied blocks whose land it holds. */
  readonly blocks: readonly string[];
  /** Each polygon's outer ring, then its holes. */
  readonly polygons: readonly (readonly Ring[])[];
}

export interface DroppedFacts {
  readonly areaM2: number;
  readonly frontageM: number;
  /** A sentence. */
  readonly why: string;
  readonly rings: readonly Ring[];
}
