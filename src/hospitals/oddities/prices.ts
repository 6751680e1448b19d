import { single } from './figures.js';
import { rule, said, wrong } from './oddity.js';

/** What is odd in the prices of land. */
export const PRICES = [
  rule({
    // METHOD 7, bad input: a P10 above the P90, or a likeliest price outside them, cannot be a range of prices.
    id: 'land_prices_out_of_order',
    reads: {
      low: single('land_price_low', 'realGBP/acre'),
      middle: single('land_price_middle', 'realGBP/acre'),
      high: single('land_price_high', 'realGBP/acre'),
    },
    says: ({ low, middle, high }) => {
      const pairs = [
        [low, high, 'low land price', 'high one'],
        [low, middle, 'low land price', 'middle one'],
        [middle, high, 'middle land price', 'high one'],
      ] as const;
      return pairs
        .flatMap(([lower, upper, what, other]) => {
          if (lower === undefined || upper === undefined || lower.value <= upper.value) return [];
          const text = `the ${what}, £${said(lower.value)} an acre, is above the ${other}, £${said(upper.value)}`;
          return [wrong(lower, text, 'Low is what one price in ten falls below, high what one exceeds')];
        })
        .slice(0, 1);
    },
  }),
];
