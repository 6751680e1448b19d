import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadSite } from '../../src/hospitals/index.js';
import { toDegrees } from '../../src/land/maps/index.js';
import { compactJson } from '../../src/files/index.js';
import { writtenResult } from '../../src/report/index.js';
import { resultOf } from '../study/reported.js';
import { BUILT, copiedSite, type CopiedSite } from './copiedSite.js';
import { blobOf, geoPackage, layerOf, wkbOf, type Drawn, type Layer } from './geoPackages.js';

type System = 27700 | 4326;

/** A ring in metres from the skeleton’s south-west corner; with a height where asked for. */
const ring = (
  west: number,
  south: number,
  east: number,
  north: number,
  srs: System = 27700,
  height?: number,
): number[][] =>
  [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ].map(([x = 0, y = 0]) => {
    const place = [430_000 + x, 420_000 + y] as const;
    return [...(srs === 4326 ? toDegrees(place) : place), ...(height === undefined ? [] : [height])];
  });
const area = (...rings: number[][][]): Drawn => ({ type: 'Polygon', coordinates: rings });
const SITE = area(ring(0, 0, 200, 150));
const layer = (name: string, shape: Drawn | Uint8Array | null = SITE, values = {}): Layer => ({
  name,
  rows: [{ shape, values }],
});

const site = (): CopiedSite => copiedSite('templates/site', 'my-hospital');
const withBoundary = (bytes: Uint8Array | string): CopiedSite =>
  site().remove('boundary.geojson').write('boundary.gpkg', bytes);
const mapOf = (drawn: CopiedSite) => loadSite(drawn.folder, undefined, BUILT).site?.map;

test.each<System>([27700, 4326])('a boundary, blocks and constraints of a GIS are read in EPSG:%i', (srs) => {
  const south: Drawn = {
    type: 'MultiPolygon',
    coordinates: [
      [ring(20, 20, 120, 60, srs, 71.5), ring(40, 30, 60, 40, srs, 71.5)],
      [ring(130, 20, 140, 30, srs, 71.5)],
    ],
  };
  const pipe: Drawn = { type: 'LineString', coordinates: ring(0, 140, 200, 145, srs).slice(0, 2) };
  const block = { floor_area_m2: 7000, storeys: '3', tenure: 'owned', movable: true, listed: 0 };
  const drawn = withBoundary(geoPackage([{ ...layer('Estate', area(ring(0, 0, 200, 150, srs))), srs }]))
    .remove('buildings.geojson')
    .write(
      'buildings.gpkg',
      geoPackage([
        {
          name: 'outlines 2025',
          srs,
          rows: [
            { shape: south, values: { id: 'south_block', name: 'South block', ...block } },
            {
              shape: area(ring(20, 80, 60, 120, srs)),
              values: {
                ...block,
                id: 'north_block',
                name: 'North block',
                floor_area_m2: 4600,
                storeys: null,
                movable: 'no',
              },
            },
          ],
        },
      ]),
    )
    .remove('constraints.geojson')
    .write(
      'constraints.gpkg',
      geoPackage([
        {
          name: 'constraints',
          srs,
          rows: [{ shape: pipe, values: { id: 'sewer', kind: 'easement', hard: 'true', buffer_m: 3 } }],
        },
      ]),
    );
  expect(drawn.errors()).toEqual([]);
  const map = mapOf(drawn);
  expect(map?.areaM2).toBeCloseTo(30_000, 2);
  expect(map?.coordinates.buildings).toEqual({ system: srs === 4326 ? 'WGS84' : 'EPSG:27700', known: 'said' });
  expect(
    map?.blocks.map(({ id, label, floorAreaM2, storeys, movable, listed, polygons }) => [
      ...[id, label, floorAreaM2, storeys, movable, listed],
      polygons.map(({ holes }) => holes.length),
    ]),
  ).toEqual([
    ['south_block', 'South block', 7000, 3, true, false, [1, 0]],
    ['north_block', 'North block', 4600, undefined, false, false, [0]],
  ]);
  expect(map?.constraints.map(({ id, bufferM }) => [id, bufferM])).toEqual([['sewer', 3]]);
});

test('Stoke Mandeville drawn in GeoPackages is what its own maps make it', () => {
  const shipped = join('sites', 'stoke-mandeville');
  const copy = copiedSite(shipped);
  for (const map of ['boundary', 'buildings']) {
    const text = readFileSync(copy.path(`${map}.geojson`), 'utf8');
    copy.remove(`${map}.geojson`).write(`${map}.gpkg`, geoPackage([layerOf(map, text, 4326)]));
  }
  // Whose outlines they are is said in the head of a GeoJSON; with another form, in site.yaml.
  const own =
    'Contains public sector information licensed under the Open Government Licence v3.0 (NHS Digital, NHS England, HM Treasury).';
  const osm = '© OpenStreetMap contributors, Open Database Licence 1.0';
  const all = `attribution: ["${own}",\n  "Made from building outlines ${osm}", "${osm}"]`;
  copy.edit('site.yaml', `attribution:\n  - ${own}`, all);
  const result = (folder: string): string =>
    compactJson(writtenResult(resultOf(folder)), 4)
      .replaceAll(folder, 'folder')
      .replaceAll('.gpkg', '.geojson');
  expect(result(copy.folder)).toBe(result(shipped));
});

