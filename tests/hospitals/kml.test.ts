import JSZip from 'jszip';
import { describe, expect, test } from 'vitest';
import { compactJson } from '../../src/files/index.js';
import type { Problem } from '../../src/problems/index.js';
import { blocksAsked } from '../../src/report/emptied/blocksAsked.js';
import { writtenResult } from '../../src/report/index.js';
import { resultOf } from '../study/reported.js';
import { loadSite } from '../../src/hospitals/index.js';
import { toDegrees } from '../../src/land/maps/index.js';
import { copiedSite, type CopiedSite } from './copiedSite.js';

/** A ring in metres from the skeleton’s south-west corner, as KML writes corners, with heights. */
function ring(west: number, south: number, east: number, north: number): string {
  const corners = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return corners.map(([x = 0, y = 0]) => `${toDegrees([430_000 + x, 420_000 + y]).join(',')},0`).join('\n  ');
}
const area = (outer: string, ...inner: string[]): string =>
  `<Polygon><outerBoundaryIs><LinearRing><coordinates>\n  ${outer}\n</coordinates></LinearRing></outerBoundaryIs>${inner
    .map((each) => `<innerBoundaryIs><LinearRing><coordinates>${each}</coordinates></LinearRing></innerBoundaryIs>`)
    .join('')}</Polygon>`;
const placemark = (name: string, geometry: string, data = ''): string =>
  `<Placemark>\n<name>${name}</name>\n<ExtendedData>${data}</ExtendedData>\n${geometry}\n</Placemark>`;
