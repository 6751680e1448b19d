import type { BedBridgeFigure, BedStep, ChartFigures } from '../../report/figures/index.js';
import { formatBeds, formatChange } from '../../words/labels/index.js';
import { axisTitle } from './axes.js';
import { bridge, type BridgeStep } from './bridge.js';
import { frameOf, shorten } from './heading.js';
import { renderChart } from './renderer.js';

/** Bridge from the beds open today to the beds needed and those that can close. */
export function drawBedBridge(figures: ChartFigures): Promise<Buffer> | undefined {
  const { bedBridge } = figures;
  if (bedBridge === undefined) return undefined;
  const steps = bridgeSteps(bedBridge.steps);
  const printed = printedSteps(steps);
  const chart = bridge(steps, {
    axis: {
      beginAtZero: true,
      suggestedMax: 1,
      grace: '14%',
      title: axisTitle('Beds'),
      ticks: { maxTicksLimit: 8, precision: 0 },
    },
    print: (step) => printStep(step.kind, printed[steps.indexOf(step)] ?? step.amount),
    goodIs: 'down',
    carriesFirstLevel: true,
  });
  const subtitle = [`Scenario: ${shorten(bedBridge.scenario, 90)}.`, bedBridge.later].join(' ').trim();
  return renderChart(chart, frameOf(figures, bedBridge, finding(bedBridge), subtitle));
}

/** The steps as a bridge draws them. */
export function bridgeSteps(steps: readonly BedStep[]): BridgeStep[] {
  return steps.map(({ label, beds, kind }) => ({ label, amount: beds, kind }));
}

/** Beds print with one decimal. */
const TENTHS = 10;

/**
 * The steps in tenths of a bed, so that they add up as printed: where the last level is missed, the steps whose rounding was
 * farthest off give way. A step that is not known, and a level, stand as they are.
 */
export function printedSteps(steps: readonly BridgeStep[]): number[] {
  const tenths = steps.map(({ amount }) => Math.round(amount * TENTHS));
  const last = steps.findLastIndex(({ kind }) => kind === 'level');
  const changes = steps.flatMap(({ kind }, index) => (kind === 'change' && index < last ? [index] : []));
  const off = changes.reduce((left, index) => left - (tenths[index] ?? 0), (tenths[last] ?? 0) - (tenths[0] ?? 0));
  const error = (index: number): number => (steps[index]?.amount ?? 0) * TENTHS - (tenths[index] ?? 0);
  // More than a tenth a step is no rounding: the steps do not add up, and no print may hide it.
  if (Number.isFinite(off) && Math.abs(off) <= changes.length) {
    const byError = [...changes].sort((a, b) => Math.sign(off) * (error(b) - error(a)) || a - b);
    for (const index of byError.slice(0, Math.abs(off))) tenths[index] = (tenths[index] ?? 0) + Math.sign(off);
  }
  return tenths.map((tenth) => tenth / TENTHS);
}

function printStep(kind: BridgeStep['kind'], beds: number): string {
  return kind === 'change' ? formatChange(beds) : formatBeds(beds);
}

function finding({ steps, yearLabel }: BedBridgeFigure): string {
  const levels = steps.filter(({ kind }) => kind === 'level');
  const closable = steps.find(({ kind }) => kind === 'hangs');
  const short = steps.find(({ kind }) => kind === 'tops');
  const [open, needed] = [levels[0], levels[levels.length - 1]];
  if (open === undefined || needed === undefined) return `beds needed in ${yearLabel}`;
  const first = `${formatBeds(open.beds)} beds open today, ${formatBeds(needed.beds)} needed in ${yearLabel}`;
  if (closable === undefined) return first;
  const lacking = short === undefined || short.beds === 0 ? '' : `, ${formatBeds(short.beds)} are short`;
  return `${first}: ${closable.beds === 0 ? 'none' : formatBeds(closable.beds)} can close${lacking}`;
}
