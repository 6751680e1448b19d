import { readFileSync } from 'node:fs';
import JSZip from 'jszip';
import { parseDbf, parseShp } from 'shpjs';
import { describe, expect, test } from 'vitest';
import { readZip } from '../../src/files/zip/index.js';
import { areaM2 } from '../../src/land/index.js';
import { readShapefile, type FeatureCollection, type Shapefile } from '../../src/land/maps/index.js';
import type { Problem } from '../../src/problems/problem.js';

const read = (file: string): Buffer => readFileSync(`tests/land/shapefiles/${file}`);
const BLOCKS: Shapefile = {
  shp: read('blocks.shp'),
  dbf: read('blocks.dbf'),
  prj: read('blocks.prj').toString(),
  cpg: 'UTF-8',
};
const PIPES: Shapefile = { shp: read('pipes.shp'), dbf: read('pipes.dbf') };
const OPTIONS = {
  known: ['id', 'floor_area_m2', 'shared_plant', 'gross_external_area_m2', 'functions', 'functional_suitability'],
  flags: ['shared_plant'],
};

function layer(files: Shapefile, lines = false): { read: FeatureCollection | undefined; said: string } {
  const problems: Problem[] = [];
  const collection = readShapefile(files, 'map.shp', problems, { ...OPTIONS, lines });
  return { read: collection, said: problems.map(({ found }) => found).join('\n') };
}

/** A copy of some bytes with a number put in. */
function spoilt(bytes: Uint8Array, spoil: (view: DataView) => void): Uint8Array {
  const copy = Uint8Array.from(bytes);
  spoil(new DataView(copy.buffer));
  return copy;
}

test('polygons, courtyards, parts and attributes are those that another program wrote', () => {
  const { read: found, said } = layer(BLOCKS);
  expect(said).toBe('');
  expect(found?.coordinates).toEqual({ system: 'EPSG:27700', known: 'said' });
  expect(found?.oddities).toEqual([]);
  expect(found?.features.map(({ label }) => label)).toEqual([
    'feature 1 (south_block)',
    'feature 2 (north_block)',
    'feature 3 (boiler_house)',
  ]);
  expect(found?.features.map(({ shape }) => areaM2(shape))).toEqual([100 * 24 - 20 * 10, 30 * 25 + 40 * 25, 30 * 20]);
  expect(found?.features.map(({ shape }) => shape.map(({ holes }) => holes.length))).toEqual([[1], [0, 0], [0]]);
  expect(found?.features[0]?.properties).toEqual({
    id: 'south_block',
    name: 'Südflügel',
    floor_area_m2: 6000,
    tenure: 'owned',
    movable: true,
    storeys: 3,
    shared_plant: false,
    functions: 'theatres=1000; offices=500.5',
    gross_external_area_m2: 6300,
  });
});

test('the same rings and records as shpjs reads', () => {
  const { read: found } = layer(BLOCKS);
  const theirs = parseShp(BLOCKS.shp) as { type: string; coordinates: number[][][] | number[][][][] }[];
  const rings = theirs.map(({ type, coordinates }) => (type === 'Polygon' ? [coordinates] : coordinates));
  expect(found?.features.map(({ shape }) => shape.map(({ outer, holes }) => [outer, ...holes]))).toEqual(rings);
  const records = parseDbf(BLOCKS.dbf, Buffer.from('UTF-8')) as Record<string, unknown>[];
  expect(found?.features.map(({ properties }) => [properties.id, properties.name, properties.storeys])).toEqual(
    records.map(({ id, name, storeys }) => [id, name, storeys]),
  );
});

test('lines are read where a map may hold them; without a .prj the system is recognised, and said', () => {
  const { read: found } = layer(PIPES, true);
  expect(found?.features.map(({ lines }) => lines.map((line) => line.length))).toEqual([[3], [2, 2]]);
  expect(found?.features[1]?.lines[0]).toEqual([
    [430010, 420000],
    [430010, 420150],
  ]);
  expect(found?.coordinates).toEqual({ system: 'EPSG:27700', known: 'recognised' });
  expect(found?.oddities.map(({ found: odd }) => odd)).toEqual([
    'it has no .prj: its numbers can only be British National Grid metres, and are read so',
  ]);
  expect(layer(PIPES).said).toBe('feature 1 (main) is a line\nfeature 2 (cables) is a line');
});

