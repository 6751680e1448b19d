import { readFileSync, symlinkSync } from 'node:fs';
import JSZip from 'jszip';
import { expect, test } from 'vitest';
import { copiedSite, type CopiedSite } from './copiedSite.js';

const skeleton = (): CopiedSite => copiedSite('templates/site', 'my-hospital');
const LAYER = 'tests/land/shapefiles';

async function zipped(
  compression: 'STORE' | 'DEFLATE',
  others: Readonly<Record<string, string>> = {},
): Promise<Buffer> {
  const zip = new JSZip();
  for (const ending of ['shp', 'dbf']) zip.file(`pipes.${ending}`, readFileSync(`${LAYER}/pipes.${ending}`));
  for (const [name, text] of Object.entries(others)) zip.file(name, text);
  return zip.generateAsync({ type: 'nodebuffer', compression });
}

test.each(['STORE', 'DEFLATE'] as const)('an archive whose check of a file is wrong is damaged (%s)', async (how) => {
  const bytes = await zipped(how);
  const site = skeleton().remove('constraints.geojson');
  site.write('constraints.zip', bytes);
  expect(site.errors()).toEqual([]);
  const listed = bytes.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
  bytes.writeUInt8(bytes.readUInt8(listed + 16) ^ 1, listed + 16);
  site.write('constraints.zip', bytes);
  expect(site.errors()).toEqual([
    expect.stringMatching(/^constraints\.zip: pipes\.shp in it is damaged\. Zip it again/),
  ]);
});

test('what an archive holds beside its layer is said', async () => {
  const site = skeleton().remove('constraints.geojson');
  site.write('constraints.zip', await zipped('DEFLATE', { 'notes.txt': 'x', 'pipes.prj.txt': 'x' }));
  expect(site.warnings()).toContainEqual(
    expect.stringMatching(/^constraints\.zip: warning: it also holds notes\.txt, which is not read/),
  );
});

test('a file or a link in the place of a folder is refused', () => {
  const file = skeleton().write('pfi', 'contract: x\n');
  expect(file.errors()).toEqual([expect.stringMatching(/^pfi: pfi is a file, and should be a folder\. Put what/)]);
  const nowhere = skeleton();
  symlinkSync('gone', nowhere.path('pfi'));
  expect(nowhere.errors()).toEqual([expect.stringMatching(/^pfi: pfi is a link that leads nowhere/)]);
  const out = skeleton();
  symlinkSync('/etc', out.path('pfi'));
  expect(out.errors()).toEqual([expect.stringMatching(/^pfi: this file lies outside the site’s folder/)]);
});

test('what nothing reads of a map is said: a slip by its feature, others together, and members round the features', () => {
  const site = skeleton()
    .redraw('boundary.geojson', ([feature], collection) => {
      feature!.properties = { statsu: 'published', owner: 'x' };
      collection.status = 'published';
      Object.assign(feature!, { status: 'publishd' });
    })
    .redraw('buildings.geojson', ([feature]) =>
      Object.assign(feature!.properties, { 'addr:street': 'x', utilization: 'F' }),
    );
  expect(site.errors()).toEqual([]);
  const odd = site.warnings().join('\n');
  expect(odd).toMatch(
    /^boundary\.geojson:1:\d+: warning: feature 1 has a property statsu, which is not read\. Did you mean status\?/m,
  );
  expect(odd).toMatch(/^boundary\.geojson: warning: its features have properties that are not read: owner\. Those/m);
  expect(odd).toMatch(/^boundary\.geojson: warning: it has members that are not read: status\. /m);
  expect(odd).toMatch(
    /^boundary\.geojson: warning: its features have, beside their properties, members that are not read: status/m,
  );
  expect(odd).toMatch(/^buildings\.geojson: warning: its features have properties that are not read: addr:street/m);
  expect(odd).toMatch(
    /feature 1 \(south_block\) has a property utilization, which is not read\. Did you mean utilisation\?/,
  );
});

test('cells beyond the header are refused, and empty ones there are not', () => {
  const beds = 'pool,available,occupied,source\nmedicine,1,204,190,KH03\nsurgery,100,90,KH03,,\n';
  expect(skeleton().write('beds.csv', beds).errors()).toContainEqual(
    expect.stringMatching(
      /^beds\.csv:2: row 2 has 5 cells, where the header names 4\. Put a text or a number that holds a comma/,
    ),
  );
  expect(skeleton().write('beds.csv', beds.replace('1,204', '204')).errors()).toEqual([]);
});

test('YAML nested through colons of one line is refused at its place, however deep', () => {
  for (const levels of [1000, 100_000]) {
    const site = skeleton().edit('site.yaml', 'inputs:', `note: [${'a: '.repeat(levels)}x]\ninputs:`);
    expect(site.errors()).toContainEqual(
      expect.stringMatching(/^site\.yaml:\d+:\d+: this is nested too deeply\. At most 40 levels/),
    );
  }
});

test('of a folder that is no hospital’s what is missing is said, and nothing of what it holds but a name that is nearly right', () => {
  const folder = skeleton().write('letters.txt', 'x').write('site.yml', 'name: x\n');
  expect(folder.warnings()).toContainEqual(
    expect.stringMatching(/^letters\.txt: warning: .* is not read by this version/),
  );
  folder.remove('site.yaml');
  expect(folder.errors()).toContainEqual(expect.stringMatching(/^site\.yaml: this file is missing/));
  expect(folder.warnings().filter((line) => line.includes('is not read by this version'))).toEqual([
    expect.stringMatching(/^site\.yml: warning: .*Did you mean site\.yaml\?/),
  ]);
});
