import fc from 'fast-check';

/**
 * A tape of choices, from which a model is made up. fast-check shrinks the tape: 0 is always the simplest choice, and beyond
 * its end there is nothing else.
 */
export class Choices {
  private next = 0;

  constructor(private readonly tape: ArrayLike<number>) {}

  /** A whole number from 0, below `count`. */
  below(count: number): number {
    return (this.tape[this.next++] ?? 0) % count;
  }

  /** True in so many of a hundred tapes; false is the simpler. */
  chance(percent: number): boolean {
    return this.below(100) >= 100 - percent;
  }

  pick<T>(from: readonly [T, ...T[]] | readonly T[]): T {
    const found = from[this.below(from.length)];
    if (found === undefined) throw new Error('there is nothing to choose from');
    return found;
  }

  /** One of several by weight; the first is the simplest. */
  weighted<T>(from: readonly (readonly [weight: number, thing: T])[]): T {
    let left = this.below(from.reduce((sum, [weight]) => sum + weight, 0));
    for (const [weight, thing] of from) {
      if (left < weight) return thing;
      left -= weight;
    }
    throw new Error('there is nothing to choose from');
  }
}

/** Tapes long enough for a model of some twenty lines. */
export const tapes: fc.Arbitrary<Uint16Array> = fc.uint16Array({ minLength: 900, maxLength: 1200, size: 'max' });
