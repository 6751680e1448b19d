import { STAND_IN } from '../formula/ast.js';
import { LastAsked } from '../lastAsked.js';
import type { Given } from '../values/given.js';
import { hasErrors, type Problem } from '../../problems/index.js';
import { bind, type Bound } from './bind.js';
import type { Blueprint } from './blueprint.js';
import { orderRows, type Step } from './order.js';
import { checkReferences } from './references.js';
import { expandRows, type Rows } from './rows.js';
import { inferSeries } from './series.js';
import { checkUnits } from './units/index.js';
import { isWorkable } from './work.js';

/** A hospital's model has some hundreds of rows; these bounds keep a hostile file from exhausting memory. */
const MOST_ROWS = 50_000;
const MOST_CELLS = 2_000_000;

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
export function check(
  blueprint: Blueprint,
  layers: readonly (readonly Given[])[],
  problems: Problem[],
): Checked | undefined {
  if (!isBounded(blueprint, problems)) return undefined;
  const bound = bind(blueprint, layers, problems);
  // An input without a value might be a series: nothing is held against it.
  const seriesInputs = new Set([...blueprint.inputs.keys()].filter((name) => bound.get(name)?.series !== false));
  const structure = judge(blueprint, seriesInputs, problems);
  return structure === undefined ? undefined : { structure, bound };
}

/** What was found of a blueprint, and what is wrong with it. */
interface Judged {
  readonly structure: Structure | undefined;
  readonly problems: readonly Problem[];
}

/** An input that is missing in one folder might be a series: few have the same model judged otherwise than all others. */
const MOST_JUDGED = 4;
const JUDGED = new WeakMap<Blueprint, LastAsked<Judged>>();

/**
 * Checks a blueprint without values: its names, its units and the order of its rows. Undefined when there is an error. The same one is
 * checked once, whatever values it is given.
 */
export function judge(
  blueprint: Blueprint,
  seriesInputs: ReadonlySet<string>,
  problems: Problem[],
): Structure | undefined {
  const judged = JUDGED.get(blueprint) ?? new LastAsked<Judged>(MOST_JUDGED);
  JUDGED.set(blueprint, judged);
  const { structure, problems: found } = judged.get([...seriesInputs].join(), () =>
    judgedAnew(blueprint, seriesInputs),
  );
  problems.push(...found);
  return hasErrors(problems) ? undefined : structure;
}

function judgedAnew(blueprint: Blueprint, seriesInputs: ReadonlySet<string>): Judged {
  const problems: Problem[] = [];
  return { structure: structureOf(blueprint, seriesInputs, problems), problems };
}

function structureOf(
  blueprint: Blueprint,
  seriesInputs: ReadonlySet<string>,
  problems: Problem[],
): Structure | undefined {
  if (!isBounded(blueprint, problems)) return undefined;
  const sound = withStandIns(blueprint, checkReferences(blueprint, problems));
  const series = inferSeries(sound, seriesInputs, problems);
  checkUnits(sound, problems);
  if (!isWorkable(sound, series, problems)) return undefined;
  const rows = expandRows(sound, series);
  const steps = orderRows(rows, problems);
  return { ...rows, steps, seriesInputs };
}

/** The blueprint with a stand-in for each faulty formula, so that the units and the order of the others are judged all the same. */
function withStandIns(blueprint: Blueprint, faulty: ReadonlySet<string>): Blueprint {
  if (faulty.size === 0) return blueprint;
  const lines = new Map(
    [...blueprint.lines].map(([name, line]) => [name, faulty.has(name) ? { ...line, expression: STAND_IN } : line]),
  );
  return { ...blueprint, lines };
}

function isBounded({ lines, inputs, dimensions, years, sections }: Blueprint, problems: Problem[]): boolean {
  const rows = [...lines.values(), ...inputs.values()].reduce(
    (sum, { by }) => sum + (dimensions.get(by ?? '')?.members.length ?? 1),
    0,
  );
  if (rows <= MOST_ROWS && rows * years.length <= MOST_CELLS) return true;
  problems.push({
    severity: 'error',
    file: sections[0]?.file ?? 'model',
    found: `this model has ${rows} rows (lines and inputs × members) over ${years.length} years`,
    right: `At most ${MOST_ROWS} rows and ${MOST_CELLS} cells: take fewer members or years`,
  });
  return false;
}

/** As `check`, for further values of a structure that is already known to be sound: an option, a switch, a draw. */
export function rebind(
  structure: Structure,
  layers: readonly (readonly Given[])[],
  problems: Problem[],
): Bound | undefined {
  const bound = bind(structure.blueprint, layers, problems);
  if (hasErrors(problems)) return undefined;
  const changed = [...bound.values()].filter((input) => input.series !== structure.seriesInputs.has(input.input.name));
  for (const { input, rows } of changed) {
    problems.push({
      severity: 'error',
      ...(rows[0]?.place ?? input.place),
      found: `${input.name} is given once as one value and once as a series`,
      right: 'Give it alike in every option',
    });
  }
  return changed.length > 0 ? undefined : bound;
}
