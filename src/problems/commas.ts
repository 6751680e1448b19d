const IN_THREES = /^[+-]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d*)?$/;
const ONE_COMMA = /^([+-]?)(\d+),(\d+)$/;
const CONTINENTAL = /^[+-]?\d{1,3}(?:\.\d{3})*,\d+$/;
const POINTS_IN_THREES = /^[+-]?\d{1,3}(?:\.\d{3}){2,}$/;
const COMMAS = /^[+-]?[\d.,]*\d,[\d.,]*$/;

/** A number with commas or points between its digits: as it would be written plainly, or why that cannot be known and what to write. */
export type Commas = { readonly plain: string } | { readonly wrong: string; readonly right: string };

/**
 * What a number written with commas is: 66,667 is 66667, since its groups are of three. 17,5 and 1.234,5 have a comma for a decimal point,
 * which is never taken away, as the number would be ten times out; of 1234,567 nobody knows which is meant. Undefined for a text that
 * is no number of digits, commas and points, or has no comma and at most one point.
 */
export function readCommas(text: string): Commas | undefined {
  if (IN_THREES.test(text)) return { plain: text.replaceAll(',', '') };
  if (POINTS_IN_THREES.test(text))
    return { wrong: 'has points between its thousands', right: `Write ${text.replaceAll('.', '')}` };
  const [, sign = '', before = '', after = ''] = ONE_COMMA.exec(text) ?? [];
  if (after !== '') {
    const decimal = `${sign}${before}.${after}`;
    // 0,125 has no thousands; a thousand has three digits.
    const isDecimal = after.length < 3 || /^0/.test(before);
    return isDecimal
      ? { wrong: DECIMAL, right: `Write ${decimal}` }
      : { wrong: UNKNOWN, right: `Write ${decimal} or ${sign}${before}${after}, whichever is meant` };
  }
  if (CONTINENTAL.test(text)) return { wrong: DECIMAL, right: `Write ${text.replaceAll('.', '').replace(',', '.')}` };
  return COMMAS.test(text)
    ? { wrong: UNKNOWN, right: 'Write it without commas, a point before its decimals' }
    : undefined;
}

const DECIMAL = 'has a comma, which is no decimal point here';
const UNKNOWN = 'has commas that do not part groups of three digits';
