import { compile, type Outcome } from '../../../src/model/evaluate/index.js';
import { assemble, check, rebind } from '../../../src/model/structure/index.js';
import type { Given } from '../../../src/model/values/index.js';
import { planBook, type Book, type BookCase } from '../../../src/model/workbook/index.js';
import { hasErrors, printProblem, type Problem } from '../../../src/problems/index.js';
import { readSetting } from '../../../src/sections/file/index.js';
import { readSection } from '../../../src/sections/index.js';

/** An option of a model file that runs on its own: values set over its inputs, `name=value`. */
export interface TestOption {
  readonly id: string;
  readonly title: string;
  readonly set: readonly string[];
}

export const ALONE: readonly TestOption[] = [{ id: 'model', title: 'Model', set: [] }];

/** Runs a model file once for each option. */
export function casesOf(path: string, options: readonly TestOption[] = ALONE): BookCase[] {
  const problems: Problem[] = [];
  const section = readSection(path, path, 'model', problems);
  const blueprint = section === undefined ? undefined : assemble([section], {}, problems);
  const checked = blueprint === undefined ? undefined : check(blueprint, [], problems);
  if (checked === undefined || hasErrors(problems)) throw new Error(problems.map(printProblem).join('\n'));
  const program = compile(checked.structure);
  return options.map(({ id, title, set }) => {
    const layer = set.map((text) => readSetting(text, problems)).filter((given): given is Given => given !== undefined);
    const bound = rebind(
      checked.structure,
      [layer],
      problems.filter(({ severity }) => severity === 'error'),
    );
    if (bound === undefined) throw new Error(problems.map(printProblem).join('\n'));
    return { id, title, outcome: program.run(bound) };
  });
}

/** The book of a model file, and what the engine computed for each option. */
export function bookOf(
  path: string,
  options: readonly TestOption[] = ALONE,
): { book: Book; outcomes: readonly Outcome[] } {
  const problems: Problem[] = [];
  const cases = casesOf(path, options);
  const book = planBook(cases, problems);
  if (book === undefined) throw new Error(problems.map(printProblem).join('\n'));
  return { book, outcomes: cases.map(({ outcome }) => outcome) };
}
