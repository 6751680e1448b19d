/** The two coordinate systems that are read: degrees of longitude and latitude (WGS84), metres on the British National Grid. */
export type CoordinateSystem = 'WGS84' | 'EPSG:27700';

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

type Pair = readonly [number, number];

/** Decides what a file's numbers are, from what it says (`crs`) and from the numbers themselves; never by guessing. */
export function recogniseCrs(crs: unknown, points: readonly Pair[]): CrsVerdict {
  const said = crs === undefined || crs === null ? undefined : nameOf(crs);
  const degrees = points.filter(isDegrees).length;
  if (crs !== undefined && crs !== null) return checkSaid(said, degrees, points);
  if (degrees === points.length) return inBritain(points) ?? { system: 'WGS84', known: 'recognised' };
  if (points.every((point) => within(point, GRID_METRES))) return { system: 'EPSG:27700', known: 'recognised' };
  const british = points.filter((point) => within(point, BRITAIN_DEGREES)).length;
  if (british > 0)
    return {
      wrong: `${british} of its ${points.length} points are in degrees and the others in metres`,
      right: ONE_SYSTEM,
    };
  return { wrong: 'its coordinates are neither degrees nor metres on the British National Grid', right: ONE_SYSTEM };
}

const ONE_SYSTEM = 'Export it in WGS84 degrees or in EPSG:27700 metres, with a crs member that says which';

function checkSaid(said: CoordinateSystem | undefined, degrees: number, points: readonly Pair[]): CrsVerdict {
  if (said === undefined) return { wrong: 'its crs is not one that is read', right: ONE_SYSTEM };
  if (said === 'EPSG:27700') {
    if (degrees > 0)
      return {
        wrong: 'it is in degrees called metres: its crs says EPSG:27700, its coordinates are longitudes and latitudes',
        right: ONE_SYSTEM,
      };
    return { system: said, known: 'said' };
  }
  if (degrees < points.length)
    return {
      wrong:
        'it is in metres called degrees: its crs says longitude and latitude, its coordinates are beyond ±180 and ±90',
      right: ONE_SYSTEM,
    };
  return inBritain(points) ?? { system: said, known: 'said' };
}

function nameOf(crs: unknown): CoordinateSystem | undefined {
  const properties = typeof crs === 'object' && crs !== null && 'properties' in crs ? crs.properties : undefined;
  const name =
    typeof properties === 'object' && properties !== null && 'name' in properties ? properties.name : undefined;
  if (typeof name !== 'string') return undefined;
  if (/(^|:)27700$/.test(name)) return 'EPSG:27700';
  return /(^|:)(CRS84|4326)$/.test(name) ? 'WGS84' : undefined;
}

function inBritain(points: readonly Pair[]): CrsVerdict | undefined {
  if (points.every((point) => within(point, BRITAIN_DEGREES))) return undefined;
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
