import type { Place } from '../../problems/index.js';
import type { Settings } from '../settings.js';

/** The files of `templates/` that an experiment lays over an option, one after another. */
export const VARIANTS = ['changes', 'regimes'] as const;
export type VariantKind = (typeof VARIANTS)[number];

/** On which options: each that closes something, those and the programme alone, the best of those that change anything, or every one. */
export const TRIED_ON = ['acting', 'programme_and_acting', 'change', 'all'] as const;

/** Whether what code decides for an option, such as which blocks to empty, is kept in a variant or decided anew. */
export const DECISIONS_IN = ['kept', 'anew'] as const;

/** In which year a series is asked. */
export const ASKED_IN = ['full', 'last'] as const;

/** Run it again with something else: option × variant × line. */
export interface Experiment {
  readonly id: string;
  readonly title: string;
  readonly note?: string;
  /** Empty where options are only asked, or drawn, as they stand. */
  readonly variants: readonly Settings[];
  /** What options are called as they stand, where that is shown before the variants. */
  readonly unchanged?: string;
  readonly on: (typeof TRIED_ON)[number];
  readonly decisions: (typeof DECISIONS_IN)[number];
  /** The sheet of a workbook on which its variants are live; undefined where they are not. */
  readonly sheet?: string;
  /** True where only a report tries it. */
  readonly onlyInReport: boolean;
  readonly asks: readonly Ask[];
  /** Inputs that are drawn, each in a reader's words; undefined where nothing is. */
  readonly draws?: readonly { readonly name: string; readonly label: string; readonly place: Place }[];
}

/** What a workbook calls a variant that it holds live: `regimes/04-block`. No option is called so. */
export function idInBook({ id }: Pick<Experiment, 'id'>, variant: Pick<Settings, 'id'>): string {
  return `${id}/${variant.id}`;
}

/** A line that is asked of every option in every variant. */
export interface Ask {
  readonly id: string;
  readonly line: string;
  readonly place: Place;
  /** The heading of its column; without one it stands in no table. */
  readonly label?: string;
  /** Of a series: in the year of full effect, or in the last; the last when left out. */
  readonly year: (typeof ASKED_IN)[number];
  /** The option in the same variant from whose number it is taken. */
  readonly against?: { readonly name: string; readonly place: Place };
}
