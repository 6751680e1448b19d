import { describe, expect, test } from 'vitest';
import {
  areaM2,
  groundAreas,
  constraintAreasM2,
  edgeMoved,
  measureRelease,
  type Release,
} from '../../src/land/index.js';
import { constraint, exampleSite, METHOD_RULES, onGrid, rectangle, siteOf, sum } from './drawing.js';

const M2_IN_AN_ACRE = 4046.8564224;

/** What the areas of every release must do, whatever the site. */
function expectToAddUp(release: Release): void {
  const parcels = sum(release.parcels.map((parcel) => parcel.areaM2));
  const { cellsM2, setbacksM2, constrainedM2, droppedM2, withoutBlocksM2, releasedByBlockM2 } = release;
  const within = 1e-6 * Math.max(1, cellsM2);
  expect(Math.abs(cellsM2 - setbacksM2 - constrainedM2 - droppedM2 - parcels)).toBeLessThan(within);
  expect(Math.abs(cellsM2 - setbacksM2 - withoutBlocksM2 - sum(releasedByBlockM2))).toBeLessThan(within);
  expect(Math.abs(cellsM2 - setbacksM2 - areaM2(release.released))).toBeLessThan(within);
}

describe('METHOD 4b, moved onto the National Grid', () => {
  const flood = constraint('flood', onGrid([200, 0, 600, 100]));
  const trees = constraint('tpo', onGrid([550, 340, 590, 390]));
  const listed = constraint('listed', onGrid([300, 200, 400, 260]));
  const site = siteOf({
    boundary: onGrid([0, 0, 600, 400]),
    constraints: [flood, trees, listed],
    retained: onGrid([0, 0, 200, 400]),
  });
  const release = measureRelease(site, [], METHOD_RULES);

  test('160,000 m² freed, and 109,000 to build on: the union of the constraints, never their sum', () => {
    expect(release.cellsM2).toBeCloseTo(160_000, 6);
    expect(release.setbacksM2).toBeCloseTo(4000, 6);
    // 52,000 in all with the setback's 4,000; the flood strip covers 1,000 of the setback.
    expect(sum(constraintAreasM2(site.boundary, site.constraints)) + release.setbacksM2).toBeCloseTo(52_000, 6);
    expect(release.setbacksM2 + release.constrainedM2).toBeCloseTo(51_000, 6);
    expect(release.parcels.map((parcel) => parcel.areaM2.toFixed(2))).toEqual(['109000.00']);
    expectToAddUp(release);
  });

  test('85% of it is 92,650 m² net, 22.8943 acres', () => {
    const net = 0.85 * (release.parcels[0]?.areaM2 ?? 0);
    expect(net).toBeCloseTo(92_650, 6);
    expect((net / M2_IN_AN_ACRE).toFixed(4)).toBe('22.8943');
  });

  test('each constraint is measured on the released land, and no block is waited for', () => {
    expect(release.takenM2.map((area) => area.toFixed(3))).toEqual(['39000.000', '2000.000', '6000.000']);
    expect(release.withoutBlocksM2).toBeCloseTo(156_000, 6);
    expect(release.parcels[0]?.blocks).toEqual([]);
  });
});

