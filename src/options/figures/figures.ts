/**
 * What the charts show, as plain data: money in £ (never £m), areas in m², coordinates in metres (EPSG:27700), years by their
 * end (2027 = 2026/27). A figure that could not be calculated is null and is left out of the drawing, never drawn as 0.
 */
export interface ChartFigures {
  readonly site: { readonly name: string; readonly code: string };
  /** A sentence under every chart, such as "Base year 2016/17. Illustrative inputs: 41 of 80." */
  readonly note: string;
  readonly bedBridge: BedBridgeFigure;
  readonly releasedStranded: ReleasedStrandedFigure;
  /** Undefined when the site has no PFI contract: the chart is then not drawn. */
  readonly unitaryCharge?: UnitaryChargeFigure;
  readonly netPosition: NetPositionFigure;
  readonly receipt: ReceiptFigure;
  readonly sitePlan: SitePlanFigure;
}

/** Every figure says where its numbers come from and of what date. */
export interface Sourced {
  readonly source: string;
}

/** Figures by financial year: `years` and `yearLabels` run side by side, and so does every series. */
export interface Yearly {
  readonly years: readonly number[];
  readonly yearLabels: readonly string[];
}

/** One figure a year, £; null where there is none. */
export type YearlyGbp = readonly (number | null)[];

export interface BedBridgeFigure extends Sourced {
  readonly scenario: string;
  /** The year that the bridge leads to. */
  readonly yearLabel: string;
  readonly steps: readonly BedStep[];
}

/**
 * A level stands on zero (open today, needed); a change is signed and starts where the step before ended; closable beds, never
 * negative, hang from the first level.
 */
export interface BedStep {
  readonly label: string;
  readonly beds: number;
  readonly kind: 'level' | 'change' | 'closable';
}

export interface ReleasedStrandedFigure extends Sourced, Yearly {
  readonly option: string;
  /** The prices of the money: "nominal", "2016/17 prices". */
  readonly prices: string;
  /** Both as positive amounts of cost. */
  readonly releasedGbp: YearlyGbp;
  readonly strandedGbp: YearlyGbp;
}

export interface UnitaryChargeFigure extends Sourced, Yearly {
  readonly contract: string;
  readonly nominalGbp: YearlyGbp;
  readonly realGbp: YearlyGbp;
  /** The prices of the real series: "2016/17 prices". */
  readonly realPrices: string;
  /** Each dating of the contract's end; one when the sources agree. */
  readonly ends: readonly ContractEnd[];
  /** The last year with a charge, if its payment is for a part of it only (METHOD 3.3). */
  readonly partYear?: number;
  /** Charges that only a later dating adds, beyond those above, null where it adds none: drawn dashed, with those above. */
  readonly furtherYears?: { readonly label: string; readonly nominalGbp: YearlyGbp; readonly realGbp: YearlyGbp };
}

/** The last year of a contract by one dating, such as 2036, "as published". */
export interface ContractEnd {
  readonly year: number;
  readonly yearLabel: string;
  readonly label: string;
}

export interface NetPositionFigure extends Sourced, Yearly {
  readonly prices: string;
  readonly options: readonly { readonly label: string; readonly cumulativeGbp: YearlyGbp }[];
}

export interface ReceiptFigure extends Sourced {
  readonly prices: string;
  readonly groups: readonly ReceiptGroup[];
}

/** One option's receipt, or a what-if's; a group of nothing but zeros says why in words. */
export interface ReceiptGroup {
  readonly label: string;
  readonly lowGbp: number | null;
  readonly middleGbp: number | null;
  readonly highGbp: number | null;
  /** "no block emptied" unless said otherwise. */
  readonly whyZero?: string;
}

/** A closed ring of eastings and northings in metres. */
export type Ring = readonly (readonly [number, number])[];

export type BlockState = 'kept' | 'emptied' | 'pfi';

export interface SitePlanFigure extends Sourced {
  readonly boundary: readonly Ring[];
  readonly blocks: readonly PlanBlock[];
  readonly siteAreaM2: number | null;
  /** Options that empty the same blocks share a panel; those that empty none share one only when no option empties any. */
  readonly options: readonly PlanOption[];
}

export interface PlanBlock {
  readonly id: string;
  /** A number or a few letters, drawn on the block. */
  readonly label: string;
  /** Outer rings and holes alike. */
  readonly rings: readonly Ring[];
}

export interface PlanOption {
  readonly label: string;
  /** One state a block, in the order of `blocks`. */
  readonly states: readonly BlockState[];
  /** Floor area of the blocks in each state. */
  readonly floorAreaM2: Readonly<Record<BlockState, number>>;
  readonly landReleasedM2: number;
}
