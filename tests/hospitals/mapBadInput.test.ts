import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import JSZip from 'jszip';
import { expect, test } from 'vitest';
import { copiedSite, type CopiedSite, type DrawnFeature } from './copiedSite.js';

const skeleton = (): CopiedSite => copiedSite('templates/site', 'my-hospital');
const LAYER = 'tests/land/shapefiles';

/** The skeleton's blocks: south_block, north_block, boiler_house. */
const blocks =
  (change: (features: DrawnFeature[]) => void) =>
  (site: CopiedSite): unknown =>
    site.redraw('buildings.geojson', change);
/** The skeleton's constraints: old_oaks, sewer, old_tip, hospital_road. */
const drawn =
  (change: (features: DrawnFeature[]) => void) =>
  (site: CopiedSite): unknown =>
    site.redraw('constraints.geojson', change);
const south = (properties: Record<string, unknown>) =>
  blocks(([block]) => Object.assign(block!.properties, properties));
const oaks = (properties: Record<string, unknown>) => drawn(([first]) => Object.assign(first!.properties, properties));

/** A polygon in metres from the skeleton's south-west corner. */
function area(properties: Record<string, unknown>, ...corners: readonly (readonly [number, number])[]): DrawnFeature {
  const ring = [...corners, corners[0] ?? [0, 0]].map(([x, y]) => [430_000 + x, 420_000 + y]);
  return { type: 'Feature', properties, geometry: { type: 'Polygon', coordinates: [ring] } } as unknown as DrawnFeature;
}

const rectangle = (
  properties: Record<string, unknown>,
  west: number,
  low: number,
  east: number,
  high: number,
): DrawnFeature => area(properties, [west, low], [east, low], [east, high], [west, high]);

