import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Desk, type Feature } from './decant.js';

const ACUTE = 'typical-acute';
const STOKE = 'stoke-mandeville';
const CONTRACT = `${STOKE}/pfi/${STOKE}.yaml`;

type Case = readonly [what: string, site: string, spoil: (desk: Desk) => unknown, message: RegExp];

/** The first ring of a polygon or of the first of several. */
function ringOf(features: Feature[]): number[][] {
  const [first] = features[0]?.geometry.coordinates ?? [];
  const ring = first?.[0];
  return (Array.isArray(ring?.[0]) ? ring : first) as number[][];
}

const shifted = (features: Feature[], by: number): void => {
  for (const point of ringOf(features)) point[0] = (point[0] ?? NaN) + by;
};

const FILES: Case[] = [
  [
    'site.yaml is missing',
    ACUTE,
    (desk) => desk.remove(`${ACUTE}/site.yaml`),
    /typical-acute\/site\.yaml: this file is missing/,
  ],
  [
    'beds.csv is missing',
    ACUTE,
    (desk) => desk.remove(`${ACUTE}/beds.csv`),
    /typical-acute\/beds\.csv: this file is missing/,
  ],
  [
    'boundary.geojson is missing',
    ACUTE,
    (desk) => desk.remove(`${ACUTE}/boundary.geojson`),
    /boundary\.geojson: this file is missing/,
  ],
  [
    'buildings.geojson is missing',
    ACUTE,
    (desk) => desk.remove(`${ACUTE}/buildings.geojson`),
    /buildings\.geojson: this file is missing/,
  ],
  ['the contract is missing', STOKE, (desk) => desk.remove(CONTRACT), /buildings\.geojson: .*pfi\/ holds no contract/],
  [
    'a source is missing',
    STOKE,
    (desk) => desk.remove(`${STOKE}/sources/hmt_pfi_2016-03-31.csv`),
    /hmt_pfi_2016-03-31\.csv: this file is missing/,
  ],
  [
    'the text is not UTF-8',
    ACUTE,
    (desk) => desk.write(`${ACUTE}/site.yaml`, Uint8Array.of(0x6e, 0xc3, 0x28)),
    /site\.yaml: this file is not UTF-8 text/,
  ],
  [
    'a table is UTF-8 that was cut short',
    ACUTE,
    (desk) => desk.write(`${ACUTE}/beds.csv`, Uint8Array.of(0x70, 0xc3, 0xa9, 0xc3)),
    /beds\.csv: this file is damaged: it is neither UTF-8 nor UTF-16 nor Windows-1252 text/,
  ],
  [
    'a map is not UTF-8',
    ACUTE,
    (desk) => desk.write(`${ACUTE}/boundary.geojson`, Uint8Array.of(0x7b, 0xff)),
    /boundary\.geojson: this file is not UTF-8 text/,
  ],
];

const BOMB = `name: bomb\na: &a [x, x, x, x, x, x, x, x, x]\n${'bcdefghi'
  .split('')
  .map((name, index) => `${name}: &${name} [${Array.from({ length: 9 }, () => `*${'abcdefgh'[index]}`).join(', ')}]`)
  .join('\n')}\n`;

const NAMES: Case[] = [
  [
    'a key is unknown',
    ACUTE,
    (desk) => desk.edit(`${ACUTE}/site.yaml`, 'scenario:', 'scenerio:'),
    /site\.yaml:\d+:1: site\.yaml has no key scenerio\. Did you mean scenario\?/,
  ],
  [
    'an input is unknown',
    ACUTE,
    (desk) => desk.edit(`${ACUTE}/site.yaml`, '  site_area:', '  sight_area:'),
    /site\.yaml:\d+:3: no section of this model has an input sight_area\. Did you mean site_area\?/,
  ],
  [
    'the code leads out of the folder',
    ACUTE,
    (desk) => desk.edit(`${ACUTE}/site.yaml`, 'name: A', 'code: ../../x\nname: A'),
    /site\.yaml:\d+:\d+: \.\.\/\.\.\/x cannot be a site’s code/,
  ],
  [
    'a section leads out of the templates',
    ACUTE,
    (desk) => desk.edit(`${ACUTE}/site.yaml`, 'model: acute', 'sections: [calendar, ../../x]'),
    /site\.yaml:\d+:\d+: \.\.\/\.\.\/x cannot be one of the sections/,
  ],
  [
    'aliases multiply',
    ACUTE,
    (desk) => desk.write(`${ACUTE}/site.yaml`, BOMB),
    /site\.yaml:\d+:\d+: (aliases|anchors) \([*&]name\) are not read/,
  ],
  [
    'an input is called __proto__',
    ACUTE,
    (desk) => desk.edit(`${ACUTE}/site.yaml`, 'inputs:\n', 'inputs:\n  __proto__: 1\n'),
    /site\.yaml:\d+:\d+: __proto__ cannot be a name/,
  ],
  [
    'a dimension is called constructor',
    ACUTE,
    (desk) => desk.edit(`${ACUTE}/site.yaml`, 'dimensions: {', 'dimensions: { constructor: [a],'),
    /site\.yaml:\d+:\d+: constructor cannot be a name/,
  ],
  [
    'a pool is called __proto__',
    ACUTE,
    (desk) => desk.edit(`${ACUTE}/beds.csv`, 'medicine,', '__proto__,'),
    /beds\.csv:2: __proto__ cannot be the name of a pool/,
  ],
  [
    'a block is called __proto__',
    ACUTE,
    (desk) => desk.edit(`${ACUTE}/buildings.geojson`, '"id": "offices"', '"id": "__proto__"'),
    /buildings\.geojson(:\d+)*: feature 1 .*has an id that cannot be a name/,
  ],
];