describe('of several layers', () => {
  const both = geoPackage([layer('boundary'), layer('car parks', area(ring(0, 0, 20, 20)))]);

  test('that which is called as the map is read, and the others are told', () => {
    const drawn = withBoundary(both);
    expect(drawn.errors()).toEqual([]);
    expect(mapOf(drawn)?.areaM2).toBeCloseTo(30_000, 2);
    expect(drawn.warnings().join('\n')).toMatch(
      /^boundary\.gpkg: warning: its layer boundary is read; it also holds car parks, which is not/m,
    );
  });

  test('one with the map’s name as its title will do', () => {
    const drawn = withBoundary(geoPackage([layer('plots'), { ...layer('estate_2025'), title: 'Boundary' }]));
    expect(drawn.errors()).toEqual([]);
  });

  test('none of which is, what is there is named', () => {
    expect(
      withBoundary(geoPackage([layer('plots'), layer('car parks')]))
        .errors()
        .join(),
    ).toBe(
      'boundary.gpkg: it holds 2 layers, plots, car parks. Call the one that is meant boundary, or export it alone',
    );
  });
});

describe('of its coordinate system', () => {
  test('the description decides, and the code where there is none', () => {
    const renamed = (sql: string) => withBoundary(geoPackage([layer('boundary')], (db) => void db.run(sql)));
    const own = `UPDATE gpkg_spatial_ref_sys SET organization = 'Trust', organization_coordsys_id = 7`;
    expect(renamed(own).errors()).toEqual([]);
    expect(renamed(`UPDATE gpkg_spatial_ref_sys SET definition = 'undefined'`).errors()).toEqual([]);
    expect(renamed(`${own}, definition = 'undefined'`).errors().join()).toMatch(
      /^boundary\.gpkg: its spatial reference system \(Trust:7\) is not one that is read\. Export it in EPSG:27700/,
    );
  });

  test('one that is not read is named', () => {
    const web = geoPackage([
      {
        ...layer(
          'boundary',
          area([
            [1, 1],
            [2, 1],
            [2, 2],
            [1, 1],
          ]),
        ),
        srs: 3857,
      },
    ]);
    expect(withBoundary(web).errors().join()).toMatch(
      /its spatial reference system \(WGS 84 \/ Pseudo-Mercator\) is not one/,
    );
  });

  test('one that nobody knows is recognised by the numbers, and told', () => {
    const drawn = withBoundary(geoPackage([{ ...layer('boundary'), srs: '-1' }]));
    expect(drawn.errors()).toEqual([]);
    expect(drawn.warnings().join('\n')).toMatch(
      /boundary\.gpkg: warning: it says no coordinate system: its numbers can only be British National Grid metres/,
    );
  });

  test('metres called degrees are refused', () => {
    expect(
      withBoundary(geoPackage([{ ...layer('boundary'), srs: 4326 }]))
        .errors()
        .join(),
    ).toMatch(/it is in metres called degrees: its spatial reference system says longitude and latitude/);
  });
});

