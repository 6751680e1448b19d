import type { ChartSeries, NativeChart } from './charted.js';
import { formatOf } from './formats.js';

const MILLION = 1_000_000;
const MONEY = /^(real|pv)?GBP(\/year)?$/;

/** The number format of an axis: money in millions where it comes to many, in thousands where it comes to a few, as beside its bars. */
export function axisFormat(unit: string, values: readonly (number | null)[]): string {
  const largest = largestOf(values);
  if (!MONEY.test(unit))
    return unit === 'bed' ? '#,##0' : (formatOf(unit, values).split(';')[0]?.replace('_)', '') ?? '');
  if (largest < MILLION) return '£#,##0;–£#,##0';
  const size = largest < 10 * MILLION ? '£#,##0,"k"' : '£#,##0,,"m"';
  return `${size};–${size};£0`;
}

/** The number on a bar: a fall is drawn upwards and is less, also where it stands over its bar; nought has no number. */
export function labelFormat({ unit, series }: NativeChart, part: ChartSeries['part']): string {
  const largest = largestOf(series.flatMap(({ values }) => values));
  const money = largest < MILLION ? '£#,##0' : largest < 10 * MILLION ? '£#,##0,"k"' : '£#,##0.0,,"m"';
  const size = MONEY.test(unit) ? money : '#,##0.0';
  if (part === 'fall' || part === 'over fall') return `–${size};–${size};;`;
  return part === 'over rise' ? `${size};${size};;` : `${size};–${size};;`;
}

function largestOf(values: readonly (number | null)[]): number {
  return values.reduce<number>((most, value) => Math.max(most, Math.abs(value ?? 0)), 0);
}
