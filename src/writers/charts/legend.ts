import type { Chart, ChartDataset, LegendItem } from 'chart.js';
import { INK, SIZES } from './palette.js';

interface LegendChoice {
  /** Of a line chart: the first so many lines, with their markers. */
  readonly lines?: number;
  /** Every dataset is a line without markers, and stands as a piece of itself: a box would have its dashes for a border. */
  readonly strokes?: boolean;
  /** The first dataset needs no name. */
  readonly skipFirst?: boolean;
}

/** Long enough for two dashes of the longest. */
const STROKE_WIDTH = 46;

/** A legend above the plot, left to right. */
export function legendOnTop({ lines, strokes = false, skipFirst = false }: LegendChoice = {}) {
  const asLines = lines !== undefined || strokes;
  return {
    position: 'top' as const,
    align: 'start' as const,
    labels: {
      boxWidth: 30,
      boxHeight: asLines ? 9 : 14,
      padding: 14,
      usePointStyle: asLines,
      ...(strokes ? { pointStyleWidth: STROKE_WIDTH, generateLabels: strokesOf } : {}),
      font: { size: SIZES.text },
      filter: ({ datasetIndex = 0 }: LegendItem) =>
        (lines === undefined || datasetIndex < lines) && !(skipFirst && datasetIndex === 0),
    },
  };
}

/** A piece of each line, in its colour and its dashes: of itself the legend would have those of its markers. */
function strokesOf({ data: { datasets } }: Chart): LegendItem[] {
  return (datasets as ChartDataset<'line'>[]).map(
    ({ label = '', borderColor, borderWidth, borderDash }, datasetIndex) => ({
      text: label,
      datasetIndex,
      strokeStyle: borderColor as string,
      lineWidth: borderWidth as number,
      lineDash: borderDash as number[],
      pointStyle: 'line',
      fontColor: INK,
    }),
  );
}
