/** From here on a double has no ninth decimal to round. */
const NO_NINTH_DECIMAL = 2 ** 22;

/** Half away from zero at the ninth decimal, as a spreadsheet's ROUND(x, 9). */
export function toNinthDecimal(x: number): number {
  if (!(Math.abs(x) < NO_NINTH_DECIMAL)) return x;
  return (Math.sign(x) * Math.floor(Math.abs(x) * 1e9 + 0.5)) / 1e9;
}
