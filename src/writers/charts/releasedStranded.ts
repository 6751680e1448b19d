import type { ChartConfiguration } from 'chart.js';
import type { ChartFigures, ReleasedStrandedFigure, YearlyGbp } from '../../report/figures/index.js';
import { axisTitle, moneyAxis, yearAxis } from './axes.js';
import { hatch } from './hatch.js';
import { frameOf, shorten } from './heading.js';
import { legendOnTop } from './legend.js';
import { COLOURS, INK } from './palette.js';
import { renderChart } from './renderer.js';
import { drawStatements, type Statement } from './statements.js';

/** Cost that closing beds releases, and cost that stays behind, stacked by year; where there is none, words say so. */
export function drawReleasedStranded(figures: ChartFigures): Promise<Buffer> | undefined {
  const { releasedStranded } = figures;
  if (releasedStranded === undefined) return undefined;
  const { releasedGbp, strandedGbp, yearLabels, option, prices } = releasedStranded;
  const span = `cost released and stranded each year, ${spanOf(yearLabels)}`;
  const frame = frameOf(figures, releasedStranded, span, `Option: ${shorten(option, 90)}`);
  const known = [...releasedGbp, ...strandedGbp].filter((gbp) => gbp !== null);
  if (known.every((gbp) => gbp === 0)) return drawStatements([nothing(known.length > 0)], frame);
  const bars = { borderColor: INK, borderWidth: 0.6, categoryPercentage: 0.92, barPercentage: 0.92, order: 1 };
  const shares = shareLines(releasedStranded);
  return renderChart(
    {
      type: 'bar',
      data: {
        labels: [...yearLabels],
        datasets: [
          { ...bars, label: 'Cost released', data: [...releasedGbp], backgroundColor: COLOURS.blue },
          { ...bars, label: 'Cost stranded', data: [...strandedGbp], backgroundColor: hatch(COLOURS.orange) },
          ...shares,
        ],
      },
      options: {
        scales: {
          x: yearAxis(true),
          y: moneyAxis(`£m a year, ${prices}`, { stacked: true }),
          ...(shares.length === 0 ? {} : { share: shareAxis() }),
        },
        plugins: { legend: legendOnTop() },
      },
    } as ChartConfiguration<'bar'>,
    frame,
  );
}

/** The share released, by its own axis, and the share from which on a plan is not plausible. */
function shareLines({ releaseShare, tooGood, yearLabels }: ReleasedStrandedFigure) {
  if (releaseShare === undefined) return [];
  const line = { type: 'line', yAxisID: 'share', pointRadius: 0, order: 0, spanGaps: false } as const;
  const share = {
    ...line,
    label: 'Share released (right)',
    data: [...releaseShare],
    borderColor: INK,
    backgroundColor: INK,
    borderWidth: 3,
    pointRadius: 3.5,
  };
  if (tooGood === undefined) return [share];
  const limit = {
    ...line,
    label: `${(tooGood * 100).toFixed(0)}%: from here on not plausible (right)`,
    data: yearLabels.map(() => tooGood),
    borderColor: INK,
    backgroundColor: 'white',
    borderWidth: 2.5,
    borderDash: [9, 6],
  };
  return [share, limit];
}

function shareAxis() {
  return {
    position: 'right',
    beginAtZero: true,
    suggestedMax: 1,
    title: axisTitle('Share of the full cost released'),
    ticks: { callback: (tick: number | string) => `${(Number(tick) * 100).toFixed(0)}%`, maxTicksLimit: 8 },
    grid: { display: false },
  };
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
