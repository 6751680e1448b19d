import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { areaM2 } from '../../src/land/index.js';
import { readGeoJson, toGrid, writeGeoJson } from '../../src/land/maps/index.js';
import type { Point, Shape } from '../../src/land/shapes/index.js';
import type { Problem } from '../../src/problems/problem.js';

const SITE: Shape = [
  {
    // Clockwise, with an anticlockwise hole: against the rule on both counts.
    outer: [
      [430000, 420000],
      [430000, 420150],
      [430200.1234567, 420150],
      [430200, 420000],
      [430000, 420000],
    ],
    holes: [
      [
        [430050, 420050],
        [430060, 420050],
        [430060, 420060],
        [430050, 420060],
        [430050, 420050],
      ],
    ],
  },
];

function back(text: string): Shape {
  const problems: Problem[] = [];
  const read = readGeoJson(text, 'map.geojson', problems);
  expect(problems).toEqual([]);
  expect(read?.oddities).toEqual([]);
  return read?.features[0]?.shape ?? [];
}

test('the file says its system, closes its rings, turns them as GeoJSON has them, and is the same each time', () => {
  const write = (): string => writeGeoJson([{ properties: { id: 'a' }, shape: SITE }], 'EPSG:27700', { note: 'Drawn' });
  const json = JSON.parse(write()) as Record<string, unknown> & { features: { geometry: unknown }[] };
  expect(json).toMatchObject({
    type: 'FeatureCollection',
    note: 'Drawn',
    crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::27700' } },
  });
  expect(json.features[0]?.geometry).toEqual({
    type: 'Polygon',
    coordinates: [
      [
        [430000, 420000],
        [430200, 420000],
        [430200.123, 420150],
        [430000, 420150],
        [430000, 420000],
      ],
      [
        [430050, 420050],
        [430050, 420060],
        [430060, 420060],
        [430060, 420050],
        [430050, 420050],
      ],
    ],
  });
  expect(write()).toBe(write());
});

test('several parts are a MultiPolygon, and what is thinner than a millimetre is left out', () => {
  const outer: Point[] = [
    [430300, 420000],
    [430400, 420000],
    [430400, 420000.0001],
    [430300, 420000.0001],
    [430300, 420000],
  ];
  const wide = outer.map(([x, y], index): Point => [x, index === 2 || index === 3 ? y + 100 : y]);
  const two: Shape = [...SITE, { outer: wide, holes: [] }];
  const kinds = [two, [...SITE, { outer, holes: [] }]].map((shape) => {
    const text = writeGeoJson([{ properties: {}, shape }], 'EPSG:27700');
    return (JSON.parse(text) as { features: { geometry: { type: string } }[] }).features[0]?.geometry.type;
  });
  expect(kinds).toEqual(['MultiPolygon', 'Polygon']);
});

describe('what is written is read back', () => {
  const place = fc.record({
    x: fc.double({ min: 1e5, max: 6e5, noNaN: true }),
    y: fc.double({ min: 5e4, max: 9e5, noNaN: true }),
  });
  const radii = fc.array(fc.double({ min: 5, max: 200, noNaN: true }), { minLength: 5, maxLength: 12 });

  test.each(['EPSG:27700', 'WGS84'] as const)('in %s, to a millimetre', (system) => {
    fc.assert(
      fc.property(place, radii, ({ x, y }, distances) => {
        const shape = [{ outer: starRound([x, y], distances), holes: [] }];
        const read = back(writeGeoJson([{ properties: {}, shape }], system));
        // Each corner may move by a millimetre or so: at most a strip of that width along the outline.
        expect(Math.abs(areaM2(read) - areaM2(shape))).toBeLessThan(0.0015 * outlineM(shape[0]?.outer ?? []));
        const [first] = shape[0]?.outer ?? [];
        expect(
          read[0]?.outer.some(
            ([east, north]) => Math.hypot(east - (first?.[0] ?? 0), north - (first?.[1] ?? 0)) < 0.003,
          ),
        ).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  test('areas of degrees and of metres agree within 0.05% anywhere in Great Britain', () => {
    fc.assert(
      fc.property(place, radii, ({ x, y }, distances) => {
        const shape = [{ outer: starRound([x, y], distances), holes: [] }];
        const [metres, degrees] = (['EPSG:27700', 'WGS84'] as const).map((system) =>
          areaM2(back(writeGeoJson([{ properties: {}, shape }], system))),
        );
        expect(Math.abs((degrees ?? 0) / (metres ?? 1) - 1)).toBeLessThan(0.0005);
      }),
      { numRuns: 50 },
    );
  });
});

test('degrees become metres where Ordnance Survey has them', () => {
  // The worked example of its guide to coordinate systems: 52°39′28.8282″N 1°42′57.8663″E is 651409.804 E, 313177.450 N; Helmert ± 5 m.
  const [east, north] = toGrid(1 + 42 / 60 + 57.8663 / 3600, 52 + 39 / 60 + 28.8282 / 3600);
  expect(Math.hypot(east - 651409.804, north - 313177.45)).toBeLessThan(5);
});

test.each([
  ['Stoke Mandeville', -0.8, 51.8],
  ['Penzance', -5.54, 50.12],
  ['Lowestoft', 1.75, 52.48],
  ['Berwick', -2.0, 55.77],
])(
  'an area in degrees at %s is the grid’s within 0.05%%, by the ellipsoid’s radii and the grid’s scale',
  (_place, lon, lat) => {
    const side = 0.002;
    const ring = [
      [lon, lat],
      [lon + side, lat],
      [lon + side, lat + side],
      [lon, lat + side],
      [lon, lat],
    ];
    const text = JSON.stringify({
      type: 'FeatureCollection',
      features: [{ type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [ring] } }],
    });
    // WGS84's radii of curvature at the middle, and the Transverse Mercator's scale there: F0 (1 + E² / 2R²).
    const [a, e2, radian] = [6378137, 0.00669437999, Math.PI / 180];
    const middle = (lat + side / 2) * radian;
    const bent = 1 - e2 * Math.sin(middle) ** 2;
    const [meridian, normal] = [(a * (1 - e2)) / bent ** 1.5, a / Math.sqrt(bent)];
    const onTheEllipsoid = meridian * normal * Math.cos(middle) * (side * radian) ** 2;
    const [east] = toGrid(lon + side / 2, lat + side / 2);
    const scale = 0.9996012717 * (1 + (east - 400_000) ** 2 / (2 * meridian * normal));
    expect(Math.abs(areaM2(back(text)) / (onTheEllipsoid * scale ** 2) - 1)).toBeLessThan(0.0005);
  },
);

/** A ring that cannot cross itself: a corner at each distance, in equal turns. */
function starRound([x, y]: Point, distances: readonly number[]): Point[] {
  const corners = distances.map((distance, index): Point => {
    const turn = (2 * Math.PI * index) / distances.length;
    return [x + distance * Math.cos(turn), y + distance * Math.sin(turn)];
  });
  return [...corners, corners[0] ?? [x, y]];
}

function outlineM(ring: readonly Point[]): number {
  return ring
    .slice(1)
    .reduce((sum, [x, y], index) => sum + Math.hypot(x - (ring[index]?.[0] ?? x), y - (ring[index]?.[1] ?? y)), 0);
}
