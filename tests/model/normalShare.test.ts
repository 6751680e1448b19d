import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalInverse, normalShare } from '../../src/model/statistics/index.js';

describe('the share of a normal variable below z', () => {
  // Worked out with 40 digits by mpmath's ncdf.
  it.each([
    [-37, 5.725571222524577e-300],
    [-8.25, 7.919726314642477e-17],
    [-6, 9.865876450376981e-10],
    [-5, 2.866515718791939e-7],
    [-2.5, 0.006209665325776135],
    [-1, 0.15865525393145705],
    [-0.5, 0.3085375387259869],
    [0, 0.5],
    [0.25, 0.5987063256829237],
    [1.2815515655446004, 0.9],
    [3, 0.9986501019683699],
  ])('%d', (z, share) => expect(Math.abs(normalShare(z) / share - 1)).toBeLessThan(2e-15));

  it('is turned round by the quantile', () => {
    fc.assert(
      fc.property(fc.double({ min: 2 ** -53, max: 1 - 2 ** -53, noNaN: true }), (share) => {
        const found = normalShare(normalInverse(share));
        // A last digit of z is z² of them of the share.
        expect(Math.abs(found / share - 1)).toBeLessThan(2e-15 * (1 + normalInverse(share) ** 2));
      }),
      { seed: 8, numRuns: 2000 },
    );
  });

  it('of no number is none, and rises throughout', () => {
    expect(normalShare(NaN)).toBeNaN();
    let last = 0;
    for (let step = -900; step <= 900; step++) {
      const share = normalShare(step / 100);
      expect(share).toBeGreaterThanOrEqual(last);
      last = share;
    }
    expect(last).toBe(1);
  });
});
