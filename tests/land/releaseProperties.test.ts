import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawnSite } from '../../bench/shared/drawnSites.js';
import { cellsOf } from '../../src/land/cells/index.js';
import { areaM2, measureRelease, type LandSite, type Release } from '../../src/land/index.js';
import { readGeoJson, toDegrees } from '../../src/land/maps/index.js';
import type { Point, Ring, Shape } from '../../src/land/shapes/index.js';
import { areaOfRegionM2, difference, Plane } from '../../src/land/plane.js';
import { boundsOf } from '../../src/land/shapes/shape.js';
import { METHOD_RULES, sum } from './drawing.js';

/** Relative: the grid of 15 µm puts corners no further off than that. */
const WITHIN = 1e-6;

interface Drawn {
  readonly site: LandSite;
  readonly emptied: readonly number[];
}

function drawn(seed: number): Drawn {
  const { emptied, ...rest } = drawnSite(seed, { blocks: 3 + (seed % 22), constraints: seed % 8 });
  return { site: { ...rest, cells: cellsOf(rest.boundary, rest.blocks) }, emptied };
}

const measure = ({ site, emptied }: Drawn): Release => measureRelease(site, emptied, METHOD_RULES);

/** Runs on sites drawn at random; a failure names the number that draws the site again. */
function onSites(runs: number, check: (drawing: Drawn) => void): void {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 31 - 1 }), (seed) => check(drawn(seed))),
    { numRuns: runs, seed: 2026 },
  );
}

/** Degrees are read a millimetre from where the grid has them: a line between cells may keep a corner more or less, 3 cm off. */
const IN_DEGREES = 1e-5;

function expectNear(found: number, wanted: number, size: number, within = WITHIN): void {
  expect(Math.abs(found - wanted)).toBeLessThanOrEqual(within * Math.max(1, size));
}

/** The figures of a release agree, in the same order. */
function expectAlike(found: Release, wanted: Release, within = WITHIN): void {
  const size = wanted.cellsM2;
  expectNear(found.cellsM2, wanted.cellsM2, size, within);
  expectNear(found.setbacksM2, wanted.setbacksM2, size, within);
  expectNear(found.constrainedM2, wanted.constrainedM2, size, within);
  expectNear(found.droppedM2, wanted.droppedM2, size, within);
  expect(found.parcels.map(({ blocks }) => blocks)).toEqual(wanted.parcels.map(({ blocks }) => blocks));
  wanted.parcels.forEach((parcel, index) => {
    expectNear(found.parcels[index]?.areaM2 ?? 0, parcel.areaM2, size, within);
    expect(Math.abs((found.parcels[index]?.frontageM ?? 0) - parcel.frontageM)).toBeLessThan(0.01);
  });
}

