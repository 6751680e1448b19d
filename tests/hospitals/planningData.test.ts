import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadSite } from '../../src/hospitals/index.js';
import { toDegrees } from '../../src/land/maps/index.js';
import { copiedSite, type CopiedSite } from './copiedSite.js';

type Corners = number | readonly Corners[];

/** Metres on the Grid as degrees to six decimals, as the service gives them. */
function inDegrees(corners: Corners): Corners {
  if (typeof corners === 'number') return corners;
  const [x, y] = corners;
  return typeof x === 'number' && typeof y === 'number'
    ? toDegrees([x, y]).map((degree) => Number(degree.toFixed(6)))
    : corners.map(inDegrees);
}

interface Exported {
  readonly geometry: { readonly type: string; readonly coordinates: Corners };
  readonly type: 'Feature';
  readonly properties: Readonly<Record<string, unknown>>;
}

/** An entity in the form of planning.data.gov.uk’s entity.geojson: geometry first, and every field, with or without anything in it. */
function entity(number: number, geometry: Exported['geometry'], own: Readonly<Record<string, unknown>> = {}): Exported {
  return {
    geometry: { ...geometry, coordinates: inDegrees(geometry.coordinates) },
    type: 'Feature',
    properties: {
      ...{ 'entry-date': '2023-06-05', 'start-date': '2017-12-31', 'end-date': '' },
      ...{ entity: number, name: '', dataset: 'brownfield-site', typology: 'geography', reference: `BF/${number}` },
      ...{ prefix: 'brownfield-site', 'organisation-entity': '67', notes: '', 'site-plan-url': '' },
      ...own,
    },
  };
}

const collection = (...features: Exported[]): string => JSON.stringify({ type: 'FeatureCollection', features });
const POINT = entity(1_700_009, { type: 'Point', coordinates: [430_100, 420_075] }, { dataset: 'brownfield-land' });
/** The skeleton’s own boundary, as a multipolygon of one. */
const SITE = entity(1_800_123, {
  type: 'MultiPolygon',
  coordinates: [
    [
      [
        [430_000, 420_000],
        [430_200, 420_000],
        [430_200, 420_150],
        [430_000, 420_150],
        [430_000, 420_000],
      ],
    ],
  ],
});

const site = (): CopiedSite => copiedSite('templates/site', 'my-hospital');
const withBoundary = (text: string): CopiedSite => site().write('boundary.geojson', text);

/** The skeleton’s three blocks as entities of a layer of buildings. */
function withBuildings(...more: Exported[]): CopiedSite {
  const drawn = JSON.parse(readFileSync('templates/site/buildings.geojson', 'utf8')) as {
    features: { geometry: Exported['geometry']; properties: { name: string } }[];
  };
  const entities = drawn.features.map(({ geometry, properties: { name } }, index) =>
    entity(4_200_000 + index, geometry, { dataset: 'listed-building-outline', name: index === 2 ? '' : name }),
  );
  return site().write('buildings.geojson', collection(...entities, ...more));
}

