import {
  assemble,
  check,
  compile,
  hasErrors,
  printProblem,
  planBook,
  readSetting,
  readSection,
  rebind,
} from '../../../src/model/index.js';
import type { Book, BookCase, Given, Outcome, Problem } from '../../../src/model/index.js';

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