const CASES: readonly (readonly [string, (site: CopiedSite) => unknown, RegExp])[] = [
  // Blocks
  [
    'an unknown tenure',
    south({ tenure: 'rented' }),
    /feature 1 \(south_block\) has a tenure that is not known \(rented\)/,
  ],
  [
    'a PFI block to be emptied',
    south({ tenure: 'pfi' }),
    /is in the PFI and movable\. A PFI block cannot be emptied out of its/,
  ],
  [
    'a listed block to be emptied',
    south({ listed: true }),
    /is listed and movable\. Such a block is fixed: .*"freed": true/,
  ],
  ['a plant block to be emptied', south({ shared_plant: true }), /has plant that other blocks share and is movable/],
  ['freed, but not movable', south({ movable: false, freed: true }), /is freed and not movable/],
  ['a flag in quotation marks', south({ listed: 'no' }), /has a listed that is not true or false/],
  [
    'external area for internal',
    south({ gross_external_area_m2: 6500 }),
    /internal area of 7000 m² and a gross external one of 6500 m²/,
  ],
  [
    'functions beyond the floor',
    south({ functions: { theatres: 7100 } }),
    /has functions of 7100 m² in 7000 m² of floor/,
  ],
  [
    'an unknown function',
    south({ functions: { theatre: 100 } }),
    /with theatre, which is not known\. Did you mean theatres\?/,
  ],
  ['a function without an area', south({ functions: { theatres: '100' } }), /theatres is not a number of 0 or more/],
  [
    'functions that are none',
    south({ functions: 'theatres, offices' }),
    /has functions that are not names with numbers/,
  ],
  ['a negative backlog', south({ backlog: { high: -1 } }), /has backlog in which high is not a number of 0 or more/],
  [
    'a condition of its own',
    south({ condition: 'E' }),
    /has a condition that is not known \(E\)\. It may be A, B, C, D, DX/,
  ],
  ['a utilisation of its own', south({ utilisation: 'empty' }), /has a utilisation that is not known \(empty\)/],
  [
    'a negative running cost',
    south({ running_cost: -5 }),
    /has a running_cost of -5\. It is between 0 and 10000000000, in £ a year/,
  ],
  [
    'a running cost of no year',
    south({ running_cost: 5 }),
    /has a running_cost, and nothing says of which year the prices are\. Give it the year of their source/,
  ],
  [
    'a backlog of no year',
    south({ backlog: { high: 5 } }),
    /\(south_block\) has backlog, and nothing says of which year the prices are/,
  ],
  [
    'prices lately',
    south({ running_cost: 5, prices: 'lately' }),
    /has prices that are of no financial year \(lately\)\. Write "prices": "2016\/17"/,
  ],
  ['a year typed wrong', south({ year_built: 19655 }), /has a year_built of 19655\. It is between 1100 and 2100/],
  [
    'a link to nowhere',
    south({ linked: ['east_wing'] }),
    /south_block is linked to east_wing, and there is no such block/,
  ],
  ['a link to itself', south({ linked: ['south_block'] }), /south_block is linked to itself/],
  [
    'a link to a fixed block',
    south({ linked: ['boiler_house'] }),
    /linked to boiler_house, and only one of them is movable/,
  ],
  ['links that are no list', south({ linked: 3 }), /has a linked that is not a list of ids/],
  // Constraints
  [
    'an unknown kind',
    oaks({ kind: 'flood_zones' }),
    /feature 1 \(old_oaks\) has a kind that is not known \(flood_zones\)\. Did you mean flood_zone\?/,
  ],
  ['no kind', oaks({ kind: null }), /has no kind\. Give it one of flood_zone, tree_protection/],
  ['neither hard nor soft', oaks({ hard: undefined }), /has no hard\. Give it true/],
  ['hard as a word', oaks({ hard: 'yes' }), /has a hard that is not true or false/],
  ['a negative buffer', oaks({ buffer_m: -1 }), /has a buffer_m of -1\. It is between 0 and 500, in m/],
  ['a buffer of a mile', oaks({ buffer_m: 1609 }), /has a buffer_m of 1609/],
  ['a buffer as text', oaks({ buffer_m: '5' }), /has a buffer_m that is not a number/],
  ['a negative cost', oaks({ cost_gbp: -1 }), /has a cost_gbp of -1\. It is between 0 and 10000000000, in £/],
  [
    'a cost of no year',
    oaks({ cost_gbp: 5 }),
    /\(old_oaks\) has a cost_gbp, and nothing says of which year the prices are/,
  ],
  ['a constraint twice', oaks({ id: 'sewer' }), /the id sewer stands twice\. Give each constraint an id of its own/],
  ['the name of no constraint', oaks({ id: 'none_drawn' }), /is called none_drawn/],
  ['a measured drawing', oaks({ status: 'measured' }), /old_oaks\) is measured, and does not say by which survey/],
  [
    'a pipe without width',
    drawn(([, sewer]) => (sewer!.properties.buffer_m = 0)),
    /feature 2 \(sewer\) is a line without a buffer_m/,
  ],
  [
    'the same ground twice',
    drawn((all) => all.push({ ...all[0]!, properties: { ...all[0]!.properties, id: 'again' } })),
    /feature 5 \(again\) is drawn exactly as feature 1 \(old_oaks\) is, at 430008, 420070/,
  ],
  [
    'too many',
    drawn((all) => Array.from({ length: 500 }, (_, index) => all.push(rectangle({}, 0, 0, 1, 1 + index)))),
    /it has 504 features\. At most 500/,
  ],
  // Zones
  [
    'surplus land of no source',
    drawn((all) => all.push(rectangle({ kind: 'surplus_land' }, 160, 40, 190, 90))),
    /feature 5 is surplus land without a source/,
  ],
  [
    'surplus land under a block',
    drawn((all) => all.push(rectangle({ kind: 'surplus_land', source: 'ERIC' }, 100, 20, 190, 90))),
    /feature 1 \(south_block\) stands on land drawn as surplus, at 4301\d\d\.00, 4200\d\d\.00/,
  ],
  [
    'a zone as a line',
    drawn((all) => (all[3]!.properties.kind = 'retained_zone')),
    /is a retained_zone drawn as a line/,
  ],
  [
    'a zone through a block',
    drawn((all) => all.push(rectangle({ kind: 'retained_zone' }, 100, 20, 200, 150))),
    /feature 1 \(south_block\) straddles the retained zone: 1440 m² of it lie outside, at 430040\.00, 4200[46]\d?\.00/,
  ],
  [
    'a fixed block outside a zone',
    drawn((all) => all.push(rectangle({ kind: 'retained_zone' }, 20, 20, 150, 140))),
    /feature 3 \(boiler_house\) stands outside the retained zone, at 4301[69]0\.00, 4201[13]0\.00, and cannot be emptied \(not movable\)/,
  ],
  [
    'two zones on one ground',
    drawn((all) =>
      all.push(
        rectangle({ kind: 'retained_zone' }, 0, 0, 200, 150),
        rectangle({ kind: 'retained_zone' }, 0, 100, 200, 150),
      ),
    ),
    /the retained zone lies twice over the same 10000 m², at 430\d{3}\.00, 420\d{3}\.00/,
  ],
  [
    'a boundary twice over',
    (site) => site.redraw('boundary.geojson', (all) => all.push(rectangle({}, 100, 0, 300, 150))),
    /the boundary lies twice over the same 15000 m²/,
  ],
  // Dimensions that come from the maps
  [
    'functions in site.yaml',
    (site) => site.edit('site.yaml', '  running_line:', '  function: [a]\n  running_line:'),
    /the members of function come from the map of buildings\. Take them away here/,
  ],
  [
    'constraints in site.yaml',
    (site) => site.edit('site.yaml', '  running_line:', '  constraint: [a]\n  running_line:'),
    /the members of constraint come from the map of constraints\. Take them away here/,
  ],
  [
    'parcels in site.yaml',
    (site) => site.edit('site.yaml', '  running_line:', '  parcel: [a]\n  running_line:'),
    /the members of parcel come from the choice of blocks/,
  ],
  // Files
  [
    'two forms of a map',
    (site) => site.write('constraints.zip', 'x'),
    /^constraints\.geojson: constraints\.zip stands beside it\. Keep one form/,
  ],
  [
    'a shapefile without its table',
    (site) => site.remove('constraints.geojson').write('constraints.shp', readFileSync(`${LAYER}/pipes.shp`)),
    /^constraints\.shp: its \.dbf is missing/,
  ],
  [
    'an archive that is none',
    (site) => site.remove('constraints.geojson').write('constraints.zip', 'hello'),
    /^constraints\.zip: it is not a ZIP archive/,
  ],
  [
    'a folder for a map',
    (site) => (site.remove('constraints.geojson'), mkdirSync(site.path('constraints.zip'))),
    /^constraints\.zip: this is not a file/,
  ],
  [
    'a link out of the folder',
    (site) => (site.remove('constraints.geojson'), symlinkSync('/etc/hostname', site.path('constraints.zip'))),
    /^constraints\.zip: this file lies outside the site’s folder/,
  ],
];

