import { expect, it } from 'vitest';
import { didYouMean, nearestName } from '../../src/problems/index.js';

const FILES = [
  'boundary.geojson',
  'boundary.shp',
  'boundary.cpg',
  'boundary.dbf',
  'buildings.geojson',
  'beds.csv',
  'site.yaml',
];
const BLOCK = ['id', 'name', 'floor_area_m2', 'gross_external_area_m2', 'storeys', 'tenure', 'condition', 'functions'];

it.each([
  ['boundary.gpkg', FILES, 'boundary.geojson'],
  ['boundary.kml', FILES, 'boundary.geojson'],
  ['boundary.dxf', FILES, 'boundary.geojson'],
  ['Red line.kml', FILES, 'boundary.geojson'],
  ['blocks.kml', FILES, 'buildings.geojson'],
  ['beds.xlsx', FILES, 'beds.csv'],
  ['site.yml', FILES, 'site.yaml'],
  ['GIA', BLOCK, 'floor_area_m2'],
  ['gross_internal_area', BLOCK, 'floor_area_m2'],
  ['Gross internal floor area (m²)', BLOCK, 'floor_area_m2'],
  ['gea', BLOCK, 'gross_external_area_m2'],
  ['building:levels', BLOCK, 'storeys'],
  ['floors', BLOCK, 'storeys'],
  ['ownership', BLOCK, 'tenure'],
  ['beds_open', ['pool', 'available', 'occupied'], 'available'],
  ['Occupied beds', ['pool', 'available', 'occupied'], 'occupied'],
  ['admissions', ['spells', 'bed_days'], 'spells'],
  ['financial_year', ['fy', 'pod'], 'fy'],
  ['gia', ['gross_internal_area', 'site_area'], 'gross_internal_area'],
  ['land_area_ha', ['gross_internal_area', 'site_area'], 'site_area'],
])('%s is known by its meaning', (typed, known, name) => {
  expect(nearestName(typed, known)).toBe(name);
});

it.each([
  ['boundery.geojson', FILES, 'boundary.geojson'],
  ['bouncary.cpg', FILES, 'boundary.cpg'],
  ['tenur', BLOCK, 'tenure'],
  ['colour', BLOCK, undefined],
  ['', BLOCK, undefined],
  ['__proto__', BLOCK, undefined],
  ['a'.repeat(1e5), BLOCK, undefined],
])('and otherwise by its spelling: %#', (typed, known, name) => {
  expect(nearestName(typed, known)).toBe(name);
  expect(didYouMean(typed, known)).toBe(name === undefined ? undefined : `Did you mean ${name}?`);
});