const NUMBERS: Case[] = [
  [
    'a unit is wrong',
    ACUTE,
    (desk) => desk.edit(`${ACUTE}/site.yaml`, 'value: 60 acre', 'value: 60 kWh'),
    /site\.yaml:\d+:23: site_area: .*60 kWh/,
  ],
  [
    'a unit is of another kind',
    ACUTE,
    (desk) => desk.edit(`${ACUTE}/site.yaml`, 'value: 60 acre', 'value: 60 bed'),
    /site\.yaml:\d+:23: site_area: "60 bed" is in bed, where m2 is needed/,
  ],
  [
    'a unit is missing',
    ACUTE,
    (desk) => desk.edit(`${ACUTE}/site.yaml`, 'value: 60 acre', 'value: 60'),
    /site\.yaml:\d+:23: site_area: "60" has no unit\. Which is meant: 60 m2, 60 ha or 60 acre\?/,
  ],
  [
    'nominal money stands for real',
    ACUTE,
    (desk) => desk.edit(`${ACUTE}/site.yaml`, '7412000 realGBP', '7412000 GBP'),
    /site\.yaml:\d+:\d+: running_cost: .*is in GBP, where realGBP/,
  ],
  [
    'a share is over 100 %',
    ACUTE,
    (desk) => desk.edit(`${ACUTE}/site.yaml`, '2.6 %', '260 %'),
    /site\.yaml:\d+:25: empty_share: 260 % is outside 0 to 1 \(a share is at most 100 %\)/,
  ],
  [
    'a percentage stands for a share',
    ACUTE,
    (desk) => desk.edit(`${ACUTE}/site.yaml`, '2.6 %', '2.6'),
    /site\.yaml:\d+:25: empty_share: 2\.6 is outside 0 to 1 \(a share is at most 100 %\)/,
  ],
  [
    'a series ends before the horizon',
    STOKE,
    (desk) => desk.edit(CONTRACT, '    beyond: zero\n', ''),
    /stoke-mandeville\.yaml:\d+:\d+: charge_published has no value for 2036\/37 to 2045\/46 \(10 years\)/,
  ],
  [
    'a series has a gap',
    STOKE,
    (desk) => desk.edit(CONTRACT, '      2020/21: 19.6 mGBP\n', ''),
    /stoke-mandeville\.yaml:\d+:\d+: charge_published has no value for 2020\/21/,
  ],
  [
    'a series lacks its last payment',
    STOKE,
    (desk) => desk.edit(CONTRACT, '      2035/36: 28.4 mGBP\n', ''),
    /stoke-mandeville\.yaml:\d+:\d+: last_published_year is 2035\/36, where the last payment of charge_published is for 2034\/35/,
  ],
  [
    'beds are no number',
    ACUTE,
    (desk) => desk.edit(`${ACUTE}/beds.csv`, '300,270', '=300,270'),
    /beds\.csv:2: row 2, column available is "=300", which is not a number\. Write the number of beds/,
  ],
];

