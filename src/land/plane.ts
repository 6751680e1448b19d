import {
  Clipper,
  Clipper64,
  ClipperOffset,
  ClipType,
  EndType,
  FillRule,
  JoinType,
  PolyTree64,
  type Path64,
  type Paths64,
} from 'clipper2-ts';
import { signedRingAreaM2 } from './area.js';
import { refuseIntricate } from './intricacy.js';
import { polygonsOfTree } from './simpleRings.js';
import { boundsOf, type Bounds, type Point, type Polygon, type Ring, type Shape } from './shapes/shape.js';

/**
 * Points lie on a grid of 1/65,536 m (15 µm): a power of two, so that what was put on the grid once comes back the same, however often.
 * Overlays on a grid of whole numbers have no near misses, and so no topology that fails.
 */
const GRID = 65_536;
/** A quarter circle is drawn with this many chords, as Shapely draws it: the area of a round corner is 0.16% short. */
const CHORDS = 16;
/** A sharp corner of ground that is widened again after an erosion keeps its point, up to this many times the distance. */
const MITRE = 8;

/** Ground on a plane: rings in whole units from the plane's corner, anticlockwise round ground and clockwise round holes. */
export interface Region {
  readonly paths: Paths64;
  readonly bounds: Bounds;
}

const NOWHERE: Bounds = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
export const NOTHING: Region = { paths: [], bounds: NOWHERE };

/**
 * Where shapes are put over one another: union, difference, intersection, widening, through Clipper2.
 * Regions of one plane only may be combined.
 */
export class Plane {
  readonly #x: number;
  readonly #y: number;

