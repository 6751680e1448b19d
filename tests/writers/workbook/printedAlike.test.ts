import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printAs } from '../../../src/words/index.js';
import { printedAlike } from '../../../src/writers/workbook/printedAlike.js';

/** Each end within a billionth of its size, which a recalculation may be off. */
const CASES: readonly (readonly [format: string, value: number, low: number, high: number])[] = [
  ['number', 458, 457.5, 458.5],
  ['count bed is/beds are', 1, 0.5, 1.5],
  ['whole_up', 458, 457, 458],
  ['gbp', 32_300_579.86, 32_250_000, 32_350_000],
  ['gbp', 0, -0.5, 0.5],
  ['gbp', -1_172_135, -1_250_000, -1_150_000],
  ['share', 0.977, 0.9765, 0.9775],
  ['share0', 0.5, 0.495, 0.505],
  ['hectares', 28_250, 28_250, 28_350],
];

describe('the numbers that print as one does', () => {
  for (const [format, value, low, high] of CASES)
    it(`as ${format}: ${String(value)} prints as all from ${String(low)} to ${String(high)}`, () => {
      const [least, most] = printedAlike(format, value);
      expect(Math.abs(least - low)).toBeLessThanOrEqual(2e-9 * Math.abs(low) + 1e-10);
      expect(Math.abs(most - high)).toBeLessThanOrEqual(2e-9 * Math.abs(high) + 1e-10);
    });

  it('lie between the two ends, and none beyond them', () => {
    const format = fc.constantFrom('gbp', 'number', 'number1', 'share', 'hectares', 'beds', 'pounds', 'millions');
    fc.assert(
      fc.property(
        format,
        fc.double({ min: -1e5, max: 1e5, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (as, value, at) => {
          const [low, high] = printedAlike(as, value);
          const words = printAs(as, value);
          const width = high - low;
          expect(printAs(as, low + width * (0.001 + 0.998 * at))).toBe(words);
          expect(printAs(as, low - 0.001 * width)).not.toBe(words);
          expect(printAs(as, high + 0.001 * width)).not.toBe(words);
        },
      ),
      { numRuns: 300, seed: 20_26 },
    );
  });
});
