const IN_THREES = /^[+-]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d*)?$/;
const ONE_COMMA = /^([+-]?)(\d+),(\d+)$/;
const CONTINENTAL = /^[+-]?\d{1,3}(?:\.\d{3})*,\d+$/;
const POINTS_IN_THREES = /^[+-]?\d{1,3}(?:\.\d{3}){2,}$/;
const COMMAS = /^[+-]?[\d.,]*\d,[\d.,]*$/;

/** A number with commas or points between its digits: as it would be written plainly; or why that cannot be known, and what may be meant. */
export type Commas = { readonly plain: string } | { readonly wrong: string; readonly meant: readonly string[] };

/**
 * What a number written with commas is: 66,667 is 66667, since its groups are of three. 17,5 and 1.234,5 have a comma for a decimal point,
 * which is never taken away, as the number would be ten times out; of 1234,567 nobody knows which is meant. Undefined for a text that
 * is no number of digits, commas and points, or has no comma and at most one point.
 */
export function readCommas(text: string): Commas | undefined {
  if (IN_THREES.test(text)) return { plain: text.replaceAll(',', '') };
  if (POINTS_IN_THREES.test(text))
    return { wrong: 'has points between its thousands', meant: [text.replaceAll('.', '')] };
  const [, sign = '', before = '', after = ''] = ONE_COMMA.exec(text) ?? [];
  if (after !== '') {
    const decimal = `${sign}${before}.${after}`;
    // 0,125 has no thousands; a thousand has three digits.
    if (after.length < 3 || /^0/.test(before)) return { wrong: DECIMAL, meant: [decimal] };
    return { wrong: UNKNOWN, meant: [decimal, `${sign}${before}${after}`] };
  }
  if (CONTINENTAL.test(text)) return { wrong: DECIMAL, meant: [text.replaceAll('.', '').replace(',', '.')] };
  return COMMAS.test(text) ? { wrong: UNKNOWN, meant: [] } : undefined;
}

/** What to write for a number whose commas cannot be read: that which is meant, or a choice of two. */
export function writeMeant(meant: readonly string[]): string {
  const [first, ...others] = meant;
  if (first === undefined) return 'Write it without commas, a point before its decimals';
  return others.length === 0 ? `Write ${first}` : `Write ${[first, ...others].join(' or ')}, whichever is meant`;
}

const DECIMAL = 'has a comma, which is no decimal point here';
const UNKNOWN = 'has commas that do not part groups of three digits';
