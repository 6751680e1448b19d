import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rowOf, valueAt, type Outcome } from '../../../src/model/evaluate/index.js';
import { openSite, type Study } from '../../../src/study/index.js';
import { printProblem } from '../../../src/problems/index.js';
import { runPython } from '../../python.js';
import { shipped, shippedLibrary } from '../reported.js';

const programOf = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** The contract's own file, and the member that it is where a hospital has no other. */
export const DEAL = fileURLToPath(new URL('pfi/deed.yaml', import.meta.url));
export const MEMBER = 'deed';

/** A hospital with this contract alone. */
export interface Opened {
  readonly study?: Study;
  readonly errors: readonly string[];
}

/** Text of the deal with some terms given otherwise: `senior_dscr: 1.3`. */
export function dealWith(terms: Readonly<Record<string, string>> = {}): string {
  let text = readFileSync(DEAL, 'utf8');
  for (const [name, value] of Object.entries(terms)) {
    const own = new RegExp(`^  ${name}: \\{ value: [^,]+,`, 'm');
    if (!own.test(text)) text += `  ${name}: { value: ${value}, status: assumed, source: A test }\n`;
    else text = text.replace(own, `  ${name}: { value: ${value},`);
  }
  return text;
}

/** The typical acute hospital with a contract of this text, and others by their names, its contracts alone; the folder is gone when this returns. */
export function openDeal(text: string, others: Readonly<Record<string, string>> = {}): Opened {
  const place = mkdtempSync(join(tmpdir(), 'decant-deal-'));
  const folder = join(place, 'northfield');
  try {
    cpSync(join(shipped, 'typical-acute'), folder, { recursive: true });
    mkdirSync(join(folder, 'pfi'));
    for (const [name, each] of Object.entries({ deed: text, ...others }))
      writeFileSync(join(folder, 'pfi', `${name}.yaml`), each);
    const { study, problems } = openSite(folder, shippedLibrary, undefined, undefined, 'contract');
    const errors = problems.filter(({ severity }) => severity === 'error');
    return {
      ...(study === undefined ? {} : { study }),
      errors: errors.map((problem) => printProblem(problem).replaceAll(`${folder}/`, '')),
    };
  } finally {
    rmSync(place, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** The outcome of a deal that must be sound. */
export function outcomeOf(text: string): Outcome {
  const { study, errors } = openDeal(text);
  const [only] = study?.cases ?? [];
  if (only === undefined) throw new Error(errors.join('\n'));
  return only.outcome;
}

export function one(outcome: Outcome, line: string, member = MEMBER): number {
  const value = valueAt(outcome, line, undefined, member);
  if (value === undefined) throw new Error(`${line} has no value`);
  return value;
}

export function yearly(outcome: Outcome, line: string): readonly number[] {
  const row = rowOf(outcome, line, MEMBER);
  return Array.from(outcome.values[row?.index ?? NaN] ?? []);
}

/** The lines of a deal by the second program, which gets terms alone. */
export function recalculated(outcome: Outcome): Readonly<Record<string, number | readonly number[]>> {
  return printedBy('company.py', outcome) as Readonly<Record<string, number | readonly number[]>>;
}

/** What ending a deal costs by year, by the second program; null where no charge is paid. */
export function recalculatedEnding(outcome: Outcome): Readonly<Record<string, readonly (number | null)[]>> {
  return printedBy('ending.py', outcome) as Readonly<Record<string, readonly (number | null)[]>>;
}

function printedBy(program: string, { bound, structure }: Outcome): unknown {
  const { first, base, last } = structure.blueprint.timeline;
  const terms = Object.fromEntries(
    [...bound].flatMap(([name, { rows }]) => {
      const values = rows.find(({ member }) => member === undefined || member === MEMBER)?.values;
      if (values === undefined || name.endsWith('_solved')) return [];
      const [single = NaN] = values;
      return [[name, values.length > 1 ? [...values] : single]];
    }),
  );
  return JSON.parse(runPython(programOf(program), [], JSON.stringify({ years: [first, last], base, terms })));
}
