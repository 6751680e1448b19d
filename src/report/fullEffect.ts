import type { Overview } from '../library/reports/index.js';
import { View } from '../model/evaluate/index.js';
import type { Study } from '../study/index.js';

/** The base year and the years that effects take to be full; the horizon when it comes first, or when nothing phases in. */
export function yearOfFullEffect(study: Study, { fullAfter }: Overview): number {
  const first = study.cases[0];
  const after = first === undefined ? undefined : new View(first.outcome).input(fullAfter?.name ?? '');
  const { base, last } = study.timeline;
  return after === undefined ? last : Math.min(last, base + Math.ceil(after));
}