  /** Coordinates are counted from a whole metre near a point of the site, so that six figures of a grid reference cost no precision. */
  constructor(near: Point) {
    [this.#x, this.#y] = [Math.floor(near[0]), Math.floor(near[1])];
  }

  region(shape: Shape): Region {
    const paths: Paths64 = [];
    for (const { outer, holes } of shape) {
      paths.push(this.#path(outer, true));
      for (const hole of holes) paths.push(this.#path(hole, false));
    }
    return regionOf(paths);
  }

  #path(ring: Ring, anticlockwise: boolean): Path64 {
    const path = this.#points(ring);
    return signedRingAreaM2(ring) > 0 === anticlockwise ? path : path.reverse();
  }

  /** A region of rings that run the right way round already, ground on their left. */
  regionOfRings(rings: readonly Ring[]): Region {
    return regionOf(rings.map((ring) => this.#points(ring)));
  }

  #points(ring: Ring): Path64 {
    const path: Path64 = [];
    for (let index = 1; index < ring.length; index++) {
      const [x, y] = ring[index] ?? [0, 0];
      path.push({ x: Math.round((x - this.#x) * GRID), y: Math.round((y - this.#y) * GRID) });
    }
    return path;
  }

  /**
   * The polygons of a region, each with the holes in it. Now and then an overlay leaves two pieces side by side that are one; this
   * overlays its result once more, and they are joined.
   */
  polygons(region: Region): Polygon[] {
    return this.polygonsOfDifference([region], []);
  }

  /** The polygons of the ground of any of the regions that none of the others covers; some may touch where they could be one. */
  polygonsOfDifference(regions: readonly Region[], others: readonly Region[]): Polygon[] {
    const tree = new PolyTree64();
    execute(ClipType.Difference, regions, nearTo(regions, others), tree);
    return polygonsOfTree(tree).map(([outer, ...holes]) => ({
      outer: this.#ring(outer),
      holes: holes.map((hole) => this.#ring(hole)),
    }));
  }

  #ring(path: Path64): Ring {
    const ring = path.map(({ x, y }): Point => [this.#x + x / GRID, this.#y + y / GRID]);
    return ring[0] === undefined ? [] : [...ring, ring[0]];
  }
}

/** The ground that any of the regions covers. */
export function union(regions: readonly Region[]): Region {
  return combined(ClipType.Union, regions, []);
}

/** The ground of any of the regions that none of the others covers. */
export function difference(regions: readonly Region[], others: readonly Region[]): Region {
  return combined(ClipType.Difference, regions, nearTo(regions, others));
}

/** The ground that both a region and one of the others cover. */
export function intersection(region: Region, others: readonly Region[]): Region {
  const near = others.filter((other) => overlap(region.bounds, other.bounds));
  return near.length === 0 ? NOTHING : combined(ClipType.Intersection, [region], near);
}

/** A region widened all round by a distance in metres, its outer corners rounded. */
export function widened(region: Region, distanceM: number): Region {
  if (distanceM === 0) return region;
  const tolerance = distanceM * GRID * (1 - Math.cos(Math.PI / (4 * CHORDS)));
  return offset(region, distanceM, JoinType.Round, tolerance);
}

/** A region without what lies within a distance of its edge; its corners stay corners. */
export function narrowed(region: Region, distanceM: number): Region {
  return offset(region, -distanceM, JoinType.Miter, 0);
}

/** A region widened with its corners kept sharp: the way back from `narrowed`. */
export function restored(region: Region, distanceM: number): Region {
  return offset(region, distanceM, JoinType.Miter, 0);
}

/** How many separate pieces of ground a region has. */
export function piecesIn({ paths }: Region): number {
  return paths.filter(Clipper.isPositive).length;
}

/** Area of a region in m²; its rings must not overlap, as those of every result here do not. */
export function areaOfRegionM2({ paths }: Region): number {
  let doubled = 0;
  for (const path of paths) {
    const { x: x0, y: y0 } = path[0] ?? { x: 0, y: 0 };
    let last = path[path.length - 1] ?? { x: 0, y: 0 };
    for (const point of path) {
      doubled += (last.x - x0) * (point.y - y0) - (point.x - x0) * (last.y - y0);
      last = point;
    }
  }
  return doubled / (2 * GRID * GRID);
}

/** True when two upright rectangles have ground in common. */
export function overlap(a: Bounds, b: Bounds): boolean {
  return a.west < b.east && b.west < a.east && a.south < b.north && b.south < a.north;
}

/** Whether the upright rectangles of two regions come within a distance in metres of one another. */
export function within(distanceM: number, { bounds: a }: Region, { bounds: b }: Region): boolean {
  const by = distanceM * GRID + 1; // a widened ring is rounded to the grid
  return overlap({ west: a.west - by, south: a.south - by, east: a.east + by, north: a.north + by }, b);
}

/** A region of rings that run the right way round already. */
export function regionOf(paths: Paths64): Region {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const path of paths)
    for (const { x, y } of path) {
      if (x < west) west = x;
      if (x > east) east = x;
      if (y < south) south = y;
      if (y > north) north = y;
    }
  return { paths, bounds: { west, south, east, north } };
}

function offset({ paths }: Region, distanceM: number, join: JoinType, tolerance: number): Region {
  refuseIntricate([paths], 2 * Math.abs(distanceM) * GRID);
  const solution: Paths64 = [];
  const offsetter = new ClipperOffset(MITRE, tolerance);
  offsetter.addPaths(paths, join, EndType.Polygon);
  offsetter.execute(distanceM * GRID, solution);
  return regionOf(solution);
}

function combined(kind: ClipType, regions: readonly Region[], others: readonly Region[]): Region {
  const solution: Paths64 = [];
  execute(kind, regions, others, solution);
  return regionOf(solution);
}

function execute(
  kind: ClipType,
  regions: readonly Region[],
  others: readonly Region[],
  solution: Paths64 | PolyTree64,
): void {
  refuseIntricate([...regions, ...others].map(({ paths }) => paths));
  const clipper = new Clipper64();
  for (const { paths } of regions) clipper.addSubject(paths);
  for (const { paths } of others) clipper.addClip(paths);
  const done =
    solution instanceof PolyTree64
      ? clipper.execute(kind, FillRule.NonZero, solution)
      : clipper.execute(kind, FillRule.NonZero, solution);
  if (!done) throw new Error('the shapes could not be put over one another');
}

/** Those whose bounds meet the bounds of the regions: the others cover none of them. */
function nearTo(regions: readonly Region[], others: readonly Region[]): Region[] {
  const corners = regions.flatMap(({ bounds: { west, south, east, north } }): Point[] =>
    west > east
      ? []
      : [
          [west, south],
          [east, north],
        ],
  );
  const bounds = boundsOf(corners);
  return others.filter((other) => overlap(bounds, other.bounds));
}
