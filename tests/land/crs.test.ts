import { describe, expect, test } from 'vitest';
import { readGeoJson, readShapefile } from '../../src/land/maps/index.js';
import type { Problem } from '../../src/problems/index.js';
import { readFileSync } from 'node:fs';

type Ring = readonly (readonly [number, number])[];
const METRES: Ring = [
  [430_000, 420_000],
  [430_200, 420_000],
  [430_200, 420_150],
  [430_000, 420_000],
];
const DEGREES: Ring = [
  [-0.8, 51.8],
  [-0.79, 51.8],
  [-0.79, 51.81],
  [-0.8, 51.8],
];

/** The system that a GeoJSON of one triangle is read in, or what is said of it. */
function read(crs: unknown, ring: Ring): string {
  const problems: Problem[] = [];
  const text = JSON.stringify({
    type: 'FeatureCollection',
    crs,
    features: [{ type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [ring] } }],
  });
  const found = readGeoJson(text, 'map.geojson', problems);
  return found === undefined ? problems.map((problem) => problem.found).join('; ') : found.coordinates.system;
}

const named = (name: string): unknown => ({ type: 'name', properties: { name } });

test.each([
  'EPSG:27700',
  'epsg:27700',
  'urn:ogc:def:crs:EPSG::27700',
  'urn:ogc:def:crs:EPSG:9.8.15:27700',
  'http://www.opengis.net/def/crs/EPSG/0/27700',
  'https://www.opengis.net/def/crs/EPSG/9.9.1/27700',
  'http://www.opengis.net/gml/srs/epsg.xml#27700',
  'EPSG:7405',
  'urn:ogc:def:crs:EPSG::7405',
  'EPSG:27700+5701',
  'urn:ogc:def:crs,crs:EPSG::27700,crs:EPSG::5701',
  'http://www.opengis.net/def/crs-compound?1=http://www.opengis.net/def/crs/EPSG/0/27700&2=http://www.opengis.net/def/crs/EPSG/0/5701',
])('British National Grid is called %s', (name) => {
  expect(read(named(name), METRES)).toBe('EPSG:27700');
  expect(read(name, METRES)).toBe('EPSG:27700');
});

test.each([
  'EPSG:4326',
  'urn:ogc:def:crs:EPSG::4326',
  'urn:ogc:def:crs:EPSG:6.9:4326',
  'http://www.opengis.net/def/crs/EPSG/0/4326',
  'urn:ogc:def:crs:OGC:1.3:CRS84',
  'urn:ogc:def:crs:OGC::CRS84h',
  'http://www.opengis.net/def/crs/OGC/1.3/CRS84',
  'OGC:CRS84',
  'CRS:84',
  'EPSG:4979',
  'EPSG:4258',
])('degrees are called %s', (name) => expect(read(named(name), DEGREES)).toBe('WGS84'));

test('older editions give a code, or lead to one', () => {
  expect(read({ type: 'EPSG', properties: { code: 27700 } }, METRES)).toBe('EPSG:27700');
  const href = 'http://spatialreference.org/ref/epsg/27700/proj4/';
  expect(read({ type: 'link', properties: { href, type: 'proj4' } }, METRES)).toBe('EPSG:27700');
});

test.each([
  ['EPSG:3857', 'EPSG:3857'],
  ['EPSG:277001', 'EPSG:277001'],
  ['site 27700', 'site 27700'],
  ['EPSG:4326+27700', 'EPSG:4326+27700'],
  ['PROJCS["Irish Grid",PROJECTION["Transverse_Mercator"]]', 'Irish Grid'],
])('%s is neither', (name, said) =>
  expect(read(named(name), METRES)).toBe(`its crs (${said}) is not one that is read`),
);

test.each([[{}], [7], [{ properties: { name: 27700 } }], [{ properties: { name: ['EPSG:27700'] } }]])(
  'a crs that names nothing is said as it is: %j',
  (crs) => expect(read(crs, METRES)).toBe('its crs is not one that is read'),
);

