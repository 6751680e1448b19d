import { printAmount } from '../../src/model/values/given.js';
import { readFileSync } from 'node:fs';
import JSZip from 'jszip';
import { expect, test } from 'vitest';
import { loadSite, type Site, type SiteMap } from '../../src/hospitals/index.js';
import { toDegrees } from '../../src/land/maps/index.js';
import type { GivenMember } from '../../src/model/values/given.js';
import { copiedSite, type CopiedSite, type DrawnFeature } from './copiedSite.js';

const skeleton = (): CopiedSite => copiedSite('templates/site', 'my-hospital');

/** A copy of the skeleton with properties of its blocks, by id, changed. */
function withBlocks(changes: Readonly<Record<string, Record<string, unknown>>>): CopiedSite {
  return skeleton().redraw('buildings.geojson', (features) => {
    for (const { properties } of features) Object.assign(properties, changes[String(properties.id)] ?? {});
  });
}

function sound(site: CopiedSite): Site {
  expect(site.errors()).toEqual([]);
  const { site: read } = loadSite(site.folder);
  if (read === undefined) throw new Error('errors() should have said why');
  return read;
}

function texts(site: Site, name: string): Record<string, string> {
  const value = site.givens.find((given) => given.name === name)?.value;
  if (value?.kind !== 'members') throw new Error(`${name} is not given by member`);
  return Object.fromEntries(
    [...value.members].map(([member, { value: own }]) => [member, own.kind === 'amount' ? printAmount(own) : '']),
  );
}

function member(site: Site, name: string, id: string): GivenMember | undefined {
  const value = site.givens.find((given) => given.name === name)?.value;
  return value?.kind === 'members' ? value.members.get(id) : undefined;
}

test('the skeleton’s constraints take ground inside the boundary: trees with their roots, a sewer with its strip', () => {
  const site = sound(skeleton());
  expect(
    site.map.constraints.map(({ id, kind, hard, bufferM, costGbp }) => [id, kind, hard, bufferM, costGbp]),
  ).toEqual([
    ['old_oaks', 'tree_protection', true, 5, 0],
    ['sewer', 'easement', true, 3, 0],
    ['old_tip', 'contamination', false, 0, 60_000],
  ]);
  const [oaks = 0, sewer = 0, tip = 0] = site.map.constraints.map(({ areaM2 }) => areaM2);
  // 12 m × 25 m, 5 m more on each side, and quarter circles at the corners.
  expect(oaks).toBeCloseTo(12 * 25 + 2 * 5 * (12 + 25) + Math.PI * 25, 0);
  expect(sewer / (150 * 6)).toBeCloseTo(1, 3);
  expect(tip).toBeCloseTo(25 * 20, 6);
  expect(site.map.roads).toEqual([
    [
      [430000, 420000],
      [430200, 420000],
    ],
  ]);
  expect(site.dimensions.constraint).toEqual(['old_oaks', 'sewer', 'old_tip']);
  expect(texts(site, 'constraint_hard')).toEqual({ old_oaks: '1', sewer: '1', old_tip: '0' });
  expect(texts(site, 'constraint_cost').old_tip).toBe('60000 realGBP');
});

test('a block’s clear land is its share less the union of hard constraints; soft ones take none', () => {
  const { blocks, constraints } = sound(skeleton()).map;
  const taken = blocks.reduce((sum, { landM2, clearLandM2 }) => sum + landM2 - clearLandM2, 0);
  const hard = constraints.filter((each) => each.hard).reduce((sum, { areaM2 }) => sum + areaM2, 0);
  expect(taken).toBeCloseTo(hard, 3);
});

test('cells are the blocks’ shares as ground, and add up to the boundary', () => {
  const { cells, blocks, areaM2 } = sound(skeleton()).map;
  expect(cells).toHaveLength(3);
  expect(blocks.reduce((sum, { landM2 }) => sum + landM2, 0)).toBeCloseTo(areaM2, 6);
});

test('a hospital without constraints has one member that says so, with zeros', () => {
  const site = sound(skeleton().remove('constraints.geojson'));
  expect(site.dimensions.constraint).toEqual(['none_drawn']);
  expect(site.memberLabels.constraint).toEqual({ none_drawn: 'No constraint drawn' });
  expect(texts(site, 'constraint_area')).toEqual({ none_drawn: '0 m2' });
  expect(texts(site, 'block_clear_land')).toEqual(texts(site, 'block_land'));
});

test('ancient woodland keeps METHOD’s 15 m where no buffer is given, and says whose they are', () => {
  const site = sound(
    skeleton().redraw('constraints.geojson', ([oaks]) => {
      oaks!.properties.kind = 'ancient_woodland';
      delete oaks!.properties.buffer_m;
    }),
  );
  expect(site.map.constraints[0]).toMatchObject({
    bufferM: 15,
    source: expect.stringContaining('METHOD 4.3') as unknown,
  });
});

