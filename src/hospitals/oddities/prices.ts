import { single } from './figures.js';
import { rule, said, warning, wrong } from './oddity.js';

const low = single('land_price_low', 'realGBP/acre');
const middle = single('land_price_middle', 'realGBP/acre');
const high = single('land_price_high', 'realGBP/acre');
const percentile = single('upper_percentile', '1');
/** A middle price this near to the median of the other two is the same price. */
const ROUNDING = 0.005;

/** What is odd in the prices of land. */
export const PRICES = [
  rule({
    // METHOD 7, bad input: a P10 above the P90, or a likeliest price outside them, cannot be a range of prices.
    id: 'land_prices_out_of_order',
    reads: { low, middle, high },
    says: (found) => {
      const pairs = [
        [found.low, found.high, 'low land price', 'high one'],
        [found.low, found.middle, 'low land price', 'middle one'],
        [found.middle, found.high, 'middle land price', 'high one'],
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
  rule({
    // A valuer's two ends are a range of some kind: which, only the valuer can say. Whoever gives the percentile has answered.
    id: 'land_prices_read_as_percentiles',
    reads: { low, high, percentile },
    says: (found) => {
      if (found.low === undefined || found.high === undefined || found.percentile !== undefined) return [];
      if (found.low.value >= found.high.value) return [];
      const text = `the low land price, £${said(found.low.value)} an acre, is read as what one sale in ten falls below, and the high one, £${said(found.high.value)}, as what one in ten exceeds`;
      return [warning(found.low, text, `If the valuer means it so, say ${percentile.name}: 0.9; if not, another`)];
    },
  }),
  rule({
    // Two prices make a lognormal whole: its median is their geometric mean, whatever the third.
    id: 'middle_land_price_aside',
    reads: { low, middle, high },
    says: (found) => {
      if (found.low === undefined || found.middle === undefined || found.high === undefined) return [];
      const median = Math.sqrt(found.low.value * found.high.value);
      if (found.low.value > found.high.value || Math.abs(found.middle.value / median - 1) <= ROUNDING) return [];
      const text = `the middle land price, £${said(found.middle.value)} an acre, is not what land is sold at: that is the median between the low and the high one, £${said(median, 0)}`;
      return [
        warning(found.middle, text, 'Only a triangular price takes the middle one; for a sale at it, move the two'),
      ];
    },
  }),
];
