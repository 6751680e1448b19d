import { inFigures } from './figure.js';

/** Numbers as a board reads them. The engine never rounds; these do, for sentences only. */

/** 17,700,000 → "£17.7m"; 837,898 → "£838k"; 0 → "£0". */
export function printGbp(amount: number): string {
  const size = Math.abs(amount);
  const sign = amount < 0 ? '−' : '';
  if (size >= 999_500) return `${sign}£${inFigures(size / 1e6, size < 99.95e6 ? 1 : 0)}m`;
  return size >= 9_995 ? `${sign}£${Math.round(size / 1e3)}k` : `${sign}£${inFigures(Math.round(size))}`;
}

/** 0.97656 → "97.7%". */
export function printShare(share: number, decimals = 1): string {
  return `${(share * 100).toFixed(decimals).replace('-', '−')}%`;
}

/** 7,935 m² → "0.79 ha"; what would print as 0.00 ha in m², 12 → "12 m²"; nothing → "0 ha". */
export function printHectares(m2: number): string {
  if (Math.abs(m2) < 0.5) return '0 ha';
  return Math.abs(m2) < 50 ? `${printNumber(m2)} m²` : `${(m2 / 10_000).toFixed(2)} ha`;
}

/** Whole numbers with thousands; otherwise one decimal. */
export function printNumber(value: number, decimals = 0): string {
  return inFigures(value, decimals).replace('-', '−');
}

/** "1 ward", "2 wards": one is what prints as one. */
export function printCount(count: number, one: string, many = `${one}s`): string {
  const printed = printNumber(count);
  return `${printed} ${/^−?1$/.test(printed) ? one : many}`;
}
