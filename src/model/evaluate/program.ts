import type { Bound, ModelRow, Step, Structure } from '../structure/index.js';
import { Arithmetic } from './arithmetic.js';
import { Emitter, cellKey, type Cells, type Place } from './emit.js';
import { Failed, type Failure } from './failed.js';

/** Every line's numbers: one array a row, one number a year (or a single one); NaN where it failed. */
export interface Outcome {
  readonly structure: Structure;
  readonly bound: Bound;
  readonly values: readonly Float64Array[];
  readonly failures: readonly Failure[];
}

type Note = (row: number, year: number) => void;
type Run = (lines: Float64Array[], inputs: Float64Array[], arithmetic: Arithmetic, note: Note) => void;

/** A structure made ready once; run it for each set of values. */
export interface Program {
  readonly structure: Structure;
  /** What outcomes before have already, of this structure or of one like it, may be taken from them. */
  run(bound: Bound, like?: readonly Outcome[]): Outcome;
}

export interface Compiled extends Program {
  /** The JavaScript that runs, for a page that recomputes in the browser. */
  readonly source: string;
}

/**
 * Compiles a checked structure to plain JavaScript: all of it, or the steps that are wanted, of which the others' rows then have no
 * values. It is for many runs; a few cost less with `evaluator`, which gives the same bits. Only numbers, array places and the names in this file reach the source.
 */
export function compile(structure: Structure, steps: readonly Step[] = structure.steps): Compiled {
  const inputKeys = inputCells(structure).map(({ name, member }) => cellKey(name, member));
  const cells = new Map<string, Place>();
  for (const row of structure.all) cells.set(cellKey(row.line.name, row.member), { array: 'r', index: row.index });
  for (const [index, key] of inputKeys.entries()) cells.set(key, { array: 'i', index });
  const source = steps.map((step) => emitStep(structure, cells, step)).join('\n');
  // The text was written by Emitter from a checked syntax tree: a model file cannot put a word of its own into it.
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- compiled code is the engine
  const run = new Function(
    'r',
    'i',
    'm',
    'note',
    `'use strict';\nconst years = ${structure.blueprint.years.length};\n${source}`,
  ) as Run;
  const isRun = new Set(steps.flatMap(({ rows }) => rows));
  return { structure, source, run: (bound) => runOnce(structure, isRun, run, inputKeys, bound) };
}

/** Every input, or each member of one that has members. */
export function inputCells({
  blueprint: { inputs, dimensions },
}: Structure): { readonly name: string; readonly member: string | undefined }[] {
  return [...inputs.values()].flatMap(({ name, by }) => {
    const members = by === undefined ? [undefined] : (dimensions.get(by)?.members ?? []);
    return members.map((member) => ({ name, member }));
  });
}

/** Each step is a function of its own, so that the optimiser can take it by itself. */
function emitStep(structure: Structure, cells: Cells, step: Step): string {
  const rows = step.rows.flatMap((index) => structure.all[index] ?? []);
  const body = rows.map((row) => emitRow(structure, cells, row)).join(' ');
  const isScalar = step.direction === 'alone' && rows[0]?.line.series === false;
  const loop = isScalar
    ? 'const y = 0;'
    : step.direction === 'backward'
      ? 'for (let y = years - 1; y >= 0; y--)'
      : 'for (let y = 0; y < years; y++)';
  return `(() => { let c, v; ${loop} { ${body} } })();`;
}

function emitRow(structure: Structure, cells: Cells, row: ModelRow): string {
  const formula = new Emitter(structure, cells, row).expression(row.line.expression);
  return `v = ${formula}; r[${row.index}][y] = v; if (v - v !== 0) note(${row.index}, y);`;
}

function runOnce(
  structure: Structure,
  isRun: ReadonlySet<number>,
  run: Run,
  inputKeys: readonly string[],
  bound: Bound,
): Outcome {
  const years = structure.blueprint.years.length;
  const lengthOf = (row: ModelRow): number => (!isRun.has(row.index) ? 0 : row.line.series ? years : 1);
  const values = structure.all.map((row) => new Float64Array(lengthOf(row)));
  const byKey = new Map(
    [...bound.values()].flatMap(({ input, rows }) => rows.map((row) => [cellKey(input.name, row.member), row.values])),
  );
  const inputs = inputKeys.map((key) => byKey.get(key) ?? new Float64Array(years).fill(NaN));
  const arithmetic = new Arithmetic();
  const failed = new Failed();
  run(values, inputs, arithmetic, (row, year) => failed.note(values[row], row, year, arithmetic));
  return { structure, bound, values, failures: failed.of(structure, values) };
}
