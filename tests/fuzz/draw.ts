import { uniform } from '../../src/model/statistics/index.js';

/** Draws that a seed fixes: the same seed damages the same input. */
export class Draw {
  private next = 0;

  constructor(private readonly seed: number) {}

  /** A whole number from 0 to below `most`. */
  below(most: number): number {
    return Math.floor(uniform(this.seed, this.next++) * most);
  }

  /** One of a list that is not empty. */
  of<T>(list: readonly T[]): T {
    const one = list[this.below(list.length)];
    if (one === undefined) throw new Error('nothing to draw from');
    return one;
  }
}
