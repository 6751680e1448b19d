import type { Plugin } from 'chart.js';
import type {} from 'chartjs-plugin-datalabels';
import type { ChartFigures, ReceiptGroup } from './figures.js';
import { columnNames, moneyAxis, nameAxis } from './axes.js';
import { frameOf } from './heading.js';
import { legendOnTop } from './legend.js';
import { formatMoney } from './money.js';
import { COLOURS, INK, SIZES, fontOf } from './palette.js';
import { penOf, renderChart } from './renderer.js';
import { drawStatements } from './statements.js';
import { lineHeight, measureIn, wrap } from './text.js';

const LEVELS = [
  { key: 'lowGbp', label: 'Low', colour: COLOURS.sky },
  { key: 'middleGbp', label: 'Middle', colour: COLOURS.blue },
  { key: 'highGbp', label: 'High', colour: '#333333' },
] as const;

/** More groups than this leave too little room for labels that lie level. */
const MOST_LEVEL_GROUPS = 4;

/** The land receipt of every option, low, middle and high; a zero is said in words, and where no option has a bar, words are all. */
export function drawReceipt(figures: ChartFigures): Promise<Buffer> {
  const { receipt } = figures;
  const { groups, prices } = receipt;
  if (groups.every(isWords)) return drawStatements(statementsOf(groups), frameOf(figures, receipt, noReceipt(groups)));
  const hasBars = groups.map((group) => !isWords(group));
  const columns = columnNames(groups.map(({ label }) => label));
  const crowded = groups.length > MOST_LEVEL_GROUPS;
  return renderChart(
    {
      type: 'bar',
      data: {
        labels: columns.names,
        datasets: LEVELS.map(({ key, label, colour }) => ({
          label,
          data: groups.map((group) => group[key]),
          backgroundColor: colour,
          categoryPercentage: 0.86,
          barPercentage: 0.94,
          maxBarThickness: 90,
        })),
      },
      options: {
        scales: {
          x: nameAxis(columns),
          y: moneyAxis(`£m, ${prices}`, { grace: crowded ? '18%' : '6%' }),
        },
        plugins: {
          legend: legendOnTop(),
          datalabels: {
            display: ({ dataIndex }) => hasBars[dataIndex] === true,
            anchor: 'end',
            align: 'end',
            offset: 1,
            rotation: crowded ? -90 : 0,
            color: INK,
            formatter: (gbp: number | null) => (gbp === null ? '' : formatMoney(gbp)),
          },
        },
      },
      plugins: [wordsForZero(groups)],
    },
    frameOf(figures, receipt, 'land receipt by option, low, middle and high'),
  );
}

const isUnknown = (group: ReceiptGroup) => LEVELS.every(({ key }) => group[key] === null);

/** Whether a group has no bar to show, only words. */
const isWords = (group: ReceiptGroup) => LEVELS.every(({ key }) => group[key] === null || group[key] === 0);

function noReceipt(groups: readonly ReceiptGroup[]): string {
  return groups.some(isUnknown) ? 'land receipt by option' : 'no option brings a land receipt';
}

function statementsOf(groups: readonly ReceiptGroup[]) {
  return groups.map((group) => ({ name: group.label, text: wordsOf(group) }));
}

function wordsOf(group: ReceiptGroup): string {
  if (isUnknown(group)) return 'not valued';
  return isWords(group) ? `£0: ${group.whyZero ?? 'no block emptied'}` : '';
}

/** "£0: no block emptied" above the axis, where a group has no bar to show. */
function wordsForZero(groups: readonly ReceiptGroup[]): Plugin<'bar'> {
  return {
    id: 'wordsForZero',
    afterDatasetsDraw: (chart) => {
      const { left, right } = chart.chartArea;
      const measure = measureIn(SIZES.text, 'bold');
      const width = Math.min((right - left) / groups.length - 12, 260);
      const foot = (chart.scales.y?.getPixelForValue(0) ?? 0) - 12;
      const pen = penOf(chart);
      pen.save();
      pen.font = fontOf(SIZES.text, 'bold');
      pen.fillStyle = INK;
      pen.textAlign = 'center';
      pen.textBaseline = 'bottom';
      groups.forEach((group, index) => {
        const lines = wordsOf(group) === '' ? [] : wrap(wordsOf(group), width, 6, measure);
        const x = chart.scales.x?.getPixelForValue(index) ?? 0;
        lines.forEach((line, row) => pen.fillText(line, x, foot - (lines.length - 1 - row) * lineHeight(SIZES.text)));
      });
      pen.restore();
    },
  };
}