describe('the .prj', () => {
  const WGS84 =
    'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137,298.257223563]],PRIMEM["Greenwich",0],UNIT["Degree",0.017453292519943295]]';

  test('of degrees does not fit metres', () => {
    expect(layer({ ...BLOCKS, prj: WGS84 }).said).toMatch(/metres called degrees/);
  });

  test.each([
    ['another grid', BLOCKS.prj?.replace('400000.0', '200000.0')],
    ['another ellipsoid', BLOCKS.prj?.replace('6377563.396', '6378137.0')],
    ['another meridian', BLOCKS.prj?.replace('PRIMEM["Greenwich",0.0]', 'PRIMEM["Paris",2.33722917]')],
    ['feet', BLOCKS.prj?.replace('UNIT["Meter",1.0]', 'UNIT["Foot",0.3048]')],
    ['web Mercator', 'PROJCS["WGS_1984_Web_Mercator_Auxiliary_Sphere",GEOGCS["GCS_WGS_1984"]]'],
    ['European degrees of 1950', WGS84.replace('6378137,298.257223563', '6378388,297')],
    ['degrees of the grid’s own datum', WGS84.replace('6378137,298.257223563', '6377563.396,299.3249646')],
    ['what never ends', 'PROJCS["'.repeat(2_000)],
    ['brackets that never close', '['.repeat(10_000)],
    ['no projection at all', 'hello'],
    ['a million letters', 'GEOGCS["'.repeat(1_000_000)],
  ])('of %s is refused', (_what, prj) => {
    expect(layer({ ...BLOCKS, prj: prj ?? '' }).said).toMatch(
      /^its \.prj \(.+\) names a coordinate system that is not read$/,
    );
  });
});

test.each<[string, Partial<Shapefile>, RegExp]>([
  ['no shapefile', { shp: Buffer.from('PK\u0003\u0004 and more') }, /its first bytes are not those of a .shp/],
  ['cut short', { shp: BLOCKS.shp.subarray(0, 400) }, /says that it has 676 bytes, and has 400/],
  ['a record that runs on', { shp: spoilt(BLOCKS.shp, (view) => view.setInt32(104, 1e6)) }, /record 1 is cut short/],
  ['a record backwards', { shp: spoilt(BLOCKS.shp, (view) => view.setInt32(104, -4)) }, /record 1 is cut short/],
  ['points without end', { shp: spoilt(BLOCKS.shp, (view) => view.setInt32(148, 1e9, true)) }, /over 100000 points/],
  ['parts without end', { shp: spoilt(BLOCKS.shp, (view) => view.setInt32(144, 1e9, true)) }, /parts and points/],
  ['parts that go back', { shp: spoilt(BLOCKS.shp, (view) => view.setInt32(156, -3, true)) }, /parts and points/],
  [
    'a point that is none',
    { shp: spoilt(BLOCKS.shp, (view) => view.setFloat64(160, NaN, true)) },
    /two finite numbers/,
  ],
  ['points alone', { shp: spoilt(BLOCKS.shp, (view) => view.setInt32(108, 1, true)) }, /neither a polygon nor a line/],
  ['nothing drawn', { shp: spoilt(BLOCKS.shp, (view) => view.setInt32(108, 0, true)) }, /feature 1 .* has no geometry/],
  ['an open ring', { shp: spoilt(BLOCKS.shp, (view) => view.setFloat64(160, 430041, true)) }, /has an open ring/],
  [
    'a hole outside',
    {
      shp: spoilt(BLOCKS.shp, (view) =>
        [0, 4].forEach((corner) => view.setFloat64(160 + 16 * (5 + corner), 430300, true)),
      ),
    },
    /a hole outside its outline|crosses itself/,
  ],
  ['a table cut short', { dbf: BLOCKS.dbf.subarray(0, 500) }, /its \.dbf is damaged or was cut short/],
  ['a table of nothing', { dbf: new Uint8Array(0) }, /its \.dbf is damaged/],
  [
    'a table of 4 thousand million',
    { dbf: spoilt(BLOCKS.dbf, (view) => view.setUint32(4, 4e9, true)) },
    /4000000000 records/,
  ],
  ['another table', { dbf: PIPES.dbf }, /has 3 shapes and its \.dbf 2 records/],
  ['an encoding of nowhere', { cpg: 'klingon' }, /encoding that is not known \(klingon\)/],
])('refused: %s', (_what, part, message) => {
  const { read: found, said } = layer({ ...BLOCKS, ...part });
  expect(found).toBeUndefined();
  expect(said).toMatch(message);
});

