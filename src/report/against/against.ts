/** A line before a change and after it; null where it could not be calculated, or where the option's model lacks it. */
export interface AgainstLine {
  /** The option's title, where several are compared. */
  readonly option?: string;
  readonly line: string;
  readonly label: string;
  /** The label of a member: a pool, a block. */
  readonly member?: string;
  /** As printed; left out for what is one value for all years. */
  readonly year?: string;
  readonly unit: string;
  readonly before: number | null;
  readonly after: number | null;
  readonly difference: number | null;
}

/** What is decided before a change and after it, in words. */
export interface AgainstDecision {
  readonly what: string;
  readonly before: string;
  readonly after: string;
}

/** A hospital as its folder has it beside the same with what a reader changed: decisions, and the lines that an answer shows. */
export interface Against {
  readonly decisions: readonly AgainstDecision[];
  /** Those that move. */
  readonly lines: readonly AgainstLine[];
  /** How many of the answer's lines stay as they are. */
  readonly alike: number;
}

/** An answer, and where it was asked for, the same of the folder as it is and what moves from one to the other. */
export type WithAgainst<Answer> = Answer & { readonly against?: Against & { readonly before: Answer } };

/** Calculation leaves digits behind: what differs by less than this share of its size is alike. */
const SAME_WITHIN = 1e-9;

/** Parts what moves from what stays. */
export function against(decisions: readonly AgainstDecision[], lines: readonly Unjudged[]): Against {
  const judged = lines.map((line): AgainstLine => ({ ...line, difference: differenceOf(line) }));
  const moved = judged.filter(({ before, after, difference }) =>
    difference === null ? before !== after : difference !== 0,
  );
  return { decisions, lines: moved, alike: judged.length - moved.length };
}

export type Unjudged = Omit<AgainstLine, 'difference'>;

function differenceOf({ before, after }: Unjudged): number | null {
  if (before === null || after === null) return null;
  const size = Math.max(Math.abs(before), Math.abs(after));
  return Math.abs(after - before) <= SAME_WITHIN * size ? 0 : after - before;
}
