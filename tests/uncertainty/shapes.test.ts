import { describe, expect, it } from 'vitest';
import { normalInverse } from '../../src/model/statistics/normal.js';
import type { Shape } from '../../src/model/structure/index.js';
import { Beta, logGamma } from '../../src/uncertainty/beta.js';
import { uniform } from '../../src/model/statistics/splitMix64.js';
import { UNIFORM_ENDS } from '../../src/uncertainty/generator.js';
import { percentile } from '../../src/uncertainty/percentiles.js';
import { PertQuantiles } from '../../src/uncertainty/pert.js';
import { Sampler } from '../../src/uncertainty/sampler.js';

const KEY = 20260331;
const DRAWS = 200_000;

function drawn(shape: Shape, range?: readonly [number, number]): Float64Array {
  const spread = { shape, stream: 'x', place: { file: 'x' }, ...(range === undefined ? {} : { range }) };
  const values = new Float64Array(DRAWS);
  new Sampler({ spread, key: KEY }).fill(values, 0);
  return values;
}

function momentsOf(values: Float64Array): { mean: number; variance: number } {
  const mean = values.reduce((a, b) => a + b) / values.length;
  return { mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1) };
}

/** Within four standard errors of a mean. */
function meansTo(values: Float64Array, mean: number): boolean {
  const found = momentsOf(values);
  return Math.abs(found.mean - mean) < 4 * Math.sqrt(found.variance / values.length);
}

describe('draws', () => {
  it('METHOD 7a: triangular 0.05, 0.15, 0.30', () => {
    const values = drawn({ shape: 'triangular', low: 0.05, mode: 0.15, high: 0.3 });
    expect(meansTo(values, 0.166667)).toBe(true);
    expect(momentsOf(values).variance).toBeCloseTo(0.00263889, 4);
    expect(percentile(values, 0.1)).toBeCloseTo(0.1, 3);
    expect(percentile(values, 0.5)).toBeCloseTo(0.163069, 3);
    expect(percentile(values, 0.9)).toBeCloseTo(0.238763, 3);
  });

  it('triangular draws are the exact quantiles of their uniforms', () => {
    const values = drawn({ shape: 'triangular', low: 0.05, mode: 0.15, high: 0.3 });
    for (let index = 0; index < 1000; index++) {
      const x = values[index] ?? NaN;
      const below = x < 0.15 ? (x - 0.05) ** 2 / (0.25 * 0.1) : 1 - (0.3 - x) ** 2 / (0.25 * 0.15);
      expect(Math.abs(below - uniform(KEY, index))).toBeLessThan(1e-14);
    }
  });

  it('METHOD 7b: PERT 0.05, 0.15, 0.30', () => {
    const values = drawn({ shape: 'pert', low: 0.05, mode: 0.15, high: 0.3 });
    expect(meansTo(values, 0.158333)).toBe(true);
    expect(momentsOf(values).variance).toBeCloseTo(0.00219246, 4);
    expect(values.every((value) => value >= 0.05 && value <= 0.3)).toBe(true);
  });

  it('METHOD 7c: lognormal with P10 600,000 and P90 900,000', () => {
    const z90 = normalInverse(0.9);
    const [mu, sigma] = [
      (Math.log(600_000) + Math.log(900_000)) / 2,
      (Math.log(900_000) - Math.log(600_000)) / (2 * z90),
    ];
    expect(mu).toBeCloseTo(13.507417, 6);
    expect(sigma).toBeCloseTo(0.158193, 6);
    const values = drawn({ shape: 'lognormal', mu, sigma });
    expect(meansTo(values, 744_099.48)).toBe(true);
    expect(percentile(values, 0.5) / 734_846.92).toBeCloseTo(1, 2);
    expect(percentile(values, 0.1) / 600_000).toBeCloseTo(1, 2);
    expect(percentile(values, 0.9) / 900_000).toBeCloseTo(1, 2);
  });

  it('normal and uniform', () => {
    expect(meansTo(drawn({ shape: 'normal', mean: 0.5, sd: 0.39 }), 0.5)).toBe(true);
    expect(momentsOf(drawn({ shape: 'normal', mean: 0.5, sd: 0.39 })).variance / 0.39 ** 2).toBeCloseTo(1, 2);
    expect(meansTo(drawn({ shape: 'uniform', low: -2, high: 6 }), 2)).toBe(true);
  });

  it('outside an input’s range are no numbers', () => {
    const values = drawn({ shape: 'normal', mean: 0.5, sd: 0.39 }, [0, 1]);
    const outside = values.filter(Number.isNaN).length / DRAWS;
    expect(outside).toBeCloseTo(0.1998, 2);
    expect(values.every((value) => Number.isNaN(value) || (value >= 0 && value <= 1))).toBe(true);
  });

  it('of any run are those of the whole', () => {
    const shape: Shape = { shape: 'pert', low: 0, mode: 1, high: 9 };
    const sampler = new Sampler({ spread: { shape, stream: 'x', place: { file: 'x' } }, key: KEY });
    const run = new Float64Array(10);
    sampler.fill(run, 5000);
    expect([...run]).toEqual([...drawn(shape).subarray(5000, 5010)]);
    expect(sampler.draw(5003)).toBe(run[3]);
  });
});

