import { mkdirSync, symlinkSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadSite } from '../../src/hospitals/index.js';
import { copiedSite, type CopiedSite } from './copiedSite.js';

function outerRing(features: { geometry: { coordinates: number[][][][] } }[]): number[][] {
  return features[0]?.geometry.coordinates[0]?.[0] ?? [];
}

const CASES: [string, (site: CopiedSite) => void, RegExp][] = [
  ['no site.yaml', (site) => site.remove('site.yaml'), /^site\.yaml: this file is missing/],
  ['no boundary', (site) => site.remove('boundary.geojson'), /^boundary\.geojson: this file is missing\. Add it/],
  ['no buildings', (site) => site.remove('buildings.geojson'), /^buildings\.geojson: this file is missing/],
  ['no beds', (site) => site.remove('beds.csv'), /^beds\.csv: this file is missing/],
  ['an empty beds.csv', (site) => site.write('beds.csv', ''), /it has no column pool/],
  [
    'an unknown key',
    (site) => site.edit('site.yaml', 'scenario:', 'scenerio:'),
    /^site\.yaml:\d+:1: site\.yaml has no key scenerio\. Did you mean scenario\?/,
  ],
  [
    'an unknown key of a value',
    (site) => site.edit('site.yaml', 'status: measured', 'statsu: measured'),
    /has no key statsu\. Did you mean status\?/,
  ],
  [
    'an unknown status',
    (site) => site.edit('site.yaml', 'status: illustrative', 'status: ilustrative'),
    /no status ilustrative\. Did you mean illustrative\?/,
  ],
  [
    'broken UTF-8',
    (site) => site.write('site.yaml', Uint8Array.from([0x70, 0xff, 0xfe])),
    /^site\.yaml: this file is not UTF-8 text/,
  ],
  [
    'a table of UTF-8 cut short',
    (site) => site.write('beds.csv', Buffer.from('pool,available,occupied,label\na,1,1,Hôpital §').subarray(0, -1)),
    /^beds\.csv: this file is damaged/,
  ],
  [
    'a YAML alias bomb',
    (site) => site.write('site.yaml', 'name: &a [x, x]\ntrust: [*a, *a, *a]\n'),
    /aliases \(\*name\) are not read/,
  ],
  [
    'an input called __proto__',
    (site) => site.edit('site.yaml', 'inputs:\n', 'inputs:\n  __proto__: 1\n'),
    /__proto__ cannot be a name/,
  ],
  [
    'a pool called __proto__',
    (site) => site.edit('beds.csv', 'pfi_part,', '__proto__,'),
    /^beds\.csv:2: __proto__ cannot be the name of a pool/,
  ],
  [
    'a pool called constructor',
    (site) => site.edit('beds.csv', 'pfi_part,', 'constructor,'),
    /constructor cannot be the name of a pool/,
  ],
  [
    'a block called __proto__',
    (site) => site.edit('buildings.geojson', '"id":"block_01"', '"id":"__proto__"'),
    /feature \d+ \(__proto__\) has an id that cannot be a name/,
  ],
  [
    'a missing value',
    (site) => site.edit('beds.csv', '306,299', 'n/a,299'),
    /^beds\.csv:2: row 2, column available is n\/a, which marks a missing value/,
  ],
  [
    'a number with a decimal comma',
    (site) => site.edit('beds.csv', '306,299', '"306,5",299'),
    /column available is "306,5", which has a comma, which is no decimal point here\. Write 306\.5/,
  ],
  [
    'a formula for a number',
    (site) => site.edit('beds.csv', '306,299', '=306,299'),
    /column available is "=306", which is not a number\. Write the number of beds/,
  ],
  [
    'an unclosed quotation mark',
    (site) => site.write('beds.csv', 'pool,available,occupied\n"a,1,1\n'),
    /this CSV cannot be read/,
  ],
  [
    'a pool twice',
    (site) => site.edit('beds.csv', 'owned_part,', 'pfi_part,'),
    /^beds\.csv:3: the pool pfi_part stands twice/,
  ],
  [
    'another code',
    (site) => site.edit('site.yaml', 'name: Stoke', 'code: ../../x\nname: Stoke'),
    /\.\.\/\.\.\/x cannot be a site’s code/,
  ],
  [
    'a section outside the templates',
    (site) => site.edit('site.yaml', 'model: acute', 'sections: [calendar, ../../x]'),
    /\.\.\/\.\.\/x cannot be one of the sections/,
  ],
  [
    'a model outside the templates',
    (site) => site.edit('site.yaml', 'model: acute', 'model: ../../x'),
    /^site\.yaml:\d+:\d+: \.\.\/\.\.\/x cannot be a model/,
  ],
  [
    'a model and sections too',
    (site) => site.edit('site.yaml', 'model: acute', 'model: acute\nsections: [calendar]'),
    /^site\.yaml:\d+:1: site\.yaml has both a model and sections\. A model lists the sections: keep one of them/,
  ],
  [
    'neither',
    (site) => site.edit('site.yaml', 'model: acute\n', ''),
    /^site\.yaml:\d+:\d+: site\.yaml names no model\. Add a line model: acute/,
  ],
  [
    'labels of members that the folder does not list',
    (site) => site.edit('site.yaml', 'attribution:', 'labels: { running_line: { food: Meals } }\nattribution:'),
    /labels has no key running_line/,
  ],
  [
    'a scenario outside the templates',
    (site) => site.edit('site.yaml', 'planning-defaults', '/etc/passwd'),
    /\/etc\/passwd cannot be a scenario/,
  ],
  [
    'a cell outside the folder',
    (site) => site.edit('site.yaml', 'file: sources/eric_2016', 'file: ../../eric_2016'),
    /lies outside the site’s folder/,
  ],
  [
    'an absolute path',
    (site) => site.edit('site.yaml', 'file: sources/eric_2016-17_site.csv', 'file: /etc/passwd'),
    /\/etc\/passwd lies outside/,
  ],
  [
    'a timeline backwards',
    (site) => site.edit('site.yaml', 'last: 2045/46', 'last: 2010/11'),
    /does not run first, base, last/,
  ],
  [
    'nobody’s year',
    (site) => site.edit('site.yaml', 'first: 2016/17', 'first: 2016/18'),
    /2016\/18 is not a financial year/,
  ],
  [
    'a year twice',
    (site) => site.edit('pfi/stoke-mandeville.yaml', '      2017/18: 18.1', '      2016-17: 18.1'),
    /2016-17 stands twice/,
  ],
  [
    'an open ring',
    (site) => site.redraw('boundary.geojson', (features) => outerRing(features).pop()),
    /^boundary\.geojson:1:\d+: feature 1 has an open ring/,
  ],
  [
    'no feature',
    (site) => site.redraw('boundary.geojson', (features) => features.splice(0)),
    /^boundary\.geojson: it is empty/,
  ],
  [
    'degrees called metres',
    (site) => site.edit('boundary.geojson', 'urn:ogc:def:crs:OGC:1.3:CRS84', 'urn:ogc:def:crs:EPSG::27700'),
    /in degrees called metres/,
  ],
  [
    'a PFI block to be emptied',
    (site) => site.edit('buildings.geojson', '"tenure":"pfi","movable":false', '"tenure":"pfi","movable":true'),
    /is in the PFI and movable/,
  ],
  [
    'an unknown tenure',
    (site) => site.edit('buildings.geojson', '"tenure":"owned"', '"tenure":"ownd"'),
    /Did you mean owned\?/,
  ],
  [
    'a block without floor',
    (site) => site.edit('buildings.geojson', '"floor_area_m2"', '"floor_area"'),
    /has no floor_area_m2\. Did you mean floor_area\?/,
  ],
  [
    'a block twice',
    (site) => site.edit('buildings.geojson', '"id":"block_01"', '"id":"block_02"'),
    /the id block_02 stands twice/,
  ],
  [
    'beds without end',
    (site) => site.write('beds.csv', `pool,available,occupied\n${'a,1,1\n'.repeat(300_000)}`),
    /^beds\.csv:1: it has 300001 rows\. At most 2000 are read/,
  ],
  [
    'a control character in a table',
    (site) => site.edit('beds.csv', 'pfi_part,', 'pfi_\u001b[2Jpart,'),
    /^beds\.csv:2:5: a control character stands here \(U\+001B\)/,
  ],
  [
    'a control character in the name of a block',
    (site) => site.redraw('buildings.geojson', ([block]) => (block!.properties.name = 'x\u001b[2J')),
    /^buildings\.geojson:1:\d+: feature 1 \(\w+\) has a control character in its name \(U\+001B\)/,
  ],
  [
    'a control character in a note of a map',
    (site) => site.redraw('boundary.geojson', (_, collection) => (collection.note = 'x\u001b[2J')),
    /^boundary\.geojson: it has a control character in its note \(U\+001B\)/,
  ],
  [
    'a block drawn exactly as another',
    (site) => site.redraw('buildings.geojson', (features) => (features[1]!.geometry = features[0]!.geometry)),
    /^buildings\.geojson:1:\d+: feature 2 \(\w+\) is drawn exactly as feature 1 \(\w+\) is, at -0\.80\d+, 51\.79\d+\. Keep one/,
  ],
  [
    'a block drawn over another',
    (site) =>
      site.redraw('buildings.geojson', (features) => {
        const ring = features[0]?.geometry.coordinates[0]?.[0] ?? [];
        const [first = []] = ring;
        features[1]!.geometry.coordinates = [
          [[[(first[0] ?? 0) + 1e-6, first[1] ?? 0], ...ring.slice(1, -1), [(first[0] ?? 0) + 1e-6, first[1] ?? 0]]],
        ];
      }),
    /^buildings\.geojson:1:\d+: feature 1 \(\w+\) and feature 2 \(\w+\) claim the same \d+ m² of ground, at -0\.80\d+, 51\.79\d+\. Redraw/,
  ],
];