describe('property, on sites drawn at random', () => {
  test('areas add up, and what is kept and what is released are the site', () => {
    onSites(60, ({ site, emptied }) => {
      const release = measure({ site, emptied });
      const parcels = sum(release.parcels.map((parcel) => parcel.areaM2));
      const whole = areaM2(site.boundary);
      const { cellsM2, setbacksM2, constrainedM2, droppedM2, withoutBlocksM2, releasedByBlockM2 } = release;
      expectNear(setbacksM2 + constrainedM2 + droppedM2 + parcels, cellsM2, cellsM2);
      expectNear(sum(releasedByBlockM2) + withoutBlocksM2, cellsM2 - setbacksM2, cellsM2);
      const kept = site.cells.filter((_, index) => !emptied.includes(index));
      expectNear(cellsM2 + sum(kept.map(areaM2)), whole, whole);
      expect(sum(release.dropped.map((piece) => piece.areaM2))).toBeLessThanOrEqual(droppedM2 + WITHIN * whole);
    });
  });

  test('what can be built on lies within what is released, and that within the emptied cells', () => {
    onSites(40, ({ site, emptied }) => {
      const release = measure({ site, emptied });
      const plane = new Plane(site.boundary[0]?.outer[0] ?? [0, 0]);
      const beyond = (inner: Shape, outer: readonly Shape[]): number =>
        areaOfRegionM2(
          difference(
            [plane.region(inner)],
            outer.map((shape) => plane.region(shape)),
          ),
        );
      const size = Math.max(1, release.cellsM2);
      const parcels = release.parcels.flatMap(({ shape }) => shape);
      expect(beyond(parcels, [release.released])).toBeLessThan(WITHIN * size);
      const cells = emptied.map((block) => site.cells[block] ?? []);
      expect(beyond(release.released, cells)).toBeLessThan(WITHIN * size);
    });
  });

  test('the union of the hard constraints never exceeds their sum', () => {
    onSites(40, ({ site, emptied }) => {
      const { constrainedM2, takenM2, cellsM2 } = measure({ site, emptied });
      const hard = sum(takenM2.filter((_, index) => site.constraints[index]?.hard));
      expect(constrainedM2).toBeLessThanOrEqual(hard + WITHIN * cellsM2);
      expect(Math.min(0, ...takenM2)).toBe(0);
    });
  });

  test('with no block emptied no land is released', () => {
    onSites(20, ({ site }) => {
      const { parcels, dropped, cellsM2, setbacksM2, takenM2 } = measure({ site, emptied: [] });
      expect([parcels.length, dropped.length, cellsM2, setbacksM2, sum(takenM2)]).toEqual([0, 0, 0, 0, 0]);
    });
  });

  test('a constraint moved further outside than its buffer changes nothing', () => {
    onSites(30, ({ site, emptied }) => {
      const before = measure({ site, emptied });
      const bounds = boundsOf(site.boundary.flatMap(({ outer }) => outer));
      const [away] = drawnSite(7, { blocks: 3, constraints: 1 }).constraints;
      const corners = away?.shape[0]?.outer ?? [];
      const east = bounds.east + 12.01 - boundsOf(corners).west;
      const moved = corners.map(([x, y]): Point => [x + east, y]);
      const far = { id: 'far', hard: true, bufferM: 12, shape: [{ outer: moved, holes: [] }] };
      const after = measure({ site: { ...site, constraints: [...site.constraints, far] }, emptied });
      expect(after).toEqual({ ...before, takenM2: [...before.takenM2, 0], parcels: withNoMore(after, before) });
    });
  });

  test('it does not matter which way round a ring runs, nor where it starts', () => {
    onSites(30, ({ site, emptied }) => {
      const change = (shape: Shape): Shape =>
        shape.map(({ outer, holes }) => ({ outer: turned(outer, 2), holes: holes.map((hole) => turned(hole, 1)) }));
      const [boundary, blocks] = [change(site.boundary), site.blocks.map(change)];
      const constraints = site.constraints.map((each) => ({ ...each, shape: change(each.shape) }));
      const roads = site.roads.map((road) => [...road].reverse());
      const other = { ...site, boundary, blocks, cells: cellsOf(boundary, blocks), constraints, roads };
      expectAlike(measure({ site: other, emptied }), measure({ site, emptied }));
    });
  });

  test('it does not matter in which coordinates the map is given', () => {
    onSites(15, ({ site, emptied }) => {
      const [metres, degrees] = [read(site, false), read(site, true)];
      expectAlike(measure({ site: degrees, emptied }), measure({ site: metres, emptied }), IN_DEGREES);
    });
  });
});

/** The parcels as they were, each with 0 m² of the constraint that is new. */
function withNoMore(after: Release, before: Release): Release['parcels'] {
  expect(after.parcels).toHaveLength(before.parcels.length);
  return before.parcels.map((parcel) => ({ ...parcel, softM2: [...parcel.softM2, 0] }));
}

/** A ring that runs the other way round, from another corner. */
function turned(ring: Ring, by: number): Ring {
  const corners = ring.slice(1).reverse();
  const from = [...corners.slice(by), ...corners.slice(0, by)];
  return [...from, from[0] ?? [0, 0]];
}

/** A site written as GeoJSON, in degrees or metres, and read again. */
function read(site: LandSite, inDegrees: boolean): LandSite {
  const again = (shapes: readonly Shape[]): Shape[] => {
    const place = (point: Point): readonly number[] => (inDegrees ? toDegrees(point) : point);
    const features = shapes.map((shape, index) => ({
      type: 'Feature',
      properties: { id: `shape_${index}` },
      geometry: {
        type: 'MultiPolygon',
        coordinates: shape.map(({ outer, holes }) => [outer, ...holes].map((ring) => ring.map(place))),
      },
    }));
    const found = readGeoJson(JSON.stringify({ type: 'FeatureCollection', features }), 'map.geojson', []);
    return found?.features.map(({ shape }) => shape) ?? [];
  };
  const [boundary = [], ...blocks] = again([site.boundary, ...site.blocks]);
  expect(blocks).toHaveLength(site.blocks.length);
  const shapes = site.constraints.length === 0 ? [] : again(site.constraints.map(({ shape }) => shape));
  const constraints = site.constraints.map((each, index) => ({ ...each, shape: shapes[index] ?? [] }));
  return { ...site, boundary, blocks, cells: cellsOf(boundary, blocks), constraints };
}
