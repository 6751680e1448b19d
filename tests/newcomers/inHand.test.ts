import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeNew } from '../../src/files/writing/index.js';
import { loadSite } from '../../src/hospitals/index.js';
import { Library } from '../../src/library/index.js';
import {
  findHospitals,
  makeFolder,
  newFolder,
  Pieces,
  type FoundHospital,
  type NewFolder,
  type Typed,
} from '../../src/newcomers/index.js';
import type { UserError } from '../../src/problems/index.js';
import { addReturn } from '../../src/returns/adding/index.js';
import { Store } from '../../src/returns/index.js';
import { printFound } from '../../src/writers/terminal/index.js';
import { workbookProgram } from '../../src/files/publishedWorkbook/index.js';
import { geoPackage, layerOf, type Drawn, type Layer } from '../hospitals/geoPackages.js';

const root = join(import.meta.dirname, '..', '..');
const desk = mkdtempSync(join(tmpdir(), 'decant-desk-'));
const returns = Library.shipped(root).returns();
const made = (typed: Typed): NewFolder => newFolder(typed, returns, root);
const file = (folder: NewFolder, path: string): string => String(folder.files.get(path));

/** A publication as its publisher has it, beside others on a desk. */
function published(name: string, held: string, keep: (line: string, index: number) => boolean = () => true): string {
  const text = gunzipSync(readFileSync(join(root, 'national', `${held}.gz`))).toString('utf8');
  const path = join(desk, name);
  writeFileSync(path, text.split('\n').filter(keep).join('\n'));
  return path;
}

function thrownBy(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}

let [eric, kh03, list] = ['', '', ''];
beforeAll(() => {
  eric = published(
    'ERIC 2016-17 Site data.csv',
    'eric-site_2016-17.csv',
    (line, index) => index === 0 || /RBA11|RXQ02/.test(line),
  );
  kh03 = published('KH03 2019-20 Q3.csv', 'kh03_2019-20-q3.csv');
  list = published('hmt 2016-03-31.csv', 'hmt-pfi_2016-03-31.csv');
});
afterAll(() => rmSync(desk, { recursive: true, force: true }));

