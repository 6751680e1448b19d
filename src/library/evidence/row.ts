import type { Place } from '../../problems/index.js';

/** What a row is good for: only an effect may drive a scenario that is no what-if, and context drives none. */
export const KINDS = ['effect', 'benchmark', 'target', 'parameter', 'context'] as const;
export type Kind = (typeof KINDS)[number];

/** What a row measures. */
export const METRICS = ['admissions', 'readmissions', 'los', 'bed_days', 'occupied_beds', 'other'] as const;
export type Metric = (typeof METRICS)[number];

/** One fact of the founding documents, as the tables hold it. */
export interface EvidenceRow {
  readonly id: string;
  readonly kind: Kind;
  readonly metric: Metric;
  readonly system: string;
  readonly measure: string;
  readonly baseline?: number;
  readonly result?: number;
  /** The change in per cent, as the source prints it: −25. */
  readonly change?: number;
  readonly population: string;
  readonly period: string;
  readonly denominator: string;
  readonly quote: string;
  readonly caveat: string;
  /** Publisher, title and line: where the words stand. */
  readonly source: string;
  /** Patients to whom the figure applies. */
  readonly scopeNote: string;
  /** Rows of one group are never used together. */
  readonly exclusiveGroup?: string;
  readonly isControlled: boolean;
  readonly place: Place;
}

/** What an evaluation elsewhere found. */
export interface ExternalRow {
  readonly id: string;
  readonly system: string;
  readonly measure: string;
  readonly baseline: string;
  readonly result: string;
  readonly change: string;
  readonly population: string;
  readonly period: string;
  readonly source: string;
  /** How much of the source was read. */
  readonly status: string;
  readonly caveat: string;
  readonly place: Place;
}

/** Where sources contradict each other or themselves. */
export interface Conflict {
  readonly key: string;
  readonly rows: readonly string[];
  readonly text: string;
  readonly source: string;
}

/** What the tables say of a row beside its kind. */
export interface Role {
  readonly id: string;
  readonly role: 'comparator' | 'subset' | 'alternative' | 'left-out' | 'counter';
  /** The row that it is compared with, lies in or stands for. */
  readonly of?: string;
  readonly note: string;
}
