import type { ChartConfiguration } from 'chart.js';
import type {} from 'chartjs-plugin-datalabels';
import type { ChartFigures, RegimeBars, RegimesFigure } from '../../report/figures/index.js';
import { formatMoneyChange } from '../../words/labels/index.js';
import { moneyAxis } from './axes.js';
import { hatch } from './hatch.js';
import { frameOf, shorten } from './heading.js';
import { legendOnTop } from './legend.js';
import { COLOURS, HEIGHT, INK, SIZES, TALL } from './palette.js';
import { renderChart } from './renderer.js';
import { drawStatements } from './statements.js';
import { measureIn, plain, wrap } from './text.js';

const PARTIES = [
  { key: 'trustGbp', label: 'Trust' },
  { key: 'systemGbp', label: 'Trust and commissioner together' },
] as const;

/** Room for a regime's name beside its bars. */
const NAME_WIDTH = 240;
/** More regimes than this need a taller picture. */
const MOST = 6;

/** What one option changes for the trust, and for trust and commissioner together, under each payment regime; undefined where none was tried. */
export function drawRegimes(figures: ChartFigures): Promise<Buffer> | undefined {
  const { regimes: figure } = figures;
  if (figure === undefined || figure.regimes.length === 0) return undefined;
  const { regimes, yearLabel, prices, option } = figure;
  const frame = frameOf(figures, figure, finding(figure), `Option: ${shorten(option, 90)}`);
  if (regimes.every(isEven))
    return drawStatements(
      [{ name: `Under all ${regimes.length} payment regimes`, text: '£0: nobody gains or loses' }],
      frame,
    );
  const measure = measureIn(SIZES.text);
  const fills = [COLOURS.blue, hatch(COLOURS.orange)];
  const config = {
    type: 'bar',
    data: {
      labels: regimes.map(({ label }) => wrap(plain(label), NAME_WIDTH, 2, measure)),
      datasets: PARTIES.map(({ key, label }, index) => ({
        label,
        data: regimes.map((regime) => regime[key]),
        backgroundColor: fills[index],
        categoryPercentage: 0.8,
        barPercentage: 0.95,
      })),
    },
    options: {
      indexAxis: 'y',
      scales: {
        x: { ...moneyAxis(`£m in ${yearLabel}, ${prices}; right of 0 is better`), ...roomFor(regimes) },
        y: { ticks: { autoSkip: false }, grid: { display: false } },
      },
      plugins: {
        legend: legendOnTop(),
        datalabels: {
          display: true,
          anchor: ({ dataset, dataIndex }: Labelled) => (isNegative(dataset.data[dataIndex]) ? 'start' : 'end'),
          align: ({ dataset, dataIndex }: Labelled) => (isNegative(dataset.data[dataIndex]) ? 'start' : 'end'),
          offset: 2,
          color: INK,
          formatter: (gbp: number | null) => (gbp === null ? 'not known' : formatMoneyChange(gbp)),
        },
      },
    },
  } as unknown as ChartConfiguration<'bar'>;
  return renderChart(config, frame, { height: regimes.length > MOST ? TALL : HEIGHT });
}

/** Share of the axis that a bar's figure takes beside it. */
const FIGURE_SHARE = 0.16;

/** Ends of the axis that leave room for a figure beside the longest bar on either side. */
function roomFor(regimes: readonly RegimeBars[]) {
  const amounts = regimes.flatMap((regime) => PARTIES.map(({ key }) => regime[key] ?? 0));
  const [least, most] = [Math.min(0, ...amounts), Math.max(0, ...amounts)];
  const room = FIGURE_SHARE * Math.max(most - least, 1);
  return { suggestedMin: least < 0 ? least - room : 0, suggestedMax: most + room };
}

interface Labelled {
  readonly dataset: { readonly data: readonly unknown[] };
  readonly dataIndex: number;
}

const isNegative = (value: unknown) => typeof value === 'number' && value < 0;

/** Whether nobody gains or loses a pound. */
function isEven(regime: RegimeBars): boolean {
  return PARTIES.every(({ key }) => Math.abs(regime[key] ?? NaN) < POUND);
}

/** Less than that is none. */
const POUND = 1;

/** Under how many regimes the trust loses. */
export function finding({ regimes, yearLabel }: RegimesFigure): string {
  const known = regimes.filter(({ trustGbp }) => trustGbp !== null);
  const losing = known.filter((regime) => loses(regime)).length;
  const count =
    losing === 0 ? 'the trust loses under none' : `the trust loses under ${losing === known.length ? 'all' : losing}`;
  return `${count} of ${known.length} payment regimes in ${yearLabel}`;
}

function loses({ trustGbp }: RegimeBars): boolean {
  return trustGbp !== null && trustGbp <= -POUND;
}
