import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readFileSync, statSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { AddedReturn } from '../../src/returns/adding/index.js';
import type { ListedReturns } from '../../src/returns/own/index.js';
import { Desk, root, type Left } from './decant.js';

const bin = join(root, 'bin', 'decant.js');
const national = join(root, 'national');

/** Runs decant returns with a place for the user's own publications. */
async function returns(desk: Desk, own: string, ...argv: string[]): Promise<Left> {
  return desk.run('env', '-u', 'XDG_DATA_HOME', `DECANT_RETURNS=${own}`, process.execPath, bin, 'returns', ...argv);
}

const eric = gunzipSync(readFileSync(join(national, 'eric-site_2016-17.csv.gz'))).toString();
const few = eric.split('\n').slice(0, 20).join('\n');

describe('decant returns', () => {
  test('lists kinds and years with licence and how many they cover, and all bytes that are shipped', async () => {
    const desk = new Desk();
    const { status, stdout } = await returns(desk, 'mine');
    expect(status).toBe(0);
    expect(stdout).toMatch(
      /eric-site +Estates Returns Information Collection \(ERIC\), by site\n +2024\/25 .*2016\/17 \(1,042 sites, 211 kB\)/,
    );
    expect(stdout).toMatch(/Open Government Licence v3\.0\. Newer: digital\.nhs\.uk/);
    expect(stdout).toMatch(/Shipped: 1\.\d MB in all\. Your own are kept in .*mine/);
    expect(stdout.split('\n').every((line) => line.length <= 120)).toBe(true);
    const listed = JSON.parse((await returns(desk, 'mine', '--json')).stdout) as ListedReturns;
    const bytes = readdirSync(national).reduce((sum, file) => sum + statSync(join(national, file)).size, 0);
    expect(listed.bytesShipped).toBe(bytes);
    expect(listed.bytesShipped).toBeLessThan(5_000_000);
    expect(listed.returns.every(({ licence, newer }) => /Licence/.test(licence) && newer !== '')).toBe(true);
  });

  test('without a home it lists what is shipped; adding says what to set', async () => {
    const desk = new Desk().write('ERIC 2016-17.csv', few);
    const bare = async (...argv: string[]): Promise<Left> =>
      desk.run('env', '-i', `PATH=${process.env.PATH ?? ''}`, process.execPath, bin, 'returns', ...argv);
    const listed = await bare();
    expect([listed.status, listed.stderr]).toEqual([0, '']);
    expect(listed.stdout).toContain('Your own are kept in nowhere: HOME is not set. Set DECANT_RETURNS to a folder');
    const added = await bare('add', 'ERIC 2016-17.csv');
    expect([added.status, added.stdout]).toEqual([1, '']);
    expect(added.stderr).toMatch(/Nothing says where your own publications are to be kept\n +HOME is not set/);
  });

  test('a file in the folder’s place is told plainly', async () => {
    const desk = new Desk().write('mine', 'x');
    const { status, stderr } = await returns(desk, 'mine');
    expect(status).toBe(1);
    expect(stderr).toMatch(/mine, where publications are kept, cannot be read \(ENOTDIR\)/);
  });
});

