import type { Ran } from '../../experiments/index.js';
import type { View } from '../../model/evaluate/index.js';
import type { Study } from '../../study/index.js';
import type { Regimes } from '../result.js';

/** What a sentence may draw on. Lines that the site's model lacks give no sentence. */
export interface FindingSubject {
  readonly study: Study;
  readonly views: readonly OptionView[];
  readonly usual: View;
  /** The one option that a report calls the best. */
  readonly best: OptionView;
  readonly fullEffectYear: number;
  /** What options gave when they were run again with something else. */
  readonly experiments: readonly Ran[];
  /** Undefined where the site's model has no slot to pay by. */
  readonly regimes?: Regimes;
}

export interface OptionView {
  readonly id: string;
  readonly title: string;
  readonly whatIf: boolean;
  readonly acts: boolean;
  readonly view: View;
}
