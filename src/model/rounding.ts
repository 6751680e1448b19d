/** From here on a double has no ninth decimal to round. */
const NO_NINTH_DECIMAL = 2 ** 22;

/** Half away from zero at the ninth decimal, as a spreadsheet's ROUND(x, 9). */
export function toNinthDecimal(x: number): number {
  if (!(Math.abs(x) < NO_NINTH_DECIMAL)) return x;
  return (Math.sign(x) * Math.floor(Math.abs(x) * 1e9 + 0.5)) / 1e9;
}

/** Spreadsheets call two numbers equal that differ by less than this share of either. */
export const EQUAL_WITHIN = 2 ** -48;

/** Whether a distance between two numbers is so small that it comes of their rounding. */
export function isRounding(distance: number, a: number, b: number): boolean {
  const size = Math.abs(distance);
  // The second comparison is seldom needed.
  return size < EQUAL_WITHIN * Math.abs(a) && size < EQUAL_WITHIN * Math.abs(b);
}

/** Whether a number is a whole one but for its rounding. */
export function isWhole(x: number): boolean {
  return Number.isInteger(x) || isRounding(x - Math.round(x), x, Math.round(x));
}

/** A sum; what is left of two numbers that cancel but for their rounding is 0: 0.3 and −(0.1 + 0.1 + 0.1). */
export function plus(a: number, b: number): number {
  const sum = a + b;
  return isRounding(sum, a, b) ? 0 : sum;
}

/** A difference, by the same rule. */
export function minus(a: number, b: number): number {
  const difference = a - b;
  return isRounding(difference, a, b) ? 0 : difference;
}
