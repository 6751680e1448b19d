import { printPlace, type FeatureCollection } from '../../land/maps/index.js';
import type { Point } from '../../land/shapes/index.js';
import type { Refuse } from './properties.js';

/** Ours: METHOD gives no figure. No hospital is so large, and the boundary of a county would exhaust memory. */
const WIDEST_SITE_M = 10_000;

/** Refuses a boundary that reaches farther than any hospital, with the two places farthest apart; true where it is sound. */
export function isOfAHospital({ features, coordinates }: FeatureCollection, refuse: Refuse): boolean {
  const corners = features.flatMap(({ label, shape }) =>
    shape.flatMap(({ outer }) => outer).map((at) => ({ label, at })),
  );
  for (const axis of [0, 1] as const) {
    const [first] = corners;
    if (first === undefined) return true;
    const far = corners.reduce(
      ({ least, most }, corner) => ({
        least: corner.at[axis] < least.at[axis] ? corner : least,
        most: corner.at[axis] > most.at[axis] ? corner : most,
      }),
      { least: first, most: first },
    );
    const acrossM = far.most.at[axis] - far.least.at[axis];
    if (acrossM <= WIDEST_SITE_M) continue;
    const place = ({ label, at }: { label: string; at: Point }): string => `${printPlace(at, coordinates)} (${label})`;
    refuse(
      `the boundary is ${(acrossM / 1000).toFixed(1)} km across, from ${place(far.least)} to ${place(far.most)}`,
      `At most ${WIDEST_SITE_M / 1000} km are read: a point typed wrong, or a site drawn with another?`,
    );
    return false;
  }
  return true;
}
