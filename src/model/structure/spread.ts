import type { Place } from '../../problems/index.js';
import type { GivenSpread, SpreadEnd, Typed } from '../values/given.js';
import { normalInverse } from '../statistics/normal.js';

/** What an input is drawn from, in its declared unit and the base year's prices. */
export type Shape =
  | { readonly shape: 'triangular' | 'pert'; readonly low: number; readonly mode: number; readonly high: number }
  | { readonly shape: 'uniform'; readonly low: number; readonly high: number }
  | { readonly shape: 'normal'; readonly mean: number; readonly sd: number }
  /** Mean and standard deviation of the natural logarithm. */
  | { readonly shape: 'lognormal'; readonly mu: number; readonly sigma: number };

/** A spread around one value. */
export interface BoundSpread {
  readonly shape: Shape;
  /** Name of the stream of draws: the input's, or `input.member` for a member with a spread of its own. One value for all members is one draw. */
  readonly stream: string;
  /** Bounds that the input declares: a draw outside them fails. */
  readonly range?: readonly [number, number];
  readonly place: Place;
}

/** How a binder reads one typed figure, and tells a fault. */
export interface SpreadReader {
  readonly name: string;
  /** A figure that must lie in the input's range. */
  readonly within: (typed: Typed) => number;
  /** A distance between two figures. */
  readonly distance: (typed: Typed) => number;
  readonly wrong: (place: Place, found: string, right: string) => void;
}

/** A value that is its spread's median but for so much of the distance between its percentiles was rounded. */
const ROUNDED_BY = 0.05;
/** Standard deviations from the mean to P90 of a normal variable: 1.2815…. */
const TO_P90 = normalInverse(0.9);

/** The shape that a spread around `value` says; undefined where it is constant (low = high) or faulty, which is told. */
export function shapeOf(given: GivenSpread, value: number, reader: SpreadReader): Shape | undefined {
  const read = (end: SpreadEnd): number => {
    const typed = given.ends.get(end);
    return typed === undefined ? NaN : end === 'sd' ? reader.distance(typed) : reader.within(typed);
  };
  if (given.ends.has('sd')) return normalAround(given, value, read('sd'), reader);
  const [lowEnd, highEnd] = given.ends.has('p10') ? (['p10', 'p90'] as const) : (['low', 'high'] as const);
  const [low, high] = [read(lowEnd), read(highEnd)];
  if (Number.isNaN(low) || Number.isNaN(high) || Number.isNaN(value)) return undefined;
  const wrong = (found: string, right: string): undefined =>
    void reader.wrong(given.place, `${reader.name}: ${found}`, right);
  if (low > high) return wrong(`${lowEnd} is above ${highEnd}`, 'Exchange them');
  if (value < low || value > high)
    return wrong(
      `its value ${value} does not lie between ${lowEnd} ${low} and ${highEnd} ${high}`,
      'The value and its spread are one estimate: mend one of them',
    );
  if (given.shape === 'lognormal' && low <= 0)
    return wrong(`a lognormal's p10 is above 0, not ${low}`, 'Use normal or triangular where 0 or less can be');
  if (low === high) return undefined;
  const median = medianOf(given.shape, low, high);
  if (median !== undefined && Math.abs(value - median) > ROUNDED_BY * (high - low))
    return wrong(
      `its value ${value} is not the median of a ${given.shape} of ${lowEnd} ${low} and ${highEnd} ${high}, which is ${Number(median.toPrecision(6))}`,
      `State the median, or the p10 or p90 that goes with the value; a triangular or pert takes any likeliest value between its bounds`,
    );
  switch (given.shape) {
    case 'triangular':
    case 'pert':
      return { shape: given.shape, low, mode: value, high };
    case 'uniform':
      return { shape: 'uniform', low, high };
    case 'normal':
      return { shape: 'normal', mean: (low + high) / 2, sd: (high - low) / (2 * TO_P90) };
    case 'lognormal': {
      const [logLow, logHigh] = [Math.log(low), Math.log(high)];
      return { shape: 'lognormal', mu: (logLow + logHigh) / 2, sigma: (logHigh - logLow) / (2 * TO_P90) };
    }
  }
}

/** What half of the draws fall below, where the two percentiles say it without the value. */
function medianOf(shape: GivenSpread['shape'], low: number, high: number): number | undefined {
  if (shape === 'normal') return (low + high) / 2;
  return shape === 'lognormal' ? Math.sqrt(low * high) : undefined;
}

function normalAround(given: GivenSpread, mean: number, sd: number, reader: SpreadReader): Shape | undefined {
  if (sd < 0) reader.wrong(given.place, `${reader.name}: sd is below 0`, 'A standard deviation is 0 or more');
  return sd > 0 && !Number.isNaN(mean) ? { shape: 'normal', mean, sd } : undefined;
}
