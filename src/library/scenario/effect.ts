import type { Reading } from '../evidence/index.js';
import type { Given } from '../../model/values/index.js';
import type { Place } from '../../problems/index.js';
import { PODS as LABELS } from '../../words/index.js';

/** Points of delivery, by the names that activity.csv and scenarios use. */
export const PODS: readonly string[] = Object.keys(LABELS);

/** What an effect changes: how many are admitted, how long they stay, or both at once. */
export const ACTS_ON = ['admissions', 'stay', 'bed_days'] as const;
export type ActsOn = (typeof ACTS_ON)[number];

/** One row of evidence that a scenario uses, and the patients to whom it applies it. */
export interface ScenarioEffect {
  /** Id of the row. */
  readonly row: string;
  readonly place: Place;
  /** Points of delivery; every one when left out. */
  readonly pods?: readonly string[];
  /** Parts of a point of delivery; all of it when left out. */
  readonly segments?: readonly string[];
  /** Share of each cohort's patients to whom the evidence applies. */
  readonly scope: Given;
  /** The same share of the whole point of delivery, where a hospital does not count the segments apart. */
  readonly scopeOfPod?: Given;
  /** Said where the row's measure leaves it open. */
  readonly actsOn?: ActsOn;
  readonly reads: Reading;
  /** The row of the extended scenario whose place this one takes. */
  readonly insteadOf?: string;
}
