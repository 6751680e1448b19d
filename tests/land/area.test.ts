import { expect, test } from 'vitest';
import { areaM2, boundaryOfArea, nearestSubset, outsideM2, overlaps, shareOut } from '../../src/land/index.js';
import { toDegrees, toGrid } from '../../src/land/maps/index.js';
import type { Point, Shape } from '../../src/land/shapes/index.js';

function polygon(...corners: Point[]): Shape {
  return [{ outer: [...corners, corners[0] ?? [0, 0]], holes: [] }];
}

function rectangle(west: number, south: number, east: number, north: number): Shape {
  return polygon([west, south], [east, south], [east, north], [west, north]);
}

test('METHOD 4b: the L-shape (0,0)(100,0)(100,40)(60,40)(60,90)(0,90) has 7,000 m²', () => {
  expect(areaM2(polygon([0, 0], [100, 0], [100, 40], [60, 40], [60, 90], [0, 90]))).toBe(7000);
});

test('an area does not depend on where on the grid it lies, nor on the way round; holes are taken off', () => {
  const [east, north] = [482_500, 211_900];
  const outer = rectangle(east, north, east + 100, north + 50)[0]?.outer ?? [];
  const hole = rectangle(east + 10, north + 10, east + 20, north + 20)[0]?.outer ?? [];
  expect(areaM2([{ outer, holes: [hole] }])).toBe(4900);
  expect(areaM2([{ outer: [...outer].reverse(), holes: [[...hole].reverse()] }])).toBe(4900);
});

test('Ordnance Survey’s Caister water tower comes out within 5 m, and goes back to where it came from', () => {
  // OS, "A guide to coordinate systems in Great Britain": 651409.903, 313177.270 is 52°39′27.2531″N 1°43′4.5177″E on OSGB36,
  // which is 52°39′28.72″N 1°42′57.79″E on WGS84.
  const [easting, northing] = toGrid(1 + 42 / 60 + 57.79 / 3600, 52 + 39 / 60 + 28.72 / 3600);
  expect(Math.hypot(easting - 651_409.9, northing - 313_177.3)).toBeLessThan(5);
  const [longitude, latitude] = toDegrees(toGrid(-0.8020609, 51.7979803));
  expect(longitude).toBeCloseTo(-0.8020609, 7);
  expect(latitude).toBeCloseTo(51.7979803, 7);
});

test('a boundary is the hull of the blocks widened to the area asked for, and holds every block', () => {
  const blocks = [rectangle(0, 0, 50, 20), rectangle(200, 150, 240, 260)];
  const drawn = boundaryOfArea(blocks, 60_000);
  expect(Math.abs(areaM2(drawn?.shape ?? []) - 60_000)).toBeLessThan(1);
  expect(blocks.map((block) => outsideM2(block, drawn?.shape ?? []))).toEqual([0, 0]);
});

test('no boundary is drawn when the blocks alone need more', () => {
  expect(boundaryOfArea([rectangle(0, 0, 100, 100)], 9_999)).toBeUndefined();
});

test('a block outside the boundary is measured, an error of drawing is forgiven', () => {
  const site = rectangle(0, 0, 100, 100);
  expect(outsideM2(rectangle(90, 0, 110, 10), site)).toBeCloseTo(100, 6);
  expect(outsideM2(rectangle(50, 50, 100.4, 100), site)).toBe(0);
});

test('a block in the hollow of a boundary is outside it', () => {
  const hollow = polygon([0, 0], [100, 0], [100, 100], [60, 100], [60, 20], [40, 20], [40, 100], [0, 100]);
  expect(outsideM2(rectangle(30, 50, 70, 60), hollow)).toBeCloseTo(200, 6);
  expect(outsideM2(rectangle(0, 0, 30, 100), hollow)).toBe(0);
});

test('shapes that claim the same ground are found, also parts of one shape; walls in common are not', () => {
  const [a, b] = [rectangle(0, 0, 10, 10), rectangle(5, 0, 15, 10)];
  expect(overlaps([b, rectangle(50, 0, 60, 10), a])).toEqual([{ first: 0, second: 2, areaM2: 50 }]);
  expect(overlaps([[...a, ...b]])).toEqual([{ first: 0, second: 0, areaM2: 50 }]);
  expect(overlaps([a, rectangle(10, 0, 20, 10), rectangle(9.95, 10, 20, 20)])).toEqual([]);
  const angle = polygon([0, 0], [40, 0], [40, 10], [10, 10], [10, 40], [0, 40]);
  expect(overlaps([angle, rectangle(10, 10, 40, 40)])).toEqual([]);
  expect(overlaps([angle, rectangle(5, 5, 40, 40)])).toEqual([{ first: 0, second: 1, areaM2: 325 }]);
});

test('whole square metres are shared out by footprint and add up to the total', () => {
  expect(shareOut(100, [1, 1, 1])).toEqual([34, 33, 33]);
  expect(shareOut(7, [0, 2, 5])).toEqual([0, 2, 5]);
  expect(() => shareOut(10, [0, 0])).toThrow();
});

test('the nearest set prefers the sum, then the fewest members, then those that stand first', () => {
  expect(nearestSubset([5, 3, 2, 5], 5)).toEqual([0]);
  expect(nearestSubset([3, 2, 2, 3], 5)).toEqual([0, 1]);
  expect(nearestSubset([10, 4], 6)).toEqual([1]);
  expect(nearestSubset([4, 3], 100)).toEqual([0, 1]);
  expect(() => nearestSubset([1.5], 1)).toThrow();
});
