import { describe, expect, test } from 'vitest';
import { geoPackageProgram } from '../../src/files/geoPackage/index.js';
import { readGeoPackageMap } from '../../src/land/maps/index.js';
import { printProblem, type Problem } from '../../src/problems/index.js';
import { Draw } from '../fuzz/draw.js';
import { BUILT, copiedSite, type CopiedSite } from './copiedSite.js';
import { geoPackage, type Drawn, type Layer } from './geoPackages.js';

const SITE: Drawn = {
  type: 'Polygon',
  coordinates: [
    [
      [430_000, 420_000],
      [430_200, 420_000],
      [430_200, 420_150],
      [430_000, 420_150],
      [430_000, 420_000],
    ],
  ],
};
const LAYER: Layer = { name: 'boundary', rows: [{ shape: SITE, values: { source: 'Drawn' } }] };
const SOUND = geoPackage([LAYER]);
/** Rows without end, of which none is ever given. */
const ENDLESS = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n WHERE i < 0`;

const withBoundary = (bytes: Uint8Array | string): CopiedSite =>
  copiedSite('templates/site', 'my-hospital').remove('boundary.geojson').write('boundary.gpkg', bytes);
const errorsOf = (bytes: Uint8Array | string): string => withBoundary(bytes).errors().join('\n');
const changed = (...sql: string[]): Uint8Array => geoPackage([LAYER], (db) => sql.forEach((each) => db.run(each)));

/** What is said of a map alone, which may take so many seconds; as many as any where left out. */
function saidOf(bytes: Uint8Array, seconds?: number): string {
  const problems: Problem[] = [];
  const options = { program: geoPackageProgram(BUILT), names: ['boundary'], flags: [], numbers: [] };
  const bounds = seconds === undefined ? {} : { seconds };
  const read = readGeoPackageMap(bytes, 'boundary.gpkg', problems, { ...options, ...bounds });
  return [...(read === undefined ? [] : ['read']), ...problems.map(printProblem)].join('\n');
}

/**
 * A database in which a table's first page leads a hundred times to the next, that to the one after, and so on to the table's own rows: what
 * looks through all of them looks a hundred to the tenth times.
 */
function tangled(bytes: Uint8Array, root: number): Uint8Array {
  const [levels, children] = [10, 100];
  const from = Buffer.from(bytes);
  const size = from.readUInt16BE(16);
  const pages = from.length / size;
  // The first page of a file has the file's head before its own.
  const start = root === 1 ? 100 : 0;
  const own = from.subarray((root - 1) * size, root * size);
  const leaf = Buffer.alloc(size);
  own.copy(leaf, 0, start);
  if (start > 0) {
    leaf.fill(0);
    own.copy(leaf, 0, start, start + 8 + 2 * own.readUInt16BE(start + 3));
    own.copy(leaf, own.readUInt16BE(start + 5), own.readUInt16BE(start + 5));
  }
  const inner = (next: number, offset: number): Buffer => {
    const page = Buffer.alloc(size);
    const cell = 5;
    page.writeUInt8(5, offset);
    page.writeUInt16BE(children, offset + 3);
    page.writeUInt16BE(size - cell * children, offset + 5);
    page.writeUInt32BE(next, offset + 8);
    for (let index = 0; index < children; index++) {
      const at = size - cell * (index + 1);
      page.writeUInt16BE(at, offset + 12 + 2 * index);
      page.writeUInt32BE(next, at);
      page.writeUInt8(index + 1, at + 4);
    }
    return page;
  };
  const all = Buffer.concat([from, ...Array.from({ length: levels }, (_, level) => inner(pages + level + 2, 0)), leaf]);
  const head = inner(pages + 1, start);
  head.copy(all, (root - 1) * size + start, start);
  all.writeUInt32BE(all.length / size, 28);
  return all;
}

const rootOf = (table: string): number => {
  let root = 0;
  geoPackage([LAYER], (db) => {
    const statement = db.prepare('SELECT rootpage FROM sqlite_master WHERE name = ?', [table]);
    statement.step();
    root = Number(statement.get()[0]);
    statement.free();
  });
  return root;
};

describe('a file that is no GeoPackage', () => {
  test.each<[string, Uint8Array | string, RegExp]>([
    [
      'empty',
      '',
      /^boundary\.gpkg: it is no GeoPackage: its first bytes are not those of an SQLite database\. Export the layer again/,
    ],
    ['text', 'hello', /its first bytes are not those of an SQLite database/],
    ['locked', Buffer.alloc(8192, 7), /its first bytes are not those of an SQLite database/],
    ['its head alone', SOUND.subarray(0, 100), /it is damaged, or no SQLite database \(/],
    [
      'cut short',
      SOUND.subarray(0, 4096 * 4 + 100),
      /it is damaged, or no SQLite database \(database disk image is malformed\)/,
    ],
    [
      'a head before noise',
      Buffer.concat([SOUND.subarray(0, 60), Buffer.alloc(9000, 0x5a)]),
      /it is damaged, or no SQLite/,
    ],
    [
      'another database',
      geoPackage([], (db) => void db.run('DROP TABLE gpkg_contents')),
      /it has no table gpkg_contents\. Export/,
    ],
    ['one without a layer', geoPackage([]), /it holds no layer of geometry/],
    ['pictures alone', changed(`UPDATE gpkg_contents SET data_type = 'tiles'`), /it holds no layer of geometry/],
    ['a layer that is not there', changed('DROP TABLE boundary'), /it has no table boundary/],
    [
      'a layer without geometry',
      changed('DELETE FROM gpkg_geometry_columns'),
      /its layer boundary names no column of geometry/,
    ],
    [
      'a column that is not there',
      changed(`UPDATE gpkg_geometry_columns SET column_name = 'shape'`),
      /its layer boundary has no column shape, in which its geometry should be/,
    ],
    [
      'a layer without a row',
      changed('DELETE FROM boundary'),
      /its layer boundary is empty: it has no row\. Add a polygon/,
    ],
    ['more than is read', Buffer.concat([SOUND, Buffer.alloc(20_000_001)]), /At most 20000000 bytes are read/],
  ])('%s', (_what, bytes, said) => expect(errorsOf(bytes)).toMatch(said));
});

describe('a file that would cost too much is refused within bounds', () => {
  test.each<[string, Uint8Array, RegExp]>([
    [
      'rows without number',
      changed(
        'WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < 200000) INSERT INTO boundary(fid) SELECT i FROM n',
      ),
      /its layer boundary has over 5000 rows\. Leave out what is no part of the hospital/,
    ],
    [
      'layers without number',
      changed(
        `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300) INSERT INTO gpkg_contents(table_name, data_type, identifier) SELECT 'x' || i, 'features', i FROM n`,
      ),
      /it holds more than 200 layers/,
    ],
    [
      'a list of layers that never ends',
      changed('DROP TABLE gpkg_contents', `CREATE VIEW gpkg_contents AS ${ENDLESS}`),
      /its gpkg_contents is a view, which is not read/,
    ],
    [
      'a layer that never ends',
      changed('DROP TABLE boundary', `CREATE VIEW boundary AS ${ENDLESS}`),
      /its boundary is a view, which is not read/,
    ],
    [
      'a layer that a module makes up',
      changed('DROP TABLE boundary', 'CREATE VIRTUAL TABLE boundary USING fts3(geom)'),
      /its boundary is a virtual table, which is not read/,
    ],
  ])('%s', (_what, bytes, said) => expect(errorsOf(bytes)).toMatch(said));

  test('pages that lead to one another without end, of the list of layers and of the schema', () => {
    const untold = changed(`UPDATE gpkg_contents SET data_type = 'tiles'`);
    for (const [bytes, table] of [
      [untold, rootOf('gpkg_contents')],
      [SOUND, 1],
    ] as const)
      expect(saidOf(tangled(bytes, table), 1)).toBe(
        'boundary.gpkg: reading it takes more than 1 seconds, or it is damaged. Export the layer again as a GeoPackage',
      );
  });

  test('pages of rows that come again and again, small ones and large', () => {
    expect(saidOf(tangled(SOUND, rootOf('boundary')))).toMatch(/its layer boundary has over 5000 rows/);
    const large = changed(`UPDATE boundary SET source = hex(zeroblob(300000))`);
    expect(saidOf(tangled(large, rootOf('boundary')))).toMatch(/its layer boundary holds more than 20000000 bytes/);
  });

  test('a column that is worked out is left, whatever it would cost', () => {
    const heavy = `printf('%.*c', 900000000, 'x')`;
    const bytes = changed(`ALTER TABLE boundary ADD COLUMN note TEXT GENERATED ALWAYS AS (${heavy}) VIRTUAL`);
    const drawn = withBoundary(bytes);
    expect(drawn.errors()).toEqual([]);
    expect(drawn.warnings().join('\n')).toMatch(
      /its columns note hold .* or what is worked out from other columns, and are not read/,
    );
  });

  test('what the list of layers works out has no more memory than it may', () => {
    const bytes = geoPackage([LAYER], (db) => {
      db.run('CREATE TABLE old AS SELECT * FROM gpkg_contents').run('DROP TABLE gpkg_contents');
      db.run(`CREATE TABLE gpkg_contents (table_name, data_type, identifier AS (hex(zeroblob(400000000))))`);
      db.run('INSERT INTO gpkg_contents SELECT table_name, data_type FROM old');
    });
    expect(errorsOf(bytes)).toMatch(/it is damaged, or no SQLite database \((out of memory|string or blob too big)\)/);
  });
});

test('triggers never run, and what is indexed by a module that is not here is read', () => {
  const bytes = changed(
    `CREATE TRIGGER t AFTER INSERT ON boundary BEGIN INSERT INTO boundary(geom) ${ENDLESS}; END`,
    'PRAGMA writable_schema = ON',
    `INSERT INTO sqlite_master VALUES ('table', 'rtree_boundary_geom', 'rtree_boundary_geom', 0, 'CREATE VIRTUAL TABLE rtree_boundary_geom USING rtree(id, minx, maxx, miny, maxy)')`,
  );
  expect(errorsOf(bytes)).toBe('');
});

describe('a file that a program had open', () => {
  const open = (bytes: Uint8Array): Buffer => {
    const copy = Buffer.from(bytes);
    copy.writeUInt16BE(0x0202, 18);
    return copy;
  };

  test('is read without its log, and told', () => {
    const drawn = withBoundary(open(SOUND)).write('boundary.gpkg-wal', '').write('boundary.gpkg-shm', 'x');
    expect(drawn.errors()).toEqual([]);
    expect(drawn.warnings().join('\n')).toMatch(
      /boundary\.gpkg: warning: it was copied while a program had it open, .* they may be missing\. Close it there, and copy it again/,
    );
  });

  test.each(['wal', 'journal'])('is refused with its -%s, whose changes it has not', (ending) => {
    expect(withBoundary(open(SOUND)).write(`boundary.gpkg-${ending}`, 'x').errors().join()).toMatch(
      new RegExp(
        `^boundary\\.gpkg: boundary\\.gpkg-${ending} stands beside it, with changes that are not in it yet\\. Close it`,
      ),
    );
  });
});

test('whatever byte of it is damaged, it is read or refused with a sentence', () => {
  const sound = geoPackage([LAYER, { ...LAYER, name: 'other' }]);
  for (let seed = 0; seed < 15; seed++) {
    const draw = new Draw(seed);
    const bytes = Buffer.from(sound);
    for (let times = draw.below(20); times >= 0; times--) bytes[draw.below(bytes.length)] = draw.below(256);
    const said = saidOf(bytes);
    expect(said).not.toBe('');
    expect(said).not.toMatch(/undefined|NaN|\[object|at .*\.[jt]s:\d+/);
  }
});
