import type { Change } from '../result.js';
import type { Study } from '../study.js';
import type { View } from '../view.js';

/** What a sentence may draw on. Lines that the site's model lacks give no sentence. */
export interface FindingSubject {
  readonly study: Study;
  readonly views: readonly {
    readonly title: string;
    readonly whatIf: boolean;
    readonly acts: boolean;
    readonly view: View;
  }[];
  readonly usual: View;
  readonly fullEffectYear: number;
  readonly changes: readonly Change[];
}
