import type { Plugin } from 'chart.js';
import type { Pen } from './canvas.js';
import { INK, SIZES, WIDTH, fontOf } from './palette.js';
import { MARGIN } from './frame.js';
import { penOf } from './renderer.js';
import { fit, lineHeight, measureIn } from './text.js';

/** A dotted line up the plot at one of its columns, named above the plot. */
export interface EndMark {
  readonly index: number;
  readonly label: string;
}

/** Where a mark's label goes: on which side of its line, in which row above the plot (0 is the lowest), and in what width. */
export interface MarkPlace {
  readonly side: 'left' | 'right';
  readonly row: number;
  readonly room: number;
}

const ROW = lineHeight(SIZES.text) + 2;
const ABOVE_PLOT = 8;
const ASIDE = 7;

/** Room between legend and plot for the labels of so many marks, as an empty subtitle of the chart. */
export function roomForMarks(count: number) {
  return {
    display: count > 0,
    position: 'top' as const,
    weight: 500, // nearer the plot than the legend, whose weight is 1,000
    text: Array.from({ length: count }, () => ' '),
    font: { size: SIZES.text, lineHeight: `${ROW}px` },
    padding: { top: 0, bottom: ABOVE_PLOT },
  };
}

/** Draws marks, in the order of their columns, under the chart's lines; their labels stand above the plot and cover nothing. */
export function endMarks(marks: readonly EndMark[]): Plugin<'line'> {
  return {
    id: 'endMarks',
    beforeDatasetsDraw: (chart) => {
      const { top, bottom, left } = chart.chartArea;
      const columns = marks.map(({ index }) => chart.scales.x?.getPixelForValue(index) ?? 0);
      const measure = measureIn(SIZES.text);
      const widths = marks.map(({ label }) => measure(label) + ASIDE);
      const pen = penOf(chart);
      placeMarks(columns, widths, [left, WIDTH - MARGIN]).forEach(({ side, row, room }, at) => {
        const [x, foot] = [columns[at] ?? 0, top - ABOVE_PLOT - row * ROW];
        drawLine(pen, x, bottom, foot - ROW);
        drawLabel(pen, fit(marks[at]?.label ?? '', room - ASIDE, measure), { x, y: foot - ROW / 2, side });
      });
    },
  };
}

/**
 * Places for labels of such widths beside lines at such columns, left to right, so that no line crosses a label: of three ways,
 * the one that shortens the labels least. A line ends in its label's row, so what stands in the rows above passes over it.
 */
export function placeMarks(
  columns: readonly number[],
  widths: readonly number[],
  [left, right]: readonly [number, number],
): MarkPlace[] {
  const toTheLeft = columns.map((x, row): MarkPlace => ({ side: 'left', row, room: x - left }));
  const toTheRight = columns.map((x, at): MarkPlace => ({
    side: 'right',
    row: columns.length - 1 - at,
    room: right - x,
  }));
  const inward = toTheLeft.map((place, at): MarkPlace => {
    if (at > 0) return place;
    return { side: 'right', row: 0, room: (columns[1] ?? right) - (columns[0] ?? left) - ASIDE };
  });
  const lacking = (places: readonly MarkPlace[]) =>
    places.reduce((sum, { room }, at) => sum + Math.max(0, (widths[at] ?? 0) - room), 0);
  return [toTheLeft, toTheRight, inward].reduce((best, other) => (lacking(other) < lacking(best) ? other : best));
}

function drawLine(pen: Pen, x: number, from: number, to: number): void {
  pen.save();
  pen.strokeStyle = INK;
  pen.lineWidth = 1.5;
  pen.setLineDash([2, 4]);
  pen.beginPath();
  pen.moveTo(x, from);
  pen.lineTo(x, to);
  pen.stroke();
  pen.restore();
}

interface LabelPlace {
  readonly x: number;
  readonly y: number;
  readonly side: 'left' | 'right';
}

function drawLabel(pen: Pen, text: string, { x, y, side }: LabelPlace): void {
  pen.save();
  pen.font = fontOf(SIZES.text);
  pen.fillStyle = INK;
  pen.textBaseline = 'middle';
  pen.textAlign = side === 'left' ? 'right' : 'left';
  pen.fillText(text, side === 'left' ? x - ASIDE : x + ASIDE, y);
  pen.restore();
}
