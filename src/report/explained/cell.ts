import type { Explanation } from '../../model/explain/index.js';

/** An explanation with the option that it is of. */
export interface Explained extends Explanation {
  readonly option: string;
  readonly optionTitle: string;
  /** Why this option is the best; undefined for another. */
  readonly best?: string;
}
