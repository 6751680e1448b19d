import { visible } from './visible.js';

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
  /** The name that no listed section has, where that is what is wrong. */
  readonly misses?: string;
  /** How many problems of its kind it stands for, itself among them, where they are counted and not told one by one. */
  readonly more?: number;
}

const LONGEST_SENTENCE = 400;

/** `file:line:column: found. right` on one line, control characters and line breaks made visible. */
export function printProblem(problem: Problem): string {
  const place = [problem.file, problem.line, problem.column].filter((part) => part !== undefined).join(':');
  const said = [problem.found, problem.right].flatMap((text) => (text === undefined ? [] : clip(text))).join('. ');
  const line = `${place}: ${problem.severity === 'warning' ? 'warning: ' : ''}${said}`;
  return visible(line.replace(/[\n\t]/g, ' '));
}

/** A hostile file may hold a name of a million letters; a sentence about it stays a sentence. */
function clip(text: string): string {
  return text.length > LONGEST_SENTENCE ? `${text.slice(0, LONGEST_SENTENCE)}…` : text;
}

export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some((problem) => problem.severity === 'error');
}
