import { View } from '../model/evaluate/index.js';
import type { Study } from '../study/index.js';

/** The base year and the years that effects take to be full; the horizon when it comes first, or when nothing phases in. */
export function yearOfFullEffect(study: Study): number {
  const first = study.cases[0];
  const phase = first === undefined ? undefined : new View(first.outcome).input('phase_years');
  const { base, last } = study.timeline;
  return phase === undefined ? last : Math.min(last, base + Math.ceil(phase));
}
