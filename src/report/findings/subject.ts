import type { View } from '../../model/evaluate/index.js';
import type { Study } from '../../study/index.js';
import type { SpokenOption } from '../say/index.js';

/** What a sentence may draw on. Lines that the site's model lacks give no sentence. */
export interface FindingSubject {
  readonly study: Study;
  readonly views: readonly SpokenOption[];
  readonly usual: View;
  /** The one option that a report calls the best. */
  readonly best: SpokenOption;
  readonly fullEffectYear: number;
}
