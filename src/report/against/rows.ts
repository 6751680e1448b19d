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
  /** The year of the value before, where the other folder's is another. */
  readonly yearBefore?: string;
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

/** Calculation leaves digits behind: what differs by less than this share of its size is alike. */
const SAME_WITHIN = 1e-9;

export type Unjudged = Omit<AgainstLine, 'difference'>;

/** Nought where the two are alike but for what calculation leaves behind. */
export function differenceOf({ before, after }: Pick<Unjudged, 'before' | 'after'>): number | null {
  if (before === null || after === null) return null;
  const size = Math.max(Math.abs(before), Math.abs(after));
  return Math.abs(after - before) <= SAME_WITHIN * size ? 0 : after - before;
}
