import { readGeoPackage, type GeoPackageLayer } from '../../files/geoPackage/index.js';
import type { Problem } from '../../problems/index.js';
import { MOST_FEATURES, onTheGrid, type FeatureCollection, type Oddity, type RawFeature } from './drawing.js';
import { labelOf, refuseControls, toFill, type ReadingOptions } from './geojson.js';
import { NO_GEOMETRY, type RawGeometry } from './geometry.js';
import { systemNamed } from './crs.js';
import { typed, type TextColumns } from './typed.js';
import { geometryOfWkb } from './wkb.js';
import { nameInWkt, systemOfWkt, type CoordinateSystem } from './wkt.js';

export interface GeoPackageOptions extends Pick<ReadingOptions, 'lines'>, TextColumns {
  /** The built program that reads GeoPackages; undefined where Decant is not built. */
  readonly program: string | undefined;
  /** Names by which the layer is known among several. */
  readonly names: readonly string[];
  /** Seconds that reading may take, where it is less than usual. */
  readonly seconds?: number;
}

const CRS_NAME = { 'EPSG:27700': 'EPSG:27700', WGS84: 'EPSG:4326' };
/** The first letters of a GeoPackageBinary, and where its parts stand (OGC 12-128r18, clause 2.1.3). */
const MAGIC = 'GP';
const HEAD = 8;
/** Bytes of the extent after the head, by its code. */
const EXTENTS = [0, 32, 48, 48, 64];
const FLAG = { little: 1, empty: 16, extended: 32 };
/** Words of the standard for a system that nobody knows. */
const UNKNOWN_SRS = [-1, 0];

type Refuse = (found: string, right: string) => void;

/**
 * Reads the polygons, and where asked for the lines, of a layer of a GeoPackage as metres on the British National Grid; its columns by name
 * as properties. Undefined when anything is wrong, with every error in `problems`, each with the number of its row.
 */
export function readGeoPackageMap(
  bytes: Uint8Array,
  file: string,
  problems: Problem[],
  { program, names, seconds, ...options }: GeoPackageOptions,
): FeatureCollection | undefined {
  const before = problems.length;
  const refuse: Refuse = (found, right) => void problems.push({ severity: 'error', file, found, right });
  if (program === undefined)
    return void refuse('no program that reads GeoPackages is here', 'Read the folder with a Decant that is built');
  const oddities: Oddity[] = [];
  const odd: Refuse = (found, right) => void oddities.push({ found, right });
  const reading = { program, names, rows: MOST_FEATURES, refuse, odd, ...(seconds === undefined ? {} : { seconds }) };
  const layer = readGeoPackage(bytes, reading);
  if (layer === undefined) return undefined;
  if (layer.rows.length === 0)
    return void refuse(`its layer ${layer.name} is empty: it has no row`, toFill(options.lines));
  sayUnread(layer, odd);
  const system = systemOf(layer, refuse);
  const features = layer.rows.map((_, index) => rawFeature(layer, index, options, refuse));
  if (problems.length > before) return undefined;
  const crs = system === undefined ? undefined : { properties: { name: CRS_NAME[system] } };
  const read = onTheGrid(
    { features, crs, saidBy: 'spatial reference system', members: {}, rightHanded: false },
    refuse,
  );
  if (read === undefined) return undefined;
  if (system === undefined) {
    const what = read.coordinates.system === 'WGS84' ? 'WGS84 degrees' : 'British National Grid metres';
    odd(
      `it says no coordinate system: its numbers can only be ${what}, and are read so`,
      'Give its layer its coordinate system, and export it again',
    );
  }
  return { ...read, oddities: [...oddities, ...read.oddities] };
}

function sayUnread({ name, others, unread }: GeoPackageLayer, odd: Refuse): void {
  if (others.length > 0)
    odd(
      `its layer ${name} is read; it also holds ${others.join(', ')}, which is not`,
      'Nothing need be done, if that is the one',
    );
  if (unread.length > 0)
    odd(
      `its columns ${unread.join(', ')} hold pictures or other bytes, or what is worked out from other columns, and are not read`,
      'Write what a map reads as text or as a number',
    );
}

/** Of the system’s description, or where the file has none its code; undefined where it says that nobody knows it, or `refuse` is told. */
function systemOf({ srs: { id, definitions, code } }: GeoPackageLayer, refuse: Refuse): CoordinateSystem | undefined {
  if (UNKNOWN_SRS.includes(id) || (definitions.length === 0 && code === undefined)) return undefined;
  const described = definitions.flatMap((text) => systemOfWkt(text) ?? []);
  const system = described[0] ?? (definitions.length === 0 ? systemNamed(code ?? '') : undefined);
  if (system !== undefined) return system;
  const [named = code] = definitions.flatMap((text) => nameInWkt(text) ?? []);
  return void refuse(
    `its spatial reference system (${named ?? id}) is not one that is read`,
    'Export it in EPSG:27700 (British National Grid) or EPSG:4326 (WGS84)',
  );
}

function rawFeature(
  { key, rows, srs }: GeoPackageLayer,
  index: number,
  { lines = false, ...columns }: Omit<GeoPackageOptions, 'program' | 'names'>,
  refuse: Refuse,
): RawFeature {
  const row = rows[index];
  const properties = typed(row?.values ?? {}, columns);
  const label = labelOf(index, properties.id ?? properties.name, `${key} ${row?.key ?? ''}`);
  refuseControls(label, properties, refuse);
  const said: Refuse = (found, right) => refuse(`${label} ${found}`, right);
  const shape = row?.geometry === undefined ? undefined : Buffer.from(row.geometry, 'base64');
  if (shape !== undefined) return { label, properties, ...geometryOf(shape, { srsId: srs.id, lines }, said) };
  said('has no geometry', lines ? 'Draw it as polygons or lines' : 'Draw it as polygons');
  return { label, properties, ...NO_GEOMETRY };
}

/** The geometry after a GeoPackageBinary’s head. */
function geometryOf(
  bytes: Uint8Array,
  { srsId, lines }: { readonly srsId: number; readonly lines: boolean },
  refuse: Refuse,
): RawGeometry {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const wrong = (found: string): RawGeometry => {
    refuse(found, 'Export it again');
    return NO_GEOMETRY;
  };
  const isOne = view.byteLength >= HEAD && Buffer.from(bytes.subarray(0, 2)).toString('latin1') === MAGIC;
  if (!isOne) return wrong('is damaged: its geometry is not as a GeoPackage writes it');
  const flags = view.getUint8(3);
  const extent = EXTENTS[(flags >> 1) & 7];
  if (extent === undefined) return wrong('is damaged: its geometry has an extent of a kind that nobody knows');
  if ((flags & FLAG.extended) !== 0) return wrong('is of a kind that a program has made up for itself');
  if ((flags & FLAG.empty) !== 0) return wrong('is empty');
  const own = view.getInt32(4, (flags & FLAG.little) !== 0);
  if (own !== srsId && !UNKNOWN_SRS.includes(own))
    return wrong(`is in the coordinate system ${own}, and its layer in ${srsId}`);
  return geometryOfWkb(bytes.subarray(HEAD + extent), lines, refuse);
}
