import type { Chart, Plugin } from 'chart.js';
import type { Pen } from './canvas.js';
import { GREY_INK, INK, SIZES, fontOf } from './palette.js';
import { penOf } from './renderer.js';
import { fit, lineHeight, measureIn, wrap } from './text.js';

/** Room beside the plot for the labels and the lines that lead to them. */
export const END_LABEL_WIDTH = 250;
const LEADER = 34;
const GAP = 4;

/** Up to so many labels each have two lines for their name, up to so many one, and more than that share it with the figure. */
const MOST = { twoLineNames: 5, oneLineNames: 8 };

export interface EndLabel {
  readonly name: string;
  readonly figure: string;
}

interface End {
  readonly x: number;
  readonly y: number;
  readonly lines: readonly string[];
}

/** Names each line at its end, in the order of the datasets: pushed apart where they would overlap, with a line that leads to each. */
export function endLabels(labels: readonly EndLabel[]): Plugin<'line'> {
  return {
    id: 'endLabels',
    afterDatasetsDraw: (chart) => {
      const ends = labels.flatMap((label, index) => endOf(chart as Chart, label, index, labels.length) ?? []);
      const { top, bottom, right } = chart.chartArea;
      const heights = ends.map(({ lines }) => lines.length * lineHeight(SIZES.text));
      const middles = spread(
        ends.map(({ y }) => y),
        heights.map((height) => height + GAP),
        [top, bottom],
      );
      ends.forEach((end, index) => drawEnd(penOf(chart), end, right, middles[index] ?? end.y));
    },
  };
}

/**
 * Middles of labels of such heights, each as near to where it is wanted as the others let it be, none over another, all within
 * the limits while they fit; in the order of the wants.
 */
export function spread(
  wanted: readonly number[],
  heights: readonly number[],
  [top, bottom]: readonly [number, number],
): number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0) || a - b);
  const middles = [...wanted];
  let free = top;
  for (const index of order) {
    const half = (heights[index] ?? 0) / 2;
    middles[index] = Math.max(wanted[index] ?? 0, free + half);
    free = (middles[index] ?? 0) + half;
  }
  let ceiling = Math.max(bottom, top + heights.reduce((sum, height) => sum + height, 0));
  for (const index of order.reverse()) {
    const half = (heights[index] ?? 0) / 2;
    middles[index] = Math.min(middles[index] ?? 0, ceiling - half);
    ceiling = (middles[index] ?? 0) - half;
  }
  return middles;
}

function endOf(chart: Chart, { name, figure }: EndLabel, index: number, count: number): End | undefined {
  const values = chart.data.datasets[index]?.data ?? [];
  const point = chart.getDatasetMeta(index).data[values.findLastIndex((value) => typeof value === 'number')];
  if (point === undefined) return undefined;
  const lines = linesOf({ name, figure }, count);
  return { x: point.x, y: point.y, lines };
}

function linesOf({ name, figure }: EndLabel, count: number): string[] {
  const width = END_LABEL_WIDTH - LEADER - 4;
  const measure = measureIn(SIZES.text);
  if (count <= MOST.twoLineNames) return [...wrap(name, width, 2, measure), figure];
  if (count <= MOST.oneLineNames) return [fit(name, width, measure), figure];
  return [`${fit(name, width - measure(` ${figure}`), measure)} ${figure}`];
}

/** A thin grey line leads from a line's end to its name: in the line's own colour it would read as its next year. */
function drawEnd(pen: Pen, { x, y, lines }: End, right: number, middle: number): void {
  const height = lineHeight(SIZES.text);
  pen.save();
  pen.strokeStyle = GREY_INK;
  pen.lineWidth = 1;
  pen.setLineDash([]);
  pen.beginPath();
  pen.moveTo(x, y);
  pen.lineTo(right + LEADER - 10, middle);
  pen.lineTo(right + LEADER - 4, middle);
  pen.stroke();
  pen.fillStyle = INK;
  pen.textAlign = 'left';
  pen.textBaseline = 'middle';
  lines.forEach((line, index) => {
    pen.font = fontOf(SIZES.text, index === lines.length - 1 && lines.length > 1 ? 'bold' : 'normal');
    pen.fillText(line, right + LEADER, middle + (index - (lines.length - 1) / 2) * height);
  });
  pen.restore();
}