test.each(CASES)('refused: %s', (_what, spoil, message) => {
  const site = skeleton();
  spoil(site);
  expect(site.errors().join('\n')).toMatch(new RegExp(message, 'm'));
});

test.each<[string, (site: CopiedSite) => unknown, RegExp]>([
  [
    'the external area given as the internal',
    south({ gross_external_area_m2: 7000 }),
    /south_block\) has a gross internal area of 7000 m² and a gross external one of 7000 m²\. Was the external/,
  ],
  [
    'a property spelt otherwise',
    south({ utilization: 'E' }),
    /south_block\) has a property utilization, which is not read\. Did you mean utilisation\?/,
  ],
  [
    'a constraint off the site',
    drawn((all) => all.push(rectangle({ id: 'far', kind: 'other', hard: true }, 400, 0, 410, 10))),
    /far lies wholly outside the boundary, with its buffer/,
  ],
  [
    'a ring the other way round',
    blocks(([block]) => block!.geometry.coordinates.forEach((ring) => ring.reverse())),
    /1 of its 3 rings run against GeoJSON’s right-hand rule \(feature 1 \(south_block\)\)/,
  ],
  [
    'acres for hectares',
    (site) => site.edit('site.yaml', 'value: 3 ha', 'value: 7.41 ha'),
    /One is 2\.47 times the other: acres were written for hectares/,
  ],
  [
    'another year’s area',
    (site) => site.edit('site.yaml', 'value: 3 ha', 'value: 4 ha'),
    /the boundary holds 3 ha, where the site’s area is given as 4 ha/,
  ],
  [
    'a table without its shapefile',
    (site) => site.write('constraints.dbf', 'x'),
    /constraints\.dbf is not read by this version/,
  ],
])('odd, and said: %s', (_what, spoil, message) => {
  const site = skeleton();
  spoil(site);
  expect(site.errors()).toEqual([]);
  expect(site.warnings().join('\n')).toMatch(message);
});

