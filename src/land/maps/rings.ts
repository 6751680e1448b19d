import { ringAreaM2, signedRingAreaM2 } from '../area.js';
import { checkedRing, type RawPolygon } from './geometry.js';
import { ringLiesIn } from '../shapes/inside.js';
import type { Point } from '../shapes/shape.js';

const MOST_RINGS = 500;

type RawRing = readonly Point[];
type Say = (found: string, right: string) => void;

/**
 * The polygons that a shapefile's rings make: clockwise ones are ground, and anticlockwise ones are holes in the smallest ring round them.
 * Where every ring that lies in no other runs anticlockwise the whole is turned: anticlockwise ones are ground then, clockwise ones holes, and
 * `odd` is told. Broken rings are refused.
 */
export function polygonsOfRings(rings: readonly RawRing[], refuse: Say, odd: Say): RawPolygon[] {
  let isSound = true;
  for (const ring of rings)
    checkedRing(ring, (found, right) => {
      isSound = false;
      refuse(found, right);
    });
  if (rings.length > MOST_RINGS) {
    refuse(`has ${rings.length} rings`, `At most ${MOST_RINGS} are read: split it`);
    return [];
  }
  if (!isSound) return [];
  const isAnticlockwise = (ring: RawRing): boolean => signedRingAreaM2(ring) > 0;
  const isReversed = rings.every((ring) => isAnticlockwise(ring) || outlineRound(ring, rings) !== undefined);
  if (isReversed)
    odd('runs anticlockwise, which a shapefile keeps for holes', 'It is read as ground; no area depends on it');
  const isHole = (ring: RawRing): boolean => isAnticlockwise(ring) !== isReversed;
  const outlines = rings.filter((ring) => !isHole(ring));
  const polygons = new Map<RawRing, RawRing[]>(outlines.map((outline) => [outline, [outline]]));
  for (const hole of rings.filter(isHole)) {
    const polygon = polygons.get(outlineRound(hole, outlines) ?? []);
    const [x, y] = hole[0] ?? [0, 0];
    if (polygon === undefined)
      refuse(`has a hole outside its outline at ${x}, ${y}`, 'Draw the hole inside, or as a part of its own');
    else polygon.push(hole);
  }
  return [...polygons.values()];
}

/** The smallest of the other rings that holds most of a ring's first corners. */
function outlineRound(ring: RawRing, others: readonly RawRing[]): RawRing | undefined {
  return others
    .filter((other) => other !== ring && ringLiesIn(ring, other))
    .sort((a, b) => ringAreaM2(a) - ringAreaM2(b))[0];
}