describe('refused, with the row', () => {
  const grid = (shape: Drawn, head = {}) => blobOf(shape, 27700, head);
  const whole = grid(SITE);
  const changed = (at: number, ...bytes: number[]): Uint8Array =>
    Buffer.concat([whole.subarray(0, at), Buffer.from(bytes), whole.subarray(at + bytes.length)]);

  test.each<[string, Drawn | Uint8Array | null, RegExp]>([
    ['no geometry', null, /^boundary\.gpkg: feature 1 \(Mine, fid 1\) has no geometry\. Draw it as polygons$/],
    [
      'a point',
      { type: 'Point', coordinates: [430_000, 420_000] },
      /feature 1 \(Mine, fid 1\) is a Point\. Draw it as polygons$/,
    ],
    ['points', { type: 'MultiPoint', coordinates: [[430_000, 420_000]] }, /fid 1\) is a MultiPoint/],
    [
      'a line',
      { type: 'LineString', coordinates: ring(0, 0, 200, 150) },
      /fid 1\) is a LineString\. Draw it as polygons$/,
    ],
    ['an arc', changed(9, 10), /fid 1\) is a CurvePolygon\. Draw it as polygons, with straight sides$/],
    ['a collection', changed(9, 7), /fid 1\) is a GeometryCollection/],
    ['an empty one', grid({ type: 'MultiPolygon', coordinates: [] }), /fid 1\) is empty\. Draw a ring$/],
    ['one that its head calls empty', grid(SITE, { 3: 17 }), /fid 1\) is empty\. Export it again$/],
    ['an empty part', grid({ type: 'MultiPolygon', coordinates: [[]] }), /fid 1\) has an empty part/],
    ['an empty ring', grid(area([])), /fid 1\) has an empty ring/],
    [
      'an open ring',
      grid(area(ring(0, 0, 200, 150).slice(0, 4))),
      /fid 1\) has an open ring \(from 430000, 420000 to /,
    ],
    [
      'a bow',
      grid(
        area([
          [430_000, 420_000],
          [430_100, 420_100],
          [430_100, 420_000],
          [430_000, 420_100],
          [430_000, 420_000],
        ]),
      ),
      /fid 1\) crosses itself/,
    ],
    ['another system', blobOf(SITE, 4326), /fid 1\) is in the coordinate system 4326, and its layer in 27700/],
    ['a head cut short', whole.subarray(0, 6), /fid 1\) is damaged: its geometry is not as a GeoPackage writes it/],
    ['well-known binary alone', wkbOf(SITE), /is not as a GeoPackage writes it/],
    ['an extent of no kind', grid(SITE, { 3: 15 }), /has an extent of a kind that nobody knows/],
    ['a kind of a program’s own', grid(SITE, { 3: 33 }), /is of a kind that a program has made up/],
    ['a geometry cut short', whole.subarray(0, 60), /fid 1\) is damaged: its geometry is cut short/],
    ['points without end', changed(17, 255, 255, 255, 255), /its geometry is cut short/],
    ['rings without end', changed(13, 255, 255, 255, 255), /its geometry is cut short/],
    ['no order of bytes', changed(8, 9), /says no order of bytes/],
    ['a kind that is none', changed(9, 99), /it is of a kind that nobody knows/],
    [
      'a number that is none',
      changed(21, 0, 0, 0, 0, 0, 0, 248, 127),
      /has a point that is not two finite numbers \(number 1/,
    ],
  ])('%s', (_what, shape, said) => {
    expect(
      withBoundary(geoPackage([layer('boundary', shape, { name: 'Mine' })]))
        .errors()
        .join('\n'),
    ).toMatch(said);
  });

  test('every faulty row at once, and heights, measures and both are dropped', () => {
    const widened = (type: number, width: number): Uint8Array => {
      const points = ring(0, 0, 200, 150).map((point) => [...point, ...Array<number>(width - 2).fill(5)]);
      const bytes = Buffer.from(blobOf({ type: 'Polygon', coordinates: [points] }, 27700));
      bytes.writeUInt32LE(type, 9);
      return bytes;
    };
    for (const [type, width] of [
      [1003, 3],
      [2003, 3],
      [3003, 4],
      [0x80000003, 3],
      [0x40000003, 3],
      [0xc0000003, 4],
    ] as const)
      expect(mapOf(withBoundary(geoPackage([layer('boundary', widened(type, width))])))?.areaM2).toBeCloseTo(30_000, 2);
    const rows = [null, SITE, null].map((shape) => ({ shape, values: {} }));
    expect(withBoundary(geoPackage([{ name: 'boundary', rows }])).errors()).toEqual([
      'boundary.gpkg: feature 1 (fid 1) has no geometry. Draw it as polygons',
      'boundary.gpkg: feature 3 (fid 3) has no geometry. Draw it as polygons',
    ]);
  });
});

test('outlines without anything of blocks are joined to the register by their names', () => {
  const drawn = site()
    .remove('buildings.geojson')
    .write('buildings.gpkg', geoPackage([layer('buildings', area(ring(20, 20, 120, 60)), { name: 'South block' })]));
  expect(drawn.errors().join()).toMatch(/^buildings\.gpkg: its outline says nothing of the blocks/);
  drawn.write('blocks.csv', 'name,floor,tenure,movable\nSouth block,11600,owned,yes\n');
  expect(drawn.errors()).toEqual([]);
  expect(mapOf(drawn)?.blocks.map(({ id, floorAreaM2 }) => [id, floorAreaM2])).toEqual([['south_block', 11_600]]);
});

test('columns that nothing reads are told, pictures too', () => {
  const told = withBoundary(
    geoPackage([layer('boundary', SITE, { photo: new Uint8Array(4), planner: 'x' })]),
  ).warnings();
  expect(told.join('\n')).toMatch(/its columns photo hold pictures or other bytes, .* and are not read/);
  expect(told.join('\n')).toMatch(/its features have properties that are not read: planner/);
});

test('without a Decant that is built it is refused, and nothing else falls', () => {
  const { problems } = loadSite(withBoundary(geoPackage([layer('boundary')])).folder);
  expect(problems.filter(({ severity }) => severity === 'error').map(({ found }) => found)).toEqual([
    'no program that reads GeoPackages is here',
  ]);
});