/** A line that goes to and fro across the skeleton's site, each time a little farther on. */
function zigzag(turns: number, upright: boolean): DrawnFeature {
  const points = Array.from({ length: turns }, (_, turn) => [turn % 2 === 0 ? 10 : 140, 10 + (130 * turn) / turns]);
  const coordinates = points.map(([x = 0, y = 0]) =>
    upright ? [430_000 + y, 420_000 + x] : [430_000 + x, 420_000 + y],
  );
  const properties = { id: upright ? 'upright' : 'level', kind: 'easement', hard: true, buffer_m: 1 };
  return { type: 'Feature', properties, geometry: { type: 'LineString', coordinates } } as unknown as DrawnFeature;
}

test('maps that would take hours to put together are refused at once', () => {
  const crossing = skeleton();
  drawn((all) => all.push(zigzag(500, true), zigzag(500, false)))(crossing);
  expect(crossing.errors()).toEqual([
    'constraints.geojson: its outlines cross one another 200000 times or more. Merge the constraints of one kind',
  ]);
  const long = skeleton();
  drawn((all) => all.push(zigzag(20_001, true)))(long);
  expect(long.errors().join()).toMatch(/constraints\.geojson: it has 200\d\d points\. At most 20000 are read/);
  const corners = Array.from({ length: 10_001 }, (_, index): [number, number] => {
    const turn = (2 * Math.PI * index) / 10_001;
    return [100 + 300 * Math.cos(turn), 75 + 300 * Math.sin(turn)];
  });
  const fine = skeleton().redraw('boundary.geojson', (all) => all.splice(0, 1, area({}, ...corners)));
  expect(fine.errors()).toEqual([
    'boundary.geojson: it has 10002 points. At most 2000 are read round 3 blocks: simplify it',
  ]);
});

test('more walls than can be measured are refused with a sentence', () => {
  const corners = Array.from({ length: 10_100 }, (_, index): [number, number] => {
    const turn = (2 * Math.PI * index) / 10_100;
    return [90 + 12 * Math.cos(turn), 52 + 12 * Math.sin(turn)];
  });
  const site = skeleton();
  blocks((all) => (all[0]!.geometry = area({}, ...corners).geometry))(site);
  expect(site.errors()).toHaveLength(1);
  expect(site.errors()[0]).toMatch(
    /^buildings\.geojson:1:\d+: .* to be measured: feature 1 \(south_block\) has the most.* 10101\. Simplify it/,
  );
});

test('an archive holds one layer alone', async () => {
  const zip = new JSZip();
  for (const name of ['a', 'b'])
    for (const ending of ['shp', 'dbf']) zip.file(`${name}.${ending}`, readFileSync(`${LAYER}/pipes.${ending}`));
  const site = skeleton().remove('constraints.geojson');
  site.write('constraints.zip', await zip.generateAsync({ type: 'uint8array' }));
  expect(site.errors()).toEqual(['constraints.zip: it holds a.shp and b.shp. Zip one layer alone']);
});

test('every fault of a map is said at once', () => {
  const site = skeleton();
  south({ condition: 'E', utilisation: 'X' })(site);
  oaks({ buffer_m: -1, cost_gbp: 'much' })(site);
  expect(site.errors()).toHaveLength(4);
});
