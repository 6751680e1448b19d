import type { Explanation } from '../../model/explain/index.js';

/** An explanation with the option that it is of. */
export interface Explained extends Explanation {
  readonly option: string;
  readonly optionTitle: string;
  /** The variant of an experiment in which the option was run again, where it does not stand as it is. */
  readonly variant?: string;
  readonly variantTitle?: string;
  /** Why this option is the best; undefined for another. */
  readonly best?: string;
}
