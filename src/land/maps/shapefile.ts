import { readDbf, type DbfRecord } from '../../files/index.js';
import type { Problem } from '../../problems/index.js';
import {
  MOST_FEATURES,
  MOST_VERTICES,
  onTheGrid,
  type FeatureCollection,
  type Oddity,
  type RawFeature,
} from './drawing.js';
import { labelOf, refuseControls, toFill, type ReadingOptions } from './geojson.js';
import { checkedLine, NO_GEOMETRY, type RawGeometry } from './geometry.js';
import { flagOf } from './flagOf.js';
import { nameInWkt, systemOfWkt } from './wkt.js';
import { polygonsOfRings } from './rings.js';
import type { Point } from '../shapes/shape.js';

/** The files of one shapefile. */
export interface Shapefile {
  readonly shp: Uint8Array;
  readonly dbf: Uint8Array;
  readonly prj?: string;
  readonly cpg?: string;
}

export interface ShapefileOptions extends ReadingOptions {
  /** Properties that are read: a table's names are cut to ten letters, and stand for the one that begins so. */
  readonly known: readonly string[];
  /** Those of them that are true or false, for which a table may hold 1 and 0, or words. */
  readonly flags: readonly string[];
}

const HEADER = 100;
const MAGIC = 9994;
const LETTERS = 10;
const KINDS: Readonly<Record<number, 'area' | 'line'>> = {
  3: 'line',
  13: 'line',
  23: 'line',
  5: 'area',
  15: 'area',
  25: 'area',
};
const CRS_NAME = { 'EPSG:27700': 'EPSG:27700', WGS84: 'EPSG:4326' };

type Refuse = (found: string, right: string) => void;

/**
 * Reads a shapefile's polygons, and where asked for its lines, as metres on the British National Grid. The .prj says the coordinate
 * system; without one it is recognised from the numbers, and said as an oddity. Undefined when anything is wrong, with every error in `problems`.
 */
export function readShapefile(
  { shp, dbf, prj, cpg }: Shapefile,
  file: string,
  problems: Problem[],
  options: ShapefileOptions,
): FeatureCollection | undefined {
  const before = problems.length;
  const refuse: Refuse = (found, right) => void problems.push({ severity: 'error', file, found, right });
  const system = prj === undefined ? undefined : systemOfWkt(prj);
  if (prj !== undefined && system === undefined)
    refuse(
      prj.trim() === ''
        ? 'its .prj is empty'
        : `its .prj (${nameInWkt(prj) ?? 'without a name'}) names a coordinate system that is not read`,
      'Export it in EPSG:27700 (British National Grid) or EPSG:4326 (WGS84)',
    );
  const records = readDbf(dbf, cpg, refuse);
  const shapes = recordsOf(shp, refuse);
  if (records === undefined || shapes === undefined || problems.length > before) return undefined;
  if (records.length !== shapes.length)
    return void refuse(
      `it has ${shapes.length} shapes and its .dbf ${records.length} records`,
      'Export both again, together',
    );
  if (shapes.length === 0) return void refuse('it is empty: it has no shape', toFill(options.lines));
  const oddities: Oddity[] = [];
  const features = shapes.map((content, index) => {
    const properties = namedInFull(records[index] ?? {}, options);
    const label = labelOf(index, properties.id);
    refuseControls(label, properties, refuse);
    const geometry = geometryOf(content, options.lines ?? false, {
      refuse: (found, right) => refuse(`${label} ${found}`, right),
      odd: (found, right) => void oddities.push({ found: `${label} ${found}`, right }),
    });
    return { label, properties, ...geometry };
  });
  if (problems.length > before) return undefined;
  return withSystem(features, system, oddities, refuse);
}

function withSystem(
  features: readonly RawFeature[],
  system: keyof typeof CRS_NAME | undefined,
  oddities: readonly Oddity[],
  refuse: Refuse,
): FeatureCollection | undefined {
  const crs = system === undefined ? undefined : { properties: { name: CRS_NAME[system] } };
  const read = onTheGrid({ features, crs, saidBy: '.prj', members: {}, rightHanded: false }, refuse);
  if (read === undefined) return undefined;
  const what = read.coordinates.system === 'WGS84' ? 'WGS84 degrees' : 'British National Grid metres';
  const recognised = {
    found: `it has no .prj: its numbers can only be ${what}, and are read so`,
    right: 'Add the .prj',
  };
  return { ...read, oddities: [...oddities, ...(system === undefined ? [recognised] : []), ...read.oddities] };
}

