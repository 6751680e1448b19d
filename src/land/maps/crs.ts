import { nameInWkt, systemOfWkt, type CoordinateSystem } from './wkt.js';

export interface Coordinates {
  readonly system: CoordinateSystem;
  /** Whether the file says so itself, or its numbers leave no other reading. */
  readonly known: 'said' | 'recognised';
}

export type CrsVerdict = Coordinates | { readonly wrong: string; readonly right: string };

/** Great Britain and its islands, with a margin. */
const BRITAIN_DEGREES = { west: -9.5, south: 49.5, east: 2.5, north: 61.5 };
/** The National Grid's own extent; a northing under 5 km lies in the sea, so a drawing in local metres is not taken for it. */
const GRID_METRES = { west: 0, south: 5_000, east: 700_000, north: 1_300_000 };
/** A file that says EPSG:27700 may use all of it. */
const WHOLE_GRID_METRES = { ...GRID_METRES, south: 0 };

type Pair = readonly [number, number];

/** Decides what a file's numbers are, from what it says (`crs`) and from the numbers themselves; never by guessing. */
export function recogniseCrs(crs: unknown, points: readonly Pair[], saidBy: SaidBy): CrsVerdict {
  const oneSystem =
    saidBy === 'standard'
      ? 'Export it again: the program turns it into longitudes and latitudes'
      : `Export it in WGS84 degrees or in EPSG:27700 metres, with a ${saidBy === 'crs' ? 'crs member' : saidBy} that says which`;
  const degrees = points.filter(isDegrees).length;
  if (crs !== undefined && crs !== null) return checkSaid(crs, { degrees, points, saidBy, oneSystem });
  if (degrees === points.length) return inBritain(points) ?? { system: 'WGS84', known: 'recognised' };
  if (degrees === 0 && points.some((point) => within(point, GRID_METRES)))
    return { system: 'EPSG:27700', known: 'recognised' };
  const british = points.filter((point) => within(point, BRITAIN_DEGREES)).length;
  if (british > 0)
    return {
      wrong: `${british} of its ${points.length} points are in degrees and the others in metres`,
      right: oneSystem,
    };
  return { wrong: 'its coordinates are neither degrees nor metres on the British National Grid', right: oneSystem };
}

/** Where a file says its coordinate system: GeoJSON in its crs member, a shapefile in its .prj, a GeoPackage in a table; a KML by its standard. */
export type SaidBy = 'crs' | '.prj' | 'spatial reference system' | 'standard';

interface Said {
  readonly degrees: number;
  readonly points: readonly Pair[];
  readonly saidBy: SaidBy;
  readonly oneSystem: string;
}

function checkSaid(crs: unknown, { degrees, points, saidBy, oneSystem }: Said): CrsVerdict {
  const name = nameOf(crs);
  const said = name === undefined ? undefined : systemNamed(name);
  if (said === undefined)
    return {
      wrong: `its ${saidBy}${name === undefined ? '' : ` (${calledIn(name)})`} is not one that is read`,
      right: oneSystem,
    };
  if (said === 'EPSG:27700') {
    if (degrees > 0)
      return {
        wrong: `it is in degrees called metres: its ${saidBy} says EPSG:27700, its coordinates are longitudes and latitudes`,
        right: oneSystem,
      };
    return { system: said, known: 'said' };
  }
  if (degrees < points.length)
    return {
      wrong: `it is in metres called degrees: its ${saidBy} says longitude and latitude, its coordinates are beyond ±180 and ±90`,
      right: oneSystem,
    };
  return inBritain(points) ?? { system: said, known: 'said' };
}

/**
 * Codes of the European Petroleum Survey Group's register (and CRS84 of the OGC's) that name one of the two systems, in plan or with a height:
 * British National Grid, and with ODN height; WGS84 and ETRS89, in two and three dimensions.
 */
const CODES: Readonly<Record<string, CoordinateSystem>> = {
  27700: 'EPSG:27700',
  7405: 'EPSG:27700',
  CRS84: 'WGS84',
  CRS84H: 'WGS84',
  84: 'WGS84',
  4326: 'WGS84',
  4979: 'WGS84',
  4258: 'WGS84',
  4937: 'WGS84',
};
const REGISTER = /\b(EPSG|OGC|CRS)\b/i;

/** The system that a name stands for: a code in any of the forms in which registers write it, with a height's beside it or not; or a well-known text. */
export function systemNamed(name: string): CoordinateSystem | undefined {
  if (/[[(]/.test(name)) return systemOfWkt(name);
  const words = name.toUpperCase().split(/[^A-Z0-9.]+/);
  if (!REGISTER.test(name) && words.length > 1) return undefined;
  const named = new Set(words.flatMap((word) => CODES[word] ?? []));
  return named.size === 1 ? [...named][0] : undefined;
}

/** A GeoJSON `crs` member as its editions have written it: an object that names a code, gives one or leads to one; or the name alone. */
function nameOf(crs: unknown): string | undefined {
  if (typeof crs === 'string') return crs;
  const properties = memberOf(crs, 'properties');
  const named = memberOf(properties, 'name') ?? memberOf(properties, 'href');
  if (typeof named === 'string') return named;
  const code = memberOf(properties, 'code');
  return typeof code === 'string' || typeof code === 'number' ? `EPSG:${code}` : undefined;
}

function memberOf(object: unknown, name: string): unknown {
  return typeof object === 'object' && object !== null ? (object as Record<string, unknown>)[name] : undefined;
}

const LONGEST_NAME = 60;

function calledIn(name: string): string {
  return (nameInWkt(name) ?? name).slice(0, LONGEST_NAME);
}

/** Whether a point lies where no hospital of Great Britain can: whatever its file says, it is a slip or worse, and must not be measured. */
export function isAbroad(point: Pair, { system, known }: Coordinates): boolean {
  if (system === 'WGS84') return !within(point, BRITAIN_DEGREES);
  return !within(point, known === 'said' ? WHOLE_GRID_METRES : GRID_METRES);
}

/** What a place may be, for a sentence about one that is abroad. */
export function whereItMayBe({ system, known }: Coordinates): string {
  const { west, south, east, north } =
    system === 'WGS84' ? BRITAIN_DEGREES : known === 'said' ? WHOLE_GRID_METRES : GRID_METRES;
  return system === 'WGS84'
    ? `Great Britain lies between ${west} and ${east} degrees east, ${south} and ${north} north`
    : `The National Grid runs from ${west} to ${east} m east and from ${south} to ${north} m north; a drawing in local metres must be moved to where it stands`;
}

function inBritain(points: readonly Pair[]): CrsVerdict | undefined {
  if (points.some((point) => within(point, BRITAIN_DEGREES))) return undefined;
  if (points.every(([x, y]) => within([y, x], BRITAIN_DEGREES))) {
    return {
      wrong: 'its latitudes come before its longitudes',
      right: 'GeoJSON has the longitude first, as in [-0.80, 51.80]',
    };
  }
  return {
    wrong: 'its degrees lie outside Great Britain',
    right: 'Sites in Great Britain are read; a drawing in local metres needs EPSG:27700 coordinates',
  };
}

function isDegrees([x, y]: Pair): boolean {
  return Math.abs(x) <= 180 && Math.abs(y) <= 90;
}

function within([x, y]: Pair, box: { west: number; south: number; east: number; north: number }): boolean {
  return x >= box.west && x <= box.east && y >= box.south && y <= box.north;
}
