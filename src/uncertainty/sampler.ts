import { normalInverse } from '../model/statistics/normal.js';
import type { BoundSpread, Shape } from '../model/structure/index.js';
import { uniform } from '../model/statistics/mulberry32.js';
import { pertQuantiles } from './pert.js';

/** What a sampler needs to know of a drawn input: plain data. */
export interface Sampled {
  readonly spread: BoundSpread;
  /** Where its stream of draws starts. */
  readonly start: number;
}

/** Turns numbers between 0 and 1 into the quantiles at them. */
type Quantiles = (values: Float64Array) => void;

/** Draws one input: any run of its draws, the same whatever was drawn before. */
export class Sampler {
  private readonly quantiles: Quantiles;

  constructor(private readonly input: Sampled) {
    this.quantiles = quantilesOf(input.spread.shape);
  }

  /** Where the stream starts. */
  get start(): number {
    return this.input.start;
  }

  /** Draw `index`, counted from 0; it may lie outside the input's range. */
  draw(index: number): number {
    const one = Float64Array.of(uniform(this.input.start, index));
    this.quantiles(one);
    return one[0] ?? NaN;
  }

  /** Fills `values` with the draws from `first` on; one outside the input's range is no number, and whatever needs it fails. */
  fill(values: Float64Array, first: number): void {
    for (let index = 0; index < values.length; index++) values[index] = uniform(this.input.start, first + index);
    this.transform(values);
  }

  /** As `fill`, where `values` holds the stream's numbers between 0 and 1. */
  transform(values: Float64Array): void {
    const { spread } = this.input;
    this.quantiles(values);
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
function quantilesOf(shape: Shape): Quantiles {
  switch (shape.shape) {
    case 'triangular':
      return triangular(shape.low, shape.mode, shape.high);
    case 'pert':
      return pert(shape.low, shape.mode, shape.high);
    case 'uniform': {
      const { low, high } = shape;
      return (values) => {
        for (let at = 0; at < values.length; at++) values[at] = low + (high - low) * (values[at] ?? NaN);
      };
    }
    case 'normal': {
      const { mean, sd } = shape;
      return (values) => {
        for (let at = 0; at < values.length; at++) values[at] = mean + sd * normalInverse(values[at] ?? NaN);
      };
    }
    case 'lognormal': {
      const { mu, sigma } = shape;
      return (values) => {
        for (let at = 0; at < values.length; at++) values[at] = Math.exp(mu + sigma * normalInverse(values[at] ?? NaN));
      };
    }
  }
}

/** METHOD 7a. */
function triangular(low: number, mode: number, high: number): Quantiles {
  const below = (mode - low) / (high - low);
  const [rise, fall] = [(high - low) * (mode - low), (high - low) * (high - mode)];
  return (values) => {
    for (let at = 0; at < values.length; at++) {
      const share = values[at] ?? NaN;
      values[at] = share < below ? low + Math.sqrt(share * rise) : high - Math.sqrt((1 - share) * fall);
    }
  };
}

/** METHOD 7b. */
function pert(low: number, mode: number, high: number): Quantiles {
  const table = pertQuantiles((mode - low) / (high - low));
  return (values) => {
    for (let at = 0; at < values.length; at++) {
      const value = low + (high - low) * table.of(values[at] ?? NaN);
      values[at] = value < low ? low : value > high ? high : value;
    }
  };
}
