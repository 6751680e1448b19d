import type { Book } from '../../model/workbook/index.js';
import { cellsOf } from './chartCells.js';
import { said, type ChartOnCells, type ChartSeries } from './charted.js';
import type { ChartOfLines } from './contents.js';
import { MONEY } from './formats.js';
import { HelperBlock, type HelperCorner } from './helperBlock.js';

const HEADS = [
  'Step',
  'Value',
  'From',
  'To',
  'Base',
  'Level',
  'Rise',
  'Rise, below nought',
  'Fall',
  'Fall, below nought',
  'Number over a rise',
  'Number over a fall',
];
const [LABEL, VALUE, FROM, TO] = [0, 1, 2, 3];
const ARRIVES = 'The steps arrive at every level: 1';
/** Nearer is a rounding of sums: a pound of money, and of all else what no print shows. */
const [POUND, ROUNDING] = ['1', '0.000001'];
/** The columns that are drawn, after those of the step. */
const PARTS = ['base', 'level', 'rise', 'rise', 'fall', 'fall', 'over rise', 'over fall'] as const;
/** A bar of a smaller share of the chart's height is too thin to hold its number. */
const THIN = 0.12;

/** A plain number: no formula. */
const NOUGHT = { formula: '', value: 0 };

/** How a step stands: on nought, where the one before ended, or beside the others, from or on the first level. */
type Stands = NonNullable<ChartOfLines['lines'][number]['step']>;

function isAside(step: Stands): boolean {
  return step === 'hangs' || step === 'tops';
}

interface Step {
  readonly value: number | null;
  readonly from: number | null;
  readonly to: number | null;
}

/**
 * A bridge is stacked bars on a base that is not seen. Bars on either side of nought are stacked apart, so a step that crosses it
 * is two parts. A bar too thin to hold its number, or in two parts, has it over it, on a part that is not seen: each of two parts would
 * print its own share. All of it is formulas beside the chart.
 */
export function bridgeOf(book: Book, of: ChartOfLines, corner: HelperCorner): ChartOnCells {
  const block = new HelperBlock(corner, HEADS);
  const found = cellsOf(book, of);
  const unit = found.find((cell) => cell !== undefined)?.unit ?? '';
  const steps = stepsOf(of.lines, found);
  const thin = thinOf(steps);
  const parts: (number | null)[][] = PARTS.map(() => []);
  of.lines.forEach(({ label, step = 'change' }, index) => {
    const row = block.next;
    const at = (column: number, line = row): string => block.cell(column, line);
    const now = steps[index] ?? { value: null, from: null, to: null };
    const formula = found[index]?.formula ?? at(TO, row - 1);
    const start = isAside(step) ? at(TO, corner.row + 1) : at(TO, row - 1);
    const from = step === 'level' ? NOUGHT : { formula: start, value: now.from };
    const sign = step === 'hangs' ? '-' : '+';
    const drawn = [
      ...partsOf(step, at(FROM), at(TO), now),
      ...(thin.includes(index) ? overOf(at(FROM), at(TO), now) : [NOUGHT, NOUGHT]),
    ];
    drawn.forEach((part, column) => parts[column]?.push(part.value));
    const to = { formula: `${at(FROM)}${sign}${at(VALUE)}`, value: now.to };
    const numbers = [{ formula, value: now.value }, from, to, ...drawn];
    block.row([label, ...numbers.map((number) => ({ ...number, unit }))]);
  });
  const series = PARTS.map((part, index): ChartSeries => {
    const column = TO + 1 + index;
    return { name: HEADS[column] ?? '', range: block.column(column), values: parts[index] ?? [], part, thin };
  });
  const categories = { range: block.column(LABEL), labels: of.lines.map(({ label }) => label) };
  return { chart: { ...said(of), unit, categories, series }, block, ...arrivalOf(of.lines, steps, block, unit) };
}

/**
 * Whether the steps before each level lead to it, in a row below them: the chart itself would show a gap, and no word. A level of no
 * line is where they arrive.
 */
