import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawnSite, generator } from '../../bench/shared/drawnSites.js';
import { cellAreasM2, cellsOf } from '../../src/land/cells/index.js';
import { areaM2, groundAreas, TooIntricate } from '../../src/land/index.js';
import { liesIn, ringsOf, type Point, type Shape } from '../../src/land/shapes/index.js';
import { flawOf } from '../../src/land/jts.js';
import { intersection, Plane } from '../../src/land/plane.js';
import { boundsOf, sidesOf } from '../../src/land/shapes/shape.js';
import { exampleSite } from './drawing.js';

/** By block, m². */
const shareAreasM2 = (boundary: Shape, blocks: readonly Shape[]): number[] =>
  cellAreasM2(boundary, cellsOf(boundary, blocks));

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
  const [left = 0, right = 0] = shareAreasM2(rectangle(0, 0, 100, 50), [
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
  expect(shareAreasM2(site, [block])[0]).toBeCloseTo(7000, 6);
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
  const [first = 0, second = 0] = shareAreasM2(rectangle(0, 0, 100, 50), [ring, rectangle(50, 0, 50, 50)]);
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
      const shares = shareAreasM2(site, shapes);
      expect(sum(shares)).toBeCloseTo(areaM2(site), 4);
      shapes.forEach((shape, index) => expect(shares[index]).toBeGreaterThanOrEqual(areaM2(shape) - 1e-6));
    }),
    { numRuns: 40, seed: 2017 },
  );
});

test('property: cells are sound outlines that add up to a site of two pieces with a hole, whatever the errors of drawing', () => {
  const noise = fc.constantFrom(0, 1e-7, 1e-5, 1e-3, 0.05);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e9 }), noise, fc.constantFrom(20, 30, 40), (seed, by, plot) => {
      const draw = generator(seed);
      const near = (value: number): number => value + 2 * by * (draw() - 0.5);
      const drawn = (west: number, south: number, side: number): Shape =>
        rectangle(near(430_000 + west), near(280_000 + south), near(side), near(side));
      const site: Shape = [
        { outer: drawn(0, 0, 200)[0]?.outer ?? [], holes: [drawn(90, 90, 20)[0]?.outer ?? []] },
        ...drawn(230, 0, 70),
      ];
      const blocks = [drawn(240, 10, 20)];
      // Blocks that share walls, but for the errors; none over the hole.
      for (let west = 0; west + plot <= 80; west += plot)
        for (let south = 0; south + plot <= 200; south += plot) if (draw() < 0.6) blocks.push(drawn(west, south, plot));
      const cells = cellsOf(site, blocks);
      expect(Math.abs(sum(cells.map(areaM2)) / areaM2(site) - 1)).toBeLessThan(1e-6);
      expect(cells.map(flawOf)).toEqual(cells.map(() => undefined));
    }),
    { numRuns: 60, seed: 41 },
  );
});

test('open ground goes to the nearest block, within what points along its walls may miss', () => {
  const { boundary, blocks } = drawnSite(11, { blocks: 20, constraints: 0 });
  const [cells, draw] = [cellsOf(boundary, blocks), generator(3)];
  const plane = new Plane(boundary[0]?.outer[0] ?? [0, 0]);
  const bounds = boundsOf(boundary.flatMap(({ outer }) => outer));
  let found = 0;
  for (let place = 0; place < 200; place++) {
    const [x, y] = [
      bounds.west + draw() * (bounds.east - bounds.west),
      bounds.south + draw() * (bounds.north - bounds.south),
    ];
    const spot = plane.region(rectangle(x, y, 0.01, 0.01));
    const owner = cells.findIndex((cell) => intersection(spot, [plane.region(cell)]).paths.length > 0);
    if (owner < 0) continue;
    found++;
    const away = blocks.map((block) => distanceM([x, y], ringsOf(block).flatMap(sidesOf)));
    expect(away[owner]).toBeLessThanOrEqual(Math.min(...away) + 0.5);
  }
  expect(found).toBeGreaterThan(100);
});