const MAPS: Case[] = [
  [
    'the boundary crosses itself',
    ACUTE,
    (desk) =>
      desk.redraw(`${ACUTE}/boundary.geojson`, (features) => {
        const ring = ringOf(features);
        [ring[1], ring[2]] = [ring[2] ?? [], ring[1] ?? []];
      }),
    /boundary\.geojson(:\d+)*: feature 1 crosses itself \(Self-intersection at/,
  ],
  [
    'a ring is open',
    ACUTE,
    (desk) => desk.redraw(`${ACUTE}/boundary.geojson`, (features) => ringOf(features).pop()),
    /boundary\.geojson(:\d+)*: feature 1 has an open ring/,
  ],
  [
    'the boundary is empty',
    ACUTE,
    (desk) => desk.redraw(`${ACUTE}/boundary.geojson`, (features) => features.splice(0)),
    /boundary\.geojson: it is empty/,
  ],
  [
    'there is no block',
    ACUTE,
    (desk) => desk.redraw(`${ACUTE}/buildings.geojson`, (features) => features.splice(0)),
    /buildings\.geojson: it is empty/,
  ],
  [
    'a map is no JSON',
    ACUTE,
    (desk) => desk.write(`${ACUTE}/boundary.geojson`, '{'),
    /boundary\.geojson(:\d+)*: .*JSON/,
  ],
  [
    'degrees are called metres',
    STOKE,
    (desk) => desk.edit(`${STOKE}/boundary.geojson`, 'urn:ogc:def:crs:OGC:1.3:CRS84', 'urn:ogc:def:crs:EPSG::27700'),
    /boundary\.geojson: .*in degrees called metres/,
  ],
  [
    'a block lies outside the boundary',
    ACUTE,
    (desk) => desk.redraw(`${ACUTE}/buildings.geojson`, (features) => shifted(features, 5_000)),
    /buildings\.geojson(:\d+)*: feature 1 \(offices\) is outside the boundary by 1500 m²/,
  ],
];

describe.each([
  ['files', FILES],
  ['names', NAMES],
  ['numbers', NUMBERS],
  ['maps', MAPS],
])('a report is refused, and nothing is written: %s', (_kind, cases) => {
  it.each(cases)('%s', async (_what, site, spoil, message) => {
    const desk = new Desk().site(site);
    spoil(desk);
    const { status, stdout, stderr } = await desk.decant('report', site);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(/^Nothing was written\n {2}/);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/NaN|undefined|\[object|at .*\.js:/);
    expect(existsSync(desk.path('reports')), 'reports/').toBe(false);
  });

  it('and `decant check` says the same of each, all folders at once, and leaves with 1', async () => {
    const desk = new Desk();
    const folders = cases.map(([, site, spoil], index) => {
      const one = new Desk().site(site);
      spoil(one);
      return { folder: one.path(site), index };
    });
    const { status, stdout } = await desk.decant('check', ...folders.map(({ folder }) => folder));
    expect(status).toBe(1);
    for (const [index, [what, , , message]] of cases.entries()) {
      const own = stdout
        .split('\n')
        .filter((text) => text.startsWith(folders[index]?.folder ?? '?') || text.startsWith('templates/'));
      expect(own.join('\n'), what).toMatch(message);
      expect(own.join('\n'), what).toMatch(/\d+ to mend/);
    }
  });
});

it.each(['../../x', '/', 'My Hospital'])(
  'a folder %s that is none, or whose name is no code, is refused',
  async (folder) => {
    const desk = new Desk();
    const { status, stderr } = await desk.decant('report', folder);
    expect(status).toBe(1);
    expect(stderr).toMatch(/there is no such folder|cannot be a site’s code/);
    expect(desk.files('.')).toEqual(new Map());
  },
);

it('a property __proto__ of a block pollutes nothing', async () => {
  const desk = new Desk().site(ACUTE);
  desk.edit(
    `${ACUTE}/buildings.geojson`,
    '"id": "offices"',
    '"__proto__": {"polluted": 1, "movable": "yes"}, "id": "offices"',
  );
  const { status, stdout } = await desk.decant('check', ACUTE, '--json');
  expect(status).toBe(0);
  expect(stdout).not.toContain('polluted');
});

it('two faults in two files are both said, and so is a unit beside a broken map', async () => {
  const desk = new Desk().site(ACUTE);
  desk.edit(`${ACUTE}/beds.csv`, '300,270', '..,270').edit(`${ACUTE}/site.yaml`, 'value: 60 acre', 'value: 60 bed');
  desk
    .edit(`${ACUTE}/site.yaml`, '2.6 %', '260 %')
    .redraw(`${ACUTE}/boundary.geojson`, (features) => ringOf(features).pop());
  const { status, stderr } = await desk.decant('report', ACUTE);
  expect(status).toBe(1);
  expect(stderr).toMatch(/beds\.csv:2: row 2, column available/);
  expect(stderr).toMatch(/boundary\.geojson(:\d+)*: feature 1 has an open ring/);
  expect(stderr).toMatch(/site\.yaml:\d+:23: site_area: "60 bed" is in bed/);
  expect(stderr).toMatch(/site\.yaml:\d+:25: empty_share: 260 %/);
  // What the model then misses is not the user's doing, and is not said.
  expect(stderr.trimEnd().split('\n')).toHaveLength(5);
});
