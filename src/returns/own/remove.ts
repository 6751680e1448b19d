import { rmSync } from 'node:fs';
import { didYouMean, UserError } from '../../problems/index.js';
import { inTurn } from '../../files/writing/index.js';
import { editionTyped } from '../adding/edition.js';
import type { Return } from '../return.js';
import type { Held, Store } from '../store.js';

/** A publication of the user's own that was taken away. */
export interface RemovedReturn {
  readonly id: string;
  readonly edition: string;
  /** What it was and where it was had. */
  readonly what: string;
  /** Files that are gone. */
  readonly files: readonly string[];
  /** True where a shipped publication of the same time is read from now on. */
  readonly shippedStands: boolean;
}

/**
 * Takes a publication out of the user's own store, by its kind and its edition as `decant returns` prints them or as its file is named;
 * throws `UserError`, with nothing taken away, where he has none such: what is shipped stays.
 */
export function removeReturn(
  { id, edition }: { readonly id: string; readonly edition: string },
  { kinds, store, folder }: { readonly kinds: readonly Return[]; readonly store: Store; readonly folder: string },
): RemovedReturn {
  const kind = kinds.find((each) => each.id === id);
  const mine = store.editions().filter(({ isShipped }) => !isShipped);
  const typed = (kind === undefined ? undefined : editionTyped(edition, kind.edition)) ?? edition;
  const held = mine.find(
    (each) => each.id === id && [each.edition, each.printed].some((said) => said === typed || said === edition),
  );
  if (held === undefined)
    throw notMine(id, edition, { mine, kinds, isShipped: store.held(id, typed, true) !== undefined });
  const beside = held.path.replace(/\.(csv|geojson)\.gz$/, '.yaml');
  const files = [beside, held.path];
  // The text goes first: of what a killed run leaves, nothing is held.
  inTurn({ named: held.path, name: `${held.id}_${held.edition}`, folder }, () => {
    for (const file of files) rmSync(file, { force: true });
  });
  const shippedStands = store.held(id, held.edition, true) !== undefined;
  return { id, edition: held.edition, what: held.what, files, shippedStands };
}

function notMine(
  id: string,
  edition: string,
  { mine, kinds, isShipped }: { mine: readonly Held[]; kinds: readonly Return[]; isShipped: boolean },
): UserError {
  const yours = mine.map((each) => `${each.id} ${each.edition}`);
  const have = yours.length === 0 ? 'You have added none' : `Yours are ${yours.join(', ')}`;
  if (isShipped)
    return new UserError(`${id} ${edition} is shipped with Decant, and stays: nothing was taken away`, [have]);
  const ids = kinds.map((each) => each.id);
  const near = ids.includes(id) ? undefined : didYouMean(id, ids);
  return new UserError(`You have no ${id} ${edition} of your own: nothing was taken away`, [
    ...(near === undefined ? [] : [near]),
    have,
  ]);
}
