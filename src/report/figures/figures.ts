import type { ReceiptFigure, SitePlanFigure } from '../land/landFigures.js';
import type { Sourced } from './sourced.js';

export type * from '../land/landFigures.js';
export type * from './sourced.js';

/**
 * What the charts show, as plain data: money in £ (never £m), areas in m², coordinates in metres (EPSG:27700), years by their
 * end (2027 = 2026/27). A figure that could not be calculated is null and is left out of the drawing, never drawn as 0.
 */
export interface ChartFigures {
  readonly site: { readonly name: string; readonly code: string };
  /** A sentence under every chart, such as "Base year 2016/17. Illustrative inputs: 41 of 80." */
  readonly note: string;
  /** Stands above the note of every chart, where the scenario is a what-if. */
  readonly banner?: string;
  /** Undefined, as each below, when its topic declares no such chart or the site's model has not its lines: it is then not drawn. */
  readonly bedBridge?: BedBridgeFigure;
  /** Undefined when the site's model has no cost response. */
  readonly saving?: SavingFigure;
  readonly releasedStranded?: ReleasedStrandedFigure;
  /** Undefined when the site has no PFI contract: the chart is then not drawn. */
  readonly unitaryCharge?: UnitaryChargeFigure;
  readonly netPosition?: NetPositionFigure;
  /** Undefined when the site's model has no payment regime. */
  readonly whoGains?: WhoGainsFigure;
  /** Undefined when no other regime was tried. */
  readonly regimes?: RegimesFigure;
  /** Of a part of the hospital that has no land: neither receipt nor plan is drawn. */
  readonly isLandless?: true;
  readonly receipt: ReceiptFigure;
  readonly sitePlan: SitePlanFigure;
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
  /** What becomes of it by the last year, in a sentence. */
  readonly later?: string;
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
  readonly kind: 'level' | 'change' | 'hangs' | 'tops';
}

export interface ReleasedStrandedFigure extends Sourced, Yearly {
  readonly option: string;
  /** The prices of the money: "nominal", "2016/17 prices". */
  readonly prices: string;
  /** Both as positive amounts of cost. */
  readonly releasedGbp: YearlyGbp;
  readonly strandedGbp: YearlyGbp;
  /** Released, as a share of both; null in years without a fall in bed-days. */
  readonly releaseShare?: readonly (number | null)[];
  /** The share from which on a plan is not plausible (METHOD 2.2). */
  readonly tooGood?: number;
}

/** What fewer bed-days are worth at full cost, and what is left of it in one year (METHOD 2.2 and 2.4). */
export interface SavingFigure extends Sourced {
  readonly option: string;
  readonly prices: string;
  readonly yearLabel: string;
  readonly steps: readonly MoneyStep[];
  /** What the year does not show, in a sentence or two: cost released later, one-offs of other years. */
  readonly beyond: string;
}

/** A level stands on zero; a change is signed and starts where the step before ended. */
export interface MoneyStep {
  readonly label: string;
  readonly gbp: number | null;
  readonly kind: 'level' | 'change';
  /** What a level is made of. */
  readonly parts?: readonly { readonly label: string; readonly gbp: number | null }[];
}

/** What the programme changes for each party each year, £; positive is better (METHOD 2.4). */
export interface WhoGainsFigure extends Sourced, Yearly {
  readonly option: string;
  readonly prices: string;
  readonly regime: string;
  readonly parties: readonly { readonly label: string; readonly gbp: YearlyGbp }[];
}

/** What one option changes for trust, commissioner and both in one year, under each payment regime. */
export interface RegimesFigure extends Sourced {
  readonly option: string;
  readonly prices: string;
  readonly yearLabel: string;
  readonly regimes: readonly RegimeBars[];
}

export interface RegimeBars {
  readonly label: string;
  readonly trustGbp: number | null;
  readonly commissionerGbp: number | null;
  readonly systemGbp: number | null;
}

export interface UnitaryChargeFigure extends Sourced, Yearly {
  /** Of which the charge is named; the first year with one where it is left out. */
  readonly baseYear?: number;
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
  /** How the trust is paid, in a sentence; nothing where its model has no way of paying. */
  readonly regime: string;
  readonly options: readonly { readonly label: string; readonly cumulativeGbp: YearlyGbp }[];
}
