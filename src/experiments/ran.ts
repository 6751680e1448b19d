/** What an experiment gave, as plain data: option × variant × line. */
export interface Ran {
  readonly id: string;
  readonly title: string;
  readonly note?: string;
  /** Whether what code decides for an option is kept in a variant or decided anew, in a sentence; undefined where nothing is decided. */
  readonly decisions?: string;
  readonly asks: readonly AskFacts[];
  readonly variants: readonly VariantFacts[];
}

/** A line that was asked, and how its column is headed where a table shows it. */
export interface AskFacts {
  readonly id: string;
  readonly line: string;
  readonly unit: string;
  readonly label?: string;
  readonly year: number;
}

export interface VariantFacts {
  readonly id: string;
  /** What a workbook that holds it live calls it: `regimes/04-block`. */
  readonly inBook?: string;
  readonly title: string;
  readonly note?: string;
  /** Inputs that it changes, each to one number in the model's unit; left out where it does more than that. */
  readonly gives?: Readonly<Record<string, number>>;
  readonly cases: readonly CaseFacts[];
}

/** One option in one variant. */
export interface CaseFacts {
  readonly option: string;
  readonly title: string;
  /** True where something else is decided than for the option as it stands: other blocks are emptied. */
  readonly decidedOtherwise: boolean;
  /** By what was asked; null where the model has no such line or it could not be calculated. */
  readonly values: Readonly<Record<string, number | null>>;
}

/** Percentiles over the draws that did not fail; null where all did. */
export interface DrawnFigure {
  readonly p10: number | null;
  readonly p50: number | null;
  readonly p90: number | null;
  /** Draws in which it could not be calculated. */
  readonly failed: number;
}

/** What was asked of one option over draws. */
export interface Drawn {
  readonly draws: number;
  readonly seed: number;
  readonly generator: string;
  /** Whether what code decides for the option is kept in each draw, in a sentence; undefined where nothing is decided. */
  readonly decisions?: string;
  /** What was drawn, in a reader's words; everything else stayed at its one value. */
  readonly inputs: readonly string[];
  readonly figures: Readonly<Record<string, DrawnFigure>>;
}
