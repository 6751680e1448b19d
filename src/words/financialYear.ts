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
