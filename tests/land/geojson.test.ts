import { expect, test } from 'vitest';
import { areaM2, readGeoJson } from '../../src/land/index.js';
import type { Problem } from '../../src/model/problem.js';

const GRID = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::27700' } };
const SQUARE = [
  [480000, 210000],
  [480100, 210000],
  [480100, 210100],
  [480000, 210100],
  [480000, 210000],
];
const IN_DEGREES = [
  [-0.8, 51.79],
  [-0.79, 51.79],
  [-0.79, 51.8],
  [-0.8, 51.79],
];

function collection(ring: unknown, crs?: unknown, type = 'Polygon'): string {
  const feature = { type: 'Feature', properties: { id: 'east_wing' }, geometry: { type, coordinates: [ring] } };
  return JSON.stringify({ type: 'FeatureCollection', ...(crs === undefined ? {} : { crs }), features: [feature] });
}

function errorsOf(text: string): string[] {
  const problems: Problem[] = [];
  expect(readGeoJson(text, 'map.geojson', problems)).toBeUndefined();
  return problems.map(({ found }) => found);
}

test('metres are read as they are when the file says so, or when they can be nothing else', () => {
  const said = readGeoJson(collection(SQUARE, GRID), 'map.geojson', []);
  expect(said?.coordinates).toEqual({ system: 'EPSG:27700', known: 'said' });
  expect(areaM2(said?.features[0]?.shape ?? [])).toBe(10_000);
  expect(readGeoJson(collection(SQUARE), 'map.geojson', [])?.coordinates).toEqual({
    system: 'EPSG:27700',
    known: 'recognised',
  });
});

test('degrees become metres', () => {
  const read = readGeoJson(collection(IN_DEGREES), 'map.geojson', []);
  expect(read?.coordinates).toEqual({ system: 'WGS84', known: 'recognised' });
  // Half of 0.01° × 0.01°: 690 m × 1,112 m / 2.
  expect(areaM2(read?.features[0]?.shape ?? [])).toBeCloseTo(383_800, -3);
});

test.each([
  ['not JSON', '{"type":', /not JSON/],
  ['another kind of JSON', '[1]', /not a GeoJSON FeatureCollection/],
  ['empty', '{"type":"FeatureCollection","features":[]}', /it is empty/],
  ['an empty polygon', collection([]), /empty ring/],
  ['open', collection(SQUARE.slice(0, 4)), /feature 1 \(east_wing\) has an open ring/],
  ['too few points', collection([SQUARE[0], SQUARE[1], SQUARE[0]]), /ring of 3 points/],
  [
    'self-intersecting',
    collection([SQUARE[0], SQUARE[2], SQUARE[1], SQUARE[3], SQUARE[0]]),
    /crosses itself \(.* at 480050.00, 210050.00\)/,
  ],
  ['without area', collection([SQUARE[0], SQUARE[1], SQUARE[1], SQUARE[0]]), /crosses itself|no area/],
  ['a point that is text', collection([['480000', 210000], ...SQUARE.slice(1)]), /not two finite numbers/],
  ['a point beyond all numbers', collection(SQUARE).replace('480100', '1e999'), /not two finite numbers/],
  ['a line', collection(SQUARE[0], undefined, 'LineString'), /is a LineString/],
  ['degrees called metres', collection(IN_DEGREES, GRID), /in degrees called metres/],
  [
    'metres called degrees',
    collection(SQUARE, { type: 'name', properties: { name: 'EPSG:4326' } }),
    /in metres called degrees/,
  ],
  ['both at once', collection([...SQUARE.slice(0, 4), [-0.8, 51.8], SQUARE[0]]), /1 of its 6 points are in degrees/],
  ['latitude first', collection(IN_DEGREES.map(([x, y]) => [y, x])), /latitudes come before/],
  ['elsewhere', collection(IN_DEGREES.map(([x = 0, y = 0]) => [x + 20, y])), /outside Great Britain/],
  [
    'local metres',
    collection([
      [0, 0],
      [600, 0],
      [600, 400],
      [0, 400],
      [0, 0],
    ]),
    /neither degrees nor metres/,
  ],
  [
    'a crs that is not read',
    collection(SQUARE, { type: 'name', properties: { name: 'EPSG:3857' } }),
    /its crs is not one that is read/,
  ],
])('refused: %s', (_what, text, message) => {
  expect(errorsOf(text).join('\n')).toMatch(message);
});

test('over 100,000 points are refused', () => {
  const many = Array.from({ length: 100_001 }, (_, index) => [480_000 + index, 210_000]);
  expect(errorsOf(collection([...many, many[0]]))).toEqual(['it has 100002 points']);
});

test('every broken feature is named at once', () => {
  const feature = (id: string, ring: unknown): unknown => ({
    type: 'Feature',
    properties: { id },
    geometry: { type: 'Polygon', coordinates: [ring] },
  });
  const text = JSON.stringify({
    type: 'FeatureCollection',
    features: [feature('a', SQUARE.slice(1)), feature('b', SQUARE), feature('c', [])],
  });
  expect(errorsOf(text)).toEqual(['feature 1 (a) has an open ring', 'feature 3 (c) has an empty ring']);
});
