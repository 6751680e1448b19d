import type { Paths64 } from 'clipper2-ts';

/** Fewer corners than this cannot cross often enough to matter. */
const FEW = 1_500;
/** Hospitals' maps stay far below: a site of 36 blocks has some thousands of sides, of which each comes near a few others. */
const MOST_CORNERS = 40_000;
const MOST_MEETINGS = 1_000_000;
const MOST_COMPARED = 30_000_000;

/** Outlines that cross so often that putting them over one another would exhaust memory: two combs laid crosswise, say. */
export class TooIntricate extends Error {
  constructor(readonly why: 'too many corners' | 'too many crossings' = 'too many corners') {
    super(`the outlines of the map have ${why} to be measured: simplify them`);
    this.name = 'TooIntricate';
  }
}

/**
 * Refuses rings whose sides come within a distance of one another in more than a million places, or have very many corners, before any memory is spent on them.
 * The distance is in units of the plane's grid.
 */
export function refuseIntricate(groups: readonly Paths64[], distance = 0): void {
  const corners = groups.reduce((sum, paths) => sum + paths.reduce((all, path) => all + path.length, 0), 0);
  if (corners > MOST_CORNERS) throw new TooIntricate('too many corners');
  if (corners >= FEW && meetTooOften(boxesOf(groups, corners, distance / 2)))
    throw new TooIntricate('too many crossings');
}

interface Boxes {
  readonly west: Float64Array;
  readonly east: Float64Array;
  readonly south: Float64Array;
  readonly north: Float64Array;
}

/** The upright rectangle of each side, widened all round. */
function boxesOf(groups: readonly Paths64[], corners: number, by: number): Boxes {
  const make = (): Float64Array => new Float64Array(corners);
  const boxes = { west: make(), east: make(), south: make(), north: make() };
  let side = 0;
  for (const path of groups.flat()) {
    let from = path[path.length - 1];
    for (const to of path) {
      if (from === undefined) continue;
      boxes.west[side] = Math.min(from.x, to.x) - by;
      boxes.east[side] = Math.max(from.x, to.x) + by;
      boxes.south[side] = Math.min(from.y, to.y) - by;
      boxes.north[side] = Math.max(from.y, to.y) + by;
      side++;
      from = to;
    }
  }
  return boxes;
}

/** Sides in order from the west, each compared with those that begin before it ends; stops as soon as the answer is known. */
function meetTooOften({ west, east, south, north }: Boxes): boolean {
  const order = Uint32Array.from(west.keys()).sort((a, b) => (west[a] ?? 0) - (west[b] ?? 0));
  let [meetings, compared] = [0, 0];
  for (let first = 0; first < order.length; first++) {
    const a = order[first] ?? 0;
    const [reach, bottom, top] = [east[a] ?? 0, south[a] ?? 0, north[a] ?? 0];
    for (let next = first + 1; next < order.length; next++) {
      const b = order[next] ?? 0;
      if ((west[b] ?? 0) > reach) break;
      compared++;
      if ((south[b] ?? 0) <= top && (north[b] ?? 0) >= bottom) meetings++;
    }
    if (meetings > MOST_MEETINGS || compared > MOST_COMPARED) return true;
  }
  return false;
}
