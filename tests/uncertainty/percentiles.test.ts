import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { percentile, percentiles } from '../../src/uncertainty/percentiles.js';

describe('percentiles', () => {
  it('Excel’s help: PERCENTILE.INC of 1, 2, 3 and 4 at 0.3 is 1.9', () => {
    expect(percentile(Float64Array.of(1, 3, 2, 4), 0.3)).toBeCloseTo(1.9, 14);
  });

  it('R: quantile(1:10, c(.1, .5, .9)) is 1.9, 5.5 and 9.1', () => {
    const sample = Float64Array.of(10, 1, 9, 2, 8, 3, 7, 4, 6, 5);
    const [p10, p50, p90] = percentiles(sample, [0.1, 0.5, 0.9]);
    expect([p10, p50, p90].map((value) => Number(value?.toFixed(12)))).toEqual([1.9, 5.5, 9.1]);
  });

  it('of one value is the value, and of none no number', () => {
    expect(percentiles(Float64Array.of(7), [0, 0.1, 1])).toEqual([7, 7, 7]);
    expect(percentile(new Float64Array(), 0.5)).toBeNaN();
  });

  const figures = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer({ min: -3, max: 3 }),
    fc.double({ min: 0.999999, max: 1, noNaN: true }),
  );

  it('are those of the sorted sample, which is left as it is', () => {
    fc.assert(
      fc.property(fc.array(figures, { minLength: 1, maxLength: 400 }), (values) => {
        const sample = Float64Array.from(values);
        const sorted = Float64Array.from(values).sort();
        const shares = [0, 0.1, 0.5, 0.9, 1];
        const expected = shares.map((share) => {
          const position = (sorted.length - 1) * share;
          const [low, high] = [sorted[Math.floor(position)] ?? NaN, sorted[Math.ceil(position)] ?? NaN];
          return low === high ? low : low + (position - Math.floor(position)) * (high - low);
        });
        expect(percentiles(sample, shares).map((value) => value + 0)).toEqual(expected.map((value) => value + 0));
        expect([...sample]).toEqual([...Float64Array.from(values)]);
      }),
      { seed: 5, numRuns: 500 },
    );
  });
});
