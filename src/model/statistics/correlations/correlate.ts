import { factorOf } from './factor.js';
import { entryOf, matrixOf } from './matrix.js';

interface Named {
  readonly name: string;
}

/** Two inputs whose ranks among their draws go together, 1, or against each other, −1. */
export interface RankCorrelation {
  /** The names of their streams: an input's, or `input.member`. */
  readonly between: readonly [Named, Named];
  readonly rank: number;
}

/** A part of a correlated normal variable: an independent one, and its weight. */
export interface NamedPart {
  readonly name: string;
  readonly weight: number;
}

/** How correlated inputs are drawn. */
export interface Correlated {
  /** Of each input that is not drawn from its own stream alone, the streams that it is drawn from. */
  readonly mixtures: ReadonlyMap<string, readonly NamedPart[]>;
  /** Every input that a correlation names, in the order of the alphabet. */
  readonly names: readonly string[];
  /** Those stated contradict one another: no draws can have them, and these have the nearest that can be. */
  readonly isNearest: boolean;
  /** The rank correlation that the draws of two inputs have. */
  readonly rankOf: (one: string, other: string) => number;
}

/**
 * A Gaussian copula (METHOD 7). It hangs on what is stated alone, not on which of the inputs a model draws, so that an input is drawn
 * alike in every option; pairs of which nothing is stated are independent. The first of the alphabet keeps the draws that it has
 * without correlations. A pair that is stated twice, or an input with itself, is a RangeError, as is a number outside −1 to 1.
 */
export function correlate(stated: readonly RankCorrelation[]): Correlated {
  const names = [...new Set(stated.flatMap(namesOf))].sort();
  const place = new Map(names.map((name, index) => [name, index]));
  const ranks = matrixOf(names.length, (row, column) => (row === column ? 1 : NaN));
  for (const pair of stated) {
    const { rank } = pair;
    if (!(rank >= -1 && rank <= 1)) throw new RangeError(`a correlation lies between -1 and 1, not ${rank}`);
    const [one = NaN, other = NaN] = namesOf(pair).map((name) => place.get(name));
    if (!Number.isNaN(entryOf(ranks, one, other)))
      throw new RangeError(`${namesOf(pair).join(' and ')} have two correlations, or are one input`);
    for (const [row, column] of [
      [one, other],
      [other, one],
    ] as const)
      (ranks[row] ?? [])[column] = rank;
  }
  const complete = ranks.map((row) => row.map((rank) => (Number.isNaN(rank) ? 0 : rank)));
  const factor = factorOf(complete);
  const partsOf = (row: number): NamedPart[] =>
    names.flatMap((name, column) => {
      const weight = entryOf(factor.weights, row, column);
      return weight === 0 ? [] : [{ name, weight }];
    });
  const mixtures = names.flatMap((name, row) => {
    const parts = partsOf(row);
    return parts.length === 1 && parts[0]?.name === name ? [] : [[name, parts] as const];
  });
  return {
    mixtures: new Map(mixtures),
    names,
    isNearest: factor.isNearest,
    rankOf: (one, other) => entryOf(factor.ranks, place.get(one) ?? -1, place.get(other) ?? -1),
  };
}

function namesOf({ between }: RankCorrelation): string[] {
  return between.map(({ name }) => name);
}
