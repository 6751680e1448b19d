import type { Ring } from './facts.js';
import type { Sourced } from '../figures/sourced.js';

export type { Ring };

/** Fixed: listed, with plant that others depend on, or not the trust's to empty. */
export type BlockState = 'kept' | 'emptied' | 'pfi' | 'fixed';

export interface SitePlanFigure extends Sourced {
  readonly boundary: readonly Ring[];
  readonly blocks: readonly PlanBlock[];
  readonly siteAreaM2: number | null;
  /** Open ground that is kept back for cars of which no car park is drawn: it is released by no block. */
  readonly parkingM2?: number | null;
  /** What the makers of the maps ask to be named by, each as they wrote it. */
  readonly attributions: readonly string[];
  readonly constraints: readonly PlanConstraint[];
  /** Adopted roads, each a line; none drawn: the frontage is taken to be on the boundary. */
  readonly roads: readonly Ring[];
  /** What a user has drawn to be kept, everything outside it being released. */
  readonly retained?: readonly Ring[];
  /** Land that a source says is surplus. */
  readonly surplus?: readonly Ring[];
  /** Options of the same blocks and parcels share a panel; those that release nothing share one only when no option releases any. */
  readonly options: readonly PlanOption[];
}

export interface PlanBlock {
  readonly id: string;
  /** A number drawn on the block: no two have the same. */
  readonly label: string;
  /** What people call it, where that says more than the number. */
  readonly name?: string;
  /** Outer rings and holes alike. */
  readonly rings: readonly Ring[];
}

/** What keeps land from being built on (hard), or makes it dearer (soft); the rings are with the buffer. */
export interface PlanConstraint {
  readonly label: string;
  readonly kind: string;
  readonly hard: boolean;
  readonly bufferM: number;
  /** Inside the site, with the buffer. */
  readonly areaM2: number;
  readonly rings: readonly Ring[];
}

export interface PlanOption {
  readonly label: string;
  /** One state a block, in the order of `blocks`. */
  readonly states: readonly BlockState[];
  /** The first year in which each block is empty, in the same order; null for a block that stays. */
  readonly years: readonly (string | null)[];
  /** Floor area of the blocks in each state. */
  readonly floorAreaM2: Readonly<Record<BlockState, number>>;
  readonly landReleasedM2: number;
  readonly parcels: readonly PlanParcel[];
  readonly dropped: readonly PlanDropped[];
  /** From the released land to the parcels; undefined where nothing is released. */
  readonly balance?: PlanBalance;
  /** Why no land can be sold, a sentence. */
  readonly whyNone?: string;
}

export interface PlanParcel {
  readonly label: string;
  /** Gross developable, and what is left of it after roads and open space. */
  readonly areaM2: number;
  readonly netM2: number;
  /** The first year in which it is free. */
  readonly yearLabel: string | null;
  readonly needsAccess: boolean;
  readonly rings: readonly Ring[];
}

/** Areas in m²: released land less setbacks, hard constraints and pieces dropped is parcels. */
export interface PlanBalance {
  readonly cellsM2: number;
  /** What of it, less setbacks, no block holds: surplus by a source, or outside a drawn zone. */
  readonly withoutBlocksM2: number;
  readonly setbacksM2: number;
  readonly constrainedM2: number;
  readonly droppedM2: number;
  readonly parcelsM2: number;
}

/** A piece of released land that nobody would buy on its own. */
export interface PlanDropped {
  readonly areaM2: number;
  /** Why, a sentence. */
  readonly why: string;
  readonly rings: readonly Ring[];
}

export interface ReceiptFigure extends Sourced {
  readonly prices: string;
  /** Each option that sells land, that of the highest net receipt first. */
  readonly sales: readonly ReceiptSale[];
  /** The others that act, with why they sell nothing. */
  readonly without: readonly { readonly label: string; readonly why: string }[];
  /** Printed arithmetic, not a finding. */
  readonly whatIfs: readonly ReceiptGroup[];
}

/** From what buyers pay to what is left: a level stands on zero, a change is signed and starts where the step before ended. */
export interface ReceiptSale {
  readonly label: string;
  /** What the first step's bar would be at the land price of which 10%, and 90%, of prices are below. */
  readonly lowGbp: number | null;
  readonly highGbp: number | null;
  readonly netM2: number | null;
  readonly yearLabels: readonly string[];
  readonly steps: readonly ReceiptStep[];
}

export interface ReceiptStep {
  readonly label: string;
  readonly gbp: number | null;
  readonly kind: 'level' | 'change';
}

/** A what-if's receipt. */
export interface ReceiptGroup {
  readonly label: string;
  readonly lowGbp: number | null;
  readonly middleGbp: number | null;
  readonly highGbp: number | null;
}
