import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { copiedSite, type CopiedSite, type DrawnFeature } from './copiedSite.js';

const skeleton = (): CopiedSite => copiedSite('templates/site', 'my-hospital');
const LAYER = 'tests/land/shapefiles';
type Spoil = (site: CopiedSite) => unknown;

const change =
  (file: string, spoil: (features: DrawnFeature[], collection: Record<string, unknown>) => void): Spoil =>
  (site) =>
    site.redraw(file, spoil);
const drawn = (spoil: (features: DrawnFeature[]) => void): Spoil => change('constraints.geojson', spoil);
const block = (properties: Record<string, unknown>): Spoil =>
  change('buildings.geojson', ([first]) => Object.assign(first!.properties, properties));
const oaks = (properties: Record<string, unknown>): Spoil =>
  drawn(([first]) => Object.assign(first!.properties, properties));
const road = (properties: Record<string, unknown>): Spoil =>
  drawn((all) => Object.assign(all[3]!.properties, properties));
/** Another place for one corner of the first feature; points of a polygon but the ring's two ends. */
const cornerAt =
  (file: string, x: number, y: number): Spoil =>
  (site) =>
    site.redraw(file, ([first]) => ((first!.geometry.coordinates as unknown as number[][][])[0]![2] = [x, y]));

/** In metres from the skeleton's south-west corner. */
function rectangle(properties: Record<string, unknown>, [west, low, east, high]: readonly number[]): DrawnFeature {
  const corners = [
    [west, low],
    [east, low],
    [east, high],
    [west, high],
    [west, low],
  ].map(([x = 0, y = 0]) => [430_000 + x, 420_000 + y]);
  return {
    type: 'Feature',
    properties,
    geometry: { type: 'Polygon', coordinates: [corners] },
  } as unknown as DrawnFeature;
}
const added = (kind: string, ...place: number[]): Spoil =>
  drawn((all) => all.push(rectangle({ kind, source: 'Board paper' }, place)));

