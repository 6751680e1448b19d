import type { Stream } from '../model/simulate/index.js';
import { correlate, normalInverse, type Correlated, type NamedPart } from '../model/statistics/index.js';
import type { Bound, BoundSpread, Shape } from '../model/structure/index.js';

import type { Sampled } from './sampler.js';
import { streamKeys, UNIFORM_ENDS } from './generator.js';

/** An input that a simulation draws, as plain data. */
export interface DrawnInput extends Sampled {
  /** The input's name, or `input.member` for a member with a spread of its own. */
  readonly name: string;
  /** The cells that each draw fills: the input, or the members that share one value. */
  readonly cells: readonly string[];
  /** Least and greatest of all possible draws. */
  readonly ends: readonly [number, number];
}

/** Every input with a spread, in the order of the model, with the stream of the generator that it has. */
export function drawnInputs(bound: Bound, seed: number, correlated: Correlated = correlate([])): DrawnInput[] {
  const found = new Map<string, { spread: BoundSpread; cells: string[] }>();
  for (const { input, rows } of bound.values()) {
    for (const { spread, member } of rows) {
      if (spread === undefined) continue;
      const known = found.get(spread.stream) ?? { spread, cells: [] };
      known.cells.push(member === undefined ? input.name : `${input.name}.${member}`);
      found.set(spread.stream, known);
    }
  }
  const keys = streamKeys(seed, [...new Set([...found.keys(), ...correlated.names])]);
  const keyOf = (name: string): number => keys.get(name) ?? 0;
  return [...found].map(([name, { spread, cells }]) => ({
    name,
    spread,
    cells,
    key: keyOf(name),
    ...mixtureOf(correlated.mixtures.get(name), keyOf),
    ends: endsOf(spread.shape),
  }));
}

function mixtureOf(
  parts: readonly NamedPart[] | undefined,
  keyOf: (name: string) => number,
): Pick<DrawnInput, 'mixture'> {
  return parts === undefined ? {} : { mixture: parts.map(({ name, weight }) => ({ key: keyOf(name), weight })) };
}

function endsOf(shape: Shape): readonly [number, number] {
  const [low, high] = [normalInverse(UNIFORM_ENDS[0]), normalInverse(UNIFORM_ENDS[1])];
  switch (shape.shape) {
    case 'normal':
      return [shape.mean + low * shape.sd, shape.mean + high * shape.sd];
    case 'lognormal':
      return [Math.exp(shape.mu + low * shape.sigma), Math.exp(shape.mu + high * shape.sigma)];
    default:
      return [shape.low, shape.high];
  }
}

/** As the compiled model needs to know it: a draw outside the input's range fails, so nothing bounds it. */
export function streamOf({ cells, ends, spread }: DrawnInput): Stream {
  const [low, high] = ends;
  const [least, greatest] = spread.range ?? [-Infinity, Infinity];
  const fits = least <= low && high <= greatest;
  const slack = 1e-9 * Math.max(Math.abs(low), Math.abs(high));
  return { cells, bounds: fits ? [low - slack, high + slack] : [-Infinity, Infinity] };
}
