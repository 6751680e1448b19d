import { describe, expect, it } from 'vitest';
import { normalInverse } from '../../src/model/statistics/normal.js';

describe('the normal quantile', () => {
  // Wichura (1988) prints the first three; the rest are R's qnorm to 15 digits.
  it.each([
    [0.25, -0.6744897501960817],
    [0.001, -3.090232306167814],
    [1e-20, -9.262340089798409],
    [0.1, -1.2815515655446004],
    [0.9, 1.2815515655446004],
    [0.975, 1.959963984540054],
    [0.05, -1.6448536269514722],
    [1e-10, -6.361340902404056],
    [1e-300, -37.0471],
  ])('of %d', (p, expected) => {
    const tolerance = p === 1e-300 ? 1e-5 : 1e-14;
    expect(Math.abs(normalInverse(p) / expected - 1)).toBeLessThan(tolerance);
  });

  it('is 0 in the middle and odd about it', () => {
    expect(normalInverse(0.5)).toBe(0);
    for (const p of [0.015625, 0.125, 0.25, 0.375]) expect(normalInverse(p)).toBe(-normalInverse(1 - p));
  });

  it('rises with p across the joins of its pieces', () => {
    const around = [Math.exp(-25), 0.075, 0.925];
    for (const join of around) {
      const values = [1 - 1e-9, 1, 1 + 1e-9].map((factor) => normalInverse(join * factor));
      expect(values).toStrictEqual([...values].sort((a, b) => a - b));
      expect((values[2] ?? NaN) - (values[0] ?? NaN)).toBeLessThan(1e-7);
    }
  });

  it.each([0, 1, -0.5, 1.5, NaN])('has no answer at %d', (p) => {
    expect(normalInverse(p)).toBeNaN();
  });
});
