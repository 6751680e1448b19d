import type { ChartFigures, NetPositionFigure } from './figures.js';
import { moneyAxis, yearAxis } from './axes.js';
import { END_LABEL_WIDTH, endLabels } from './endLabels.js';
import { frameOf } from './heading.js';
import { formatMoney } from './money.js';
import { COLOURS } from './palette.js';
import { spanOf } from './releasedStranded.js';
import { renderChart } from './renderer.js';

const STYLES = [
  { colour: COLOURS.black, dash: [], point: 'circle' },
  { colour: COLOURS.orange, dash: [12, 7], point: 'rect' },
  { colour: COLOURS.blue, dash: [3, 5], point: 'triangle' },
  { colour: COLOURS.vermilion, dash: [16, 5, 3, 5], point: 'rectRot' },
  { colour: COLOURS.green, dash: [7, 4], point: 'star' },
  { colour: COLOURS.purple, dash: [20, 6], point: 'cross' },
  { colour: COLOURS.sky, dash: [2, 3], point: 'crossRot' },
] as const;

const MARKER_EVERY = 6;

/** The cumulative net position of every option, each line named at its end. */
export function drawNetPosition(figures: ChartFigures): Promise<Buffer> {
  const { netPosition } = figures;
  const { yearLabels, options, prices } = netPosition;
  return renderChart(
    {
      type: 'line',
      data: { labels: [...yearLabels], datasets: options.map((_, index) => lineOf(netPosition, index)) },
      options: {
        scales: { x: yearAxis(), y: moneyAxis(`£m, cumulative, ${prices}`) },
        plugins: { legend: { display: false } },
      },
      plugins: [endLabels(options.map(labelOf))],
    },
    frameOf(
      figures,
      netPosition,
      `cumulative net position by option, ${spanOf(yearLabels)}`,
      options.length > 1 ? 'Where options coincide, the narrower lines lie on the wider ones.' : undefined,
    ),
    END_LABEL_WIDTH,
  );
}

/** Earlier options are drawn wider and first, and markers fall on different years, so that lines which coincide all show. */
function lineOf({ options }: NetPositionFigure, index: number) {
  const style = STYLES[index % STYLES.length] ?? STYLES[0];
  const below = options.length - 1 - index;
  const shift = Math.round((index * MARKER_EVERY) / Math.max(options.length, 1));
  return {
    label: `${index + 1}`,
    data: [...(options[index]?.cumulativeGbp ?? [])],
    borderColor: style.colour,
    backgroundColor: style.colour,
    borderWidth: 2.5 + 2.5 * Math.min(below, 3),
    borderDash: [...style.dash],
    pointStyle: style.point,
    pointBorderColor: style.colour,
    pointBackgroundColor: 'white',
    pointBorderWidth: 2,
    pointRadius: ({ dataIndex }: { dataIndex: number }) => (dataIndex % MARKER_EVERY === shift ? 7 : 0),
    order: index,
    spanGaps: false,
  };
}

function labelOf({ label, cumulativeGbp }: NetPositionFigure['options'][number]) {
  const end = cumulativeGbp.findLast((gbp) => gbp !== null);
  return { name: label, figure: typeof end === 'number' ? formatMoney(end) : 'not known' };
}
