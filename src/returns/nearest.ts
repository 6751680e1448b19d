import { yearOf } from './entry.js';
import type { Held, Store } from './store.js';

/** A publication of fewer rows is somebody’s extract, and says nothing of what is usual. */
const LEAST_ROWS = 20;

/** The publication of a kind that is nearest in time to an edition, and is not it; of two as near the earlier. Undefined where none is held. */
export function nearestHeld(store: Store, id: string, edition: string): Held | undefined {
  const away = (held: Held): number => Math.abs(timeOf(held.edition) - timeOf(edition));
  return store
    .editions(id)
    .filter((held) => held.edition !== edition && held.covers >= LEAST_ROWS)
    .sort((a, b) => away(a) - away(b) || a.edition.localeCompare(b.edition))[0];
}

/** When an edition is of, in years, for which is nearer: 2016-17, 2019-20-q3, 2016-03-31, 2022-04-to-2025-08, 2022. */
function timeOf(edition: string): number {
  const [, year, month = '1'] = /^(\d{4})(?:-(\d{2}))?/.exec(edition) ?? [];
  const quarter = Number(/-q(\d)$/.exec(edition)?.[1] ?? 1);
  const ends = yearOf(edition);
  return ends === undefined ? Number(year) + Number(month) / 12 : ends - 1 + quarter / 4;
}
