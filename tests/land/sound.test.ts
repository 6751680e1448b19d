import fc from 'fast-check';
import { expect, test } from 'vitest';
import { flawOf } from '../../src/land/jts.js';
import { isSurelySound } from '../../src/land/sound.js';
import type { Point, Shape } from '../../src/land/shapes/index.js';
import { exampleSite, polygon } from './drawing.js';

/** Corners of few different places, so that sides cross, touch, turn back and lie on one another often. */
const place = fc
  .tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 5 }))
  .map(([x, y]): Point => [480_000 + x, 210_000 + y / 2]);
const corners = fc.array(place, { minLength: 3, maxLength: 8 });

test('no outline that the library faults is taken for sound, however it touches or crosses itself', () => {
  let [sound, faulty] = [0, 0];
  fc.assert(
    fc.property(corners, (drawn) => {
      const shape = polygon(...drawn);
      const isSound = flawOf(shape) === undefined;
      if (isSound) sound++;
      else faulty++;
      return isSound || !isSurelySound(shape);
    }),
    { numRuns: 5_000, seed: 11 },
  );
  expect([sound > 500, faulty > 500]).toEqual([true, true]);
});

const triangle = fc.array(place, { minLength: 3, maxLength: 3 });

/** An outline with two holes, of which each may lie anywhere. */
const hollow = fc.tuple(triangle, triangle, triangle).map(([outer, ...holes]): Shape => {
  const larger = outer.map(([x, y]): Point => [480_000 + 4 * (x - 480_000), 210_000 + 8 * (y - 210_000)]);
  const rings = [larger, ...holes].map((ring) => polygon(...ring)[0]?.outer ?? []);
  return [
    {
      outer: rings[0] ?? [],
      holes: rings.slice(1).map((ring, index) => ring.map(([x, y]): Point => [x + 7 * index, y + 5])),
    },
  ];
});

test('no courtyard that touches, crosses or lies outside is taken for sound', () => {
  let [sound, faulty] = [0, 0];
  fc.assert(
    fc.property(hollow, (shape) => {
      const isSound = flawOf(shape) === undefined;
      if (isSurelySound(shape)) sound++;
      if (!isSound) faulty++;
      return isSound || !isSurelySound(shape);
    }),
    { numRuns: 20_000, seed: 12 },
  );
  expect([sound > 20, faulty > 500]).toEqual([true, true]);
});

test.each(['stoke-mandeville', 'typical-acute'])('every block of %s is sound beyond doubt', (site) => {
  expect(exampleSite(site).blocks.filter((shape) => !isSurelySound(shape))).toEqual([]);
});

const square: readonly Point[] = [[0, 0], [10, 0], [10, 10], [0, 10]]; // prettier-ignore

test.each<[string, Shape]>([
  ['a courtyard outside', [{ outer: [...square, [0, 0]], holes: [[[11, 1], [12, 1], [12, 2], [11, 1]]] }]], // prettier-ignore
  ['a courtyard that touches the wall', [{ outer: [...square, [0, 0]], holes: [[[0, 1], [2, 1], [2, 2], [0, 1]]] }]], // prettier-ignore
  ['a courtyard in a courtyard', [{ outer: [...square, [0, 0]], holes: [[[1, 1], [9, 1], [5, 9], [1, 1]], [[4, 3], [5, 3], [5, 4], [4, 3]]] }]], // prettier-ignore
  ['a side along another', polygon([0, 0], [10, 0], [10, 10], [5, 10], [5, 0], [0, 10])],
  ['a spike', polygon([0, 0], [10, 0], [10, 10], [20, 10], [10, 10], [0, 10])],
  ['a corner on a side', polygon([0, 0], [10, 0], [10, 10], [5, 0], [0, 10])],
  ['two corners', polygon([0, 0], [10, 0])],
  ['an open line', [{ outer: square, holes: [] }]],
  ['a place that is no number', polygon([0, 0], [NaN, 0], [10, 10], [0, 10])],
])('%s is left to the library', (_, shape) => {
  expect(isSurelySound(shape)).toBe(false);
});
