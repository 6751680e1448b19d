import type { ChartFigures, YearlyGbp } from './figures.js';
import { moneyAxis, yearAxis } from './axes.js';
import { hatch } from './hatch.js';
import { frameOf, shorten } from './heading.js';
import { legendOnTop } from './legend.js';
import { COLOURS, INK } from './palette.js';
import { renderChart } from './renderer.js';
import { drawStatements, type Statement } from './statements.js';

/** Cost that closing beds releases, and cost that stays behind, stacked by year; where there is none, words say so. */
export function drawReleasedStranded(figures: ChartFigures): Promise<Buffer> {
  const { releasedStranded } = figures;
  const { releasedGbp, strandedGbp, yearLabels, option, prices } = releasedStranded;
  const span = `cost released and stranded each year, ${spanOf(yearLabels)}`;
  const frame = frameOf(figures, releasedStranded, span, `Option: ${shorten(option, 90)}`);
  const known = [...releasedGbp, ...strandedGbp].filter((gbp) => gbp !== null);
  if (known.every((gbp) => gbp === 0)) return drawStatements([nothing(known.length > 0)], frame);
  const bars = { borderColor: INK, borderWidth: 0.6, categoryPercentage: 0.92, barPercentage: 0.92 };
  return renderChart(
    {
      type: 'bar',
      data: {
        labels: [...yearLabels],
        datasets: [
          { ...bars, label: 'Cost released', data: [...releasedGbp], backgroundColor: COLOURS.blue },
          { ...bars, label: 'Cost stranded', data: [...strandedGbp], backgroundColor: hatch(COLOURS.orange) },
        ],
      },
      options: {
        scales: {
          x: yearAxis(true),
          y: moneyAxis(`£m a year, ${prices}`, { stacked: true }),
        },
        plugins: { legend: legendOnTop() },
      },
    },
    frame,
  );
}

function nothing(isKnown: boolean): Statement {
  const text = isKnown ? '£0 in every year: none is released or stranded' : 'not known in any year';
  return { name: 'Cost released and stranded', text };
}

/** "2016/17 to 2045/46" */
export function spanOf(yearLabels: readonly string[]): string {
  return `${yearLabels[0] ?? ''} to ${yearLabels[yearLabels.length - 1] ?? ''}`;
}

/** A series without the zeros before its first and after its last payment, so that a line neither rises from nor falls to them. */
export function withoutIdleYears(series: YearlyGbp): (number | null)[] {
  const paid = (gbp: number | null) => gbp !== null && gbp !== 0;
  const [first, last] = [series.findIndex(paid), series.findLastIndex(paid)];
  return series.map((gbp, index) => (index < first || index > last ? null : gbp));
}