test('functions: those named, the rest under all_functions, each pair of block and function given', () => {
  const site = sound(withBlocks({ south_block: { functions: { theatres: 1000, inpatient_wards: 5500.5 } } }));
  expect(site.dimensions.function).toEqual(['inpatient_wards', 'theatres', 'all_functions']);
  expect(site.memberLabels.function?.inpatient_wards).toBe('Inpatient wards');
  expect(texts(site, 'block_function_area')).toEqual({
    'south_block.inpatient_wards': '5500.5 m2',
    'south_block.theatres': '1000 m2',
    'south_block.all_functions': '499.5 m2',
    'north_block.inpatient_wards': '0 m2',
    'north_block.theatres': '0 m2',
    'north_block.all_functions': '4000 m2',
    'boiler_house.inpatient_wards': '0 m2',
    'boiler_house.theatres': '0 m2',
    'boiler_house.all_functions': '600 m2',
  });
});

test('functions that are rounded to a little more than the floor still add up to it', () => {
  const site = sound(withBlocks({ south_block: { functions: { theatres: 1000, offices: 6020 } } }));
  expect(site.map.blocks[0]?.functions).toEqual({ theatres: 1000, offices: 6000 });
});

test('what is known of a block reaches the model with a flag, and what is not is 0 with none', () => {
  const site = sound(
    withBlocks({
      south_block: {
        utilisation: 'U',
        running_cost: 2_000_000,
        backlog: { high: 1e6, low: 2e5 },
        prices: '2014/15',
        condition: 'DX',
      },
      north_block: { utilisation: 'E' },
    }),
  );
  expect(texts(site, 'block_unused_share')).toEqual({ south_block: '0.5', north_block: '1', boiler_house: '0' });
  expect(texts(site, 'block_use_known')).toEqual({ south_block: '1', north_block: '1', boiler_house: '0' });
  expect(texts(site, 'block_running_cost')).toMatchObject({
    south_block: '2000000 realGBP/year',
    north_block: '0 realGBP/year',
  });
  expect(texts(site, 'block_running_cost_known')).toMatchObject({ south_block: '1', north_block: '0' });
  expect(texts(site, 'block_backlog')).toMatchObject({ south_block: '1200000 realGBP', north_block: '0 realGBP' });
  // METHOD 0: a sum has a year of prices; a share and a nought have none.
  expect(member(site, 'block_running_cost', 'south_block')).toMatchObject({ prices: 2015 });
  expect(member(site, 'block_backlog', 'south_block')).toMatchObject({ prices: 2015 });
  expect(member(site, 'block_unused_share', 'south_block')).not.toHaveProperty('prices');
  expect(member(site, 'block_running_cost', 'north_block')).not.toHaveProperty('prices');
  expect(member(site, 'block_unused_share', 'south_block')).toMatchObject({
    status: 'illustrative',
    source: expect.stringContaining('METHOD gives no share') as unknown,
  });
  expect(site.map.blocks[0]).toMatchObject({ condition: 'DX', listed: false, sharedPlant: false });
});

test('listed, plant and PFI blocks can be freed, and a freed PFI block stays in the PFI', () => {
  const site = sound(
    withBlocks({
      south_block: { tenure: 'pfi', freed: true },
      north_block: { listed: true, freed: true },
      boiler_house: { shared_plant: true },
    }),
  );
  expect(texts(site, 'block_movable')).toEqual({ south_block: '1', north_block: '1', boiler_house: '0' });
  expect(texts(site, 'block_in_pfi')).toEqual({ south_block: '1', north_block: '0', boiler_house: '0' });
});

test('a link holds for both blocks', () => {
  const { blocks } = sound(withBlocks({ north_block: { linked: ['south_block'] } })).map;
  expect(blocks.map(({ linked }) => linked)).toEqual([['north_block'], ['south_block'], []]);
});

const feature = (properties: Record<string, unknown>, ring: readonly (readonly number[])[]): DrawnFeature => ({
  properties,
  geometry: { type: 'MultiPolygon', coordinates: [[[...ring.map((point) => [...point])]]] },
});

/** A rectangle inside the skeleton's boundary, in metres from its south-west corner. */
const rectangle = (west: number, south: number, east: number, north: number): number[][] =>
  [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ].map(([x = 0, y = 0]) => [430_000 + x, 420_000 + y]);

