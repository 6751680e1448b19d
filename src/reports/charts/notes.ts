import type { Plugin } from 'chart.js';
import { INK, SIZES, fontOf } from './palette.js';
import { penOf } from './renderer.js';
import { lineHeight, measureIn, wrap } from './text.js';

/** Words in the middle of a plot that would otherwise be an empty picture. */
export function notePlugin(text: string): Plugin {
  return {
    id: 'note',
    afterDatasetsDraw: (chart) => {
      const { left, right, top, bottom } = chart.chartArea;
      const lines = wrap(text, (right - left) * 0.8, 3, measureIn(SIZES.subtitle, 'bold'));
      const pen = penOf(chart);
      pen.save();
      pen.font = fontOf(SIZES.subtitle, 'bold');
      pen.fillStyle = INK;
      pen.textAlign = 'center';
      pen.textBaseline = 'middle';
      lines.forEach((line, index) =>
        pen.fillText(line, (left + right) / 2, (top + bottom) / 2 + index * lineHeight(SIZES.subtitle)),
      );
      pen.restore();
    },
  };
}
