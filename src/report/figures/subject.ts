import type { LandFacts } from '../land/facts.js';
import type { View } from '../../model/evaluate/index.js';
import type { AnswerFigures } from '../say/index.js';
import type { Case, Study } from '../../study/index.js';

/** What every figure needs to know of its study. */
export interface FigureSubject {
  readonly study: Study;
  readonly cases: readonly FigureCase[];
  /** The option whose cost figures are drawn, and why it is that one. */
  readonly best: FigureCase & { readonly sentence: string };
  readonly years: readonly number[];
  readonly yearLabels: readonly string[];
  readonly realPrices: string;
  /** What topics show in answers, read from an option. */
  readonly figuresIn: (view: View) => AnswerFigures;
  /** What each option's plan does to the land; undefined where none was made. */
  readonly land?: LandFacts;
}

export interface FigureCase extends Case {
  readonly view: View;
}