const kml = (...placemarks: string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>Layer</name>\n${placemarks.join('\n')}\n</Document></kml>`;
const data = (values: Record<string, string>): string =>
  Object.entries(values)
    .map(([name, value]) => `<Data name="${name}"><value>${value}</value></Data>`)
    .join('');
const simple = (values: Record<string, string>): string =>
  `<SchemaData schemaUrl="#x">${Object.entries(values)
    .map(([name, value]) => `<SimpleData name="${name}">${value}</SimpleData>`)
    .join('')}</SchemaData>`;

const site = (): CopiedSite => copiedSite('templates/site', 'my-hospital');
const withBoundary = (text: string | Uint8Array, form = 'boundary.kml'): CopiedSite =>
  site().remove('boundary.geojson').write(form, text);
const BOUNDARY = kml(placemark('My hospital', area(ring(0, 0, 200, 150))));

/** The skeleton with all its maps as KML. */
const inKml = (): CopiedSite =>
  withBoundary(BOUNDARY)
    .remove('buildings.geojson')
    .remove('constraints.geojson')
    .write(
      'buildings.kml',
      kml(
        placemark(
          'South block',
          `<MultiGeometry>${area(ring(20, 20, 120, 60), ring(40, 30, 60, 40))}${area(ring(130, 20, 140, 30))}</MultiGeometry>`,
          data({
            id: 'south_block',
            floor_area_m2: '7000',
            storeys: '3',
            tenure: 'owned',
            movable: 'Yes',
            listed: '0',
          }),
        ),
        placemark(
          'North block',
          area(ring(20, 80, 60, 120)),
          simple({ id: 'north_block', floor_area_m2: '4600', tenure: 'owned', movable: 'false' }),
        ),
      ),
    )
    .write(
      'constraints.kml',
      kml(
        placemark(
          'Sewer',
          `<LineString><coordinates>${ring(0, 140, 200, 145).split('\n').slice(0, 2).join(' ')}</coordinates></LineString>`,
          data({ id: 'sewer', kind: 'easement', hard: 'true', buffer_m: '3' }),
        ),
      ),
    );

test('a boundary, blocks and constraints drawn in Google Earth or written by a GIS are read', () => {
  const drawn = inKml();
  expect(drawn.errors()).toEqual([]);
  const { site: read } = loadSite(drawn.folder);
  expect(read?.map.areaM2).toBeCloseTo(30_000, 2);
  expect(read?.map.coordinates.boundary).toEqual({ system: 'WGS84', known: 'said' });
  expect(
    read?.map.blocks.map(({ id, label, floorAreaM2, storeys, movable, listed, polygons }) => [
      id,
      label,
      floorAreaM2,
      storeys,
      movable,
      listed,
      polygons.map(({ holes }) => holes.length),
    ]),
  ).toEqual([
    ['south_block', 'South block', 7000, 3, true, false, [1, 0]],
    ['north_block', 'North block', 4600, undefined, false, false, [0]],
  ]);
  expect(read?.map.constraints.map(({ id, bufferM }) => [id, bufferM])).toEqual([['sewer', 3]]);
});

test('what is said of the maps, in a report and to who makes the folder, names the files that were read', () => {
  const drawn = inKml();
  const result = resultOf(drawn.folder);
  expect(compactJson(writtenResult(result), 4)).not.toMatch(/(boundary|buildings|constraints)\.geojson/);
  expect(JSON.stringify(result.figures)).toContain(
    'boundary.kml, buildings.kml and constraints.kml of the site folder',
  );
  expect(result.held.flatMap(({ alsoOn }) => alsoOn)).toEqual(
    expect.arrayContaining(['boundary.kml', 'buildings.kml', 'constraints.kml']),
  );
  const problems: Problem[] = [];
  const map = loadSite(drawn.folder).site?.map;
  if (map === undefined) throw new Error('no map');
  blocksAsked(['north_block'], map, problems);
  expect(problems.map(({ found, right }) => `${found}: ${right}`)).toEqual([
    'what it holds cannot move: buildings.kml says "movable": false: Write "movable": true there if it can',
  ]);
});

test('a KMZ holds the same in an archive', async () => {
  const zip = new JSZip().file('doc.kml', BOUNDARY).file('files/logo.png', 'x');
  const drawn = withBoundary(await zip.generateAsync({ type: 'uint8array' }), 'boundary.kmz');
  expect(drawn.errors()).toEqual([]);
  expect(loadSite(drawn.folder).site?.map.areaM2).toBeCloseTo(30_000, 2);
});

test('outlines that carry a name alone are joined to the register', () => {
  const drawn = site()
    .remove('buildings.geojson')
    .write('buildings.kml', kml(placemark('South block', area(ring(20, 20, 120, 60)))));
  expect(drawn.errors().join()).toMatch(/^buildings\.kml: its outline says nothing of the blocks/);
  drawn.write('blocks.csv', 'name,floor,tenure,movable\nSouth block,11600,owned,yes\n');
  expect(drawn.errors()).toEqual([]);
  expect(loadSite(drawn.folder).site?.map.blocks.map(({ id, floorAreaM2 }) => [id, floorAreaM2])).toEqual([
    ['south_block', 11_600],
  ]);
});

describe('refused, with the line', () => {
  test.each<[string, string, RegExp]>([
    ['no XML', 'hello', /^boundary\.kml:\d+: it cannot be read as KML: .+\. Export it again as KML, or as GeoJSON$/],
    ['cut short', BOUNDARY.slice(0, 300), /^boundary\.kml:\d+: it cannot be read as KML: /],
    [
      'a text that grows',
      `<!DOCTYPE x [<!ENTITY a "aaaa">]>${BOUNDARY.slice(BOUNDARY.indexOf('<kml'))}`,
      /it declares a document type, which is not read/,
    ],
    ['an entity of its own', BOUNDARY.replace('My hospital', '&file;'), /it cannot be read as KML/],
    ['levels without end', '<a>'.repeat(100_000), /it has more than 64 elements in one another/],
    ['no placemark', kml(), /it is empty: it has no placemark\. Add a polygon/],
    [
      'a pin',
      kml(placemark('Here', '<Point><coordinates>-1.5,53.6</coordinates></Point>')),
      /^boundary\.kml:3:1: feature 1 \(Here\) is a Point\. Draw it as polygons$/,
    ],
    [
      'a line',
      kml(placemark('Edge', `<LineString><coordinates>${ring(0, 0, 200, 150)}</coordinates></LineString>`)),
      /^boundary\.kml:3:1: feature 1 \(Edge\) is a line/,
    ],
    [
      'a corner that is none',
      kml(placemark('Mine', area('-1.5,53.6 x,53.6 -1.4,53.7 -1.5,53.6'))),
      /^boundary\.kml:3:1: feature 1 \(Mine\) has a corner that is not two numbers \(number 2: x,53\.6\)/,
    ],
    [
      'an open ring',
      kml(placemark('Mine', area('-1.5,53.6 -1.4,53.6 -1.4,53.7 -1.5,53.7'))),
      /^boundary\.kml:3:1: feature 1 \(Mine\) has an open ring/,
    ],
    [
      'metres',
      kml(placemark('Mine', area('430000,420000 430200,420000 430200,420150 430000,420000'))),
      /it is in metres called degrees: .*Export it again: the program turns it into longitudes and latitudes/,
    ],
    ['corners without end', kml(placemark('Mine', area('1,1 '.repeat(100_001)))), /it has more than 100000 corners/],
  ])('%s', (_what, text, said) => expect(withBoundary(text).errors().join('\n')).toMatch(said));

  test('an archive that is none, holds none, or grows', async () => {
    const zipped = async (files: Record<string, string | Uint8Array>): Promise<string> => {
      const zip = new JSZip();
      for (const [name, content] of Object.entries(files)) zip.file(name, content);
      return withBoundary(await zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' }), 'boundary.kmz')
        .errors()
        .join('\n');
    };
    expect(withBoundary('hello', 'boundary.kmz').errors().join()).toMatch(/boundary\.kmz: it is not a ZIP archive/);
    expect(await zipped({ 'a.txt': 'x' })).toMatch(/it holds no doc\.kml/);
    expect(await zipped({ 'doc.kml': new Uint8Array(21_000_000) })).toMatch(
      /has 21000000 bytes, and at most 20000000 are read/,
    );
  });
});

describe('a map in a form that is not read', () => {
  test.each([
    ['boundary.dxf', 'a drawing of a CAD program (DXF)'],
    ['boundary.DWG', 'a drawing of a CAD program (DWG)'],
    ['boundary.tab', 'a map of MapInfo (TAB)'],
    ['Boundary.mif', 'a map of MapInfo (MIF)'],
  ])('%s is told once, with what helps', (file, what) => {
    const drawn = withBoundary('x', file);
    expect(drawn.errors()).toEqual([
      `${file}: ${file} is ${what}, which is not read. Open it in a GIS such as QGIS and export its layer as boundary.geojson, in EPSG:27700`,
    ]);
    expect(drawn.warnings().join()).not.toMatch(/Did you mean|is missing|not read by this version/);
  });

  test('a plan on paper is asked for as a layer', () => {
    expect(withBoundary('%PDF', 'boundary.pdf').errors().join()).toMatch(
      /boundary\.pdf is a PDF, which is not read\. A picture of a plan cannot be measured: ask whoever drew it/,
    );
  });

  test('beside a map that is read it is odd, and no fault', () => {
    const both = site().write('boundary.dxf', 'x');
    expect(both.errors()).toEqual([]);
    expect(both.warnings().join('\n')).toMatch(
      /boundary\.dxf: warning: boundary\.dxf is a drawing of a CAD program \(DXF\), which is not read/,
    );
  });
});
