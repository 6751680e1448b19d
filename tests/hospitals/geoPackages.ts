import { readFileSync } from 'node:fs';
import start, { type Cell, type Database } from 'sql.js';

const wasm = new URL('../../node_modules/sql.js/dist/sql-wasm.wasm', import.meta.url);
const { Database: Sqlite } = await start({ wasmBinary: readFileSync(wasm) });

type Position = readonly number[];

/** A geometry as GeoJSON has it. */
export type Drawn =
  | Of<'Point', Position>
  | Of<'LineString', readonly Position[]>
  | Of<'MultiPoint', readonly Position[]>
  | Of<'Polygon', readonly (readonly Position[])[]>
  | Of<'MultiLineString', readonly (readonly Position[])[]>
  | Of<'MultiPolygon', readonly (readonly (readonly Position[])[])[]>;

interface Of<Type, Coordinates> {
  readonly type: Type;
  readonly coordinates: Coordinates;
}

export interface Layer {
  readonly name: string;
  /** Left out where it is British National Grid. */
  readonly srs?: keyof typeof SYSTEMS;
  readonly rows: readonly {
    readonly shape: Drawn | Uint8Array | null;
    readonly values: Readonly<Record<string, unknown>>;
  }[];
  readonly title?: string;
}

/** Systems as GDAL writes them into a GeoPackage, by their numbers. */
export const SYSTEMS = {
  27700:
    'PROJCS["OSGB36 / British National Grid",GEOGCS["OSGB36",DATUM["Ordnance_Survey_of_Great_Britain_1936",SPHEROID["Airy 1830",6377563.396,299.3249646,AUTHORITY["EPSG","7001"]],AUTHORITY["EPSG","6277"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4277"]],PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",49],PARAMETER["central_meridian",-2],PARAMETER["scale_factor",0.9996012717],PARAMETER["false_easting",400000],PARAMETER["false_northing",-100000],UNIT["metre",1,AUTHORITY["EPSG","9001"]],AXIS["Easting",EAST],AXIS["Northing",NORTH],AUTHORITY["EPSG","27700"]]',
  4326: 'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]',
  3857: 'PROJCS["WGS 84 / Pseudo-Mercator",GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]],PROJECTION["Mercator_1SP"],PARAMETER["central_meridian",0],PARAMETER["scale_factor",1],PARAMETER["false_easting",0],PARAMETER["false_northing",0],UNIT["metre",1]]',
  '-1': 'undefined',
  0: 'undefined',
};

const TABLES = `
CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '', last_change DATETIME, min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER);
CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL, PRIMARY KEY (table_name, column_name));`;

/** A GeoPackage of these layers, written by SQLite; `change` may spoil it before it is written. */
export function geoPackage(layers: readonly Layer[], change: (db: Database) => void = () => undefined): Uint8Array {
  const db = new Sqlite();
  db.run('PRAGMA application_id = 1196444487').run(TABLES);
  for (const [id, definition] of Object.entries(SYSTEMS))
    db.run('INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, NULL)', [
      ...[`System ${id}`, Number(id), Number(id) > 0 ? 'EPSG' : 'NONE', Number(id), definition],
    ]);
  for (const layer of layers) addLayer(db, layer);
  change(db);
  return db.export();
}

function addLayer(db: Database, { name, srs = 27700, rows, title = name }: Layer): void {
  const columns = [...new Set(rows.flatMap(({ values }) => Object.keys(values)))];
  const declared = [
    'fid INTEGER PRIMARY KEY AUTOINCREMENT',
    'geom GEOMETRY',
    ...columns.map((column) => `"${column}"`),
  ];
  db.run(`CREATE TABLE "${name}" (${declared.join(', ')})`);
  db.run(`INSERT INTO gpkg_contents VALUES (?, 'features', ?, '', NULL, 0, 0, 1, 1, ?)`, [name, title, Number(srs)]);
  db.run(`INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', 'GEOMETRY', ?, 2, 2)`, [name, Number(srs)]);
  for (const { shape, values } of rows)
    db.run(`INSERT INTO "${name}" VALUES (${['NULL', '?', ...columns.map(() => '?')].join(', ')})`, [
      shape === null || shape instanceof Uint8Array ? shape : blobOf(shape, Number(srs)),
      ...columns.map((column) => cellOf(values[column])),
    ]);
}

function cellOf(value: unknown): Cell {
  if (typeof value === 'boolean') return Number(value);
  return typeof value === 'string' || typeof value === 'number' || value instanceof Uint8Array ? value : null;
}

/** The layer that a GeoJSON text is: its features with their properties, lists as text. */
export function layerOf(name: string, text: string, srs: keyof typeof SYSTEMS): Layer {
  const { features } = JSON.parse(text) as {
    features: { geometry: Drawn; properties: Record<string, unknown> }[];
  };
  return { name, srs, rows: features.map(({ geometry, properties }) => ({ shape: geometry, values: properties })) };
}

/** A GeoPackageBinary without an extent; `head` changes bytes of its head. */
export function blobOf(shape: Drawn, srs: number, head: Readonly<Record<number, number>> = {}): Uint8Array {
  const start = Buffer.from([0x47, 0x50, 0, 1, 0, 0, 0, 0]);
  start.writeInt32LE(srs, 4);
  for (const [at, byte] of Object.entries(head)) start[Number(at)] = byte;
  return Buffer.concat([start, wkbOf(shape)]);
}

const TYPES = { Point: 1, LineString: 2, Polygon: 3, MultiPoint: 4, MultiLineString: 5, MultiPolygon: 6 };

/** Well-known binary; points of three numbers have a height. */
export function wkbOf({ type, coordinates }: Drawn): Buffer {
  const head = Buffer.alloc(5);
  head.writeUInt8(1, 0);
  head.writeUInt32LE(TYPES[type] + (hasHeights(coordinates) ? 1000 : 0), 1);
  const body = (): Buffer => {
    if (type === 'Point') return pointOf(coordinates);
    if (type === 'LineString') return counted(coordinates, pointOf);
    if (type === 'Polygon') return counted(coordinates, (ring) => counted(ring, pointOf));
    if (type === 'MultiPoint') return counted(coordinates, (each) => wkbOf({ type: 'Point', coordinates: each }));
    if (type === 'MultiLineString')
      return counted(coordinates, (each) => wkbOf({ type: 'LineString', coordinates: each }));
    return counted(coordinates, (each) => wkbOf({ type: 'Polygon', coordinates: each }));
  };
  return Buffer.concat([head, body()]);
}

function hasHeights(coordinates: unknown): boolean {
  return (
    Array.isArray(coordinates) &&
    (typeof coordinates[0] === 'number' ? coordinates.length === 3 : hasHeights(coordinates[0]))
  );
}

function counted<T>(items: readonly T[], write: (item: T) => Buffer): Buffer {
  const count = Buffer.alloc(4);
  count.writeUInt32LE(items.length);
  return Buffer.concat([count, ...items.map(write)]);
}

function pointOf(position: Position): Buffer {
  const bytes = Buffer.alloc(8 * position.length);
  position.forEach((number, index) => bytes.writeDoubleLE(number, 8 * index));
  return bytes;
}