function arrivalOf(
  lines: ChartOfLines['lines'],
  steps: readonly Step[],
  block: HelperBlock,
  unit: string,
): Pick<ChartOnCells, 'arrival'> {
  const first = block.corner.row + 1;
  const levels = lines.flatMap(({ line, step }, index) =>
    line !== undefined && step === 'level' && lines[index - 1]?.step === 'change' ? [index] : [],
  );
  if (levels.length === 0) return {};
  const within = MONEY.test(unit) ? POUND : ROUNDING;
  const to = (index: number): string => block.cell(TO, first + index);
  const gaps = levels.map((index) => `ABS(${to(index)}-${to(index - 1)})<${within}`);
  const arrives = levels.every(
    (index) => Math.abs((steps[index]?.to ?? NaN) - (steps[index - 1]?.to ?? NaN)) < Number(within),
  );
  const reference = block.corner.prefix + block.cell(VALUE, block.next);
  const value = arrives ? 1 : 0;
  block.row([ARRIVES, { formula: `IFERROR(IF(AND(${gaps.join(',')}),1,0),0)`, value, unit: 'flag' }]);
  return { arrival: { reference, arrives } };
}

/** Where each step starts and ends now; one of no line is a level at which those before it have arrived. */
function stepsOf(lines: ChartOfLines['lines'], found: readonly ({ value: number | null } | undefined)[]): Step[] {
  const steps: Step[] = [];
  lines.forEach(({ step = 'change' }, index) => {
    const own = found[index];
    const arrived = steps.at(-1)?.to ?? null;
    const value = own === undefined ? arrived : own.value;
    const from = step === 'level' ? 0 : isAside(step) ? (steps[0]?.to ?? null) : arrived;
    steps.push({ value, from, to: added(from, value, step === 'hangs' ? -1 : 1) });
  });
  return steps;
}

/** Steps whose bars are too thin for their numbers, or lie on both sides of nought, as the chart is written. */
function thinOf(steps: readonly Step[]): number[] {
  const ends = [0, ...steps.flatMap(({ from, to }) => [from ?? 0, to ?? 0])];
  const height = Math.max(...ends) - Math.min(...ends);
  return steps.flatMap(({ from, to }, index) =>
    from !== null && to !== null && from !== to && (from * to < 0 || Math.abs(to - from) < THIN * height)
      ? [index]
      : [],
  );
}

function added(from: number | null, value: number | null, sign: 1 | -1): number | null {
  return from === null || value === null ? null : from + sign * value;
}

/** Base, level, rise above and below nought, fall above and below nought: as formulas, and as they are now. */
function partsOf(step: Stands, from: string, to: string, now: Step): { formula: string; value: number | null }[] {
  const [start, end] = [now.from, now.to];
  const worked = (formula: string, work: (a: number, b: number) => number) => ({
    formula,
    value: start === null || end === null ? null : work(start, end),
  });
  if (step === 'level') return [NOUGHT, worked(to, (_, b) => b), NOUGHT, NOUGHT, NOUGHT, NOUGHT];
  const base = worked(
    `MAX(0,MIN(${from},${to}))+MIN(0,MAX(${from},${to}))`,
    (a, b) => Math.max(0, Math.min(a, b)) + Math.min(0, Math.max(a, b)),
  );
  const above = (a: string, b: string) => `MAX(0,MAX(0,${b})-MAX(0,${a}))`;
  const below = (a: string, b: string) => `MIN(0,MIN(0,${a})-MIN(0,${b}))`;
  return [
    base,
    NOUGHT,
    worked(above(from, to), (a, b) => Math.max(0, Math.max(0, b) - Math.max(0, a))),
    worked(below(from, to), (a, b) => Math.min(0, Math.min(0, a) - Math.min(0, b))),
    worked(above(to, from), (a, b) => Math.max(0, Math.max(0, a) - Math.max(0, b))),
    worked(below(to, from), (a, b) => Math.min(0, Math.min(0, b) - Math.min(0, a))),
  ];
}

/** As much again over a rise, or over a fall; under a bar that lies below nought. */
function overOf(from: string, to: string, now: Step): { formula: string; value: number | null }[] {
  const side = `IF(MAX(${from},${to})>0,1,-1)`;
  const over = (a: string, b: string, low: number | null, high: number | null) => ({
    formula: `MAX(0,${b}-${a})*${side}`,
    value: low === null || high === null ? null : 0 + Math.max(0, high - low) * (Math.max(low, high) > 0 ? 1 : -1),
  });
  return [over(from, to, now.from, now.to), over(to, from, now.to, now.from)];
}
