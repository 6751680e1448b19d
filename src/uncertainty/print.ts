import { printFinancialYear } from '../words/index.js';
import type { SampledCorrelation, SimulatedCell, SimulatedFailure, SimulatedRow, SimulationResult } from './result.js';

const HEADINGS = ['line', 'year', 'mean', 'P10', 'P50', 'P90', 'above 0', 'failed'] as const;
/** Numbers from here on are printed whole. */
const WHOLE_FROM = 10_000;
const DIGITS = 5;
/** A correlation that is drawn within this of the one stated is that one. */
const NEAREST = 1e-6;

/** A simulation as a table that a person reads: one row a cell, the columns lined up. */
export function printSimulation(result: SimulationResult): string {
  const { draws, inputs, seed, generator, correlations = [] } = result;
  const title = `${thousands(draws)} draw${draws === 1 ? '' : 's'} of ${inputs.length} input${inputs.length === 1 ? '' : 's'} (${inputs.map(({ name }) => name).join(', ')}), seed ${seed}, generator ${generator}.`;
  const rule =
    'P10, P50 and P90 are percentiles (one draw in ten is below P10, one above P90). Failed draws are counted, and left out of the figures beside them.';
  const rows = result.lines.filter(({ drawn }) => drawn).flatMap(rowsOf);
  const same = result.lines.filter(({ drawn }) => !drawn).map(nameOf);
  const failures = result.failures.map((failure) => printFailure(failure, same.includes(nameOf(failure))));
  return [
    `${title}\n${rule}`,
    ...(correlations.length === 0 ? [] : [correlations.map(printCorrelation).join('\n')]),
    ...(rows.length === 0 ? [] : [aligned([HEADINGS, ...rows])]),
    ...(same.length === 0 ? [] : [`The same in every draw: ${[...new Set(same)].join(', ')}.`]),
    ...(failures.length === 0 ? [] : [failures.join('\n')]),
  ].join('\n\n');
}

/** Two inputs, how their draws go together, and on whose word. */
function printCorrelation({ between, rank, drawn, status, source }: SampledCorrelation): string {
  const names = between.join(' and ');
  const basis = `${status ?? 'no status is given'}; ${source ?? 'no source is given'}`;
  if (drawn === null)
    return `Not correlated, since not both are drawn by these names: ${names} (rank ${figure(rank)}; ${basis}).`;
  const isNearest = Math.abs(drawn - rank) > NEAREST;
  const stated = isNearest ? `, the nearest that can be to ${figure(rank)}` : '';
  return `Correlated by rank: ${names}, ${figure(isNearest ? drawn : rank)}${stated} (${basis}).`;
}

function printFailure(failure: SimulatedFailure, always: boolean): string {
  const year = failure.year === undefined ? '' : ` in ${failure.year}`;
  const when = always ? 'fails in every draw' : `failed first in draw ${thousands(failure.draw)}`;
  return `${nameOf(failure)}${year} ${when}: ${failure.reason}`;
}

function nameOf({ line, member }: { readonly line: string; readonly member?: string }): string {
  return member === undefined ? line : `${line}.${member}`;
}

function rowsOf(row: SimulatedRow): string[][] {
  const name = `${nameOf(row)}${row.unit === '1' ? '' : ` (${row.unit})`}`;
  return row.cells.map((cell, index) => [
    index === 0 ? name : '',
    cell.year === undefined ? '' : printFinancialYear(cell.year),
    ...figuresOf(cell),
  ]);
}

function figuresOf({ mean, p10, p50, p90, above, failed }: SimulatedCell): string[] {
  const share = above === null ? '–' : `${(above * 100).toFixed(1)}%`;
  return [...[mean, p10, p50, p90].map((one) => (one === null ? '–' : figure(one))), share, thousands(failed)];
}

function figure(value: number): string {
  const size = Math.abs(value);
  const text = size >= WHOLE_FROM ? thousands(Math.round(size)) : String(Number(size.toPrecision(DIGITS)));
  return value < 0 && Number(text) !== 0 ? `−${text}` : text;
}

function thousands(whole: number): string {
  return whole < 1e15 ? String(whole).replace(/\B(?=(\d{3})+$)/g, ',') : String(whole);
}

/** Words to the left, figures to the right. */
function aligned(rows: readonly (readonly string[])[]): string {
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows
    .map((row) =>
      row
        .map((text, column) => (column === 0 ? text.padEnd(widths[0] ?? 0) : text.padStart(widths[column] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
