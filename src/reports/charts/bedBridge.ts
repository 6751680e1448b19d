import type { Plugin } from 'chart.js';
import type {} from 'chartjs-plugin-datalabels';
import type { BedBridgeFigure, BedStep, ChartFigures } from './figures.js';
import { axisTitle, columnNames, nameAxis } from './axes.js';
import { hatch, type Hatch } from './hatch.js';
import { frameOf, shorten } from './heading.js';
import { formatBeds, formatChange } from './money.js';
import { COLOURS, GREY_INK, INK } from './palette.js';
import { penOf, renderChart } from './renderer.js';

type Span = readonly [from: number, to: number];

/** Bridge from the beds open today to the beds needed and those that can close. */
export function drawBedBridge(figures: ChartFigures): Promise<Buffer> {
  const { bedBridge } = figures;
  const spans = spansOf(bedBridge.steps);
  const drawn = spans.map(([from, to]): [number, number] => [from, to]);
  return renderChart(
    {
      type: 'bar',
      data: {
        labels: columnNames(bedBridge.steps.map(({ label }) => label)),
        datasets: [
          {
            data: drawn,
            backgroundColor: bedBridge.steps.map(fillOf),
            borderColor: INK,
            borderWidth: 1,
            borderSkipped: false,
            minBarLength: 2,
            barPercentage: 0.86,
            categoryPercentage: 0.9,
          },
        ],
      },
      options: {
        scales: {
          x: nameAxis(),
          y: {
            beginAtZero: true,
            suggestedMax: 1,
            grace: '8%',
            title: axisTitle('Beds'),
            ticks: { maxTicksLimit: 8, precision: 0 },
          },
        },
        plugins: {
          legend: { display: false },
          datalabels: {
            display: true,
            anchor: 'end',
            align: 'end',
            offset: 3,
            padding: 1,
            backgroundColor: 'white',
            color: INK,
            font: { weight: 'bold' },
            formatter: (_, { dataIndex }) => printStep(bedBridge.steps[dataIndex]),
          },
        },
      },
      plugins: [connectors(spans)],
    },
    frameOf(figures, bedBridge, finding(bedBridge), `Scenario: ${shorten(bedBridge.scenario, 90)}`),
  );
}

/** Where each bar starts and ends, in beds; a step that could not be calculated is flat. */
export function spansOf(steps: readonly BedStep[]): Span[] {
  const firstLevel = steps.find(({ kind, beds }) => kind === 'level' && Number.isFinite(beds))?.beds ?? 0;
  let reached = 0;
  return steps.map(({ kind, beds: counted }): Span => {
    const beds = Number.isFinite(counted) ? counted : 0;
    if (kind === 'closable') return [firstLevel - beds, firstLevel];
    const from = kind === 'level' ? 0 : reached;
    reached = from + beds;
    return [Math.min(from, reached), Math.max(from, reached)];
  });
}

function finding({ steps, yearLabel }: BedBridgeFigure): string {
  const levels = steps.filter(({ kind }) => kind === 'level');
  const closable = steps.find(({ kind }) => kind === 'closable');
  const [open, needed] = [levels[0], levels[levels.length - 1]];
  if (open === undefined || needed === undefined) return `beds needed in ${yearLabel}`;
  const first = `${formatBeds(open.beds)} beds open today, ${formatBeds(needed.beds)} needed in ${yearLabel}`;
  return closable === undefined
    ? first
    : `${first}: ${closable.beds === 0 ? 'none' : formatBeds(closable.beds)} can close`;
}

function printStep(step: BedStep | undefined): string {
  if (step === undefined) return '';
  return step.kind === 'change' ? formatChange(step.beds) : formatBeds(step.beds);
}

function fillOf({ kind, beds }: BedStep): string | Hatch {
  if (kind === 'level') return COLOURS.blue;
  if (kind === 'closable') return hatch(COLOURS.green);
  return beds > 0 ? COLOURS.vermilion : COLOURS.sky;
}

/** Thin dashed lines that carry each bar's end to the next bar, and the first level to the closable beds. */
function connectors(spans: readonly Span[]): Plugin<'bar'> {
  return {
    id: 'connectors',
    beforeDatasetsDraw: (chart) => {
      const top = spans[0]?.[1];
      const bars = chart.getDatasetMeta(0).data;
      const [first, last] = [bars[0], bars[bars.length - 1]];
      const height = top === undefined ? undefined : chart.scales.y?.getPixelForValue(top);
      if (first === undefined || last === undefined || height === undefined) return;
      const pen = penOf(chart);
      pen.save();
      pen.strokeStyle = GREY_INK;
      pen.setLineDash([3, 5]);
      pen.beginPath();
      pen.moveTo(first.x, height);
      pen.lineTo(last.x, height);
      pen.stroke();
      pen.restore();
    },
  };
}
