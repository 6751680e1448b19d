import type { Given } from '../given.js';
import { hasErrors, type Problem } from '../problem.js';
import { bind, type Bound } from './bind.js';
import type { Blueprint } from './blueprint.js';
import { orderRows, type Step } from './order.js';
import { checkReferences } from './references.js';
import { expandRows, type Rows } from './rows.js';
import { inferSeries } from './series.js';
import { checkUnits } from './unitCheck.js';

export { assemble, type Blueprint, type Dimension, type PlacedInput, type Surroundings } from './blueprint.js';
export type { Bound, BoundInput, BoundRow } from './bind.js';
export type { Step } from './order.js';
export { memberSeen, membersAdded, type ModelLine, type ModelRow, type Rows } from './rows.js';

/** A model that has been checked: what to compute and in which order. It holds no values. */
export interface Structure extends Rows {
  readonly steps: readonly Step[];
  /** Names of the inputs that have one value a year. */
  readonly seriesInputs: ReadonlySet<string>;
}

export interface Checked {
  readonly structure: Structure;
  readonly bound: Bound;
}

/** Checks a blueprint and gives it values. Undefined when there is an error; every fault is in `problems`. */
export function check(blueprint: Blueprint, layers: readonly (readonly Given[])[], problems: Problem[]): Checked | undefined {
  const valueProblems: Problem[] = [];
  const bound = bind(blueprint, layers, valueProblems);
  const fromValues = new Set(valueProblems);
  problems.push(...valueProblems);
  checkReferences(blueprint, problems);
  // Units and order can be judged even where a value is missing, but not where a name is unknown.
  if (problems.some((problem) => problem.severity === 'error' && !fromValues.has(problem))) return undefined;
  const seriesInputs = new Set([...bound.values()].filter((input) => input.series).map((input) => input.input.name));
  const series = inferSeries(blueprint, seriesInputs, problems);
  checkUnits(blueprint, problems);
  const rows = expandRows(blueprint, series);
  const steps = orderRows(rows, problems);
  return hasErrors(problems) ? undefined : { structure: { ...rows, steps, seriesInputs }, bound };
}

/** As `check`, for further values of a structure that is already known to be sound: an option, a switch, a draw. */
export function rebind(structure: Structure, layers: readonly (readonly Given[])[], problems: Problem[]): Bound | undefined {
  const bound = bind(structure.blueprint, layers, problems);
  if (hasErrors(problems)) return undefined;
  const changed = [...bound.values()].filter((input) => input.series !== structure.seriesInputs.has(input.input.name));
  for (const { input, rows } of changed) {
    problems.push({ severity: 'error', ...(rows[0]?.place ?? input.place), found: `${input.name} is given once as one value and once as a series`, right: 'Give it alike in every option' });
  }
  return changed.length > 0 ? undefined : bound;
}
