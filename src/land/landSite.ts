import type { Point, Shape } from './shapes/shape.js';

/** A drawn line, such as an adopted road, in metres on the British National Grid. */
export type Line = readonly Point[];

/** Ground that may not be built on (hard) or that costs something to build on (soft), with the room that it needs all round. */
export interface LandConstraint {
  readonly id: string;
  readonly hard: boolean;
  readonly bufferM: number;
  readonly shape: Shape;
}

export interface LandSite {
  readonly boundary: Shape;
  readonly blocks: readonly Shape[];
  /** By block, as `cellsOf` gives them. */
  readonly cells: readonly Shape[];
  readonly constraints: readonly LandConstraint[];
  /** Adopted roads; where none is given, frontage on the boundary is taken. */
  readonly roads: readonly Line[];
  /** Drawn by the user: everything outside it is released once the blocks there are empty. */
  readonly retained?: Shape;
  /** Land that a source calls surplus: released with no block emptied. */
  readonly surplus?: Shape;
  /** Car parks that are drawn, without their buffers. */
  readonly parking?: Shape;
}

export interface ReleaseRules {
  /** Ground within this distance of what stays is not released. */
  readonly setbackM: number;
  readonly minimumParcelM2: number;
  readonly minimumFrontageM: number;
  /** A piece without frontage is kept, and needs an access that somebody pays for. */
  readonly accessCosted: boolean;
}

export interface Parcel {
  readonly shape: Shape;
  readonly areaM2: number;
  readonly frontageM: number;
  readonly needsAccess: boolean;
  /** Of its area, land that is released whichever blocks are emptied. */
  readonly withoutBlocksM2: number;
  /** The emptied blocks whose land it holds, as positions in the site's list. */
  readonly blocks: readonly number[];
  /** Soft constraints on it, by constraint and each alone; 0 for hard ones. */
  readonly softM2: readonly number[];
  /** Open ground on it, aligned with the blocks emptied: where cars may stand that nobody has drawn. */
  readonly openM2: readonly number[];
}

export interface DroppedPiece {
  readonly shape: Shape;
  readonly areaM2: number;
  readonly frontageM: number;
  readonly why: 'too-small' | 'no-frontage';
}

/** What emptying some blocks releases: areas in m², cellsM2 = setbacksM2 + constrainedM2 + droppedM2 + the parcels. */
export interface Release {
  readonly released: Shape;
  readonly cellsM2: number;
  readonly setbacksM2: number;
  readonly constrainedM2: number;
  readonly droppedM2: number;
  /** Released whichever blocks are emptied: surplus land, or land outside a retained zone where no block stands. */
  readonly withoutBlocksM2: number;
  /** Aligned with the blocks emptied; with `withoutBlocksM2` they add up to the land released. */
  readonly releasedByBlockM2: readonly number[];
  /** Of each block's, the open ground. */
  readonly openByBlockM2: readonly number[];
  /** By constraint: its area with its buffer on the released land, each alone. */
  readonly takenM2: readonly number[];
  /** Largest first, then west to east, then south to north. */
  readonly parcels: readonly Parcel[];
  readonly dropped: readonly DroppedPiece[];
}
