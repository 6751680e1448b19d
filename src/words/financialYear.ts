/**
 * A financial year is written 2016/17, 2016-17 or 2016–17 and means the year that ends on 31 March 2017;
 * a bare 2017 is that year by its end. Undefined for anything else ("2016/18" is nobody's year).
 */
export function parseFinancialYear(text: string): number | undefined {
  const trimmed = text.trim();
  if (/^\d{4}$/.test(trimmed)) return Number(trimmed);
  const match = /^(\d{4})\s*[/\-–—‑]\s*(\d{2}|\d{4})$/.exec(trimmed);
  if (match === null) return undefined;
  const end = Number(match[1]) + 1;
  const written = match[2] ?? '';
  return Number(written) === (written.length === 2 ? end % 100 : end) ? end : undefined;
}

/** 2027 → "2026/27". */
export function printFinancialYear(endYear: number): string {
  return `${endYear - 1}/${String(endYear % 100).padStart(2, '0')}`;
}

/**
 * Several financial years, `2021,2031` or `2017-2020`, as their ends, in order and each once; undefined for anything else. A year
 * may be written as `parseFinancialYear` reads it: 2016-17 is one year, 2017-2020 four.
 */
export function parseFinancialYears(text: string): number[] | undefined {
  const years = text.split(',').map((part) => yearsIn(part.trim()));
  return years.includes(undefined)
    ? undefined
    : [...new Set(years.flatMap((each) => each ?? []))].sort((a, b) => a - b);
}

function yearsIn(text: string): number[] | undefined {
  const one = parseFinancialYear(text);
  if (one !== undefined) return [one];
  const range = /^(\d{4}(?:\/\d{2})?)\s*(?:-|–|—|\.\.|:)\s*(\d{4}(?:\/\d{2})?)$/.exec(text);
  const [from, to] = [parseFinancialYear(range?.[1] ?? ''), parseFinancialYear(range?.[2] ?? '')];
  if (from === undefined || to === undefined || to <= from) return undefined;
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
