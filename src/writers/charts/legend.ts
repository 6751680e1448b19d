import type { LegendItem } from 'chart.js';
import { SIZES } from './palette.js';

interface LegendChoice {
  /** Of a line chart: the first so many lines, with their markers. */
  readonly lines?: number;
  /** The first dataset needs no name. */
  readonly skipFirst?: boolean;
}

/** A legend above the plot, left to right. */
export function legendOnTop({ lines, skipFirst = false }: LegendChoice = {}) {
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
      filter: ({ datasetIndex = 0 }: LegendItem) =>
        (lines === undefined || datasetIndex < lines) && !(skipFirst && datasetIndex === 0),
    },
  };
}
