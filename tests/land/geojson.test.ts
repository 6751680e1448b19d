import { expect, test } from 'vitest';
import { areaM2 } from '../../src/land/index.js';
import { readGeoJson } from '../../src/land/maps/index.js';
import type { Problem } from '../../src/problems/problem.js';

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

test('metres that the file does not name are said to be a reading; degrees are what GeoJSON has', () => {
  const odd = (ring: unknown): readonly string[] | undefined =>
    readGeoJson(collection(ring), 'map.geojson', [])?.oddities.map(({ found }) => found);
  expect(odd(SQUARE)).toEqual(['it has no crs: its numbers can only be British National Grid metres, and are read so']);
  expect(odd(IN_DEGREES)).toEqual([]);
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
    /its crs \(EPSG:3857\) is not one that is read/,
  ],
])('refused: %s', (_what, text, message) => {
  expect(errorsOf(text).join('\n')).toMatch(message);
});

test('a line is read where a map may hold lines', () => {
  const lines = (coordinates: unknown, type = 'LineString'): string =>
    JSON.stringify({
      type: 'FeatureCollection',
      features: [{ type: 'Feature', properties: {}, geometry: { type, coordinates } }],
    });
  const read = (text: string): string | readonly number[] => {
    const problems: Problem[] = [];
    const found = readGeoJson(text, 'map.geojson', problems, { lines: true });
    return found?.features[0]?.lines.map((line) => line.length) ?? problems.map((problem) => problem.found).join();
  };
  expect(read(lines(SQUARE.slice(0, 3)))).toEqual([3]);
  expect(read(lines([SQUARE.slice(0, 2), SQUARE.slice(2, 4)], 'MultiLineString'))).toEqual([2, 2]);
  expect(read(lines([SQUARE[0], SQUARE[0]]))).toBe('feature 1 has a line without length at 480000, 210000');
  expect(read(lines([]))).toBe('feature 1 has an empty line');
  expect(read(lines(SQUARE[0], 'Point'))).toBe('feature 1 is a Point');
});

function withHole(hole: readonly (readonly number[])[]): string {
  return JSON.stringify({
    type: 'FeatureCollection',
    features: [
      { type: 'Feature', properties: { id: 'east_wing' }, geometry: { type: 'Polygon', coordinates: [SQUARE, hole] } },
    ],
  });
}

const HOLE = [
  [480010, 210010],
  [480010, 210020],
  [480020, 210020],
  [480020, 210010],
  [480010, 210010],
];

test('a hole is not part of the area; one outside its outline is refused, with the place', () => {
  expect(areaM2(readGeoJson(withHole(HOLE), 'map.geojson', [])?.features[0]?.shape ?? [])).toBe(9_900);
  const moved = HOLE.map(([x = 0, y = 0]) => [x + 200, y]);
  expect(errorsOf(withHole(moved))).toEqual([
    expect.stringMatching(/^feature 1 \(east_wing\) has a hole outside its outline at 48021\d\.00, 2100[12]0\.00$/),
  ]);
});

test('the same geometry twice, and a sliver beside a sound part, are refused with the place', () => {
  const square = { type: 'Polygon', coordinates: [SQUARE] };
  const sliver = [
    [480200, 210000],
    [480200.9, 210000],
    [480200.9, 210001],
    [480200, 210000],
  ];
  const text = (geometries: readonly unknown[]): string =>
    JSON.stringify({
      type: 'FeatureCollection',
      features: geometries.map((geometry) => ({ type: 'Feature', properties: {}, geometry })),
    });
  expect(errorsOf(text([square, square]))).toEqual(['feature 2 is drawn exactly as feature 1 is, at 480000, 210000']);
  expect(errorsOf(text([{ type: 'MultiPolygon', coordinates: [[SQUARE], [sliver]] }]))).toEqual([
    'feature 1 has a sliver: a part of 0.45 m² at 480200.00, 210000.00',
  ]);
});

test('rings the other way round, points twice running and very thin parts are read as drawn, and said', () => {
  const odd = (ring: readonly unknown[]): readonly string[] | undefined =>
    readGeoJson(collection(ring, GRID), 'map.geojson', [])?.oddities.map(({ found }) => found);
  expect(odd(SQUARE)).toEqual([]);
  expect(odd([...SQUARE].reverse())).toEqual([
    '1 of its 1 rings run against GeoJSON’s right-hand rule (feature 1 (east_wing))',
  ]);
  const [first, ...rest] = SQUARE;
  expect(odd([first, first, ...rest])).toEqual([
    'the same point stands twice running (feature 1 (east_wing) at 480000, 210000)',
  ]);
  expect(odd(SQUARE.map(([x = 0, y = 0]) => [x, 210000 + (y - 210000) / 1000]))).toEqual([
    'very thin parts, under 0.2 m wide (feature 1 (east_wing) at 480000.00, 210000.00)',
  ]);
});

test('an area does not depend on the direction or the start of a ring', () => {
  const area = (ring: unknown): number =>
    areaM2(readGeoJson(collection(ring), 'map.geojson', [])?.features[0]?.shape ?? []);
  const turned = [...SQUARE.slice(2), ...SQUARE.slice(1, 3)];
  expect([SQUARE, [...SQUARE].reverse(), turned].map(area)).toEqual([10_000, 10_000, 10_000]);
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
  expect(errorsOf(text)).toEqual([
    'feature 1 (a) has an open ring (from 480100, 210000 to 480000, 210000)',
    'feature 3 (c) has an empty ring',
  ]);
});
