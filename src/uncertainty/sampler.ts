import { normalInverse, uniform } from '../model/statistics/index.js';
import type { BoundSpread, Shape } from '../model/structure/index.js';
import { mixedUniform, type Part } from './mixture.js';
import { pertQuantiles, type PertQuantiles } from './pert.js';

/** What a sampler needs to know of a drawn input: plain data. */
export interface Sampled {
  readonly spread: BoundSpread;
  /** The stream of the generator that it is drawn from: a whole number of 32 bits. */
  readonly key: number;
  /** Of an input that is correlated with others, the streams that it is drawn from in place of its own. */
  readonly mixture?: readonly Part[];
}

/** Turns numbers between 0 and 1 into the quantiles at them. */
type Quantiles = (values: Float64Array) => void;

/** Draws one input: any run of its draws, the same whatever was drawn before. */
export class Sampler {
  private readonly quantiles: Quantiles;

  constructor(private readonly input: Sampled) {
    this.quantiles = quantilesOf(input.spread.shape);
  }

  get key(): number {
    return this.input.key;
  }

  get mixture(): readonly Part[] | undefined {
    return this.input.mixture;
  }

  /** Draw `index`, counted from 0; it may lie outside the input's range. */
  draw(index: number): number {
    const one = Float64Array.of(this.uniform(index));
    this.quantiles(one);
    return one[0] ?? NaN;
  }

  /** Fills `values` with the draws from `first` on; one outside the input's range is no number, and whatever needs it fails. */
  fill(values: Float64Array, first: number): void {
    for (let index = 0; index < values.length; index++) values[index] = this.uniform(first + index);
    this.transform(values);
  }

  private uniform(index: number): number {
    const { key, mixture } = this.input;
    return mixture === undefined ? uniform(key, index) : mixedUniform(mixture, index);
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

/** Inverse transform sampling: each draw is the quantile of its uniform. */
function quantilesOf(shape: Shape): Quantiles {
  switch (shape.shape) {
    case 'triangular': {
      const below = (shape.mode - shape.low) / (shape.high - shape.low);
      const rise = (shape.high - shape.low) * (shape.mode - shape.low);
      const fall = (shape.high - shape.low) * (shape.high - shape.mode);
      return (values) => triangular(values, shape.low, shape.high, below, rise, fall);
    }
    case 'pert': {
      const table = pertQuantiles((shape.mode - shape.low) / (shape.high - shape.low));
      return (values) => pert(values, shape.low, shape.high, table);
    }
    case 'uniform':
      return (values) => uniformly(values, shape.low, shape.high);
    case 'normal':
      return (values) => normal(values, shape.mean, shape.sd);
    case 'lognormal':
      return (values) => lognormal(values, shape.mu, shape.sigma);
  }
}

// One loop for each shape, shared by all inputs of the shape: the runtime compiles each once, and soon.

/** METHOD 7a. */
function triangular(values: Float64Array, low: number, high: number, below: number, rise: number, fall: number): void {
  for (let at = 0; at < values.length; at++) {
    const share = values[at] ?? NaN;
    values[at] = share < below ? low + Math.sqrt(share * rise) : high - Math.sqrt((1 - share) * fall);
  }
}

/** METHOD 7b. */
function pert(values: Float64Array, low: number, high: number, table: PertQuantiles): void {
  for (let at = 0; at < values.length; at++) {
    const value = low + (high - low) * table.of(values[at] ?? NaN);
    values[at] = value < low ? low : value > high ? high : value;
  }
}

function uniformly(values: Float64Array, low: number, high: number): void {
  for (let at = 0; at < values.length; at++) values[at] = low + (high - low) * (values[at] ?? NaN);
}

function normal(values: Float64Array, mean: number, sd: number): void {
  for (let at = 0; at < values.length; at++) values[at] = mean + sd * normalInverse(values[at] ?? NaN);
}

function lognormal(values: Float64Array, mu: number, sigma: number): void {
  for (let at = 0; at < values.length; at++) values[at] = Math.exp(mu + sigma * normalInverse(values[at] ?? NaN));
}
