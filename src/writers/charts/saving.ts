import type { ChartFigures, MoneyStep, SavingFigure } from '../../report/figures/index.js';
import { formatModelled, formatMoneyChange } from '../../words/labels/index.js';
import { moneyAxis } from './axes.js';
import { bridge, type BridgeStep } from './bridge.js';
import { frameOf, shorten } from './heading.js';
import { renderChart } from './renderer.js';
import { drawStatements } from './statements.js';

/** From what fewer bed-days are worth at full cost to what is released and what is left; undefined without a cost response. */
export function drawSaving(figures: ChartFigures): Promise<Buffer> | undefined {
  const { saving } = figures;
  if (saving === undefined) return undefined;
  const frame = frameOf(figures, saving, finding(saving), subtitleOf(saving));
  if (saving.steps.every(({ gbp }) => gbp === null || gbp === 0))
    return drawStatements(
      [{ name: `Full cost of fewer bed-days and admissions in ${saving.yearLabel}`, text: nothing(saving) }],
      frame,
    );
  const chart = bridge(saving.steps.map(stepOf), {
    axis: moneyAxis(`£m in ${saving.yearLabel}, ${saving.prices}`, { grace: '18%' }),
    print: ({ kind, amount }) => (kind === 'change' ? formatMoneyChange(amount) : formatModelled(amount)),
    printPart: ({ label, amount }) => `${label} ${formatModelled(amount)}`,
    goodIs: 'up',
    carriesFirstLevel: false,
  });
  return renderChart(chart, frame);
}

function stepOf({ label, gbp, kind, parts }: MoneyStep): BridgeStep {
  const known = parts?.map((part) => ({ label: part.label, amount: part.gbp ?? NaN }));
  return { label, amount: gbp ?? NaN, kind, ...(known === undefined ? {} : { parts: known }) };
}

/** The levels: gross, released, and what the exchequer gains once all else is counted. */
export function finding({ steps, yearLabel }: SavingFigure): string {
  if (steps[0]?.gbp === 0) return `no cost of today’s falls away in ${yearLabel}`;
  const levels = steps.filter(({ kind }) => kind === 'level').map(({ gbp }) => gbp ?? NaN);
  const [gross = NaN, released = NaN, net = NaN] = levels;
  const ends = net < 0 ? `loses ${formatModelled(-net)}` : `gains ${formatModelled(net)}`;
  return `fewer bed-days and admissions, worth ${formatModelled(gross)} at full cost, release ${formatModelled(released)} in ${yearLabel}; in all the exchequer ${ends}`;
}

function subtitleOf({ option, beyond }: SavingFigure): string {
  return `Option: ${shorten(option, 60)}. ${beyond}`;
}

function nothing({ steps }: SavingFigure): string {
  return steps.every(({ gbp }) => gbp === null) ? 'not known' : '£0: bed-days do not fall below today’s';
}
