/** One thing wrong (or odd) in a file that the user gave, said so that the user can mend it. */
export interface Problem {
  readonly severity: 'error' | 'warning';
  /** Path as the user would name it. */
  readonly file: string;
  /** One-based line and column, where the file has lines. */
  readonly line?: number;
  readonly column?: number;
  /** What was found, in the user's words. */
  readonly found: string;
  /** What would be right: the nearest name, the units that would do, the file to add. */
  readonly right?: string;
}

/** `file:line:column: found. right` on one line, control characters and line breaks made visible. */
export function printProblem(problem: Problem): string {
  const place = [problem.file, problem.line, problem.column].filter((part) => part !== undefined).join(':');
  const said = problem.right === undefined ? problem.found : `${problem.found}. ${problem.right}`;
  return `${place}: ${problem.severity === 'warning' ? 'warning: ' : ''}${said}`.replace(
    // Control characters, and those that turn the direction of text.
    /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g,
    visible,
  );
}

function visible(character: string): string {
  return character === '\n' || character === '\t' ? ' ' : `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
}

export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some((problem) => problem.severity === 'error');
}