/** The content of each record of a .shp, every length checked against the file's own; undefined when it is damaged. */
function recordsOf(bytes: Uint8Array, refuse: Refuse): DataView[] | undefined {
  const damaged = (why: string): undefined => void refuse(`it is not a whole shapefile: ${why}`, 'Export it again');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.byteLength < HEADER || view.getInt32(0) !== MAGIC) return damaged('its first bytes are not those of a .shp');
  if (view.getInt32(24) * 2 !== view.byteLength)
    return damaged(`it says that it has ${view.getInt32(24) * 2} bytes, and has ${view.byteLength}`);
  const records: DataView[] = [];
  let points = 0;
  for (let at = HEADER; at < view.byteLength;) {
    const length = at + 8 <= view.byteLength ? view.getInt32(at + 4) * 2 : -1;
    if (length < 4 || at + 8 + length > view.byteLength) return damaged(`record ${records.length + 1} is cut short`);
    const content = new DataView(bytes.buffer, bytes.byteOffset + at + 8, length);
    points += KINDS[content.getInt32(0, true)] === undefined || length < 44 ? 0 : content.getInt32(40, true);
    if (points > MOST_VERTICES) return void refuse(`it has over ${MOST_VERTICES} points`, 'Simplify it');
    if (records.length === MOST_FEATURES)
      return void refuse(`it has over ${MOST_FEATURES} shapes`, 'Leave out what is no part of the hospital');
    records.push(content);
    at += 8 + length;
  }
  return records;
}

interface Say {
  readonly refuse: Refuse;
  readonly odd: Refuse;
}

function geometryOf(content: DataView, takesLines: boolean, { refuse, odd }: Say): RawGeometry {
  const kind = KINDS[content.getInt32(0, true)];
  if (kind === undefined || (kind === 'line' && !takesLines)) {
    const found =
      content.getInt32(0, true) === 0
        ? 'has no geometry'
        : kind === 'line'
          ? 'is a line'
          : 'is neither a polygon nor a line';
    refuse(found, takesLines ? 'Draw polygons or lines' : 'Draw polygons');
    return NO_GEOMETRY;
  }
  const parts = partsOf(content, refuse);
  if (parts === undefined) return NO_GEOMETRY;
  return kind === 'line'
    ? { polygons: [], lines: parts.map((line) => checkedLine(line, refuse)) }
    : { polygons: polygonsOfRings(parts, refuse, odd), lines: [] };
}

/** The parts of a polygon or a line: each begins where the list of parts says, and the last ends with the points. */
function partsOf(content: DataView, refuse: Refuse): (readonly Point[])[] | undefined {
  const damaged = (): undefined => void refuse('is damaged: its parts and points do not fit', 'Export it again');
  if (content.byteLength < 44) return damaged();
  const [parts, points] = [content.getInt32(36, true), content.getInt32(40, true)];
  const first = 44 + 4 * parts;
  if (parts < 1 || points < parts || first + 16 * points > content.byteLength) return damaged();
  const starts = Array.from({ length: parts }, (_, part) => content.getInt32(44 + 4 * part, true));
  const ends = [...starts.slice(1), points];
  if (starts[0] !== 0 || ends.some((end, part) => end <= (starts[part] ?? 0) || end > points)) return damaged();
  const read = starts.map((start, part) =>
    Array.from({ length: (ends[part] ?? 0) - start }, (_, index): Point => {
      const at = first + 16 * (start + index);
      return [content.getFloat64(at, true), content.getFloat64(at + 8, true)];
    }),
  );
  if (read.every((ring) => ring.every(([x, y]) => Number.isFinite(x) && Number.isFinite(y)))) return read;
  return void refuse('has a point that is not two finite numbers', 'Export it again');
}

function namedInFull(record: DbfRecord, { known, flags }: ShapefileOptions): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(record).map(([cut, value]) => {
      const name = known.find((each) => each.slice(0, LETTERS) === cut) ?? cut;
      return [name, flags.includes(name) ? flagOf(value) : value];
    }),
  );
}
