import { normalInverse, normalShare } from '../model/statistics/index.js';
import { Beta } from './beta.js';

/** The table runs over so many standard deviations on both sides: further out than any draw falls (2⁻⁵³ is 8.21 from the mean). */
const REACH = 8.3;
const STEPS = 166;
const WIDTH = (2 * REACH) / STEPS;
const MOST_STEPS = 60;
/** Halley's steps cube what is missing: after one this small, nothing is. */
const LAST_STEP = 1e-5;

/**
 * Quantiles of a PERT variable on 0 to 1 whose likeliest value is `mode`: a beta variable with α = 1 + 4 mode and β = 6 − α
 * (METHOD 7b). As a function of the normal quantile they are smooth, so a table of the function and two derivatives, joined by
 * quintics, gives them within 1e-10.
 */
export class PertQuantiles {
  /** Six coefficients a step, lowest power first. */
  private readonly coefficients = new Float64Array(6 * STEPS);

  constructor(mode: number) {
    const alpha = 1 + 4 * mode;
    const sides = { below: new Beta(alpha, 6 - alpha), above: new Beta(6 - alpha, alpha) };
    let from = nodeAt(sides, 0, alpha / 6);
    let guess = from.value + from.slope + from.bend / 2;
    for (let step = 0; step < STEPS; step++) {
      const to = nodeAt(sides, step + 1, guess);
      const joined = quintic(from, to);
      this.coefficients.set(joined, 6 * step);
      from = to;
      // The curve runs on: so near that one step of Halley's is most often enough.
      guess = joined.reduceRight((sum, coefficient) => sum * 2 + coefficient, 0);
    }
  }

  of(share: number): number {
    const { coefficients } = this;
    const place = (normalInverse(share) + REACH) / WIDTH;
    const step = place < STEPS ? Math.max(0, Math.floor(place)) : STEPS - 1;
    const t = place - step;
    const from = 6 * step;
    const [c0, c1, c2] = [coefficients[from] ?? NaN, coefficients[from + 1] ?? NaN, coefficients[from + 2] ?? NaN];
    const [c3, c4, c5] = [coefficients[from + 3] ?? NaN, coefficients[from + 4] ?? NaN, coefficients[from + 5] ?? NaN];
    return ((((c5 * t + c4) * t + c3) * t + c2) * t + c1) * t + c0;
  }
}

/** A quantile and its two derivatives, a step of the table being 1. */
interface Knot {
  readonly value: number;
  readonly slope: number;
  readonly bend: number;
}

/** Each half is worked out from its own end, since near 1 a double tells too little of what is missing. */
function nodeAt({ below, above }: { readonly below: Beta; readonly above: Beta }, step: number, guess: number): Knot {
  const z = -REACH + step * WIDTH;
  if (z <= 0) return lowerNode(below, z, guess);
  const { value, slope, bend } = lowerNode(above, -z, 1 - guess);
  return { value: 1 - value, slope, bend: -bend };
}

/** The knot at z ≤ 0. */
function lowerNode(beta: Beta, z: number, guess: number): Knot {
  const value = quantileAt(beta, z, guess);
  const slope = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI) / beta.density(value);
  const steepness = (beta.alpha - 1) / value - (beta.beta - 1) / (1 - value);
  return { value, slope: slope * WIDTH, bend: slope * (-z - steepness * slope) * WIDTH * WIDTH };
}

/** Quintic Hermite interpolation: the values, slopes and second derivatives of both ends. */
function quintic(from: Knot, to: Knot): number[] {
  const half = from.bend / 2;
  const p = to.value - from.value - from.slope - half;
  const q = to.slope - from.slope - from.bend;
  const r = to.bend / 2 - half;
  return [from.value, from.slope, half, 10 * p - 4 * q + r, -15 * p + 7 * q - 2 * r, 6 * p - 3 * q + r];
}

const tables = new Map<number, PertQuantiles>();
/** Tables are kept for so many modes. */
const MOST_TABLES = 1000;

/** The table of a mode, made once. */
export function pertQuantiles(mode: number): PertQuantiles {
  const known = tables.get(mode);
  if (known !== undefined) return known;
  if (tables.size >= MOST_TABLES) tables.clear();
  const made = new PertQuantiles(mode);
  tables.set(mode, made);
  return made;
}

/** The point below which a beta variable falls as often as a normal one below z ≤ 0: Halley's steps, halved towards a bracket. */
function quantileAt(beta: Beta, z: number, guess: number): number {
  const share = normalShare(z);
  let [low, high] = [0, 1];
  let x = guess > 0 && guess < 1 ? guess : beta.alpha / 6;
  for (let step = 0; step < MOST_STEPS; step++) {
    const miss = beta.below(x) - share;
    if (miss > 0) high = x;
    else low = x;
    const newton = miss / beta.density(x);
    const steepness = (beta.alpha - 1) / x - (beta.beta - 1) / (1 - x);
    const halley = x - newton / (1 - (newton * steepness) / 2);
    const isInside = halley > low && halley < high;
    const next = isInside ? halley : (low + high) / 2;
    const isDone = isInside && Math.abs(next - x) <= LAST_STEP * Math.min(x, 1 - x);
    x = next;
    if (isDone) break;
  }
  return x;
}
