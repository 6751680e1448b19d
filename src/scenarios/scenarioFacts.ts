import type { Provenance } from '../model/values/index.js';

/** What a scenario or its growth is called. */
export interface ScenarioTitle {
  readonly id: string;
  readonly title: string;
  readonly note?: string;
}

/** What happens to demand, and what is known of it: the evidence, what contradicts it, and how far it carries. */
export interface ScenarioFacts extends ScenarioTitle {
  /** Rests on a benchmark, a target or a parameter: `banner` stands wherever its results do. */
  readonly whatIf: boolean;
  readonly banner?: string;
  /** The preset that its growth is taken from. */
  readonly growth?: ScenarioTitle;
  readonly effects: readonly EffectFacts[];
  /** What evaluations with controls found elsewhere, which stands beside any programme. */
  readonly counterEvidence: readonly CounterFact[];
  /** Where the sources of these rows contradict each other or themselves. */
  readonly conflicts: readonly { readonly text: string; readonly source: string; readonly rows: readonly string[] }[];
}

/** One row of evidence that the scenario uses. */
export interface EffectFacts {
  readonly id: string;
  /** Its members of the dimension `intervention`; rows for conditions that a hospital does not count apart share one. */
  readonly members: readonly string[];
  readonly kind: string;
  readonly label: string;
  readonly actsOn: 'admissions' | 'stay' | 'bed_days';
  /** The published fall as a share, below 0 a rise; against the comparator where there is one. */
  readonly fall: number;
  /** The comparator in words. */
  readonly against?: string;
  /** Points of delivery to which it is applied; empty for all. */
  readonly pods: readonly string[];
  readonly segments: readonly string[];
  readonly scope: ScopeFacts;
  /** Where a hospital does not count the segments apart. */
  readonly scopeOfPod?: ScopeFacts;
  readonly quote: string;
  readonly population: string;
  readonly denominator: string;
  readonly period: string;
  readonly caveat: string;
  /** Patients to whom the figure applies, as the tables say. */
  readonly scopeNote: string;
  readonly isControlled: boolean;
  /** Publisher, title and line. */
  readonly source: string;
}

/** The share of patients to whom a scenario applies a row. */
export interface ScopeFacts extends Provenance {
  readonly share: number;
}

/** What an evaluation elsewhere found, in one sentence. */
export interface CounterFact {
  readonly id: string;
  readonly text: string;
  readonly source: string;
  readonly status: string;
}
