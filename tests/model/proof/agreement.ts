import { walk } from '../../../src/model/formula/ast.js';
import { compile, type Outcome } from '../../../src/model/evaluate/index.js';
import { assemble, check, type Checked, type ModelRow } from '../../../src/model/structure/index.js';
import { hasErrors, printProblem, type Problem } from '../../../src/problems/index.js';
import { readSectionText } from '../../../src/sections/index.js';
import { Interpreter } from '../interpreter.js';

/** What an engine leaves: the values of every row, and a reason for each that failed. */
export type Computed = Pick<Outcome, 'values' | 'failures'>;

/** These have a method of their own in the interpreter; of every other function the operations and their order are the same. */
const OWN_METHOD: readonly string[] = ['irr', 'normal_inverse', 'erlang_b', 'erlang_beds'];
const WITHIN = 1e-9;

/** Reads and checks a model that stands in one text. */
export function readModel(text: string, id = 'model'): Checked {
  const problems: Problem[] = [];
  const section = readSectionText(text, `${id}.yaml`, id, problems);
  const blueprint = section === undefined ? undefined : assemble([section], {}, problems);
  const checked = blueprint === undefined ? undefined : check(blueprint, [], problems);
  if (checked === undefined || hasErrors(problems)) {
    const errors = problems.filter(({ severity }) => severity === 'error');
    throw new Error(`${text}\n\n${errors.map(printProblem).join('\n')}`);
  }
  return checked;
}

export interface Agreement {
  readonly cells: number;
  readonly failed: number;
  /** In words, each cell that differs. */
  readonly different: readonly string[];
}

/**
 * Compares every cell of an engine with the interpreter's: to the last bit, but within 1e-9 where a function has a method of
 * its own there. Such a cell is then handed on as the engine has it, so that those which read it are compared to the bit again.
 */
export function agreement(
  checked: Checked,
  computed: Computed = compile(checked.structure).run(checked.bound),
): Agreement {
  const { structure } = checked;
  const { first } = structure.blueprint.timeline;
  const engine = (row: ModelRow, year: number): number =>
    computed.values[row.index]?.[row.line.series ? year - first : 0] ?? NaN;
  const interpreter = new Interpreter(checked, (row, year, found) => {
    const value = engine(row, year);
    return hasOwnMethod(row) && isNear(value, found) ? value : found;
  });
  const reasons = new Set(computed.failures.map(({ line, member, year }) => keyOf(line, member, year)));
  const different: string[] = [];
  let [cells, failed] = [0, 0];
  for (const row of structure.all) {
    const years = row.line.series ? structure.blueprint.years : [first];
    for (const year of years) {
      const [value, expected] = [engine(row, year), interpreter.value(row.line.name, row.member, year)];
      cells++;
      if (Number.isNaN(value)) failed++;
      const tells = reasons.has(keyOf(row.line.name, row.member, row.line.series ? year : undefined));
      if (!Object.is(value + 0, expected + 0) || tells !== Number.isNaN(value))
        different.push(
          `${row.line.name} ${row.member ?? ''} ${year}: engine ${value}${tells ? ' (failed)' : ''}, interpreter ${expected}: ${row.line.formula}`,
        );
    }
  }
  if (reasons.size !== failed) different.push(`${reasons.size} failures are told, ${failed} cells failed`);
  const silent = computed.failures.find(({ reason }) => reason.trim() === '');
  if (silent !== undefined) different.push(`${silent.line} failed without a reason`);
  return { cells, failed, different };
}

/** The functions that a model's formulas call. */
export function functionsOf(checked: Checked): Set<string> {
  const called = new Set<string>();
  for (const line of checked.structure.blueprint.lines.values())
    walk(line.expression, (piece) => (piece.kind === 'call' ? called.add(piece.function) : undefined));
  return called;
}

function hasOwnMethod(row: ModelRow): boolean {
  let found = false;
  walk(row.line.expression, (piece) => {
    if (piece.kind === 'call' && OWN_METHOD.includes(piece.function)) found = true;
  });
  return found;
}

function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) <= WITHIN * Math.max(Math.abs(a), Math.abs(b), 1e-3);
}

function keyOf(line: string, member: string | undefined, year: number | undefined): string {
  return `${line}\n${member ?? ''}\n${year ?? ''}`;
}