test.each(CASES)('refused: %s', (_what, spoil, message) => {
  const site = copiedSite();
  spoil(site);
  expect(site.errors().join('\n')).toMatch(new RegExp(message, 'm'));
});

test('a boundary that crosses itself is refused, with the place', () => {
  const site = copiedSite().redraw('boundary.geojson', (features) => {
    const ring = outerRing(features);
    [ring[5], ring[25]] = [ring[25] ?? [], ring[5] ?? []];
  });
  expect(site.errors().join('\n')).toMatch(
    /^boundary\.geojson:1:\d+: feature 1 crosses itself \(Self-intersection at -0\.80\d+, 51\.79\d+|51\.80\d+\)/m,
  );
});

test('a block outside the boundary is refused by its id', () => {
  const site = copiedSite().redraw('buildings.geojson', (features) => {
    const small = features.find(({ properties }) => properties.id === 'way_224839453');
    if (small === undefined) throw new Error('the block has gone');
    const ring = small.geometry.coordinates[0] ?? [];
    small.geometry.coordinates[0] = ring.map((part) => part.map(([x = 0, y = 0]) => [x - 0.005, y]));
  });
  expect(site.errors()).toEqual([
    expect.stringMatching(
      /feature 23 \(way_224839453\) is outside the boundary by 4\d\d m², at -0\.80\d+, 51\.79\d+\. Move the block/,
    ),
  ]);
});

