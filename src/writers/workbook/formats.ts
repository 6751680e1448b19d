/** A unit of money, or of money to something else. */
export const MONEY = /(^|[^a-z])(real|pv)?GBP/;
const SMALL_MONEY = 1000;
/** An occupancy of 104 % or growth to 130 % of today reads as per cent; beyond, a number of pure kind is a factor. */
const MOST_AS_SHARE = 1.5;
/** What should be nought and is this far off it is a rounding of the sums: no decimals make it more. */
const NOUGHT = 1e-6;

/** A pure number whose label names what it counts is no share, however small: 1.45 acres are not 145 %. */
const COUNTS = /, acres$/;

/** One whose label says that it is a share or a rate is one at nought and at 1 too, whatever its value today. */
const SHARES = /\b(shares?|occupancy|growth)\b(?!.*\bfactor\b)/i;

/** A financial year by its end is no count: 2042, and not 2,042. */
const YEARS = /\byear\b.*, by its end\b/i;

/** Cash is so many times debt service, 1.25x, and no lender calls it 125 %. */
const TIMES = /\bcover ratio\b/i;

/** The number format of a row: by its unit, by how large its numbers are, and by what its label says that they count. */
export function formatOf(unit: string, values: readonly (number | null)[], label = ''): string {
  // A null counts as nothing: it shows as #N/A in any format.
  const largest = values.reduce<number>((most, value) => Math.max(most, Math.abs(value ?? 0)), 0);
  const isWhole = values.every((value) => Number.isInteger(value ?? 0));
  if (unit === 'date') return 'yyyy-mm-dd';
  if (unit === 'flag') return '0';
  if (unit === '1' && YEARS.test(label)) return '0';
  if (unit === '1' && TIMES.test(label)) return '0.00"x"';
  if (unit === '1') return COUNTS.test(label) ? signed('#,##0.00') : pure(largest, isWhole && !SHARES.test(label));
  if (MONEY.test(unit)) return money(unit, largest);
  if (unit === 'bed') return signed('#,##0.0');
  if (isWhole || largest >= SMALL_MONEY || largest < NOUGHT) return signed('#,##0');
  return signed(largest >= 100 ? '#,##0.0' : largest >= 1 ? '#,##0.00' : '0.0000');
}

/** Shares as per cent, and indices about 1 too; whole numbers and those well over 1 are counts or factors. */
function pure(largest: number, isWhole: boolean): string {
  if (isWhole) return '#,##0';
  if (largest > MOST_AS_SHARE) return '0.0000';
  return largest > 0 && largest < 0.1 ? '0.00%' : '0.0%';
}

function money(unit: string, largest: number): string {
  const [above = '', below = ''] = unit.split('/');
  if (below.includes('GBP')) return '0.0000';
  if (!above.includes('GBP')) return '0.000000';
  return signed(largest < SMALL_MONEY && largest > 0 ? '£#,##0.00' : '£#,##0');
}

/** Negative numbers in brackets, nought as a dash. */
function signed(format: string): string {
  return `${format}_);(${format});"–"_)`;
}
