import type { ChartConfiguration } from 'chart.js';
import type { YearlyGbp } from '../../report/figures/index.js';
import { formatMoney } from '../../words/labels/index.js';
import { moneyAxis, yearAxis } from './axes.js';
import { endLabels } from './endLabels.js';
import { COLOURS } from './palette.js';

/** A line of money by year, named at its end. */
export interface NamedLine {
  readonly label: string;
  readonly gbp: YearlyGbp;
}

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

/** Said under the title where lines lie on one another. */
export const COINCIDING = 'the narrower lines lie on the wider ones.';

/** Lines by financial year, each with its name and its last figure beside its end. */
export function namedLines(
  lines: readonly NamedLine[],
  yearLabels: readonly string[],
  axis: string,
): ChartConfiguration<'line'> {
  return {
    type: 'line',
    data: { labels: [...yearLabels], datasets: lines.map((_, index) => lineOf(lines, index)) },
    options: {
      scales: { x: yearAxis(), y: moneyAxis(axis) },
      plugins: { legend: { display: false } },
    },
    plugins: [endLabels(lines.map(labelOf))],
  };
}

/** Lines under others that coincide with them are wider, and markers fall on different years, so that all show. */
function lineOf(lines: readonly NamedLine[], index: number) {
  const style = STYLES[index % STYLES.length] ?? STYLES[0];
  const above = lines.slice(index + 1).filter((other) => coincide(other, lines[index])).length;
  const gap = Math.max(LEAST_MARKER_GAP, lines.length);
  const shift = Math.floor((index * gap) / lines.length);
  return {
    label: `${index + 1}`,
    data: [...(lines[index]?.gbp ?? [])],
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

/** Whether two lines lie on one another, to the width of a line, in most years. */
function coincide(one: NamedLine, other: NamedLine | undefined): boolean {
  const size = Math.max(1, ...one.gbp.map((gbp) => Math.abs(gbp ?? 0)));
  const near = one.gbp.filter((gbp, year) => {
    const its = other?.gbp[year];
    return gbp !== null && typeof its === 'number' && Math.abs(gbp - its) <= size / 100;
  });
  return near.length > one.gbp.length / 2;
}

/** Whether any two lines lie on one another. */
export function someCoincide(lines: readonly NamedLine[]): boolean {
  return lines.some((one, index) => lines.slice(index + 1).some((other) => coincide(other, one)));
}

function labelOf({ label, gbp }: NamedLine) {
  const end = gbp.findLast((amount) => amount !== null);
  return { name: label, figure: typeof end === 'number' ? formatMoney(end) : 'not known' };
}
