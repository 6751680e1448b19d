import { liesIn } from './shapes/inside.js';
import { ringsOf, type Polygon, type Ring, type Shape } from './shapes/shape.js';

/** On more corners than this, comparing each side with each costs more than asking the library. */
const MOST_CORNERS = 600;
/** Sides that come nearer than this, in m², to standing in one line are left to the library. */
const CLEAR_M2 = 1e-6;

/**
 * Whether an outline is sound beyond doubt: no side touches or turns back on another, and courtyards lie apart inside. It is so of
 * nearly every building, and costs a tenth of asking the library, which is asked wherever this says no, and gives the fault its name.
 */
export function isSurelySound(shape: Shape): boolean {
  return shape.every((polygon) => {
    const rings = ringsOf([polygon]);
    const corners = rings.reduce((sum, ring) => sum + ring.length, 0);
    if (corners > MOST_CORNERS || !rings.every(isClosed)) return false;
    const sides = new Sides(rings);
    return sides.areFinite() && sides.areApart() && areCourtyards(polygon);
  });
}

function isClosed(ring: Ring): boolean {
  const first = ring[0];
  const last = ring[ring.length - 1];
  return ring.length > 3 && first !== undefined && first[0] === last?.[0] && first[1] === last[1];
}

/** Whether each hole lies in the outline and in no other hole; rings do not meet, so that one corner speaks for each. */
function areCourtyards({ outer, holes }: Polygon): boolean {
  return holes.every((hole) => {
    const corner = hole[0];
    if (corner === undefined || !liesIn(corner, [outer], 'outside')) return false;
    return !holes.some((other) => other !== hole && liesIn(corner, [other]));
  });
}

/** The sides of some rings by number, ring after ring. Coordinates by turns: lists taken apart would be slow. */
class Sides {
  readonly #ends: Float64Array;
  /** The side that follows each round its ring. */
  readonly #next: number[] = [];

  constructor(rings: readonly Ring[]) {
    const ends: number[] = [];
    for (const ring of rings) {
      const first = this.#next.length;
      for (let corner = 1; corner < ring.length; corner++) {
        const from = ring[corner - 1] ?? [NaN, NaN];
        const to = ring[corner] ?? [NaN, NaN];
        ends.push(from[0], from[1], to[0], to[1]);
        this.#next.push(corner === ring.length - 1 ? first : this.#next.length + 1);
      }
    }
    this.#ends = Float64Array.from(ends);
  }

  areFinite(): boolean {
    return this.#ends.every(Number.isFinite);
  }

  /** Whether neighbours surely do not fold back, and all others are surely apart. */
  areApart(): boolean {
    const all = this.#next.length;
    for (let side = 0; side < all; side++) {
      if (this.#foldsBack(side, this.#next[side] ?? 0)) return false;
      for (let other = side + 1; other < all; other++)
        if (this.#next[side] !== other && this.#next[other] !== side && !this.#isClearOf(side, other)) return false;
    }
    return true;
  }

  /** Whether a side may run back along the one before it. */
  #foldsBack(side: number, next: number): boolean {
    const dx = this.#run(side, 0);
    const dy = this.#run(side, 1);
    const ex = this.#run(next, 0);
    const ey = this.#run(next, 1);
    return dx * ex + dy * ey <= 0 && Math.abs(dx * ey - dy * ex) <= CLEAR_M2;
  }

  /** Whether two sides are surely apart: their upright rectangles do not meet, or both ends of one lie clear on one hand of the other. */
  #isClearOf(a: number, b: number): boolean {
    for (let axis = 0; axis < 2; axis++) {
      if (this.#most(a, axis) < this.#least(b, axis) || this.#most(b, axis) < this.#least(a, axis)) return true;
    }
    return this.#isOnOneHand(a, b) || this.#isOnOneHand(b, a);
  }

  #isOnOneHand(of: number, other: number): boolean {
    const first = this.#turn(of, other, 0);
    const second = this.#turn(of, other, 2);
    return Math.min(Math.abs(first), Math.abs(second)) > CLEAR_M2 && first > 0 === second > 0;
  }

  /** Above 0 where an end of another side lies on the left of a side, below on its right: twice the triangle between them, in m². */
  #turn(side: number, other: number, end: 0 | 2): number {
    const x = this.#at(other, end) - this.#at(side, 0);
    const y = this.#at(other, end + 1) - this.#at(side, 1);
    return this.#run(side, 0) * y - this.#run(side, 1) * x;
  }

  #run(side: number, axis: number): number {
    return this.#at(side, axis + 2) - this.#at(side, axis);
  }

  #least(side: number, axis: number): number {
    return Math.min(this.#at(side, axis), this.#at(side, axis + 2));
  }

  #most(side: number, axis: number): number {
    return Math.max(this.#at(side, axis), this.#at(side, axis + 2));
  }

  #at(side: number, place: number): number {
    return this.#ends[4 * side + place] ?? 0;
  }
}
