import { TooIntricate } from '../intricacy.js';
import { boundsOf, ringsOf, sidesOf, type Bounds, type Point, type Shape } from '../shapes/shape.js';

/** No hospital has more walls. */
const MOST_WALLS = 10_000;

interface Group {
  readonly first: number;
  readonly end: number;
  readonly bounds: Bounds;
}

/** The walls of blocks by number, block after block: where they run, and how far a place is from them. Lengths and distances in metres. */
export class Walls {
  readonly #groups: Group[] = [];
  readonly #blocks: number[] = [];
  /** Where each wall begins, and how far it runs east and north. */
  readonly #runs: Float64Array;

  constructor(blocks: readonly Shape[]) {
    const runs: number[] = [];
    blocks.forEach((shape, block) => {
      const first = this.#blocks.length;
      for (const [[x1, y1], [x2, y2]] of ringsOf(shape).flatMap(sidesOf)) {
        runs.push(x1, y1, x2 - x1, y2 - y1);
        this.#blocks.push(block);
      }
      this.#groups.push({ first, end: this.#blocks.length, bounds: boundsOf(shape.flatMap(({ outer }) => outer)) });
    });
    if (this.#blocks.length > MOST_WALLS) throw new TooIntricate('too many corners');
    this.#runs = Float64Array.from(runs);
  }

  everyOne(holds: (wall: number) => boolean): boolean {
    return this.#blocks.every((_, wall) => holds(wall));
  }

  blockOf(wall: number): number {
    return this.#blocks[wall] ?? 0;
  }

  lengthM(wall: number): number {
    return Math.hypot(this.#runs[4 * wall + 2] ?? 0, this.#runs[4 * wall + 3] ?? 0);
  }

  /** The point so far along a wall. */
  placeOn(wall: number, along: number): Point {
    const runs = this.#runs;
    const at = 4 * wall;
    const share = along / this.lengthM(wall);
    return [(runs[at] ?? 0) + share * (runs[at + 2] ?? 0), (runs[at + 1] ?? 0) + share * (runs[at + 3] ?? 0)];
  }

  /** How far the nearest of some walls is; infinite if there are none. */
  nearestM(place: Point, walls: readonly number[]): number {
    let least = Infinity;
    for (let index = 0; index < walls.length; index++) {
      const squared = this.#squared(walls[index] ?? 0, place[0], place[1]);
      if (squared < least) least = squared;
    }
    return Math.sqrt(least);
  }

  /** Those of some walls that are within a distance of a place. */
  within(distanceM: number, place: Point, walls: readonly number[]): readonly number[] {
    return walls.filter((wall) => this.#squared(wall, place[0], place[1]) <= distanceM * distanceM);
  }

  /** The walls of other blocks that may be the nearest to some point within reach of a place. */
  others(block: number, [x, y]: Point, reach: number): readonly number[] {
    let least = Infinity;
    this.#groups.forEach(({ first, end, bounds }, other) => {
      if (other === block || toBoundsSquared(x, y, bounds) > least) return;
      for (let wall = first; wall < end; wall++) least = Math.min(least, this.#squared(wall, x, y));
    });
    const most = (Math.sqrt(least) + 2 * reach) ** 2;
    const found: number[] = [];
    this.#groups.forEach(({ first, end, bounds }, other) => {
      if (other === block || toBoundsSquared(x, y, bounds) > most) return;
      for (let wall = first; wall < end; wall++) if (this.#squared(wall, x, y) <= most) found.push(wall);
    });
    return found;
  }

  #squared(wall: number, x: number, y: number): number {
    const runs = this.#runs;
    const at = 4 * wall;
    const east = x - (runs[at] ?? 0);
    const north = y - (runs[at + 1] ?? 0);
    const dx = runs[at + 2] ?? 0;
    const dy = runs[at + 3] ?? 0;
    const along = Math.max(0, Math.min(1, (east * dx + north * dy) / (dx * dx + dy * dy || 1)));
    return (east - along * dx) ** 2 + (north - along * dy) ** 2;
  }
}

function toBoundsSquared(x: number, y: number, { west, south, east, north }: Bounds): number {
  return Math.max(0, west - x, x - east) ** 2 + Math.max(0, south - y, y - north) ** 2;
}
