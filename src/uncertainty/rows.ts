import type { Outcome } from '../model/evaluate/index.js';
import type { Plan, WantedRow } from '../model/simulate/index.js';
import type { SimulatedCell, SimulatedRow } from './result.js';
import { FIGURES } from './summary.js';

/** The figures of every wanted row. A row that no draw changes has its one value in all of them. */
export function rowsOf(undrawn: Outcome, plan: Plan, figures: Float64Array, draws: number): SimulatedRow[] {
  const { structure } = undrawn;
  return plan.rows.flatMap((wanted) => {
    const row = structure.all[wanted.row];
    if (row === undefined) return [];
    const { line, member } = row;
    const values = undrawn.values[wanted.row];
    const cells = (line.series ? structure.blueprint.years : [undefined]).map((year, index) => ({
      ...(year === undefined ? {} : { year }),
      ...(wanted.cell === undefined
        ? alwaysThe(values?.[index] ?? NaN, draws)
        : cellOf(figuresAt(wanted, figures, index))),
    }));
    return [
      {
        line: line.name,
        ...(member === undefined ? {} : { member }),
        label: line.label,
        unit: line.unit.text,
        drawn: wanted.cell !== undefined,
        cells,
      },
    ];
  });
}

/** The figures of one cell of a row that draws change; of its only cell where all years are alike. */
export function figuresAt({ cell = 0, cells }: WantedRow, figures: Float64Array, index: number): Float64Array {
  const from = (cell + (cells === 1 ? 0 : index)) * FIGURES;
  return figures.subarray(from, from + FIGURES);
}

function cellOf(figures: Float64Array): Omit<SimulatedCell, 'year'> {
  const [failed = NaN, , mean = NaN, p10 = NaN, p50 = NaN, p90 = NaN, above = NaN, below = NaN] = figures;
  return {
    failed,
    mean: known(mean),
    p10: known(p10),
    p50: known(p50),
    p90: known(p90),
    above: known(above),
    below: known(below),
  };
}

function alwaysThe(value: number, draws: number): Omit<SimulatedCell, 'year'> {
  if (Number.isNaN(value))
    return { failed: draws, mean: null, p10: null, p50: null, p90: null, above: null, below: null };
  const one = known(value);
  return { failed: 0, mean: one, p10: one, p50: one, p90: one, above: value > 0 ? 1 : 0, below: value < 0 ? 1 : 0 };
}

/** Fifteen significant digits, as every result is printed; null where there is no figure. */
function known(value: number): number | null {
  return Number.isNaN(value) ? null : Number(value.toPrecision(15)) + 0;
}
