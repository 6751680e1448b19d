import { normalInverse } from '../model/statistics/normal.js';
import type { BoundSpread, Shape } from '../model/structure/index.js';
import { uniform } from './generator.js';
import { pertQuantiles } from './pert.js';

/** What a sampler needs to know of a drawn input: plain data. */
export interface Sampled {
  readonly spread: BoundSpread;
  /** Where its stream of draws starts. */
  readonly start: number;
}

/** Fills an array with a stream's draws, from the one of an index on. */
type Filler = (values: Float64Array, start: number, first: number) => void;

/** Draws one input: any run of its draws, the same whatever was drawn before. */
export class Sampler {
  private readonly filler: Filler;

  constructor(private readonly input: Sampled) {
    this.filler = fillerOf(input.spread.shape);
  }

  /** Draw `index`, counted from 0; it may lie outside the input's range. */
  draw(index: number): number {
    const one = new Float64Array(1);
    this.filler(one, this.input.start, index);
    return one[0] ?? NaN;
  }

  /** Fills `values` with the draws from `first` on; one outside the input's range is no number, and whatever needs it fails. */
  fill(values: Float64Array, first: number): void {
    const { start, spread } = this.input;
    this.filler(values, start, first);
    if (spread.range === undefined) return;
    const [low, high] = spread.range;
    for (let index = 0; index < values.length; index++) {
      const value = values[index] ?? NaN;
      if (!(value >= low && value <= high)) values[index] = NaN;
    }
  }
}

/**
 * Inverse transform sampling: each draw is the quantile of its uniform. A loop for each shape, since one that calls a
 * different function each time takes twice as long.
 */
function fillerOf(shape: Shape): Filler {
  switch (shape.shape) {
    case 'triangular':
      return triangular(shape.low, shape.mode, shape.high);
    case 'pert':
      return pert(shape.low, shape.mode, shape.high);
    case 'uniform': {
      const { low, high } = shape;
      return (values, start, first) => {
        for (let at = 0; at < values.length; at++) values[at] = low + (high - low) * uniform(start, first + at);
      };
    }
    case 'normal': {
      const { mean, sd } = shape;
      return (values, start, first) => {
        for (let at = 0; at < values.length; at++) values[at] = mean + sd * normalInverse(uniform(start, first + at));
      };
    }
    case 'lognormal': {
      const { mu, sigma } = shape;
      return (values, start, first) => {
        for (let at = 0; at < values.length; at++)
          values[at] = Math.exp(mu + sigma * normalInverse(uniform(start, first + at)));
      };
    }
  }
}

/** METHOD 7a. */
function triangular(low: number, mode: number, high: number): Filler {
  const below = (mode - low) / (high - low);
  const [rise, fall] = [(high - low) * (mode - low), (high - low) * (high - mode)];
  return (values, start, first) => {
    for (let at = 0; at < values.length; at++) {
      const share = uniform(start, first + at);
      values[at] = share < below ? low + Math.sqrt(share * rise) : high - Math.sqrt((1 - share) * fall);
    }
  };
}

/** METHOD 7b. */
function pert(low: number, mode: number, high: number): Filler {
  const table = pertQuantiles((mode - low) / (high - low));
  return (values, start, first) => {
    for (let at = 0; at < values.length; at++) {
      const value = low + (high - low) * table.of(uniform(start, first + at));
      values[at] = value < low ? low : value > high ? high : value;
    }
  };
}