describe('an export of planning data', () => {
  test('is a boundary as it is: its areas, whose they are, and what is left aside', () => {
    const drawn = withBoundary(collection(SITE, POINT));
    expect(drawn.errors()).toEqual([]);
    expect(drawn.warnings().filter((line) => line.startsWith('boundary'))).toEqual([
      'boundary.geojson: warning: it is an export of planning data: of its 2 features 1 is left aside, as no part of the hospital’s ground. Nothing need be done',
    ]);
    const read = loadSite(drawn.folder).site;
    expect(read?.map.coordinates.boundary).toEqual({ system: 'WGS84', known: 'recognised' });
    expect(Math.abs((read?.map.areaM2 ?? 0) - 30_000)).toBeLessThan(30);
    expect(read?.attributions).toContain(
      'Contains public sector information licensed under the Open Government Licence v3.0 (planning.data.gov.uk)',
    );
  });

  test('of one entity alone is read too', () => {
    const drawn = withBoundary(JSON.stringify(SITE));
    expect(drawn.errors()).toEqual([]);
    expect(loadSite(drawn.folder).site?.map.areaM2).toBeGreaterThan(29_900);
  });

  test('of points alone says what to export', () => {
    expect(withBoundary(collection(POINT)).errors()).toEqual([
      'boundary.geojson: it is an export of planning data in which none of 1 features is an area. Export the hospital’s ground as polygons, with their geometry',
    ]);
  });

  test('with a broken outline says which entity', () => {
    const open = entity(1_800_124, {
      type: 'Polygon',
      coordinates: [
        [
          [430_000, 420_000],
          [430_200, 420_000],
          [430_200, 420_150],
          [430_000, 420_150],
        ],
      ],
    });
    expect(withBoundary(collection(SITE, open)).errors().join()).toMatch(
      /^boundary\.geojson:1:\d+: feature 2 \(1800124\) has an open ring/,
    );
  });

  test('of buildings gives one message: what to join', () => {
    expect(withBuildings(POINT).errors()).toEqual([
      'buildings.geojson: its 3 outlines (an export of planning data) say nothing of the blocks: no floor_area_m2, no tenure, no movable. ' +
        'Put the estate register beside it as blocks.csv or blocks.xlsx, a row a block under id,name,floor,storeys,use,condition,tenure,listed,plant,movable,backlog,prices,source. ' +
        'A row is joined to the outline of its id (as 4200000, in the column id or outline) or of its name (as South block)',
    ]);
  });

  test('of buildings is joined to the register by its numbers, names and references', () => {
    const drawn = withBuildings().write(
      'blocks.csv',
      'id,outline,name,floor,tenure,movable\nsouth,4200000,,7000,owned,yes\n,,North block,4000,owned,yes\nboiler,BF/4200002,,600,owned,no\n',
    );
    expect(drawn.errors()).toEqual([]);
    expect(
      loadSite(drawn.folder).site?.map.blocks.map(({ id, floorAreaM2, source }) => [id, floorAreaM2, source]),
    ).toEqual([
      ['south', 7000, 'planning.data.gov.uk, listed-building-outline 4200000; blocks.csv row 2'],
      ['north_block', 4000, 'planning.data.gov.uk, listed-building-outline 4200001; blocks.csv row 3'],
      ['boiler', 600, 'planning.data.gov.uk, listed-building-outline 4200002; blocks.csv row 4'],
    ]);
  });
});

/** A square of so many metres on the skeleton’s ground. */
const square = (x: number, y: number, metres: number): Exported['geometry'] => ({
  type: 'Polygon',
  coordinates: [
    [
      [x, y],
      [x + metres, y],
      [x + metres, y + metres],
      [x, y + metres],
      [x, y],
    ],
  ],
});

