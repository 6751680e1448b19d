import { expect, test } from 'vitest';
import { loadSite } from '../../src/hospitals/index.js';
import { toDegrees } from '../../src/land/maps/index.js';
import { copiedSite, type CopiedSite, type DrawnFeature } from './copiedSite.js';

type Metres = readonly [west: number, south: number, east: number, north: number];

/** Corners of a rectangle in metres from the skeleton’s south-west corner, in metres or in degrees. */
function corners([west, south, east, north]: Metres, inDegrees: boolean): (readonly number[])[] {
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ].map(([x = 0, y = 0]) => [430_000 + x, 420_000 + y] as const);
  return ring.map((place) => (inDegrees ? toDegrees(place) : place));
}

/** The skeleton (200 m × 150 m in metres) with its south block drawn elsewhere, the blocks in degrees or in metres. */
function withSouthBlock(place: Metres, inDegrees = true): CopiedSite {
  return copiedSite('templates/site', 'my-hospital').redraw('buildings.geojson', (features, collection) => {
    const places: readonly Metres[] = [place, [80, 90, 120, 130], [150, 100, 180, 130]];
    if (inDegrees) delete collection.crs;
    features.forEach((feature, index) => {
      feature.geometry = {
        type: 'Polygon',
        coordinates: [corners(places[index] ?? place, inDegrees)],
      } as unknown as DrawnFeature['geometry'];
    });
  });
}

const drawZone = (kind: string, place: Metres): DrawnFeature =>
  ({
    type: 'Feature',
    properties: { id: kind, kind, source: 'Board paper' },
    geometry: { type: 'Polygon', coordinates: [corners(place, false)] },
  }) as unknown as DrawnFeature;

test('a block flush with the boundary in another system is inside; its floor is whole and no land outside counts', () => {
  const folder = withSouthBlock([-3, 20, 97, 60]);
  expect(folder.errors()).toEqual([]);
  expect(folder.warnings().filter((line) => line.includes('over the boundary'))).toEqual([
    'buildings.geojson: warning: 1 of its 3 blocks reaches over the boundary by less than 5 m (the most by 120 m²), which is drawn in British National Grid metres, and they in degrees. ' +
      'The transformation between the two is up to 5 m off, so they are read as inside: their floor counts whole, and no land outside the boundary counts',
  ]);
  const { site } = loadSite(folder.folder);
  const [south] = site?.map.blocks ?? [];
  expect(south?.floorAreaM2).toBe(7000);
  expect(site?.map.blocks.reduce((sum, { landM2 }) => sum + landM2, 0)).toBeCloseTo(200 * 150, 3);
  for (const { landM2, openGroundM2, clearLandM2 } of site?.map.blocks ?? []) {
    expect(openGroundM2).toBeGreaterThanOrEqual(0);
    expect(clearLandM2).toBeLessThanOrEqual(landM2);
    expect(openGroundM2).toBeLessThan(landM2);
  }
});

test.each<[string, Metres, boolean]>([
  ['in the same system', [-3, 20, 97, 60], false],
  ['further out than the transformation is off', [-8, 20, 92, 60], true],
  ['for the most part', [-4, 20, 2, 60], true],
  ['wholly', [-4.5, 20, -0.5, 60], true],
])('a block outside %s is refused', (_what, place, inDegrees) => {
  expect(withSouthBlock(place, inDegrees).errors().join('\n')).toMatch(
    /feature 1 \(south_block\) is outside the boundary by \d+ m²/,
  );
});

test('walls that lie over a zone’s line by less than the transformation is off neither straddle it nor stand on it', () => {
  const zones = (kind: string, place: Metres, inDegrees: boolean): string[] =>
    withSouthBlock([20, 20, 100, 60], inDegrees)
      .redraw('constraints.geojson', (features) => void features.push(drawZone(kind, place)))
      .errors()
      .map((line) => line.replace(/^[^ ]+ /, ''));
  expect(zones('retained_zone', [0, 0, 97, 150], true).filter((line) => line.includes('south_block'))).toEqual([]);
  expect(zones('retained_zone', [0, 0, 97, 150], false).join()).toMatch(/south_block\) straddles the retained zone/);
  expect(zones('retained_zone', [0, 0, 90, 150], true).join()).toMatch(/south_block\) straddles the retained zone/);
  expect(zones('surplus_land', [97, 0, 140, 70], true)).toEqual([]);
  expect(zones('surplus_land', [97, 0, 140, 70], false).join()).toMatch(
    /south_block\) stands on land drawn as surplus/,
  );
  expect(zones('surplus_land', [90, 0, 140, 70], true).join()).toMatch(/south_block\) stands on land drawn as surplus/);
});
