import fc from 'fast-check';
import { expect, test } from 'vitest';
import { flawOf } from '../../src/land/jts.js';
import { isSurelySound } from '../../src/land/sound.js';
import type { Point, Shape } from '../../src/land/shapes/index.js';
import { exampleSite, polygon } from './drawing.js';

/** Corners of few different places, so that sides cross, touch, turn back and lie on one another often. */
const corners = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 5 })), { minLength: 3, maxLength: 8 })
  .map((drawn) => drawn.map(([x, y]): Point => [480_000 + x, 210_000 + y / 2]));

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

test.each(['stoke-mandeville', 'typical-acute'])('every block of %s is sound beyond doubt', (site) => {
  const doubted = exampleSite(site).blocks.filter(
    (shape) => shape.every(({ holes }) => holes.length === 0) && !isSurelySound(shape),
  );
  expect(doubted).toEqual([]);
});

const square: readonly Point[] = [[0, 0], [10, 0], [10, 10], [0, 10]]; // prettier-ignore

test.each<[string, Shape]>([
  ['a courtyard', [{ outer: [...square, [0, 0]], holes: [[[1, 1], [2, 1], [2, 2], [1, 1]]] }]], // prettier-ignore
  ['a side along another', polygon([0, 0], [10, 0], [10, 10], [5, 10], [5, 0], [0, 10])],
  ['a spike', polygon([0, 0], [10, 0], [10, 10], [20, 10], [10, 10], [0, 10])],
  ['a corner on a side', polygon([0, 0], [10, 0], [10, 10], [5, 0], [0, 10])],
  ['two corners', polygon([0, 0], [10, 0])],
  ['an open line', [{ outer: square, holes: [] }]],
  ['a place that is no number', polygon([0, 0], [NaN, 0], [10, 10], [0, 10])],
])('%s is left to the library', (_, shape) => {
  expect(isSurelySound(shape)).toBe(false);
});