describe('the beta distribution', () => {
  it('has the closed forms of whole parameters', () => {
    for (const x of [1e-6, 0.01, 0.2, 0.5, 0.77, 0.999]) {
      expect(new Beta(1, 5).below(x)).toBeCloseTo(1 - (1 - x) ** 5, 13);
      expect(new Beta(5, 1).below(x) / x ** 5).toBeCloseTo(1, 12);
      expect(new Beta(3, 3).below(x)).toBeCloseTo(10 * x ** 3 - 15 * x ** 4 + 6 * x ** 5, 13);
      expect(new Beta(4, 2).below(1 - x)).toBeCloseTo((1 - x) ** 5 + 5 * x * (1 - x) ** 4, 13);
    }
  });

  it('has the gamma function of whole and half numbers', () => {
    expect(logGamma(6)).toBeCloseTo(Math.log(120), 13);
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 13);
    expect(logGamma(2.6) - logGamma(1.6)).toBeCloseTo(Math.log(1.6), 13);
  });

  it.each([0, 0.02, 0.25, 0.4, 0.5, 0.75, 0.98, 1])('PERT quantiles of mode %d are good to 1e-10', (mode) => {
    const alpha = 1 + 4 * mode;
    const [beta, table] = [new Beta(alpha, 6 - alpha), new PertQuantiles(mode)];
    for (let step = 0; step < 2000; step++) {
      const share = uniform(KEY, step);
      const x = table.of(share);
      // A miss of the share, divided by the density, is a miss of the quantile.
      expect(Math.abs(beta.below(x) - share) / beta.density(x)).toBeLessThan(1e-10);
    }
  });

  it.each([
    [0, 1e-9, 1 - (1 - 1e-9) ** 0.2],
    [1, 1e-9, 1e-9 ** 0.2],
    [0, 1 - 1e-9, 1 - 1e-9 ** 0.2],
    [0, UNIFORM_ENDS[0], 1 - (1 - UNIFORM_ENDS[0]) ** 0.2],
    [0, UNIFORM_ENDS[1], 1 - UNIFORM_ENDS[0] ** 0.2],
    [1, UNIFORM_ENDS[0], UNIFORM_ENDS[0] ** 0.2],
    [1, UNIFORM_ENDS[1], UNIFORM_ENDS[1] ** 0.2],
  ])('PERT quantiles of mode %d reach the tails at %d', (mode, share, exact) => {
    expect(Math.abs(new PertQuantiles(mode).of(share) - exact)).toBeLessThan(1e-10);
  });
});
