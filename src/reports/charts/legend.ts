import type { LegendItem } from 'chart.js';
import { SIZES } from './palette.js';

/** A legend above the plot, left to right; of a line chart, the first so many lines with their markers. */
export function legendOnTop({ lines }: { readonly lines?: number } = {}) {
  const asLines = lines !== undefined;
  return {
    position: 'top' as const,
    align: 'start' as const,
    labels: {
      boxWidth: 30,
      boxHeight: asLines ? 9 : 14,
      padding: 14,
      usePointStyle: asLines,
      font: { size: SIZES.text },
      filter: ({ datasetIndex = 0 }: LegendItem) => lines === undefined || datasetIndex < lines,
    },
  };
}