describe('a well-known text is judged by its parameters', () => {
  const GRID = `PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",49],PARAMETER["central_meridian",-2],PARAMETER["scale_factor",0.9996012717],PARAMETER["false_easting",400000],PARAMETER["false_northing",-100000],UNIT["metre",1]`;
  const AIRY =
    'SPHEROID["Airy 1830",6377563.396,299.3249646]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]]';
  const first = (datum: string): string =>
    `PROJCS["OSGB","GEOGCS"["x",DATUM["${datum}",${AIRY},${GRID}]`.replace('"GEOGCS"', 'GEOGCS');
  const second = `PROJCRS["OSGB36 / British National Grid",BASEGEOGCRS["OSGB36",DATUM["Ordnance Survey of Great Britain 1936",ELLIPSOID["Airy 1830",6377563.396,299.3249646,LENGTHUNIT["metre",1]]],PRIMEM["Greenwich",0,ANGLEUNIT["degree",0.0174532925199433]]],CONVERSION["British National Grid",METHOD["Transverse Mercator",ID["EPSG",9807]],PARAMETER["Latitude of natural origin",49,ANGLEUNIT["degree",0.0174532925199433]],PARAMETER["Longitude of natural origin",-2,ANGLEUNIT["degree",0.0174532925199433]],PARAMETER["Scale factor at natural origin",0.9996012717,SCALEUNIT["unity",1]],PARAMETER["False easting",400000,LENGTHUNIT["metre",1]],PARAMETER["False northing",-100000,LENGTHUNIT["metre",1]]],CS[Cartesian,2],AXIS["(E)",east],AXIS["(N)",north],LENGTHUNIT["metre",1],ID["EPSG",27700]]`;
  const cases: readonly (readonly [string, string])[] = [
    ['GDAL’s datum', first('OSGB_1936')],
    ['ESRI’s', first('D_OSGB_1936')],
    ['MapInfo’s', first('Ordnance Survey Great Brit')],
    ['no datum that anybody knows', first('unknown')],
    [
      'a height beside it',
      `COMPD_CS["OSGB 1936 / British National Grid + ODN height",${first('OSGB_1936')},VERT_CS["ODN height",VERT_DATUM["Ordnance Datum Newlyn",2005],UNIT["metre",1]]]`,
    ],
    ['the second edition', second],
    ['a height beside the second edition', `COMPOUNDCRS["both",${second},VERTCRS["ODN height",VDATUM["Newlyn"]]]`],
    ['round brackets’ lookalike in a name', first('OSGB (1936) [x')],
  ];

  test.each(cases)('British National Grid with %s', (_what, wkt) =>
    expect(read(named(wkt), METRES)).toBe('EPSG:27700'),
  );

  test.each([
    [
      'first edition',
      `GEOGCS["a name",DATUM["b name",SPHEROID["c",6378137,298.257223563]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]]`,
    ],
    [
      'second edition',
      `GEOGCRS["WGS 84",ENSEMBLE["World Geodetic System 1984 ensemble",MEMBER["World Geodetic System 1984 (Transit)"],ELLIPSOID["WGS 84",6378137,298.257223563,LENGTHUNIT["metre",1]],ENSEMBLEACCURACY[2.0]],PRIMEM["Greenwich",0,ANGLEUNIT["degree",0.0174532925199433]],CS[ellipsoidal,2],AXIS["longitude",east],AXIS["latitude",north],ANGLEUNIT["degree",0.0174532925199433]]`,
    ],
  ])('degrees in the %s', (_what, wkt) => expect(read(named(wkt), DEGREES)).toBe('WGS84'));

  test.each([
    ['easting', '400000', '200000'],
    ['scale', '0.9996012717', '0.9996'],
    ['ellipsoid', '6377563.396', '6377340.189'],
    ['unit', 'UNIT["metre",1]', 'UNIT["foot",0.3048]'],
    ['meridian', 'PRIMEM["Greenwich",0]', 'PRIMEM["Paris",2.33722917]'],
    ['projection', 'Transverse_Mercator', 'Lambert_Conformal_Conic_2SP'],
  ])('another %s is another system', (_what, from, to) => {
    expect(first('OSGB_1936')).toContain(from);
    expect(read(named(first('OSGB_1936').replace(from, to)), METRES)).toBe('its crs (OSGB) is not one that is read');
  });

  test('a text made to change other objects changes none', () => {
    const made = first('x').replace('PROJECTION', '__proto__["polluted",1],constructor["polluted",1],PROJECTION');
    read(named(made), METRES);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect((Object as unknown as Record<string, unknown>).polluted).toBeUndefined();
  });

  test.each(cases)('as a shapefile’s .prj: %s', (_what, prj) => {
    const file = (name: string): Buffer => readFileSync(`tests/land/shapefiles/${name}`);
    const shapefile = { shp: file('blocks.shp'), dbf: file('blocks.dbf'), prj, cpg: 'UTF-8' };
    const found = readShapefile(shapefile, 'map.shp', [], { known: [], flags: [] });
    expect(found?.coordinates).toEqual({ system: 'EPSG:27700', known: 'said' });
  });
});
