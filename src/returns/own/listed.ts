import type { Return } from '../return.js';
import type { Store } from '../store.js';

/** An edition that is held. */
export interface ListedEdition {
  readonly edition: string;
  /** 2016/17. */
  readonly printed: string;
  readonly isShipped: boolean;
  /** How many sites, trusts, projects or names it has rows of. */
  readonly covers: number;
  /** On the disk. */
  readonly bytes: number;
  /** What it is and where it was had. */
  readonly what: string;
}

/** A kind of national return, and what is held of it, the latest first. */
export interface ListedReturn {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly publisher: string;
  readonly licence: string;
  /** Where newer ones are had. */
  readonly newer: string;
  /** Whose its rows are: site, trust, project or name. */
  readonly row: string;
  readonly editions: readonly ListedEdition[];
}

/** All kinds of returns, what is held of each, and where a user's own are kept. */
export interface ListedReturns {
  readonly returns: readonly ListedReturn[];
  /** Of all that is shipped, on the disk. */
  readonly bytesShipped: number;
  /** Left out where nothing says where: HOME is not set. */
  readonly ownFolder?: string;
}

export function listReturns(kinds: readonly Return[], store: Store): ListedReturns {
  const held = store.editions();
  const returns = kinds.map(({ id, title, about, publisher, licence, newer, row }) => ({
    ...{ id, title, about, publisher, licence, newer, row },
    editions: held
      .filter((each) => each.id === id)
      .map(({ edition, printed, isShipped, covers, bytes, what }) => ({
        edition,
        printed,
        isShipped,
        covers,
        bytes,
        what,
      })),
  }));
  const bytesShipped = store.shippedBytes();
  return { returns, bytesShipped, ...(store.own === undefined ? {} : { ownFolder: store.own }) };
}
