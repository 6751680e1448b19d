import type { Place } from './place.js';
import type { Problem } from './problem.js';

/** A problem of a whole file that another one names, told with the line that does: whoever mends may do it in either. */
export function namedBy(problem: Problem, { file, line }: Place): Problem {
  if (problem.line !== undefined || line === undefined) return problem;
  const right = problem.right?.replace(', or take away what points to it', '') ?? 'Mend it';
  return { ...problem, right: `${right}, or mend ${file}:${line}, which names it` };
}
