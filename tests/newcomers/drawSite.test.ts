import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { drawSite } from '../../src/newcomers/map/drawSite.js';
import { extractFeatures, extractRows } from '../../src/newcomers/extract.js';
import type { Problem } from '../../src/problems/problem.js';
import { STOKE_2016_17 } from '../stoke-2016-17/folder.js';

const read = (file: string): string => readFileSync(join(STOKE_2016_17, file), 'utf8');
const PUBLISHED = {
  floorAreaM2: 66_667,
  pfiFloorAreaM2: 16_992,
  siteAreaM2: 170_000,
  source: 'ERIC 2016-17, site RXQ02',
};

test('the two maps of Stoke Mandeville by its return of 2016-17 are what this code draws from the outlines beside them', () => {
  const problems: Problem[] = [];
  const drawn = drawSite(read('sources/osm_buildings.geojson'), PUBLISHED, problems);
  expect(problems).toEqual([]);
  expect(drawn?.buildings).toBe(read('buildings.geojson'));
  expect(drawn?.boundary).toBe(read('boundary.geojson'));
  expect(drawn?.bufferM).toBeCloseTo(16.95, 2);
  expect(
    drawn?.blocks
      .filter(({ tenure }) => tenure === 'pfi')
      .map(({ name }) => name)
      .sort(),
  ).toEqual(['Block 12', 'Block 2', 'Block 20', 'Block 3', 'Block 4', 'Block 7']);
});

test('the figures it draws from are ERIC’s', () => {
  const [header = '', row = ''] = read('sources/eric_2016-17_pfi.csv').split('\n');
  expect(row.split(',')[header.split(',').indexOf('Occupied floor area (m²)')]).toBe(String(PUBLISHED.pfiFloorAreaM2));
  expect(read('site.yaml')).toContain(`gross_internal_area:\n    value: ${PUBLISHED.floorAreaM2} m2`);
});

test('outlines that cannot be read are said, and nothing is drawn', () => {
  const problems: Problem[] = [];
  expect(drawSite('{}', PUBLISHED, problems)).toBeUndefined();
  expect(problems).toHaveLength(1);
});

test('rows are cut verbatim, quotation marks and all, and their numbers told', () => {
  const published = 'code,name\nA,"one, first"\nB,"two\nlines"\nA,=3\n';
  expect(extractRows(published, 1, ([code]) => code === 'A')).toEqual({
    text: 'code,name\nA,"one, first"\nA,=3\n',
    rows: [2, 4],
  });
});

test('features are cut by site, with the file’s own members', () => {
  const text = JSON.stringify({
    type: 'FeatureCollection',
    attribution: '© them',
    features: [{ properties: { nhs_site_code: 'X' } }, { properties: { nhs_site_code: 'Y' } }],
  });
  expect(JSON.parse(extractFeatures(text, 'Y'))).toEqual({
    type: 'FeatureCollection',
    attribution: '© them',
    features: [{ properties: { nhs_site_code: 'Y' } }],
  });
});
