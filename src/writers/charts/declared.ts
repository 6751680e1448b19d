import type { ChartConfiguration } from 'chart.js';
import type { ChartFacts, DrawnLine } from '../../report/charts/index.js';
import type { ChartFigures } from '../../report/figures/index.js';
import { printCount, printGbp, printHectares, printNumber, printShare } from '../../words/index.js';
import { axisTitle, moneyAxis, yearAxis } from './axes.js';
import { bridge } from './bridge.js';
import { frameOf, shorten } from './heading.js';
import { hatch } from './hatch.js';
import { legendOnTop } from './legend.js';
import { COLOURS, INK } from './palette.js';
import { renderChart } from './renderer.js';
import { drawStatements } from './statements.js';

const FILLS = [COLOURS.blue, hatch(COLOURS.orange), COLOURS.green, hatch(COLOURS.purple), COLOURS.sky, COLOURS.yellow];
const STROKES = [COLOURS.black, COLOURS.orange, COLOURS.blue, COLOURS.vermilion, COLOURS.green, COLOURS.purple];
const DASHES = [[], [12, 7], [3, 5], [16, 5, 3, 5], [7, 4], [20, 6]];

/** A chart that a topic declares and that has no look of its own, by its shape; words where nothing of it is known. */
export function drawDeclared(figures: ChartFigures, declared: ChartFacts): Promise<Buffer> {
  // Steps that are nought are left out: no input of a picture changes.
  const chart = { ...declared, lines: declared.lines.filter(({ onCellsOnly }) => onCellsOnly !== true) };
  // No option acts on a contract alone.
  const option = figures.isLandless === true ? '' : `Option: ${shorten(chart.optionTitle, 60)}.`;
  const frame = frameOf(figures, chart, lowerFirst(chart.title), [option, chart.subtitle].join(' ').trim());
  const numbers = chart.lines.flatMap(({ value, values }) => values ?? [value]);
  const given = chart.variants?.flatMap(({ values }) => values) ?? numbers;
  const rounding = isMoney(chart.unit) ? 1 : 1e-6;
  if (given.length > 0 && given.every((number) => number !== null && Math.abs(number) < rounding))
    return drawStatements([{ name: chart.axis, text: 'nought throughout' }], frame);
  if (given.every((number) => number === null)) return drawStatements([{ name: chart.axis, text: 'not known' }], frame);
  return renderChart(configOf(figures, chart), frame);
}

function configOf(figures: ChartFigures, chart: ChartFacts): ChartConfiguration<'bar'> {
  const y = axisOf(chart);
  if (chart.shape === 'bridge')
    return bridge(
      chart.lines.map(({ label, value, step }) => ({
        label,
        amount: value ?? NaN,
        kind: step,
      })),
      { axis: y, print: ({ amount }) => printed(amount, chart.unit), goodIs: 'up', carriesFirstLevel: false },
    );
  const isByYear = chart.shape === 'lines' || chart.shape === 'stacked';
  const datasets = isByYear ? chart.lines.map((line, index) => ofYears(chart, line, index)) : ofOneYear(chart);
  const config = {
    type: 'bar',
    data: { labels: isByYear ? chart.yearLabels : labelsOf(chart), datasets },
    options: {
      scales: {
        x: isByYear ? yearAxis(chart.shape === 'stacked') : { ticks: { autoSkip: false } },
        y: chart.shape === 'stacked' ? { ...y, stacked: true } : y,
        ...(chart.lines.some(({ share }) => share)
          ? {
              share: {
                position: 'right',
                min: 0,
                grid: { display: false },
                ticks: { callback: (at: number) => printShare(at, 0) },
              },
            }
          : {}),
      },
      // Bars of one kind are named below and measured beside: there is nothing for a legend to tell.
      plugins: {
        legend:
          isByYear || datasets.length > 1 ? legendOnTop({ strokes: chart.shape === 'lines' }) : { display: false },
      },
    },
  };
  return config as unknown as ChartConfiguration<'bar'>;
}

function ofYears(chart: ChartFacts, { label, values = [], share }: DrawnLine, index: number): object {
  const isLine = chart.shape === 'lines' || share;
  const colour = STROKES[index % STROKES.length];
  const line = {
    type: 'line',
    borderColor: colour,
    backgroundColor: colour,
    borderWidth: 2.5,
    borderDash: DASHES[index % DASHES.length],
    pointRadius: 0,
  };
  const bars = { borderColor: INK, borderWidth: 0.6, backgroundColor: FILLS[index % FILLS.length] };
  return { label, data: [...values], ...(isLine ? line : bars), ...(share ? { yAxisID: 'share' } : {}) };
}

/** Bars of lines in one year, or of variants, each with its figure. */
function ofOneYear(chart: ChartFacts): object[] {
  const look = (index: number): object => ({
    backgroundColor: FILLS[index % FILLS.length],
    borderColor: INK,
    borderWidth: 0.6,
    datalabels: {
      display: true,
      anchor: 'end',
      align: 'end',
      formatter: (value: number | null) => (value === null ? 'not known' : printed(value, chart.unit)),
    },
  });
  const { variants, lines } = chart;
  if (variants === undefined) return [{ label: chart.axis, data: lines.map(({ value }) => value), ...look(0) }];
  return lines.map(({ label }, index) => ({
    label,
    data: variants.map(({ values }) => values[index] ?? null),
    ...look(index),
  }));
}

function labelsOf({ lines, variants }: ChartFacts): string[] {
  return (variants ?? lines).map(({ label }) => shorten(label, 40));
}

function axisOf({ axis, unit }: ChartFacts): object {
  return isMoney(unit)
    ? moneyAxis(axis.replace('£', '£m'), { grace: '14%' })
    : {
        grace: '14%',
        title: axisTitle(axis),
        ticks: { maxTicksLimit: 8, callback: (at: number) => printed(at, unit) },
      };
}

function printed(value: number, unit: string): string {
  if (isMoney(unit)) return printGbp(value);
  if (unit === '1') return printNumber(value, 2);
  if (unit === 'm2') return printHectares(value);
  return unit === 'ward' || unit === 'bed' ? printCount(value, unit) : printNumber(value);
}

function isMoney(unit: string): boolean {
  return /^(real|pv)?GBP\b/.test(unit);
}

function lowerFirst(text: string): string {
  return `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}