test.each<[string, Spoil, RegExp]>([
  [
    'a boundary beyond all metres',
    cornerAt('boundary.geojson', 1e308, 1e308),
    /^boundary\.geojson:1:\d+: feature 1 has a point outside the British National Grid, at 1e\+308, 1e\+308\. The National Grid runs/,
  ],
  [
    'a block in the ocean',
    cornerAt('buildings.geojson', 430_050, 1e9),
    /^buildings\.geojson:1:\d+: feature 1 \(south_block\) has a point outside the British National Grid, at 430050, 1000000000/,
  ],
  [
    'a constraint that reaches below the grid',
    cornerAt('constraints.geojson', -1e12, 420_000),
    /^constraints\.geojson:1:\d+: feature 1 \(old_oaks\) has a point outside the British National Grid, at -1000000000000, 420000/,
  ],
  [
    'a shapefile beyond all metres',
    (site) => {
      const shp = readFileSync(`${LAYER}/pipes.shp`);
      shp.writeDoubleLE(1e300, 108 + 44 + 4 * shp.readInt32LE(108 + 36));
      site.remove('constraints.geojson').write('constraints.shp', shp);
      site.write('constraints.dbf', readFileSync(`${LAYER}/pipes.dbf`));
      site.write('constraints.prj', readFileSync(`${LAYER}/blocks.prj`));
    },
    /^constraints\.shp: feature 1.* has a point outside .*, at 1e\+300, /,
  ],
  [
    'a boundary of a county',
    cornerAt('boundary.geojson', 460_000, 420_150),
    /^boundary\.geojson:1:\d+: the boundary is 30\.0 km across, from 430000\.00, 4\d{5}\.00 \(feature 1\) to 460000\.00, 420150\.00 \(feature 1\)\. At most 10 km/,
  ],
  [
    'a name of two lines',
    block({ name: 'South\nCHECK FAILED' }),
    /^buildings\.geojson:1:\d+: feature 1 \(south_block\) has a control character in its name \(U\+000A\)/,
  ],
  ['a name that turns round', block({ name: 'abc\u202egnp' }), /in its name \(U\+202E\)/],
  ['a source with a mark', oaks({ source: 'a\u200fb' }), /feature 1 \(old_oaks\) has a control .* source \(U\+200F\)/],
  ['a member with a mark', oaks({ 'a\u2066b': 1 }), /has a control character in the name of a member \(U\+2066\)/],
  [
    'an attribution with a tab',
    change('boundary.geojson', (_all, map) => (map.attribution = 'A\tB')),
    /^boundary\.geojson: it has a control character in its attribution \(U\+0009\)/,
  ],
  [
    'an id with a mark',
    block({ id: 'a\u202eb' }),
    /^buildings\.geojson:1:\d+: feature 1 has a control character in its id/,
  ],
  [
    'a member twice',
    (site) => site.edit('buildings.geojson', '"movable": true', '"movable": true, "mov\\u0061ble": false'),
    /^buildings\.geojson:\d: an object has two members called movable\. Keep one of them/,
  ],
  ['a name without end', block({ name: 'x'.repeat(121) }), /south_block\) has a name of 121 characters\. At most 120/],
  [
    'a site of two lines',
    (site) => site.edit('site.yaml', 'name: My hospital', 'name: "A\\nCHECK FAILED"'),
    /^site\.yaml:3:7: name holds a line break, tab, .*\(U\+000A\)/,
  ],
  [
    'a trust that turns round',
    (site) => site.edit('site.yaml', 'trust: My NHS trust', 'trust: A\u202eB'),
    /^site\.yaml:4:8: trust holds .*\(U\+202E\)/,
  ],
  ['a road’s width', road({ buffer_m: 51 }), /\(hospital_road\) has a buffer_m of 51\. It is between 0 and 50/],
  ['a road’s status', road({ status: 'sure' }), /\(hospital_road\) has a status that is not known \(sure\)/],
  [
    'a zone’s name',
    drawn((all) => all.push(rectangle({ kind: 'retained_zone', name: 'x'.repeat(200) }, [0, 0, 200, 150]))),
    /feature 5 has a name of 200 characters/,
  ],
  [
    'a running cost of a trillion',
    block({ running_cost: 1e12 }),
    /has a running_cost of 1000000000000\. It is between/,
  ],
  ['a backlog of a trillion', block({ backlog: { high: 1e12 } }), /in which high is 1000000000000\. It is at most/],
  ['a cost of a trillion', oaks({ cost_gbp: 1e12 }), /has a cost_gbp of 1000000000000\. It is between 0 and/],
  ['a tower', block({ storeys: 300 }), /has a storeys of 300\. It is between 1 and 60/],
  ['storeys as text', block({ storeys: '3' }), /has a storeys that is not a number/],
  ['no footprint', block({ footprint_m2: 0 }), /has a footprint_m2 of 0/],
  ['floor without end', block({ floor_area_m2: 1e12 }), /has a floor_area_m2 of 1000000000000\. At most 10000000 m²/],
  [
    'a day that never was',
    block({ date: '2020-02-31' }),
    /has a date that is none \(2020-02-31\)\. Write it like 2026-/,
  ],
  [
    'an empty .prj',
    (site) => {
      for (const ending of ['shp', 'dbf'])
        site.write(`constraints.${ending}`, readFileSync(`${LAYER}/pipes.${ending}`));
      site.remove('constraints.geojson').write('constraints.prj', '');
    },
    /^constraints\.shp: its \.prj is empty/,
  ],
  [
    'constraints that are none',
    drawn((all) => all.splice(0)),
    /^constraints\.geojson: it is empty: it has no feature\. Add a polygon, or take the file away/,
  ],
  [
    'more blocks than the model has rows for',
    change('buildings.geojson', (all) => {
      const few = { floor_area_m2: 1, tenure: 'owned', movable: true };
      for (let index = 0; index < 499; index++)
        all.push(rectangle({ ...few, id: `b${index}` }, [index, 200, index + 0.5, 210]));
    }),
    /^buildings\.geojson: it has 502 blocks\. At most 500 are read/m,
  ],
])('refused: %s', (_what, spoil, message) => {
  const site = skeleton();
  spoil(site);
  expect(site.errors().join('\n')).toMatch(message);
});

