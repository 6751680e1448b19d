import type { AgainstFolder } from './beside.js';
import { differenceOf, type AgainstDecision, type AgainstLine, type Unjudged } from './rows.js';

/** A hospital as its folder has it, or as another folder has it, beside the one that was asked for: decisions, and the lines that an answer shows. */
export interface Against {
  readonly decisions: readonly AgainstDecision[];
  /** Those that move. */
  readonly lines: readonly AgainstLine[];
  /** How many of the answer's lines stay as they are. */
  readonly alike: number;
  /** Left out where it is the folder itself, whose changes are said. */
  readonly beside?: AgainstFolder;
}

/** An answer, and where it was asked for, the same of the folder as it is and what moves from one to the other. */
export type WithAgainst<Answer> = Answer & { readonly against?: Against & { readonly before: Answer } };

/** Parts what moves from what stays. */
export function against(
  decisions: readonly AgainstDecision[],
  lines: readonly Unjudged[],
  beside: AgainstFolder | undefined,
): Against {
  const judged = lines.map((line): AgainstLine => ({ ...line, difference: differenceOf(line) }));
  const moved = judged.filter(({ before, after, difference }) =>
    difference === null ? before !== after : difference !== 0,
  );
  return {
    ...{ decisions, lines: moved, alike: judged.length - moved.length },
    ...(beside === undefined ? {} : { beside }),
  };
}
