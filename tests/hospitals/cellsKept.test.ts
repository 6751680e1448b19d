import { expect, it } from 'vitest';
import { cellsKeptOf } from '../../src/hospitals/map/cellsKept.js';
import { cellsOf } from '../../src/land/cells/index.js';
import type { Point, Shape } from '../../src/land/shapes/index.js';

/** A rectangle, in metres from its south-west corner. */
function rectangle(west: number, south: number, width: number, height: number): Shape {
  const [east, north] = [west + width, south + height];
  const outer: Point[] = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return [{ outer, holes: [] }];
}

const SITE = rectangle(400_000, 200_000, 100, 100);
const block = (at: number): Shape => rectangle(400_010 + at, 200_010, 10, 10);

it('the cells of a ground are those of that ground, whichever was asked for before', () => {
  const grounds = Array.from({ length: 20 }, (_, index) => [block(0), block(30 + index)]);
  for (const blocks of [...grounds, ...grounds.slice(10), ...grounds.reverse()])
    expect(cellsKeptOf(SITE, blocks)).toEqual(cellsOf(SITE, blocks));
});

it('the same ground read again is not measured again, and one that differs in a corner is', () => {
  const first = cellsKeptOf(SITE, [block(0), block(40)]);
  expect(cellsKeptOf(structuredClone(SITE), [block(0), block(40)])).toBe(first);
  expect(cellsKeptOf(SITE, [block(0), block(40.001)])).not.toBe(first);
});
