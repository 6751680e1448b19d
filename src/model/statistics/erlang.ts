import { toNinthDecimal } from '../rounding.js';

/** Beyond these the recursion, or the spreadsheet's own functions, would take too long or run out of digits. */
export const HIGHEST_LOAD = 10_000;
export const LOWEST_SHARE = 1e-12;
/**
 * With so many beds fewer than the load, in units of its square root, a spreadsheet's Poisson terms near the smallest double. Of those who
 * come so many do not fit that what their coming and going adds to the refused is under a thousandth.
 */
export const DEEPEST_SHORTAGE = 25;
/** A share refused that is above the limit by less than this is the limit, rounded. */
export const SHARE_TOLERANCE = 1e-9;

/**
 * Share of patients who find every bed taken and go elsewhere (Erlang B), or why there is none. `load` is the beds that would be
 * in use if none were refused (arrivals a day × days of stay); part of a bed holds nobody. Recursion of METHOD 1.4; far below the load,
 * the share that does not fit.
 */
export function erlangB(load: number, beds: number): number | string {
  const whole = Math.floor(toNinthDecimal(beds));
  if (Number.isNaN(load) || Number.isNaN(whole)) return NaN;
  const fault = faultOfLoad(load);
  if (fault !== undefined) return fault;
  if (whole < 0) return 'fewer than no beds';
  if (whole < load - DEEPEST_SHORTAGE * Math.sqrt(load)) return 1 - whole / load;
  let refused = 1;
  // From here on so few are refused that the share is no number that a double tells from 0.
  for (let bed = 1; bed <= whole && refused > 0; bed++) refused = (load * refused) / (bed + load * refused);
  return refused;
}

/** The fewest whole beds at which no more than a share of patients is refused, or why there is no such number. No load needs no beds. */
export function erlangBeds(load: number, share: number): number | string {
  if (Number.isNaN(load) || Number.isNaN(share)) return NaN;
  const fault = faultOfLoad(load);
  if (fault !== undefined) return fault;
  if (!(share >= LOWEST_SHARE && share <= 1)) return 'a share refused that is not between 1e-12 and 1';
  if (load === 0) return 0;
  // More than 1 − beds/load are always refused: with a lower share, the beds are nowhere near the end of a spreadsheet's digits.
  if (share > DEEPEST_SHORTAGE / Math.sqrt(load)) return 'so large a share refused of so large a load';
  // The recursion in arrivals for each one refused, 1/B: 1/B(c) = 1 + c ÷ load × 1/B(c − 1) has no division to wait for.
  const [enough, each] = [1 / (share * (1 + SHARE_TOLERANCE)), 1 / load];
  let [beds, arrivals] = [0, 1];
  while (arrivals < enough) arrivals = 1 + arrivals * (++beds * each);
  return beds;
}

function faultOfLoad(load: number): string | undefined {
  if (load < 0) return 'a load below nothing';
  return load > HIGHEST_LOAD ? `a load above ${HIGHEST_LOAD} beds` : undefined;
}