test('a retained zone and surplus land are read as ground of their own, not as constraints', () => {
  const site = skeleton().redraw('constraints.geojson', (features) => {
    features.push(
      { ...feature({ kind: 'retained_zone' }, rectangle(155, 100, 200, 150)), type: 'Feature' } as DrawnFeature,
      {
        ...feature({ kind: 'surplus_land', source: 'Board paper, May' }, rectangle(160, 40, 190, 90)),
        type: 'Feature',
      } as DrawnFeature,
    );
  });
  const { map } = sound(site);
  expect(map.retainedZone).toHaveLength(1);
  expect(map.surplus).toHaveLength(1);
  expect(map.constraints).toHaveLength(3);
  expect(site.warnings().join('\n')).toMatch(
    /0\.15 ha are drawn as surplus, where the estates return has 0 ha|no surplus_land_returned/,
  );
});

test('a site drawn in degrees has the shares and the constraints of the same site in metres, within 0.05%', () => {
  const inMetres = sound(skeleton()).map;
  const site = skeleton();
  for (const file of ['boundary.geojson', 'buildings.geojson', 'constraints.geojson'])
    site.redraw(file, (features, collection) => {
      delete collection.crs;
      for (const { geometry } of features) geometry.coordinates = inDegrees(geometry.coordinates) as never;
    });
  const { map } = sound(site);
  expect(map.coordinates.constraints).toEqual({ system: 'WGS84', known: 'recognised' });
  const areas = ({ areaM2, blocks, constraints }: SiteMap): number[] => [
    areaM2,
    ...blocks.flatMap(({ landM2, clearLandM2 }) => [landM2, clearLandM2]),
    ...constraints.map((each) => each.areaM2),
  ];
  const apart = areas(map).map((area, index) => Math.abs(area / (areas(inMetres)[index] ?? 0) - 1));
  expect(Math.max(...apart)).toBeLessThan(0.0005);
});

function inDegrees(coordinates: unknown): unknown {
  if (!Array.isArray(coordinates)) return coordinates;
  const [x, y] = coordinates as unknown[];
  return typeof x === 'number' && typeof y === 'number' ? toDegrees([x, y]) : coordinates.map(inDegrees);
}

const LAYER = 'tests/land/shapefiles';

test('blocks and constraints as shapefiles, loose or zipped, are read as the same drawn in GeoJSON are', async () => {
  const site = skeleton().remove('buildings.geojson').remove('constraints.geojson');
  for (const ending of ['shp', 'dbf', 'prj', 'cpg'])
    site.write(`buildings.${ending}`, readFileSync(`${LAYER}/blocks.${ending}`));
  const zip = new JSZip();
  for (const ending of ['shp', 'dbf']) zip.file(`pipes.${ending}`, readFileSync(`${LAYER}/pipes.${ending}`));
  site.write('constraints.zip', await zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' }));
  site.edit('site.yaml', 'value: 11600 m2', 'value: 10600 m2').edit('site.yaml', 'value: 11000 m2', 'value: 10000 m2');
  const { map } = sound(site);
  expect(map.blocks.map(({ id, label, movable, sharedPlant }) => [id, label, movable, sharedPlant])).toEqual([
    ['south_block', 'Südflügel', true, false],
    ['north_block', 'North block', true, false],
    ['boiler_house', 'Boiler house', false, true],
  ]);
  expect(map.blocks[0]?.functions).toEqual({ theatres: 1000, offices: 500.5, all_functions: 4499.5 });
  expect(map.constraints.map(({ id, hard, bufferM }) => [id, hard, bufferM])).toEqual([
    ['main', true, 3],
    ['cables', false, 1.5],
  ]);
  expect(map.constraints[1]?.areaM2).toBeCloseTo(2 * 150 * 3, 0);
  expect(site.warnings().join('\n')).toMatch(
    /^constraints\.zip: warning: it has no \.prj: its numbers can only be British/m,
  );
});

test('a centre line with half of a road’s width gives frontage along the road’s edges', () => {
  const widened = skeleton().redraw('constraints.geojson', (features) => {
    for (const { properties } of features) if (properties.kind === 'adopted_road') properties.buffer_m = 4;
  });
  const { roads } = sound(widened).map;
  const northings = roads.flat().map(([, northing]) => northing);
  expect(Math.min(...northings)).toBeCloseTo(419_996, 2);
  expect(Math.max(...northings)).toBeCloseTo(420_004, 2);
});

test('the land of a leased block is its landlord’s', () => {
  const site = sound(withBlocks({ [String(skeletonBlock())]: { tenure: 'leased' } }));
  const ours = texts(site, 'block_land_ours');
  expect(Object.values(ours).filter((flag) => flag === '0')).toHaveLength(1);
  expect(ours[skeletonBlock()]).toBe('0');
});

function skeletonBlock(): string {
  return sound(skeleton()).map.blocks[0]?.id ?? '';
}
