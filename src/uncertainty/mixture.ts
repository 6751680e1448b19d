import { normalInverse, normalShare, uniform } from '../model/statistics/index.js';
import { UNIFORM_ENDS } from './generator.js';

/** A stream of the generator that a correlated input is drawn from, with its weight: plain data. */
export interface Part {
  readonly key: number;
  readonly weight: number;
}

/** Draw `index` of a mixture: between 0 and 1, as evenly as those of one stream. */
export function mixedUniform(parts: readonly Part[], index: number): number {
  let sum = 0;
  for (const { key, weight } of parts) sum += weight * normalInverse(uniform(key, index));
  return shareOf(sum);
}

/** No further out than a stream's own numbers. */
function shareOf(z: number): number {
  return Math.max(UNIFORM_ENDS[0], Math.min(UNIFORM_ENDS[1], normalShare(z)));
}

/** Mixtures of a block of draws: the normal variable of each stream is worked out once for all inputs that it is a part of. */
export class Mixer {
  private readonly normals = new Map<number, Float64Array>();
  private first = -1;

  /** Fills `values` with the draws of a mixture from `first` on; `fill` puts into them a stream's numbers between 0 and 1. */
  mix(values: Float64Array, parts: readonly Part[], first: number, fill: (key: number) => void): void {
    if (first !== this.first) this.normals.clear();
    this.first = first;
    for (const { key } of parts) {
      if (this.normals.has(key)) continue;
      fill(key);
      this.normals.set(key, values.map(normalInverse));
    }
    values.fill(0);
    for (const { key, weight } of parts) add(values, this.normals.get(key) ?? values, weight);
    for (let at = 0; at < values.length; at++) values[at] = shareOf(values[at] ?? NaN);
  }
}

function add(values: Float64Array, normals: Float64Array, weight: number): void {
  for (let at = 0; at < values.length; at++) values[at] = (values[at] ?? NaN) + weight * (normals[at] ?? NaN);
}
