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
  /** The input that nobody gives, where that is what is wrong. */
  readonly asks?: string;
}

const LONGEST_SENTENCE = 400;

/** `file:line:column: found. right` on one line, control characters and line breaks made visible. */
export function printProblem(problem: Problem): string {
  const place = [problem.file, problem.line, problem.column].filter((part) => part !== undefined).join(':');
  const said = [problem.found, problem.right].flatMap((text) => (text === undefined ? [] : clip(text))).join('. ');
  return `${place}: ${problem.severity === 'warning' ? 'warning: ' : ''}${said}`.replace(
    // Control characters, and those that turn the direction of text.
    /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g,
    visible,
  );
}

/** A hostile file may hold a name of a million letters; a sentence about it stays a sentence. */
function clip(text: string): string {
  return text.length > LONGEST_SENTENCE ? `${text.slice(0, LONGEST_SENTENCE)}…` : text;
}

function visible(character: string): string {
  return character === '\n' || character === '\t' ? ' ' : `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
}

export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some((problem) => problem.severity === 'error');
}
