import { convex } from '@turf/convex';
import { rewind } from '@turf/rewind';
import fc from 'fast-check';
import type { Polygon, Position } from 'geojson';
import { describe, expect, test } from 'vitest';
import { ringAreaM2 } from '../../src/land/area.js';
import { convexHull, cornersOf } from '../../src/land/jts.js';
import { turned } from '../../src/land/maps/index.js';
import { boundsOf, liesIn, liesInShape, ringLiesIn, type Point, type Ring } from '../../src/land/shapes/index.js';

/** Stars about a place on the National Grid, either way round. */
const stars = fc
  .record({
    at: fc.tuple(fc.integer({ min: 80_000, max: 650_000 }), fc.integer({ min: 5_000, max: 1_200_000 })),
    reach: fc.array(fc.double({ min: 2, max: 80, noNaN: true }), { minLength: 3, maxLength: 30 }),
    isTurned: fc.boolean(),
  })
  .map(({ at: [x, y], reach, isTurned }): Ring => {
    const corners = reach.map((distance, index): Point => {
      const angle = (2 * Math.PI * index) / reach.length;
      return [x + distance * Math.cos(angle), y + distance * Math.sin(angle)];
    });
    const [first = [x, y] as Point] = corners;
    const ring = [...corners, first];
    return isTurned ? ring.reverse() : ring;
  });

const positions = (ring: Ring): Position[] => ring.map(([x, y]) => [x, y]);

describe('where the arithmetic is ours or another library’s, Turf finds the same', () => {
  test('rings turned anticlockwise and clockwise', () => {
    fc.assert(
      fc.property(stars, fc.boolean(), (ring, clockwise) => {
        const wanted = rewind({ type: 'Polygon', coordinates: [positions(ring)] }, { reverse: clockwise }) as Polygon;
        expect(turned(ring, clockwise)).toEqual(wanted.coordinates[0]);
      }),
    );
  });

  test('convex hulls', () => {
    fc.assert(
      fc.property(stars, (ring) => {
        const wanted = convex({ type: 'LineString', coordinates: positions(ring) });
        const [corners = []] = wanted?.geometry.coordinates ?? [];
        const hull = cornersOf(convexHull([[{ outer: ring, holes: [] }]]));
        expect(ringAreaM2(hull) / ringAreaM2(corners as unknown as Ring)).toBeCloseTo(1, 12);
      }),
    );
  });
});

const square = (west: number, south: number, side: number): Ring => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
  [west, south],
];

describe('where a point lies', () => {
  test('at the middle of a star, inside; outside its bounds, outside', () => {
    fc.assert(
      fc.property(stars, (ring) => {
        const { west, east, south, north } = boundsOf(ring);
        expect(liesIn([east + 1e-6, (south + north) / 2], [ring])).toBe(false);
        expect(liesIn([west - 1e-6, (south + north) / 2], [ring])).toBe(false);
        // Every corner is on the edge, which is in or out as the asker says.
        for (const corner of ring) {
          expect(liesIn(corner, [ring])).toBe(true);
          expect(liesIn(corner, [ring], 'outside')).toBe(false);
        }
      }),
    );
  });

  test('in a hole is outside, and on its edge as the asker says', () => {
    const shape = [{ outer: square(0, 0, 10), holes: [square(4, 4, 2)] }];
    expect(liesInShape([5, 5], shape)).toBe(false);
    expect(liesInShape([2, 2], shape)).toBe(true);
    expect(liesInShape([4, 5], shape)).toBe(true);
    expect(liesInShape([4, 5], shape, 'outside')).toBe(false);
  });

  test('a ring that touches another from within lies in it, one that touches from without does not', () => {
    const outline = square(0, 0, 10);
    const within: Ring = [
      [0, 0],
      [10, 0],
      [5, 4],
      [0, 0],
    ];
    const without: Ring = [
      [0, 0],
      [10, 0],
      [5, -4],
      [0, 0],
    ];
    expect(ringLiesIn(within, outline)).toBe(true);
    expect(ringLiesIn(without, outline)).toBe(false);
    expect(ringLiesIn(outline, outline)).toBe(false);
  });
});