test.each(['stoke-mandeville', 'typical-acute'])(
  'each cell of %s is what a fine grid of squares finds nearest to its walls, within half a per cent or 5 m²',
  (code) => {
    const { boundary, blocks, cells } = exampleSite(code);
    // Of no round number of metres, as walls and outlines drawn on whole metres would lie along it.
    const stepM = 1.37;
    const nearest = nearestByGrid(boundary, blocks, stepM);
    cells.forEach((cell, index) => {
      const wanted = nearest[index] ?? 0;
      // A square is one block's as its middle is: along an outline each errs by about a third of itself, this way and that.
      const outline = sum(ringsOf(cell).flatMap(sidesOf).map(lengthM));
      const rounding = 0.35 * stepM ** 2 * Math.sqrt(outline / stepM);
      expect(Math.abs(areaM2(cell) - wanted)).toBeLessThanOrEqual(Math.max(5, 0.005 * wanted) + rounding);
    });
  },
);

const lengthM = ([[x1, y1], [x2, y2]]: readonly [Point, Point]): number => Math.hypot(x2 - x1, y2 - y1);

/** By block, the area of the squares whose middle stands in it or, on open ground, nearest to its walls. */
function nearestByGrid(boundary: Shape, blocks: readonly Shape[], stepM: number): number[] {
  const [outline, rings] = [ringsOf(boundary), blocks.map(ringsOf)];
  const walls = rings.map((of) => of.flatMap(sidesOf));
  const boxes = blocks.map((block) => boundsOf(block.flatMap(({ outer }) => outer)));
  const areas = blocks.map(() => 0);
  const { west, south, east, north } = boundsOf(boundary.flatMap(({ outer }) => outer));
  for (let x = west + stepM / 2; x < east; x += stepM)
    for (let y = south + stepM / 2; y < north; y += stepM) {
      if (!liesIn([x, y], outline)) continue;
      const toBoxes = boxes.map(({ west, south, east, north }) =>
        Math.hypot(Math.max(0, west - x, x - east), Math.max(0, south - y, y - north)),
      );
      let [owner, least] = [rings.findIndex((of, index) => toBoxes[index] === 0 && liesIn([x, y], of)), Infinity];
      if (owner < 0)
        toBoxes.forEach((toBox, index) => {
          const away = toBox > least ? Infinity : distanceM([x, y], walls[index] ?? []);
          if (away < least) [owner, least] = [index, away];
        });
      areas[owner] = (areas[owner] ?? 0) + stepM ** 2;
    }
  return areas;
}

/** Distance in metres from a point to the nearest wall of several. */
function distanceM([x, y]: Point, walls: readonly (readonly [Point, Point])[]): number {
  return Math.min(
    ...walls.map(([[x1, y1], [x2, y2]]) => {
      const [dx, dy] = [x2 - x1, y2 - y1];
      const along = Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy)));
      return Math.hypot(x - x1 - along * dx, y - y1 - along * dy);
    }),
  );
}

test('outlines that would exhaust time or memory are refused: combs laid crosswise, or of very many teeth', () => {
  const comb = (teeth: number, crosswise: boolean): Shape => {
    const pitch = 300 / teeth;
    const corners = Array.from({ length: teeth }, (_, tooth): Point[] => [
      [tooth * pitch, 300],
      [(tooth + 0.4) * pitch, 300],
      [(tooth + 0.4) * pitch, 1],
      [(tooth + 1) * pitch, 1],
    ]).flat();
    const outer: Point[] = [[0, 0], ...corners, [300, 0], [0, 0]];
    return [{ outer: crosswise ? outer.map(([x, y]) => [y, x]) : outer, holes: [] }];
  };
  const boundary = rectangle(0, 0, 300, 300);
  const hard = (shape: Shape, bufferM: number) => ({ id: 'comb', hard: true, bufferM, shape });
  const clear = (...constraints: ReturnType<typeof hard>[]) =>
    groundAreas({ boundary, blocks: [], cells: [boundary], constraints }).clearM2;
  expect(() => clear(hard(comb(800, false), 0), hard(comb(800, true), 0))).toThrow(TooIntricate);
  expect(() => clear(hard(comb(3000, false), 10))).toThrow(TooIntricate);
  expect(() => cellsOf(boundary, [comb(20_000, false)])).toThrow(TooIntricate);
  expect(clear(hard(comb(20, false), 0), hard(comb(20, true), 0))[0]).toBeGreaterThan(1000);
});
