import type { EvidenceRow } from './row.js';

/** How a row's figure is read: as a change, or as the share of patients that the result column prints. */
export type Reading = 'change' | 'result';

export interface NoFall {
  readonly found: string;
  readonly right: string;
}

/**
 * The fall that a row says, as a share: 0.25 for −25 %; below 0 for a rise. Where the row has a figure before and after, it is
 * worked out from them, since the printed change is rounded; where it has a comparator, it is the fall against it.
 */
export function fallOf(row: EvidenceRow, reading: Reading, comparator?: EvidenceRow): number | NoFall {
  if (reading === 'result') return shareIn(row);
  const change = changeOf(row);
  const beside = comparator === undefined ? 0 : changeOf(comparator);
  if (change === undefined || beside === undefined)
    return {
      found: `${row.id} gives no change: ${row.measure}`,
      right: 'Take a row that does; a what-if may say reads: result where the result is a share in per cent',
    };
  return 1 - (1 + change) / (1 + beside);
}

/** A row's change as a share: −0.3307 for 750 → 502. */
export function changeOf({ baseline, result, change }: EvidenceRow): number | undefined {
  if (change === undefined) return undefined;
  return baseline === undefined || result === undefined ? change / 100 : (result - baseline) / baseline;
}

function shareIn(row: EvidenceRow): number | NoFall {
  if (row.result !== undefined && row.change === undefined && row.measure.endsWith('%')) return row.result / 100;
  return {
    found: `the result of ${row.id} is no share in per cent: ${row.measure}`,
    right: 'Leave reads: out, and its change is taken',
  };
}