test('no spoilt byte makes the reader fail or hang', () => {
  for (const name of ['shp', 'dbf'] as const)
    for (let at = 0; at < BLOCKS[name].length; at += 3)
      for (const byte of [0, 0x7f, 0xff]) {
        const bytes = spoilt(BLOCKS[name], (view) => view.setUint8(at, byte));
        const { read: found, said } = layer({ ...BLOCKS, [name]: bytes }, true);
        expect(found === undefined).toBe(said !== '');
      }
});

test('a ring that runs the wrong way round is read as ground, and said', () => {
  // The boiler house: one ring of five points, reversed.
  const last = BLOCKS.shp.length - 5 * 16;
  const shp = spoilt(BLOCKS.shp, (view) => {
    const points = Array.from({ length: 5 }, (_, index) =>
      [0, 8].map((half) => view.getFloat64(last + 16 * index + half, true)),
    );
    points.reverse().forEach(([x = 0, y = 0], index) => {
      view.setFloat64(last + 16 * index, x, true);
      view.setFloat64(last + 16 * index + 8, y, true);
    });
  });
  const { read: found } = layer({ ...BLOCKS, shp });
  expect(areaM2(found?.features[2]?.shape ?? [])).toBe(600);
  expect(found?.oddities.map(({ found: odd }) => odd)).toEqual([
    'feature 3 (boiler_house) runs anticlockwise, which a shapefile keeps for holes',
  ]);
});

test('an outline and its courtyard that both run the wrong way round are read as drawn, and said', () => {
  const shp = spoilt(BLOCKS.shp, (view) => {
    for (const ring of [160, 160 + 5 * 16]) {
      const points = [0, 1, 2, 3, 4].map((point) =>
        [0, 8].map((half) => view.getFloat64(ring + 16 * point + half, true)),
      );
      points.reverse().forEach(([x = 0, y = 0], point) => {
        view.setFloat64(ring + 16 * point, x, true);
        view.setFloat64(ring + 16 * point + 8, y, true);
      });
    }
  });
  const { read: found, said } = layer({ ...BLOCKS, shp });
  expect(said).toBe('');
  expect(found?.features[0]?.shape.map(({ holes }) => holes.length)).toEqual([1]);
  expect(areaM2(found?.features[0]?.shape ?? [])).toBe(100 * 24 - 20 * 10);
  expect(found?.oddities.map(({ found: odd }) => odd)).toEqual([
    'feature 1 (south_block) runs anticlockwise, which a shapefile keeps for holes',
  ]);
});

test.each([
  ['Yes', true],
  ['N', false],
  ['TRUE', true],
  ['0', false],
  ['perhaps', 'perhaps'],
])('a table’s %s, where true or false is asked, is %s', (word, flag) => {
  // The column of names takes the place of the one that holds plant.
  const dbf = spoilt(BLOCKS.dbf, (view) => {
    const at = Buffer.from(BLOCKS.dbf).indexOf('name\0');
    [...'plant\0'].forEach((letter, index) => view.setUint8(at + index, letter.charCodeAt(0)));
    const cell = Buffer.from(BLOCKS.dbf).indexOf('Südflügel');
    [...word.padEnd(12)].forEach((letter, index) => view.setUint8(cell + index, letter.charCodeAt(0)));
  });
  const read = readShapefile({ ...BLOCKS, dbf }, 'map.shp', [], { known: ['plant'], flags: ['plant'] });
  expect(read?.features[0]?.properties.plant).toBe(flag);
});

