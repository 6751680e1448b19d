import type { ChangedFacts } from '../changedFacts.js';
import type { FailedCheck } from '../failures.js';

/** Beds of one pool: open, needed, and what of them closes in whole wards. */
export interface PoolBeds {
  readonly pool: string;
  readonly label: string;
  readonly open: number | null;
  readonly neededToday: number | null;
  readonly needed: number | null;
  readonly closable: number | null;
  readonly avoidedNew: number | null;
  /** Beds needed above those open, in the last year. */
  readonly shortByLast: number | null;
  /** Whole wards by the last year, and in which years they close. */
  readonly wards: number | null;
  readonly closures: readonly { readonly year: string; readonly wards: number }[];
  readonly stranded: number | null;
}

/** A rule that sizes beds, by itself: beds of all pools, each rounded up. */
export interface SizedBeds {
  readonly rule: string;
  readonly beds: number;
  /** Whether it is one of those of which the largest is taken. */
  readonly applies: boolean;
}

/** Today's beds and patients. Beds; occupancies and the debt are shares. */
export interface BedsToday {
  readonly baseYear: string;
  readonly open: number | null;
  readonly occupiedToday: number | null;
  readonly occupancyToday: number | null;
  readonly winterOccupancyToday: number | null;
  readonly targetOccupancy: number | null;
  /** What the rules that size beds come to, in the year. */
  readonly occupancyAllowed: number | null;
  readonly neededToday: number | null;
  /** Fall of occupied beds before the first bed can close; below 0, room to spare. */
  readonly occupancyDebt: number | null;
}

/** Beds in the year in which the effects are full. */
export interface BedsAtFullEffect {
  readonly fullEffectYear: string;
  readonly neededAsUsual: number | null;
  readonly needed: number | null;
  readonly closable: number | null;
  readonly avoidedNew: number | null;
  /** Beds needed above those open. */
  readonly short: number | null;
  readonly shortAsUsual: number | null;
  readonly occupancyOfNeeded: number | null;
  readonly winterOccupancyOfNeeded: number | null;
  /** From beds open to beds needed. */
  readonly bridge: readonly { readonly step: string; readonly beds: number | null }[];
  readonly sizing: readonly SizedBeds[];
  readonly mergingSaves: number | null;
  readonly splittingCosts: number | null;
  /** Share of occupied beds that delayed patients hold overnight. */
  readonly delayedShare: number | null;
}

/** Wards by the last year. */
export interface WardsAtTheEnd {
  readonly lastYear: string;
  readonly wardBeds: number | null;
  readonly closuresAYear: number | null;
  readonly wards: number | null;
  readonly shortByLast: number | null;
  readonly shortAsUsualByLast: number | null;
  readonly wardsWereItOnePool: number | null;
  readonly stranded: number | null;
}

/** The short answer on beds: open, needed, closable, in whole wards and when. */
export interface BedAnswer extends BedsToday, BedsAtFullEffect, WardsAtTheEnd {
  readonly site: string;
  readonly scenario: { readonly id: string; readonly title: string; readonly banner?: string };
  readonly option: { readonly id: string; readonly title: string; readonly whatIf: boolean };
  /** What a reader set on the command line in place of what the hospital's files say. */
  readonly changed?: ChangedFacts;
  /** Why it speaks of this option: the rule for the best; undefined where the option is not the best. */
  readonly best?: string;
  readonly pools: readonly PoolBeds[];
  /** What is odd of the option's beds, as its report says it. */
  readonly doubts: readonly string[];
  readonly illustrative: {
    readonly inputs: number;
    readonly of: number;
    /** Those of demand, beds and wards, by section. */
    readonly beds: readonly { readonly section: string; readonly labels: readonly string[] }[];
  };
  readonly warnings: readonly string[];
  readonly failedChecks: readonly FailedCheck[];
  /** Values that could not be calculated, each with its reason. */
  readonly failures: readonly string[];
}
