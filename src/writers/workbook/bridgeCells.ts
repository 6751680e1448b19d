import type { Book } from '../../model/workbook/index.js';
import { cellsOf } from './chartCells.js';
import { said, type ChartOnCells, type ChartSeries } from './charted.js';
import type { ChartOfLines } from './contents.js';
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
];
const [LABEL, VALUE, FROM, TO] = [0, 1, 2, 3];
/** The columns that are drawn, after those of the step. */
const PARTS = ['base', 'level', 'rise', 'rise', 'fall', 'fall'] as const;

/** A plain number: no formula. */
const NOUGHT = { formula: '', value: 0 };

interface Step {
  readonly value: number | null;
  readonly from: number | null;
  readonly to: number | null;
}

/**
 * A bridge is stacked bars on a base that is not seen. Bars on either side of nought are stacked apart, so a step that crosses it
 * is two parts. All of it is formulas beside the chart.
 */
export function bridgeOf(book: Book, of: ChartOfLines, corner: HelperCorner): ChartOnCells {
  const block = new HelperBlock(corner, HEADS);
  const found = cellsOf(book, of);
  const unit = found.find((cell) => cell !== undefined)?.unit ?? '';
  const steps: Step[] = [];
  const parts: (number | null)[][] = PARTS.map(() => []);
  of.lines.forEach(({ label, step = 'change' }, index) => {
    const row = block.next;
    const at = (column: number, line = row): string => block.cell(column, line);
    const [before, first] = [steps.at(-1), steps[0]];
    const own = found[index];
    const arrived = { formula: at(TO, row - 1), value: before?.to ?? null };
    const { formula, value } = own ?? arrived;
    const from =
      step === 'level'
        ? NOUGHT
        : step === 'hangs'
          ? { formula: at(TO, corner.row + 1), value: first?.to ?? null }
          : arrived;
    const sign = step === 'hangs' ? '-' : '+';
    const to = added(from.value, value, step === 'hangs' ? -1 : 1);
    steps.push({ value, from: from.value, to });
    const drawn = partsOf(step, at(FROM), at(TO), { value, from: from.value, to });
    drawn.forEach((part, column) => parts[column]?.push(part.value));
    const numbers = [{ formula, value }, from, { formula: `${at(FROM)}${sign}${at(VALUE)}`, value: to }, ...drawn];
    block.row([label, ...numbers.map((number) => ({ ...number, unit }))]);
  });
  const series = PARTS.map((part, index): ChartSeries => {
    const column = TO + 1 + index;
    return { name: HEADS[column] ?? '', range: block.column(column), values: parts[index] ?? [], part };
  });
  const categories = { range: block.column(LABEL), labels: of.lines.map(({ label }) => label) };
  return { chart: { ...said(of), unit, categories, series }, block };
}

function added(from: number | null, value: number | null, sign: 1 | -1): number | null {
  return from === null || value === null ? null : from + sign * value;
}

/** Base, level, rise above and below nought, fall above and below nought: as formulas, and as they are now. */
function partsOf(
  step: 'level' | 'change' | 'hangs',
  from: string,
  to: string,
  now: Step,
): { formula: string; value: number | null }[] {
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
