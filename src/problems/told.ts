import { printProblem, type Problem } from './problem.js';

/** Of one kind of problem in one file so many are told; the others are counted. */
const MOST_TOLD = 10;

/**
 * What a reader is told: of one kind of problem in one file the first ten, and where the eleventh would stand how many more there are.
 * Nobody mends from a list of a million lines, and one would exhaust memory.
 */
export function told(problems: readonly Problem[]): Problem[] {
  const counts = new Map<string, number>();
  for (const problem of problems) counts.set(kindOf(problem), (counts.get(kindOf(problem)) ?? 0) + 1);
  const seen = new Map<string, number>();
  return problems.flatMap((problem) => {
    const kind = kindOf(problem);
    const before = seen.get(kind) ?? 0;
    seen.set(kind, before + 1);
    const more = (counts.get(kind) ?? 0) - MOST_TOLD;
    // A count that stands for one problem would say less than the problem.
    if (before < MOST_TOLD || more === 1) return [problem];
    return before === MOST_TOLD ? [{ ...problem, ...rest(problem, more) }] : [];
  });
}

/** Problems as lines of text, those of one kind counted beyond the first. */
export function printProblems(problems: readonly Problem[]): string[] {
  return told(problems).map(printProblem);
}

/** How many problems a list of told ones stands for. */
export function countOf(problems: readonly Problem[]): number {
  return problems.reduce((sum, { more = 1 }) => sum + more, 0);
}

function rest({ found }: Problem, more: number): Pick<Problem, 'found' | 'more'> {
  return { found: `${found} (and ${more - 1} more like the last ${MOST_TOLD + 1} in this file)`, more };
}

/** Alike are problems of one file that are mended alike, or that read alike but for their numbers and names in brackets. */
function kindOf({ severity, file, found, right }: Problem): string {
  const words = right === undefined || right.startsWith('Did you mean') ? found : right;
  return [severity, file, words.slice(0, LONGEST_KIND).replace(FIGURES, '')].join('\n');
}

const LONGEST_KIND = 200;
const FIGURES = /\d+|\([^()]*\)/g;
