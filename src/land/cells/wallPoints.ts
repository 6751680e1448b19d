import type { Point, Shape } from '../shapes/shape.js';
import { Walls } from './walls.js';

/** Lengths in metres that differ by less are one length: a wall has as many points however its map was written. */
const SAME_LENGTH = 1e-6;

/** Points stand no further apart than this, */
const WIDEST_M = 5;
/** nor nearer than this, however near another block's wall is. */
const NARROWEST_M = 0.7;
/** Between these, ground is judged by points as by the wall itself within this distance. */
const WITHIN_M = 0.2;
/** Each wall has a point this near to its ends: the ground round a corner is judged from there. */
const FROM_CORNER_M = 0.1;
/** Walls nearer than this touch: what lies between two touching walls is no open ground. */
const TOUCHING_M = 0.05;
/** On a site of more, points stand further apart, so that the work stays bounded. */
const MOST_POINTS = 20_000;
/** A point shared by two blocks counts once, for the first of them. */
const SAME_POINT_M = 0.01;
/** Two coordinates make one whole number on a map of up to 600 km. */
const BITS = 26;

/** Points along walls, each with its block's number. */
export interface WallPoints {
  /** Easting and northing by turns. */
  readonly places: readonly number[];
  readonly blocks: readonly number[];
}

/**
 * Points along every wall that stand for it where ground is shared out: the nearer another block's walls, the closer together.
 * None stands on a corner alone: corners are where neighbouring blocks touch.
 */
export function wallPoints(blocks: readonly Shape[]): WallPoints {
  const walls = new Walls(blocks);
  for (let times = 1; ; times *= 2) {
    const points = new Points();
    if (walls.everyOne((wall) => placed(wall, walls, times, points))) return points;
  }
}

class Points implements WallPoints {
  readonly places: number[] = [];
  readonly blocks: number[] = [];
  readonly #seen = new Set<number>();

  add(place: Point, block: number): void {
    const x = place[0];
    const y = place[1];
    const x0 = this.places[0] ?? x;
    const y0 = this.places[1] ?? y;
    const key = Math.round((x - x0) / SAME_POINT_M) * 2 ** BITS + Math.round((y - y0) / SAME_POINT_M);
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.places.push(x, y);
    this.blocks.push(block);
  }
}

/** Places the points of one wall; false as soon as there are too many. */
function placed(wall: number, walls: Walls, times: number, points: Points): boolean {
  const [block, lengthM] = [walls.blockOf(wall), walls.lengthM(wall)];
  if (lengthM === 0) return true;
  const add = (along: number): void => points.add(walls.placeOn(wall, along), block);
  const divide = (from: number, to: number, near: readonly number[]): void => {
    const length = to - from;
    if (length <= NARROWEST_M * times || points.blocks.length > MOST_POINTS) return;
    const middle = (from + to) / 2;
    const place = walls.placeOn(wall, middle);
    const gap = walls.nearestM(place, near);
    if (length <= Math.min(WIDEST_M, Math.sqrt(4 * gap * WITHIN_M)) * times + SAME_LENGTH) return;
    const touches = (along: number): boolean => walls.nearestM(walls.placeOn(wall, along), near) < TOUCHING_M;
    if (length <= WIDEST_M * times && [middle, from, to].every(touches)) return;
    const nearer = walls.within(gap + length, place, near);
    divide(from, middle, nearer);
    add(middle);
    divide(middle, to, nearer);
  };
  const first = Math.min(FROM_CORNER_M, lengthM / 4);
  add(first);
  divide(first, lengthM - first, walls.others(block, walls.placeOn(wall, lengthM / 2), lengthM / 2));
  add(lengthM - first);
  return points.blocks.length <= MOST_POINTS || times > lengthM;
}
