import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { copiedSite, type CopiedSite } from '../hospitals/copiedSite.js';

/**
 * What a run took, written by itself as it ends. Its most memory is that of its own pages: what resourceUsage says begins with the memory
 * of whoever started it.
 */
const METER =
  'process.on("exit", () => { const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage(); const fs = require("node:fs");' +
  'const own = fs.existsSync("/proc/self/status") ? /VmHWM:\\s*(\\d+)/.exec(fs.readFileSync("/proc/self/status", "utf8")) : null;' +
  'fs.writeFileSync(process.env.METER, JSON.stringify({ seconds: (userCPUTime + systemCPUTime) / 1e6, megabytes: Number(own?.[1] ?? maxRSS) / 1024 })); })';

function checked(site: CopiedSite): { out: string; seconds: number; megabytes: number } {
  const [hook, meter] = ['../meter.cjs', '../meter.json'].map((name) => join(site.folder, name)) as [string, string];
  writeFileSync(hook, METER);
  const { stdout, status } = spawnSync(process.execPath, ['--require', hook, 'bin/decant.js', 'check', site.folder], {
    encoding: 'utf8',
    env: { ...process.env, METER: meter },
  });
  const used = JSON.parse(readFileSync(meter, 'utf8')) as { seconds: number; megabytes: number };
  expect(status).toBe(1);
  return { out: stdout.replaceAll(`${site.folder}/`, ''), ...used };
}

const features = (one: string, count: number): string =>
  `{"type":"FeatureCollection","features":[${Array.from({ length: count }, () => one).join()}]}`;

/** A boundary with teeth: four corners each. */
function comb(teeth: number): string {
  const across = 300 / teeth;
  const corners = Array.from({ length: teeth }, (_, tooth) => [
    [430_300 - tooth * across, 420_200],
    [430_300 - (tooth + 0.5) * across, 420_200],
    [430_300 - (tooth + 0.5) * across, 420_150],
    [430_300 - (tooth + 1) * across, 420_150],
  ]).flat();
  const ring = [[430_000, 420_000], [430_300, 420_000], ...corners, [430_000, 420_000]];
  return features(
    JSON.stringify({ type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [ring] } }),
    1,
  );
}

/** A dBASE table of columns of one letter, as blocks.shp might bring. */
function dbf(columns: number, records: number): Buffer {
  const header = Buffer.alloc(32 + 32 * columns + 1);
  header.writeUInt8(3, 0);
  header.writeUInt32LE(records, 4);
  header.writeUInt16LE(header.length, 8);
  header.writeUInt16LE(1 + columns, 10);
  for (let column = 0; column < columns; column++) {
    header.write(`F${column}`, 32 + 32 * column, 'latin1');
    header.write('C', 43 + 32 * column, 'latin1');
    header.writeUInt8(1, 48 + 32 * column);
  }
  header.writeUInt8(0x0d, header.length - 1);
  return Buffer.concat([header, Buffer.alloc(records * (1 + columns), 0xff)]);
}

const shp = Buffer.alloc(100);
shp.writeInt32BE(9994, 0);
shp.writeInt32BE(50, 24);

const HOSTILE: readonly (readonly [string, (site: CopiedSite) => unknown, RegExp])[] = [
  [
    'a list of a million items in site.yaml',
    (site) => site.edit('site.yaml', 'inputs:', `attribution:\n${'- a\n'.repeat(1e6)}inputs:`),
    /^site\.yaml: this file has 4\d{6} bytes\. At most 500000 bytes are read/,
  ],
  [
    'the same on one line',
    (site) => site.edit('site.yaml', 'inputs:', `attribution: [${'a,'.repeat(240_000)}a]\ninputs:`),
    /^site\.yaml: this file has 2400\d\d commas, brackets, .*At most 50000/,
  ],
  [
    'a list of six thousand items',
    (site) => site.edit('site.yaml', 'inputs:', `attribution: [${'a,'.repeat(6000)}a]\ninputs:`),
    /^site\.yaml:\d+:\d+: this list has 6001 items\. At most 5000/,
  ],
  [
    'a million features',
    (site) => site.write('buildings.geojson', features('{}', 1e6)),
    /^buildings\.geojson: it has over 500000 values/,
  ],
  [
    'six thousand features',
    (site) => site.write('buildings.geojson', features('{}', 6000)),
    /^buildings\.geojson: it has 6000 features\. At most 5000 are read/,
  ],
  [
    'four thousand broken features',
    (site) => site.write('buildings.geojson', features('{}', 4000)),
    /^buildings\.geojson:1:\d+: feature 11 is not a GeoJSON Feature \(and 3989 more like the last 11 in this file\)/m,
  ],
  [
    'empty lines',
    (site) => site.write('beds.csv', `pool,available,occupied\n${'\n'.repeat(200_000)}medicine,1,1`),
    /^beds\.csv:1: it has 200002 rows\. At most 2000 are read/,
  ],
  [
    'a row of commas',
    (site) => site.write('beds.csv', `pool,available,occupied\n${','.repeat(1e7)}x`),
    /^beds\.csv:1: it has 10000004 cells\. At most 400000 are read/,
  ],
  [
    'a .dbf of many narrow columns',
    (site) => {
      site.remove('buildings.geojson').write('buildings.shp', shp);
      site.write('buildings.dbf', dbf(195, 4000));
    },
    /^buildings\.shp: its \.dbf has 4000 records of 195 columns\. At most 100000 cells are read/,
  ],
  [
    'a boundary like a comb',
    (site) => site.write('boundary.geojson', comb(2000)),
    /^boundary\.geojson: it has 8003 points\. At most 2000 are read round 3 blocks: simplify it/,
  ],
];

/** Processor time of a plain refusal here: a slow machine takes its time over that too. */
let plain = 0;

test.each(HOSTILE)('refused within 2 s of processor time and 300 MB: %s', (_what, spoil, message) => {
  const site = copiedSite('templates/site', 'my-hospital');
  spoil(site);
  const { out, seconds, megabytes } = checked(site);
  expect(out).toMatch(message);
  expect(out.length).toBeLessThan(20_000);
  plain ||= checked(copiedSite('templates/site', 'my-hospital').remove('beds.csv')).seconds;
  expect(seconds).toBeLessThan(Math.max(2, 3 * plain));
  expect(megabytes).toBeLessThan(300);
});
