import type { Problem } from '../../problems/index.js';
import type { Figures } from './figures.js';
import { said } from './oddity.js';

/** METHOD 7, bad input: a P10 above the P90, or a likeliest price outside them, cannot be a range of prices. */
export function landPricesOutOfOrder(figures: Figures): Problem[] {
  const [low, middle, high] = ['low', 'middle', 'high'].map((end) =>
    figures.single(`land_price_${end}`, 'realGBP/acre'),
  );
  const wrong = [
    [low, high, 'low land price', 'high one'],
    [low, middle, 'low land price', 'middle one'],
    [middle, high, 'middle land price', 'high one'],
  ] as const;
  const [first] = wrong.flatMap(([lower, upper, what, other]): Problem[] => {
    if (lower === undefined || upper === undefined || lower.value <= upper.value) return [];
    const found = `the ${what}, £${said(lower.value)} an acre, is above the ${other}, £${said(upper.value)}`;
    return [
      {
        severity: 'error',
        ...lower.place,
        found,
        right: 'Low is what one price in ten falls below, high what one exceeds',
      },
    ];
  });
  return first === undefined ? [] : [first];
}