describe('decant returns add', () => {
  test('says what it took a publication for, and lists it from then on', async () => {
    const desk = new Desk().write(
      'ERIC-201718-SiteData.csv',
      few.replace('Parking spaces available (No.)', 'Parking places available (No.)'),
    );
    const { status, stdout } = await returns(desk, 'mine', 'add', 'ERIC-201718-SiteData.csv');
    expect(status).toBe(0);
    expect(stdout).toContain(
      'Added: eric-site_2017-18, taken for Estates Returns Information Collection (ERIC), by site: ERIC 2017/18',
    );
    expect(stdout).toMatch(/19 rows of 18 sites, in .*mine\/eric-site_2017-18\.csv\.gz/);
    expect(stdout.replace(/\s+/g, ' ')).toContain(
      'No column for Parking spaces (parking_spaces): Parking spaces available (No.) is not there; the nearest is Parking places available (No.)',
    );
    expect(stdout).toMatch(/83 columns not known, and not read: Commissioning Region;[\s\S]* more: --full names them/);
    expect((await returns(desk, 'mine')).stdout).toMatch(/2017\/18 \(18 sites, \d kB, your own\)/);
    const full = await returns(desk, 'mine', 'add', 'ERIC-201718-SiteData.csv', '--full');
    expect(full.stdout).toContain('Held already, the same to the letter');
    expect(full.stdout).not.toContain('more: --full');
    const [json] = JSON.parse(
      (await returns(desk, 'mine', 'add', 'ERIC-201718-SiteData.csv', '--json')).stdout,
    ) as AddedReturn[];
    expect(json).toMatchObject({ id: 'eric-site', edition: '2017-18', covers: 18, done: 'unchanged' });
    expect(json?.unknown).toHaveLength(83);
  });

  test('a folder that may not be written is told, and a missing file', async () => {
    const desk = new Desk().write('ERIC 2017-18.csv', few).write('taken', 'x');
    const there = await returns(desk, 'taken/mine', 'add', 'ERIC 2017-18.csv');
    expect([there.status, there.stdout]).toEqual([1, '']);
    expect(there.stderr).toMatch(/taken/);
    const missing = await returns(desk, 'mine', 'add', 'none.csv');
    expect(missing.status).toBe(1);
    expect(missing.stderr).toMatch(/none\.csv: this file is missing/);
  });

  test('its help names where newer publications are', async () => {
    const { stdout } = await new Desk().decant('returns', 'add', '--help');
    for (const address of [
      'files.digital.nhs.uk',
      'assets.publishing.service.gov.uk',
      'files.planning.data.gov.uk/dataset/brownfield-land.csv',
      'KH03-Available-Overnight-only.csv',
      'pfi-and-pfi2-projects-2025-summary-data',
    ])
      expect(stdout.replace(/\s+/g, '')).toContain(address);
  });
});

test('a publisher’s file dropped into a hospital’s folder is told as such, with the command that reads it', async () => {
  const desk = new Desk().site('stoke-mandeville');
  mkdirSync(desk.path('downloads'));
  desk.write('stoke-mandeville/ERIC-201617.csv', Buffer.from(few, 'latin1'));
  desk.write('stoke-mandeville/KH03.xlsx', Buffer.from([0x50, 0x4b, 3, 4, 0, 0]));
  desk.write('stoke-mandeville/list.csv', 'a,b\n1,2\n');
  const { stdout } = await desk.decant('check', 'stoke-mandeville');
  expect(stdout).toMatch(
    /ERIC-201617\.csv is Estates Returns Information Collection \(ERIC\), by site as published.*decant returns add "stoke-mandeville\/ERIC-201617\.csv"/,
  );
  expect(stdout).toMatch(
    /KH03\.xlsx is a workbook, which no hospital’s folder reads\. If a publisher’s .*decant returns add/,
  );
  expect(stdout).toMatch(/list\.csv is not read by this version/);
});

describe('decant returns remove', () => {
  test('takes away what you added, says what is gone and what stands in its place, and leaves alone what is shipped', async () => {
    const desk = new Desk().write('ERIC 2016-17.csv', few);
    await returns(desk, 'mine', 'add', 'ERIC 2016-17.csv');
    const refused = await returns(desk, 'mine', 'remove', 'eric-site', '2015-16');
    expect([refused.status, refused.stdout]).toEqual([1, '']);
    expect(refused.stderr).toMatch(
      /eric-site 2015-16 is shipped with Decant, and stays: nothing was taken away\n +Yours are eric-site 2016-17/,
    );
    const gone = await returns(desk, 'mine', 'remove', 'eric-site', '2016/17');
    expect(gone.status).toBe(0);
    expect(gone.stdout).toMatch(/^Removed: eric-site_2016-17, .*ERIC 2016-17\.csv/);
    expect(gone.stdout).toMatch(
      /mine\/eric-site_2016-17\.csv\.gz\n.*shipped publication of the same time is read from now on/,
    );
    expect(readdirSync(join(desk.folder, 'mine'))).toEqual([]);
    const again = await returns(desk, 'mine', 'remove', 'eric-sites', '2016-17');
    expect(again.stderr).toMatch(
      /You have no eric-sites 2016-17 of your own.*\n +Did you mean eric-site\?\n +You have added none/,
    );
  });
});