describe('a folder from files in hand', () => {
  it('stands on them, and on what is held beside them; the user’s own KH03 counts whatever its year', () => {
    const folder = made({ first: 'my-hospital', site: 'RBA11', eric, kh03, pfi: `${list}#368` });
    expect(folder.folder).toBe('my-hospital');
    expect(file(folder, 'site.yaml')).toMatch(
      /^returns: \[eric-site_2016-17, eric-site_2015-16, eric-site_2014-15, .*kh03_2019-20-q3\]$/m,
    );
    // KH03 of October to December 2019: 614.6 available and 531.5 occupied in the trust, whose only site this is.
    expect(file(folder, 'beds.csv')).toMatch(
      /2019\/20,"KH03 2019\/20, whole trust, 614\.6 available and 531\.5 occupied/,
    );
    expect(file(folder, 'pfi/cancer-centre.yaml')).toContain('returns: [hmt-pfi_2016-03-31#368');
  });

  it('takes outlines in hand as the hospital’s, of a map of many sites its own', () => {
    const path = published('outlines.geojson', 'osm-buildings_2021.geojson');
    const folder = made({ first: 'stoke', site: 'RXQ02', year: '2016/17', buildings: path });
    const { features } = JSON.parse(file(folder, 'buildings.geojson')) as { features: unknown[] };
    expect(features).toHaveLength(36);
    expect(folder.made?.how.join()).toContain('36 outlines of outlines.geojson');
    expect(file(folder, 'buildings.geojson')).toMatch(/"attribution": ".*OpenStreetMap contributors/);
  });

  it('takes outlines and a boundary from a GeoPackage, both of one file, and the folder is sound', () => {
    const shipped = (map: string): string =>
      readFileSync(join(root, 'sites', 'stoke-mandeville', `${map}.geojson`), 'utf8');
    const alone = (layer: Layer): Layer => ({ ...layer, rows: layer.rows.map((row) => ({ ...row, values: {} })) });
    const layers = ['buildings', 'boundary'].map((map) => alone(layerOf(map, shipped(map), 4326)));
    const path = join(desk, 'Estate.gpkg');
    writeFileSync(path, geoPackage(layers));
    const stoke = made({ first: 'stoke', site: 'RXQ02', buildings: path, boundary: path });
    expect(stoke.files.has('boundary.gpkg')).toBe(true);
    expect(stoke.made?.todo.join('\n')).toContain('boundary.gpkg (illustrative where it is not yours)');
    expect(stoke.made?.how.join()).toContain('36 outlines of Estate.gpkg');
    // Whose they are nobody has said: OpenStreetMap's they are not.
    expect(file(stoke, 'buildings.geojson')).toContain('Outlines are those of Estate.gpkg');
    expect(file(stoke, 'buildings.geojson')).not.toContain('OpenStreetMap');
    const written = join(desk, 'stoke');
    writeNew(written, stoke.files);
    const { site, problems } = loadSite(written, returns, join(root, 'dist'));
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    const own = loadSite(join(root, 'sites', 'stoke-mandeville'), returns).site?.map;
    expect(site?.map.areaM2).toBe(own?.areaM2);
    const floors = (map = own) => map?.blocks.map(({ floorAreaM2 }) => floorAreaM2);
    expect(floors(site?.map)).toEqual(floors());
  });

  it('takes a GeoPackage that says what its blocks are as it is, and refuses one that cannot be read', () => {
    const square = [
      [430_000, 420_000],
      [430_100, 420_000],
      [430_100, 420_100],
      [430_000, 420_000],
    ];
    const shape: Drawn = { type: 'Polygon', coordinates: [square] };
    const path = join(desk, 'blocks.gpkg');
    const bytes = geoPackage([
      { name: 'a', rows: [{ shape, values: { id: 'a', tenure: 'owned', floor_area_m2: 9 } }] },
    ]);
    writeFileSync(path, bytes);
    const asked = { first: 'stoke', site: 'RXQ02', buildings: path };
    expect(made(asked).files.get('buildings.gpkg')).toEqual(Buffer.from(bytes));
    writeFileSync(path, bytes.subarray(0, 9000));
    const error = thrownBy(() => made(asked)) as UserError;
    expect([error.message, ...error.problems].join('\n')).toMatch(
      /^blocks\.gpkg cannot be read\nblocks\.gpkg: it is damaged, or no SQLite database/,
    );
    writeFileSync(`${path}-wal`, 'x');
    expect(() => made(asked)).toThrow(
      /--buildings .*blocks\.gpkg has changes in blocks\.gpkg-wal that are not in it yet/,
    );
  });

  it.each<[string, Typed, RegExp]>([
    [
      'a return without the site',
      { first: 'x', site: 'RBN01', eric: 'ERIC' },
      /--eric cannot be used: it has no row of RBN01/,
    ],
    ['a file of another kind', { first: 'x', site: 'RBA11', kh03: 'ERIC' }, /--kh03 .* is Estates Returns/],
    ['a project that is in no list', { first: 'RBA11', pfi: '99999' }, /no project 99999/],
    ['no number of a project', { first: 'RBA11', pfi: 'cancer' }, /says no project/],
    ['a table for a map', { first: 'RBA11', buildings: 'ERIC' }, /is no map that is read/],
    [
      'files and no code',
      { first: 'x', eric: 'ERIC' },
      /no code of a hospital site that is held, so nothing would be made from --eric/,
    ],
    ['two hospitals', { first: 'RBN01', dir: 'x', site: 'RXQ02' }, /say it once/],
    ['a year that nobody returned', { first: 'RBA11', year: '2021/22' }, /No return of RBA11 is held for that year/],
    ['no year', { first: 'RBA11', year: '2016' + '/18' }, /is no financial year/],
    ['a sum of sites', { first: 'AGGRE', dir: 'x' }, /AGGRE is no site/],
    ['a code that nobody has', { first: 'RXQ99' }, /No site RXQ99 is in the national data/],
  ])('is refused of %s', (_, typed, message) => {
    const filled = Object.fromEntries(Object.entries(typed).map(([key, said]) => [key, said === 'ERIC' ? eric : said]));
    expect(() => made(filled as unknown as Typed)).toThrow(message);
  });

  it('takes no contract that the list has as terminated: it is to do, and its buildings are owned', () => {
    const text = readFileSync(list, 'utf8');
    const at = (text.split('\n')[1] ?? '').split(',').indexOf('Project Status');
    const ended = text
      .split('\n')
      .map((line) => (line.startsWith('363,') ? line.replace('InOperation', 'Terminated') : line))
      .join('\n');
    expect(at).toBeGreaterThan(0);
    expect(ended).not.toBe(text);
    const path = join(desk, 'hmt ended 2016-03-31.csv');
    writeFileSync(path, ended);
    expect(() => made({ first: 'x', site: 'RBN01', pfi: `${path}#363` })).toThrow(
      /--pfi cannot be used: it has the contract 363 Acute Hospital development, “Terminated” in HM Treasury’s list 2016-03-31/,
    );
    const store = new Store(join(root, 'national'), join(desk, 'mine'));
    const shelves = { returns, store, folder: join(desk, 'mine'), program: workbookProgram(root) };
    addReturn({ path, force: false }, shelves);
    const mine = new Pieces(returns, new Store(join(root, 'national'), join(desk, 'mine')));
    const [found] = findHospitals(mine, 'RBN01');
    expect(found).toMatchObject({
      hasContract: false,
      contractsEnded: ['363 Acute Hospital development, “Terminated” in HM Treasury’s list 2016-03-31'],
    });
    expect(printFound([found as FoundHospital]).join('\n')).toMatch(
      /^RBN01 .* ended +\d+\n\nPFI ended: HM Treasury’s list has the contract as over\. --json says in which words\.\n/m,
    );
    const folder = makeFolder(mine, { code: 'RBN01' });
    expect([...folder.files.keys()].filter((name) => name.startsWith('pfi/'))).toEqual([]);
    expect(folder.todo.join('\n')).toMatch(
      /pfi\/ \(363 Acute Hospital development, “Terminated” in HM Treasury’s list 2016-03-31: not taken, as it runs no more\)/,
    );
    expect(String(folder.files.get('site.yaml'))).not.toMatch(/: yes/);
  });

  it('takes KH03’s two long files, of the available and of the occupied beds, and says where one alone is given', () => {
    const long = (beds: readonly number[]): string =>
      [
        'Organisation_Code,Sector,Number_Of_Beds,Effective_Snapshot_Date',
        ...['30/06/2016', '30/09/2016', '31/12/2016', '31/03/2017'].flatMap((day, at) => [
          `RBA,General & Acute,${beds[at] ?? 0},${day}`,
          `RBA,Maternity,20,${day}`,
          `RBA,Mental Illness,99,${day}`,
        ]),
      ].join('\n');
    const [available, occupied] = ['Available', 'Occupied'].map((what) =>
      join(desk, `KH03-${what}-Overnight-only.csv`),
    );
    writeFileSync(available ?? '', long([600, 610, 620, 630]));
    writeFileSync(occupied ?? '', long([500, 510, 520, 530]));
    const folder = made({ first: 'x', site: 'RBA11', kh03: [available ?? '', occupied ?? ''] });
    // Means of 620, 630, 640, 650 and of 520 to 550; the trust has this site alone.
    expect(file(folder, 'beds.csv')).toMatch(
      /2016\/17,"KH03 2016\/17, whole trust, 635 available and 535 occupied \(sources\/kh03-available_2016-17\.csv, sources\/kh03-occupied_2016-17\.csv\)/,
    );
    expect(file(folder, 'site.yaml')).toMatch(/^returns: \[.*kh03-available_2016-17, kh03-occupied_2016-17\]$/m);
    const path = join(desk, 'two-files');
    for (const [name, bytes] of folder.files) {
      mkdirSync(dirname(join(path, name)), { recursive: true });
      writeFileSync(join(path, name), bytes);
    }
    expect(loadSite(path, returns).problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(() => made({ first: 'x', site: 'RBA11', kh03: available })).toThrow(
      /KH03, beds available .* has one of the two counts/,
    );
  });

  it('says of a project of another trust whose it is', () => {
    expect(made({ first: 'RBA11', pfi: '293' }).made?.how.join()).toMatch(/its authority is Buckinghamshire/);
  });
});
