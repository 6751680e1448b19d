import type { Chart, ChartConfiguration, Plugin } from 'chart.js';
import type {} from 'chartjs-plugin-datalabels';
import { columnNames, nameAxis } from './axes.js';
import { hatch, type Hatch } from './hatch.js';
import { legendOnTop } from './legend.js';
import { COLOURS, GREY_INK, INK } from './palette.js';
import { penOf } from './renderer.js';

export type Span = readonly [from: number, to: number];

/** A bar of a bridge: a level stands on zero, a change starts where the step before ended, a part hangs from the first level or tops it. */
export interface BridgeStep {
  readonly label: string;
  readonly amount: number;
  readonly kind: 'level' | 'change' | 'hangs' | 'tops';
  /** What a level is made of, from the foot up; drawn inside it. */
  readonly parts?: readonly BridgePart[];
}

export interface BridgePart {
  readonly label: string;
  readonly amount: number;
}

interface BridgeLook {
  /** The upright axis. */
  readonly axis: object;
  readonly print: (step: BridgeStep) => string;
  readonly printPart?: (part: BridgePart) => string;
  /** A rise of a bed bridge is a cost, a rise of money a gain: which of the two is the warning colour. */
  readonly goodIs: 'up' | 'down';
  /** Carries the first level across the chart, for what hangs from it. */
  readonly carriesFirstLevel: boolean;
}

const PART_COLOURS = [COLOURS.blue, COLOURS.sky, COLOURS.green, COLOURS.purple, COLOURS.yellow] as const;
const BARS = {
  borderColor: INK,
  borderWidth: 1,
  borderSkipped: false,
  minBarLength: 2,
  barPercentage: 0.86,
  categoryPercentage: 0.9,
  grouped: false,
} as const;

/** A bridge of bars from one level to another: each change starts where the one before ended. */
export function bridge(steps: readonly BridgeStep[], look: BridgeLook): ChartConfiguration<'bar'> {
  const spans = spansOf(steps);
  const columns = columnNames(steps.map(({ label }) => label));
  const parts = steps.flatMap((step, index) =>
    step.parts === undefined ? [] : partsOf(step.parts, index, steps.length),
  );
  return {
    type: 'bar',
    data: {
      labels: columns.names,
      datasets: [
        {
          ...BARS,
          label: '',
          data: spans.map(([from, to]): [number, number] => [from, to]),
          backgroundColor: steps.map((step) => fillOf(step, look)),
          datalabels: {
            display: true,
            anchor: 'end',
            align: 'end',
            offset: 3,
            padding: 1,
            backgroundColor: 'white',
            color: INK,
            font: { weight: 'bold' },
            formatter: (_, { dataIndex }) => (steps[dataIndex] === undefined ? '' : look.print(steps[dataIndex])),
          },
          order: 1,
        },
        ...parts.map(({ part, data }, index) => ({
          ...BARS,
          label: look.printPart?.(part) ?? part.label,
          data: data as [number, number][],
          backgroundColor: PART_COLOURS[index % PART_COLOURS.length] ?? COLOURS.blue,
          minBarLength: 0,
          datalabels: { display: false },
        })),
      ],
    },
    options: {
      scales: { x: nameAxis(columns), y: look.axis },
      plugins: { legend: parts.length === 0 ? { display: false } : legendOnTop({ skipFirst: true }) },
    },
    plugins: look.carriesFirstLevel ? [firstLevel(spans)] : [connectors(spans, steps)],
  };
}

/** Where each bar starts and ends; a step that could not be calculated is flat. */
export function spansOf(steps: readonly BridgeStep[]): Span[] {
  const first = steps.find(({ kind, amount }) => kind === 'level' && Number.isFinite(amount))?.amount ?? 0;
  let reached = 0;
  return steps.map(({ kind, amount: counted }): Span => {
    const amount = Number.isFinite(counted) ? counted : 0;
    if (kind === 'hangs') return [first - amount, first];
    if (kind === 'tops') return [first, first + amount];
    const from = kind === 'level' ? 0 : reached;
    reached = from + amount;
    return [Math.min(from, reached), Math.max(from, reached)];
  });
}

/** The parts of one step, one upon another, each a row of bars that is empty in every other column. */
function partsOf(parts: readonly BridgePart[], column: number, columns: number) {
  let reached = 0;
  return parts.map((part) => {
    const from = reached;
    reached += Number.isFinite(part.amount) ? part.amount : 0;
    const data = Array.from({ length: columns }, (_, index) => (index === column ? [from, reached] : null));
    return { part, data };
  });
}

function fillOf({ kind, amount }: BridgeStep, { goodIs }: BridgeLook): string | Hatch {
  if (kind === 'level') return COLOURS.blue;
  if (kind === 'hangs') return hatch(COLOURS.green);
  if (kind === 'tops') return hatch(COLOURS.vermilion);
  return amount > 0 === (goodIs === 'up') ? COLOURS.sky : COLOURS.vermilion;
}

/** A thin dashed line that carries the first level to the last bar. */
function firstLevel(spans: readonly Span[]): Plugin<'bar'> {
  return {
    id: 'firstLevel',
    beforeDatasetsDraw: (chart) => {
      const bars = chart.getDatasetMeta(0).data;
      const [first, last] = [bars[0], bars[bars.length - 1]];
      const top = spans[0]?.[1];
      if (first === undefined || last === undefined || top === undefined) return;
      dashed(chart, top, first.x, last.x);
    },
  };
}

/** Thin dashed lines from where each bar ends to the next. */
function connectors(spans: readonly Span[], steps: readonly BridgeStep[]): Plugin<'bar'> {
  return {
    id: 'connectors',
    beforeDatasetsDraw: (chart) => {
      const bars = chart.getDatasetMeta(0).data;
      let reached = 0;
      steps.forEach(({ kind, amount }, index) => {
        const size = Number.isFinite(amount) ? amount : 0;
        reached = kind === 'level' ? size : reached + size;
        const [bar, next] = [bars[index], bars[index + 1]];
        if (bar !== undefined && next !== undefined) dashed(chart, reached, bar.x, next.x);
      });
    },
  };
}

function dashed(chart: Chart, value: number, from: number, to: number): void {
  const height = chart.scales.y?.getPixelForValue(value);
  if (height === undefined) return;
  const pen = penOf(chart);
  pen.save();
  pen.strokeStyle = GREY_INK;
  pen.setLineDash([3, 5]);
  pen.beginPath();
  pen.moveTo(from, height);
  pen.lineTo(to, height);
  pen.stroke();
  pen.restore();
}
