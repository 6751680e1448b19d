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

const LEAST_MARKER_GAP = 6;

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
      someCoincide(options) ? 'Where options coincide, the narrower lines lie on the wider ones.' : undefined,
    ),
    END_LABEL_WIDTH,
  );
}

/** Lines under others that coincide with them are wider, and markers fall on different years, so that all show. */
function lineOf({ options }: NetPositionFigure, index: number) {
  const style = STYLES[index % STYLES.length] ?? STYLES[0];
  const above = options.slice(index + 1).filter((other) => coincide(other, options[index])).length;
  const gap = Math.max(LEAST_MARKER_GAP, options.length);
  const shift = Math.floor((index * gap) / options.length);
  return {
    label: `${index + 1}`,
    data: [...(options[index]?.cumulativeGbp ?? [])],
    borderColor: style.colour,
    backgroundColor: style.colour,
    borderWidth: 2.5 + 2.5 * Math.min(above, 3),
    borderDash: [...style.dash],
    pointStyle: style.point,
    pointBorderColor: style.colour,
    pointBackgroundColor: 'white',
    pointBorderWidth: 2,
    pointRadius: ({ dataIndex }: { dataIndex: number }) => (dataIndex % gap === shift ? 7 : 0),
    order: -index, // chart.js draws the lowest order last
    spanGaps: false,
  };
}

type Option = NetPositionFigure['options'][number];

/** Whether two options lie on one another, to the width of a line, in most years. */
function coincide(one: Option, other: Option | undefined): boolean {
  const size = Math.max(1, ...one.cumulativeGbp.map((gbp) => Math.abs(gbp ?? 0)));
  const near = one.cumulativeGbp.filter((gbp, year) => {
    const its = other?.cumulativeGbp[year];
    return gbp !== null && typeof its === 'number' && Math.abs(gbp - its) <= size / 100;
  });
  return near.length > one.cumulativeGbp.length / 2;
}

function someCoincide(options: readonly Option[]): boolean {
  return options.some((one, index) => options.slice(index + 1).some((other) => coincide(other, one)));
}

function labelOf({ label, cumulativeGbp }: Option) {
  const end = cumulativeGbp.findLast((gbp) => gbp !== null);
  return { name: label, figure: typeof end === 'number' ? formatMoney(end) : 'not known' };
}
