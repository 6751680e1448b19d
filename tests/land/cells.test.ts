import fc from 'fast-check';
import { expect, test } from 'vitest';
import { areaM2, cellAreasM2, type Point, type Shape } from '../../src/land/index.js';

function rectangle(west: number, south: number, width: number, height: number): Shape {
  const [east, north] = [west + width, south + height];
  const corners: Point[] = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return [{ outer: corners, holes: [] }];
}

const sum = (areas: readonly number[]): number => areas.reduce((a, b) => a + b, 0);

test('two like blocks halve their site', () => {
  const [left = 0, right = 0] = cellAreasM2(rectangle(0, 0, 100, 50), [
    rectangle(20, 20, 10, 10),
    rectangle(70, 20, 10, 10),
  ]);
  expect(left).toBeCloseTo(2500, 3);
  expect(right).toBeCloseTo(2500, 3);
});

test('one block has the whole site, courtyard and all, in a boundary that is not convex', () => {
  const site: Shape = [
    {
      outer: [
        [0, 0],
        [100, 0],
        [100, 40],
        [60, 40],
        [60, 90],
        [0, 90],
        [0, 0],
      ],
      holes: [],
    },
  ];
  const courtyard: Point[] = [
    [15, 15],
    [25, 15],
    [25, 25],
    [15, 25],
    [15, 15],
  ];
  const block: Shape = [{ outer: rectangle(10, 10, 20, 20)[0]?.outer ?? [], holes: [courtyard] }];
  expect(cellAreasM2(site, [block])[0]).toBeCloseTo(7000, 6);
});

test('a courtyard belongs to the block round it, and joined blocks keep their own ground', () => {
  const courtyard: Point[] = [
    [5, 5],
    [45, 5],
    [45, 45],
    [5, 45],
    [5, 5],
  ];
  const ring: Shape = [{ outer: rectangle(0, 0, 50, 50)[0]?.outer ?? [], holes: [courtyard] }];
  const [first = 0, second = 0] = cellAreasM2(rectangle(0, 0, 100, 50), [ring, rectangle(50, 0, 50, 50)]);
  expect(first).toBeCloseTo(2500, 3);
  expect(second).toBeCloseTo(2500, 3);
});

test('property: whatever the blocks, their shares add up to the site, and none is less than its own ground', () => {
  const size = fc.integer({ min: 4, max: 55 });
  const blocks = fc.array(fc.record({ width: size, height: size }), { minLength: 1, maxLength: 16 });
  fc.assert(
    fc.property(blocks, fc.integer({ min: 0, max: 600_000 }), (sizes, east) => {
      const site = rectangle(east, 200_000, 240, 240);
      const shapes = sizes.map(({ width, height }, index) =>
        rectangle(east + 60 * (index % 4), 200_000 + 60 * Math.floor(index / 4), width, height),
      );
      const shares = cellAreasM2(site, shapes);
      expect(sum(shares)).toBeCloseTo(areaM2(site), 4);
      shapes.forEach((shape, index) => expect(shares[index]).toBeGreaterThanOrEqual(areaM2(shape) - 1e-6));
    }),
    { numRuns: 40, seed: 2017 },
  );
});
