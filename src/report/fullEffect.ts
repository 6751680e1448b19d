import type { Overview } from '../library/reports/index.js';
import { View } from '../model/evaluate/index.js';
import type { Study } from '../study/index.js';
import { printFinancialYear } from '../words/index.js';
import { flagOf, type Hang } from './hangs/index.js';

/** The base year and the years that effects take to be full; the horizon when it comes first, or when nothing phases in. */
export function yearOfFullEffect(study: Study, { fullAfter }: Overview): number {
  const first = study.cases[0];
  const after = first === undefined ? undefined : new View(first.outcome).input(fullAfter?.name ?? '');
  const { base, last } = study.timeline;
  return after === undefined ? last : Math.min(last, base + Math.ceil(after));
}

/** On what it hangs that the effects are full in that year: on the input that says after how many; undefined where nothing phases in. */
export function hangOfFullYear(study: Study, overview: Overview): Hang | undefined {
  const { fullAfter } = overview;
  const first = study.cases[0];
  if (first === undefined || fullAfter === undefined) return undefined;
  if (new View(first.outcome).input(fullAfter.name) === undefined) return undefined;
  const { base, last } = study.timeline;
  const full = yearOfFullEffect(study, overview);
  const cell = { line: fullAfter.name, option: first.option.id };
  return {
    says: `The effects are full in ${printFinancialYear(full)}`,
    formula: flagOf(`MIN(${last},${base}-INT(-`, cell, `))=${full}`),
    holds: true,
  };
}