describe('an export of planning data as constraints.geojson', () => {
  const withConstraints = (...features: Exported[]): CopiedSite =>
    site().write('constraints.geojson', collection(...features));

  test('is read where the dataset says which constraint it is; what is read, and what is left aside, is said once', () => {
    const drawn = withConstraints(
      entity(65_000_001, square(430_150, 420_100, 20), { dataset: 'flood-risk-zone', 'flood-risk-level': '3b' }),
      entity(19_000_002, square(430_120, 420_100, 10), { dataset: 'tree-preservation-zone', 'end-date': '2015-03-31' }),
      entity(65_000_002, square(430_100, 420_100, 20), { dataset: 'flood-risk-zone', 'flood-risk-level': '2' }),
      entity(19_000_001, square(430_170, 420_120, 10), { dataset: 'tree-preservation-zone', name: 'The old oaks' }),
      entity(44_000_001, square(430_000, 420_000, 140), { dataset: 'conservation-area', name: 'Old Town' }),
      POINT,
    );
    expect(drawn.errors()).toEqual([]);
    expect(drawn.warnings().filter((line) => line.startsWith('constraints'))).toEqual([
      'constraints.geojson: warning: it is an export of planning data: of its 6 features 3 are left aside, as no part of the constraints that are known by their dataset and not over; ' +
        'read are 1 of flood-risk-zone as flood_zone (hard), 1 of tree-preservation-zone as tree_protection (hard), 1 of conservation-area as conservation_area (soft, at no cost). ' +
        'Where its ground may be sold after all, or not, give every feature a kind, hard (true or false) and, for a soft one, cost_gbp of your own',
    ]);
    const read = loadSite(drawn.folder).site;
    expect(
      read?.map.constraints.map(({ id, kind, hard, areaM2, source }) => [
        id,
        kind,
        hard,
        Math.round(areaM2 / 100),
        source,
      ]),
    ).toEqual([
      ['flood_risk_zone_65000001', 'flood_zone', true, 4, 'planning.data.gov.uk, flood-risk-zone 65000001'],
      [
        'tree_preservation_zone_19000001',
        'tree_protection',
        true,
        1,
        'planning.data.gov.uk, tree-preservation-zone 19000001',
      ],
      [
        'conservation_area_44000001',
        'conservation_area',
        false,
        196,
        'planning.data.gov.uk, conservation-area 44000001',
      ],
    ]);
    expect(read?.map.constraints.map(({ label }) => label)).toEqual(['BF/65000001', 'The old oaks', 'Old Town']);
    expect(read?.attributions).toContain(
      'Contains public sector information licensed under the Open Government Licence v3.0 (planning.data.gov.uk)',
    );
  });

  test('whose datasets say nothing gives one message: what to add', () => {
    expect(withConstraints(SITE, POINT, entity(3, square(430_000, 420_000, 5))).errors()).toEqual([
      expect.stringMatching(
        /^constraints\.geojson: it is an export of planning data in which none of 3 features says which constraint it is: no kind, no hard\. Export those of the datasets flood-risk-zone, .*, or draw your own\. Delete what is no constraint, and give each other feature an id, hard /,
      ),
    ]);
  });
});

test('OpenStreetMap as constraints.geojson gives one message: what to add', () => {
  const way = (id: number, tags: Readonly<Record<string, unknown>>): unknown => ({
    type: 'Feature',
    id: `way/${id}`,
    properties: { '@id': `way/${id}`, ...tags },
    geometry: { type: 'Polygon', coordinates: inDegrees(square(430_000 + id, 420_000, 9).coordinates) },
  });
  const NODE = { ...(way(3, {}) as object), id: 'node/3', geometry: { type: 'Point', coordinates: [-1.5, 53.6] } };
  const map = {
    type: 'FeatureCollection',
    features: [way(1, { natural: 'wood' }), way(20, { waterway: 'drain' }), NODE],
  };
  expect(site().write('constraints.geojson', JSON.stringify(map)).errors()).toEqual([
    expect.stringMatching(
      /^constraints\.geojson: it is an export of OpenStreetMap in which none of 3 features says which constraint it is: no kind, no hard\. Delete what is no constraint, and give each other feature an id, hard \(true: its ground is not sold; false: it is, at a cost\) and a kind: flood_zone, tree_protection, /,
    ),
  ]);
});

test('a map of anybody else’s as constraints.geojson gives one message too, and names what it says', () => {
  const feature = (number: number, geometry: Exported['geometry']): unknown => ({
    type: 'Feature',
    properties: { fid: number, layer: 'TPO 1988' },
    geometry: { ...geometry, coordinates: inDegrees(geometry.coordinates) },
  });
  const features = [feature(1, square(430_010, 420_000, 9)), feature(2, square(430_030, 420_000, 9))];
  const text = JSON.stringify({ type: 'FeatureCollection', features });
  expect(site().write('constraints.geojson', text).errors()).toEqual([
    expect.stringMatching(
      /^constraints\.geojson: none of its 2 features says which constraint it is: no kind, no hard, only fid, layer\. Delete what is no constraint, and give each other feature an id, hard /,
    ),
  ]);
});
