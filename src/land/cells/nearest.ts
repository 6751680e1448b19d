import { Delaunay } from 'd3-delaunay';
import type { Bounds, Point, Ring, Shape } from '../shapes/shape.js';
import { straightened, type Places } from './straighten.js';
import { wallPoints } from './wallPoints.js';

/** Corners are rounded to a 4,096th of a metre, on a map of over 16 km to less, so that two coordinates make one whole number. */
const FINEST = -12;
const BITS = 26;
/** Points this many times the site's diagonal away close the ground of the outermost blocks: all of the site is nearer to a block. */
const FAR = 3;
/** Of no block. */
const NONE = -1;

/**
 * The ground nearer to each block's walls than to any other block's, inside a frame and some way round it, as rings that have it on their
 * left. Nearest is judged from points along the walls (their Voronoi cells), closer together where blocks stand close; neighbours have the same corners along the line they share.
 */
export function nearestGround(blocks: readonly Shape[], frame: Bounds): Ring[][] {
  const { places, blocks: owners } = wallPoints(blocks);
  const around = FAR * Math.hypot(frame.east - frame.west, frame.north - frame.south);
  // Worked from a corner far outside, so that no coordinate is negative, and from a whole metre: half way between two walls stays half way.
  const [x0, y0] = [Math.floor(frame.west - 2 * around), Math.floor(frame.south - 2 * around)];
  const far = [
    [frame.west - around, frame.south - around],
    [frame.east + around, frame.south - around],
    [frame.east + around, frame.north + around],
    [frame.west - around, frame.north + around],
  ].flat();
  const flat = new Float64Array(places.length + far.length);
  flat.set(places);
  flat.set(far, places.length);
  for (let index = 0; index < flat.length; index += 2) {
    flat[index] = (flat[index] ?? 0) - x0;
    flat[index + 1] = (flat[index + 1] ?? 0) - y0;
  }
  const corners = new Corners(6 * around);
  const rings = straightened(outlines(new Delaunay(flat), owners, blocks.length, corners), corners);
  return rings.map((mine) => mine.map((ring) => ring.map((corner) => corners.at(corner, x0, y0))));
}

/** By block, the lines between its points' cells and those of others, as rings of corners. */
function outlines(
  delaunay: Delaunay<unknown>,
  owners: readonly number[],
  blocks: number,
  corners: Corners,
): number[][][] {
  const { triangles, halfedges, points } = delaunay;
  const numbers = new Int32Array(triangles.length / 3).fill(-1);
  const numberOf = (edge: number): number => {
    const triangle = Math.floor(edge / 3);
    if (numbers[triangle] === -1) numbers[triangle] = corners.numberOf(...centreOf(triangle, triangles, points));
    return numbers[triangle] ?? 0;
  };
  const found = Array.from({ length: blocks }, () => new Outline());
  halfedges.forEach((back, edge) => {
    if (back < 0) return;
    const owner = owners[triangles[edge] ?? 0] ?? NONE;
    if (owner === NONE || owner === (owners[triangles[back] ?? 0] ?? NONE)) return;
    found[owner]?.add(numberOf(edge), numberOf(back));
  });
  return found.map((outline) => outline.rings());
}

/** The point as far from one corner of a triangle as from the others. There are some ten thousand: lists taken apart would be slow. */
function centreOf(triangle: number, triangles: ArrayLike<number>, points: ArrayLike<number>): Point {
  const corner = 3 * triangle;
  const first = 2 * (triangles[corner] ?? 0);
  const second = 2 * (triangles[corner + 1] ?? 0);
  const third = 2 * (triangles[corner + 2] ?? 0);
  const x = points[first] ?? 0;
  const y = points[first + 1] ?? 0;
  const dx = (points[second] ?? 0) - x;
  const dy = (points[second + 1] ?? 0) - y;
  const ex = (points[third] ?? 0) - x;
  const ey = (points[third + 1] ?? 0) - y;
  const twice = 2 * (dx * ey - dy * ex);
  const d = dx * dx + dy * dy;
  const e = ex * ex + ey * ey;
  return [x + (ey * d - dy * e) / twice, y + (dx * e - ex * d) / twice];
}

/** Corners by number: neighbouring cells give the same corner, which then has the same number. */
class Corners implements Places {
  readonly #step: number;
  readonly #numbers = new Map<number, number>();
  readonly #places: number[] = [];

  constructor(extentM: number) {
    this.#step = 2 ** Math.max(FINEST, Math.ceil(Math.log2(extentM)) - BITS);
  }

  numberOf(x: number, y: number): number {
    const column = Math.round(x / this.#step);
    const row = Math.round(y / this.#step);
    const key = column * 2 ** BITS + row;
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.size;
    this.#places.push(column * this.#step, row * this.#step);
    this.#numbers.set(key, number);
    return number;
  }

  get size(): number {
    return this.#places.length / 2;
  }

  move(number: number, [x, y]: Point): void {
    [this.#places[2 * number], this.#places[2 * number + 1]] = [x, y];
  }

  at(number: number, x0 = 0, y0 = 0): Point {
    return [x0 + (this.#places[2 * number] ?? 0), y0 + (this.#places[2 * number + 1] ?? 0)];
  }
}

/** Sides by the corner they begin at. */
class Outline {
  readonly #ends = new Map<number, number[]>();

  add(from: number, to: number): void {
    if (from === to || this.#cancel(to, from)) return;
    const ends = this.#ends.get(from);
    if (ends === undefined) this.#ends.set(from, [to]);
    else ends.push(to);
  }

  /** A side and the same one backwards cancel. */
  #cancel(from: number, to: number): boolean {
    const ends = this.#ends.get(from);
    const index = ends?.indexOf(to) ?? -1;
    if (index >= 0) ends?.splice(index, 1);
    return index >= 0;
  }

  /** Walks the sides that are left until each walk comes back: every corner is the end of as many sides as it begins. */
  rings(): number[][] {
    const rings: number[][] = [];
    for (const [start, ends] of this.#ends) {
      while (ends.length > 0) {
        const ring = [start];
        for (let next = ends.pop(); next !== undefined; next = this.#ends.get(next)?.pop()) ring.push(next);
        rings.push(ring);
      }
    }
    return rings;
  }
}