describe('an archive', () => {
  const zipped = async (files: Readonly<Record<string, string | Uint8Array>>, level = 6): Promise<Uint8Array> => {
    const zip = new JSZip();
    for (const [name, content] of Object.entries(files)) zip.file(name, content, { createFolders: false });
    return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE', compressionOptions: { level } });
  };
  const opened = (bytes: Uint8Array): { files: Map<string, Uint8Array> | undefined; said: string } => {
    const said: string[] = [];
    return { files: readZip(bytes, (found) => void said.push(found)), said: said.join('\n') };
  };

  test('gives back what was put in', async () => {
    const { files } = opened(await zipped({ 'blocks.shp': BLOCKS.shp, 'blocks.dbf': BLOCKS.dbf, '__MACOSX/._x': 'x' }));
    expect([...(files ?? new Map<string, Uint8Array>()).keys()]).toEqual(['blocks.shp', 'blocks.dbf']);
    expect(Buffer.from(files?.get('blocks.shp') ?? []).equals(BLOCKS.shp)).toBe(true);
  });

  test.each<[string, () => Promise<Uint8Array>, RegExp]>([
    ['no archive', async () => Promise.resolve(Buffer.from('hello')), /not a ZIP archive/],
    ['cut short', async () => (await zipped({ 'a.shp': BLOCKS.shp })).subarray(0, 200), /not a ZIP archive/],
    ['a folder', async () => zipped({ 'layer/a.shp': BLOCKS.shp }), /lies in a folder/],
    ['a way out', async () => zipped({ '../a.shp': BLOCKS.shp }), /lies in a folder/],
    ['a way out on Windows', async () => zipped({ '..\\a.shp': BLOCKS.shp }), /lies in a folder/],
    ['a drive', async () => zipped({ 'C:a.shp': BLOCKS.shp }), /lies in a folder/],
    [
      'too many files',
      async () => zipped(Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`a${index}.txt`, 'x']))),
      /it holds 51 files/,
    ],
    ['names that differ in case alone', async () => zipped({ 'a.shp': 'x', 'A.shp': 'y' }), /the same name/],
    ['a bomb', async () => zipped({ 'a.shp': new Uint8Array(30_000_000) }), /has 30000000 bytes/],
    [
      'three large files',
      async () =>
        zipped({ 'a.shp': new Uint8Array(15e6), 'a.dbf': new Uint8Array(15e6), 'a.cpg': new Uint8Array(15e6) }),
      /45000000 bytes together/,
    ],
    [
      'a bomb that says it is small',
      async () => lying(await zipped({ 'a.shp': new Uint8Array(30_000_000) })),
      /is damaged/,
    ],
    ['a password', async () => flagged(await zipped({ 'a.shp': 'x' })), /locked with a password/],
  ])('refused: %s', async (_what, make, message) => {
    const { files, said } = opened(await make());
    expect(files).toBeUndefined();
    expect(said).toMatch(message);
  });

  test('no spoilt byte makes the reader fail', async () => {
    const sound = await zipped({ 'blocks.prj': BLOCKS.prj ?? '', 'blocks.cpg': 'UTF-8' });
    for (let at = 0; at < sound.length; at++)
      for (const byte of [0, 0x7f, 0xff]) {
        const { files, said } = opened(spoilt(sound, (view) => view.setUint8(at, byte)));
        expect(files === undefined).toBe(said !== '');
      }
  });
});

/** Position of an archive's first entry in its list of files. */
function listed(bytes: Uint8Array): number {
  return Buffer.from(bytes).lastIndexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
}

function lying(bytes: Uint8Array): Uint8Array {
  return spoilt(bytes, (view) => view.setUint32(listed(bytes) + 24, 100, true));
}

function flagged(bytes: Uint8Array): Uint8Array {
  return spoilt(bytes, (view) => view.setUint16(listed(bytes) + 8, 1, true));
}