describe('emptying blocks', () => {
  const site = siteOf({
    boundary: rectangle(0, 0, 300, 100),
    blocks: [rectangle(40, 40, 60, 60), rectangle(140, 40, 160, 60), rectangle(240, 40, 260, 60)],
  });

  test('nothing is released where nothing is emptied, drawn as retained or called surplus', () => {
    const release = measureRelease(site, [], METHOD_RULES);
    expect(release.parcels).toEqual([]);
    expect(release.released).toEqual([]);
    expect([release.cellsM2, release.setbacksM2, release.droppedM2, release.withoutBlocksM2]).toEqual([0, 0, 0, 0]);
  });

  test('a block gives up its cell, less the ground within the setback of a neighbour that stays', () => {
    const far = measureRelease(site, [0], METHOD_RULES);
    expect(far.cellsM2).toBeCloseTo(10_000, 1);
    expect(far.setbacksM2).toBe(0);
    const near = measureRelease(site, [0], { ...METHOD_RULES, setbackM: 60 });
    // 20 m deep beside the wall at 140 m, and a quarter circle of 60 m round each of its corners, out to 40 m.
    const round = (40 * Math.sqrt(2000) + 3600 * Math.asin(2 / 3)) / 2;
    expect(Math.abs(areaM2(near.released) - (20 * 80 + 2 * (40 * 140 - round)))).toBeLessThan(5);
    expectToAddUp(near);
  });

  test('blocks side by side release one parcel, and it names them', () => {
    const release = measureRelease(site, [1, 0], METHOD_RULES);
    expect(release.parcels.map(({ blocks }) => blocks)).toEqual([[1, 0]]);
    expect(release.releasedByBlockM2.map((area) => Math.round(area))).toEqual([10_000, 10_000]);
    expect(release.parcels[0]?.frontageM).toBeCloseTo(500 + 2, 0);
  });

  test('blocks apart release two parcels, the larger first, and like ones from the west', () => {
    const release = measureRelease(site, [2, 0], METHOD_RULES);
    expect(release.parcels.map(({ blocks }) => blocks)).toEqual([[0], [2]]);
  });

  test('a position that is no block, or twice the same, is refused', () => {
    expect(() => measureRelease(site, [3], METHOD_RULES)).toThrow(/0 to 2/);
    expect(() => measureRelease(site, [1, 1], METHOD_RULES)).toThrow(RangeError);
  });
});

describe('pieces', () => {
  const boundary = rectangle(0, 0, 300, 100);
  const blocks = [rectangle(10, 40, 20, 60), rectangle(200, 40, 220, 60)];
  const release = (constraints: Parameters<typeof siteOf>[0]['constraints'], rules = METHOD_RULES, roads = {}) =>
    measureRelease(siteOf({ boundary, blocks, constraints: constraints ?? [], ...roads }), [0, 1], rules);

  test('a pipe with its easement cuts a site in two, and the smaller piece is dropped', () => {
    const cut = release([constraint('pipe', rectangle(14, -5, 15, 105), 5)]);
    expect(cut.parcels.map((parcel) => Math.round(parcel.areaM2))).toEqual([28_000]);
    expect(cut.dropped.map(({ why, areaM2: area }) => [why, Math.round(area)])).toEqual([['too-small', 900]]);
    expectToAddUp(cut);
  });

  test('a piece that no road reaches is dropped, unless somebody pays for an access', () => {
    const roads = {
      roads: [
        [
          [-10, -0.5],
          [100, -0.5],
        ],
      ] as const,
    };
    const wall = [constraint('wall', rectangle(150, 0, 160, 100))];
    const without = release(wall, METHOD_RULES, roads);
    expect(without.parcels.map((parcel) => Math.round(parcel.areaM2))).toEqual([15_000]);
    expect(without.parcels[0]?.frontageM).toBeCloseTo(100 + Math.sqrt(0.75) + 0.5, 6);
    expect(without.dropped.map(({ why, frontageM }) => [why, frontageM])).toEqual([['no-frontage', 0]]);
    const paid = release(wall, { ...METHOD_RULES, accessCosted: true }, roads);
    expect(paid.parcels.map(({ needsAccess }) => needsAccess)).toEqual([false, true]);
    expect(paid.droppedM2).toBeLessThan(1e-6);
    expectToAddUp(without);
  });

  test('a neck of under a metre joins nothing; one of two metres does', () => {
    const neck = (width: number) =>
      release([
        constraint('south', rectangle(140, -10, 141, 50 - width / 2)),
        constraint('north', rectangle(140, 50 + width / 2, 141, 110)),
      ]);
    expect(neck(2).parcels).toHaveLength(1);
    const cut = neck(0.6);
    expect(cut.parcels.map((parcel) => Math.round(parcel.areaM2))).toEqual([15_900, 14_000]);
    expect(cut.droppedM2).toBeCloseTo(0.6, 1);
    expectToAddUp(cut);
  });

  test('a soft constraint takes no land and is measured on its parcel', () => {
    const soft = release([constraint('conservation', rectangle(100, 0, 200, 100), 0, false)]);
    expect(soft.constrainedM2).toBe(0);
    expect(soft.parcels[0]?.softM2.map((area) => Math.round(area))).toEqual([10_000]);
    expect(soft.takenM2.map((area) => Math.round(area))).toEqual([10_000]);
  });
});