test.each<[string, Spoil, RegExp]>([
  [
    'surplus land elsewhere',
    added('surplus_land', 400, 0, 450, 50),
    /^constraints\.geojson: warning: the surplus land lies wholly outside the boundary/m,
  ],
  [
    'a zone round all of it',
    added('retained_zone', -10, -10, 210, 160),
    /^constraints\.geojson: warning: the retained zone covers all of the site\. Nothing can be released/m,
  ],
  [
    'a zone elsewhere',
    (site) => {
      site.redraw('buildings.geojson', (all) =>
        all.forEach(({ properties }) => Object.assign(properties, { movable: true, shared_plant: false })),
      );
      added('retained_zone', 400, 0, 450, 50)(site);
    },
    /the retained zone lies wholly outside the boundary\. Nothing of the site would be kept/,
  ],
  [
    'a road elsewhere',
    drawn((all) => {
      const line = all[3]!.geometry.coordinates as unknown as number[][];
      line.forEach((point) => (point[1] = 419_800));
    }),
    /feature 4 \(hospital_road\) is an adopted road over 100 m from the boundary\. It gives no land frontage/,
  ],
  ['a road’s cost', road({ cost_gbp: 5 }), /\(hospital_road\) has a cost_gbp, which says nothing of an adopted road/],
  [
    'floor that the outline has no room for',
    block({ storeys: 1 }),
    /\(south_block\) has 7000 m² of floor, where its outline of 2\d{3} m² times 1 storeys is 2\d{3} m²/,
  ],
  [
    'blocks that cost more than the site',
    block({ running_cost: 9e9, prices: '2016/17' }),
    /^buildings\.geojson: warning: the running costs of the blocks add up to £9,000,000,000, where the site’s running cost/m,
  ],
  [
    'blocks with more backlog than the site',
    block({ backlog: { high: 9e9 }, prices: '2016/17' }),
    /the backlogs of the blocks add up to £9,000,000,000, where the site’s backlog is £/,
  ],
])('odd, and said: %s', (_what, spoil, message) => {
  const site = skeleton();
  spoil(site);
  expect(site.errors()).toEqual([]);
  expect(site.warnings().join('\n')).toMatch(message);
});

test('what is near enough is read without a word', () => {
  const site = skeleton();
  block({ functions: { theatres: 7000 * 1.005 }, storeys: 3, date: '2025/26', running_cost: 1, prices: 2017 })(site);
  drawn((all) => {
    const line = all[3]!.geometry.coordinates as unknown as number[][];
    line.forEach((point) => (point[1] = 419_901));
  })(site);
  expect([...site.errors(), ...site.warnings()]).toEqual([]);
});

test('a fault of a feature is where the feature begins, by line and column', () => {
  const acute = (): CopiedSite => copiedSite('sites/typical-acute', 'acute');
  const odd = (site: CopiedSite): CopiedSite =>
    site
      .edit('buildings.geojson', '"tenure": "owned"', '"tenure": "rented"')
      .edit('buildings.geojson', '"storeys": 2, "functions": {"education": 3500}', '"storeys": "two"');
  const places = odd(acute())
    .errors()
    .map((error) => /^buildings\.geojson:(\d+):\d+: feature (\d+)/.exec(error)?.slice(1));
  expect(places).toEqual([
    ['6', '1'],
    ['7', '2'],
  ]);
  const onOneLine = odd(acute()).redraw('buildings.geojson', () => undefined);
  expect(onOneLine.errors()[0]).toMatch(/^buildings\.geojson:1:\d+: feature 1/);
  const outside = acute().edit('buildings.geojson', '[450430, 300300]', '[450430, 390300]');
  expect(outside.errors()[0]).toMatch(/^buildings\.geojson:7:\d+: feature 2/);
});

test('text that is not JSON is pointed at where it stops being so', () => {
  const site = copiedSite('sites/typical-acute', 'acute').edit(
    'buildings.geojson',
    '"id": "education",',
    '"id": "education"',
  );
  expect(site.errors()).toEqual([expect.stringMatching(/^buildings\.geojson:7:\d+: it is not JSON/)]);
});

test('a map that is missing says what hangs on it', () => {
  const missing = (file: string): string => copiedSite().remove(file).errors().join();
  expect(missing('buildings.geojson')).toMatch(/^buildings\.geojson: this file is missing.*PFI/);
  expect(missing('boundary.geojson')).toMatch(/^boundary\.geojson: this file is missing.*area/);
});