test('the folder’s name is the code: it must be one, and the folder must be there', () => {
  expect(copiedSite('templates/site', 'My Hospital').errors().join()).toMatch(/My Hospital cannot be a site’s code/);
  expect(loadSite('sites/nowhere').problems).toMatchObject([{ severity: 'error', found: 'there is no such folder' }]);
});

test('a link that leads out of the folder is refused', () => {
  const site = copiedSite();
  site.remove('beds.csv');
  symlinkSync('/etc/hostname', site.path('beds.csv'));
  expect(site.errors().join()).toMatch(/beds\.csv: this file lies outside the site’s folder/);
  const linked = copiedSite();
  symlinkSync('/etc', linked.path('sources/out'));
  linked.edit('site.yaml', 'file: sources/eric_2016-17_site.csv', 'file: sources/out/hostname');
  expect(linked.errors().join()).toMatch(/sources\/out\/hostname lies outside/);
});

test('two faults are two problems, and the others’ oddities are still said', () => {
  const site = copiedSite().edit('site.yaml', 'value: 17 ha', 'value: 18 ha').edit('beds.csv', '306,299', '..,299');
  expect(site.errors()).toHaveLength(2);
  expect(site.warnings().length).toBeGreaterThanOrEqual(3);
});

test('a file that nothing reads is a warning', () => {
  const site = copiedSite().write('activities.csv', 'fy\n');
  mkdirSync(site.path('notes'));
  expect(site.warnings().join('\n')).toMatch(
    /activities\.csv: warning: activities\.csv is not read by this version. Did you mean activity\.csv\?/,
  );
  expect(site.errors()).toEqual([]);
});