describe('a retained zone', () => {
  const [boundary, retained] = [rectangle(0, 0, 300, 100), rectangle(0, 0, 100, 100)];
  const blocks = [rectangle(40, 40, 60, 60), rectangle(140, 40, 160, 60), rectangle(240, 40, 260, 60)];
  const site = siteOf({ boundary, blocks, retained });

  test('releases all outside it once the blocks there are empty, set back from its line', () => {
    const release = measureRelease(site, [1, 2], METHOD_RULES);
    expect(release.cellsM2).toBeCloseTo(20_000, 6);
    expect(release.setbacksM2).toBeCloseTo(1000, 6);
    expect(release.withoutBlocksM2).toBe(0);
    expectToAddUp(release);
  });

  test('releases a share with each block, and nothing while all of them stand, or with a block inside it', () => {
    const release = measureRelease(site, [0, 2], METHOD_RULES);
    expect(release.releasedByBlockM2.map((area) => Math.round(area))).toEqual([0, 10_000]);
    expect(measureRelease(site, [0], METHOD_RULES).cellsM2).toBe(0);
    expect(measureRelease(site, [], METHOD_RULES).cellsM2).toBe(0);
  });
});

describe('surplus land', () => {
  const site = siteOf({
    boundary: rectangle(0, 0, 200, 100),
    blocks: [rectangle(40, 40, 60, 60), rectangle(140, 40, 160, 60)],
    surplus: rectangle(170, 0, 230, 100),
  });

  test('is released with no block emptied, inside the site, and set back from what stays', () => {
    const release = measureRelease(site, [], METHOD_RULES);
    expect(release.withoutBlocksM2).toBeCloseTo(3000, 6);
    expect(release.parcels.map((parcel) => Math.round(parcel.areaM2))).toEqual([3000]);
    expect(measureRelease(site, [], { ...METHOD_RULES, setbackM: 20 }).setbacksM2).toBeGreaterThan(200);
  });

  test('is not counted again with the cell that it lies in', () => {
    const release = measureRelease(site, [1], METHOD_RULES);
    expect(release.cellsM2).toBeCloseTo(10_000, 1);
    expect(release.releasedByBlockM2[0]).toBeCloseTo(7000, 1);
    expect(release.withoutBlocksM2).toBeCloseTo(3000, 6);
    expectToAddUp(release);
  });
});

test('what of a cell is clear of hard constraints counts their union', () => {
  const site = siteOf({
    boundary: rectangle(0, 0, 200, 100),
    blocks: [rectangle(40, 40, 60, 60), rectangle(140, 40, 160, 60)],
  });
  const [a, b] = [constraint('a', rectangle(0, 0, 50, 100)), constraint('b', rectangle(40, 0, 80, 100))];
  const soft = constraint('c', rectangle(0, 0, 200, 100), 0, false);
  const clear = groundAreas({ ...site, constraints: [a, b, soft] }).clearM2;
  expect(clear.map((area) => Math.round(area))).toEqual([2000, 10_000]);
});

test('a buffer has round corners of 16 chords a quarter circle, which are 0.16% short', () => {
  const drawn = areaM2(edgeMoved(rectangle(0, 0, 1, 1), 50));
  expect(drawn).toBeCloseTo(1 + 4 * 50 + 32 * Math.sin(Math.PI / 32) * 50 ** 2, 2);
});

describe('Stoke Mandeville, with its 36 blocks', () => {
  const site = exampleSite('stoke-mandeville');
  const every = site.blocks.map((_, index) => index);
  const sets = [
    [0],
    [0, 1, 2],
    every.filter((index) => index % 2 === 0),
    every.filter((index) => index % 5 > 1),
    every,
  ];

  test.each(sets.map((set) => [set.length, set] as const))('%i blocks emptied: areas add up', (_count, set) => {
    const release = measureRelease(site, set, METHOD_RULES);
    expectToAddUp(release);
    const kept = sum(site.cells.filter((_, index) => !set.includes(index)).map(areaM2));
    expect(kept + release.cellsM2).toBeCloseTo(areaM2(site.boundary), 0);
  });

  test('every block emptied releases the whole site as one parcel', () => {
    const { parcels, setbacksM2 } = measureRelease(site, every, METHOD_RULES);
    expect(setbacksM2).toBe(0);
    expect(parcels.map(({ blocks }) => blocks.length)).toEqual([36]);
    expect(parcels[0]?.areaM2).toBeCloseTo(areaM2(site.boundary), 0);
  });
});
