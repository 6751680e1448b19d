import { idInBook, type Experiment, type Library, type Settings } from '../library/index.js';
import type { Outcome } from '../model/evaluate/index.js';
import type { Beside } from '../model/workbook/index.js';
import type { Given } from '../model/values/index.js';
import type { Problem } from '../problems/index.js';
import type { Case, Study } from '../study/index.js';

/** A variant of an experiment that a workbook holds live, evaluated, under the id that it has there. */
export interface Way {
  readonly id: string;
  readonly variant: Settings;
  readonly outcome: Outcome;
}

/** The variants of an experiment whose numbers a workbook holds as formulas: only the lines that it asks, and what they read. */
export function waysOf(study: Study, experiment: Experiment, change: Case, problems: Problem[]): Way[] {
  const lines = experiment.asks.map(({ line }) => line);
  return experiment.variants
    .filter((variant) => study.concerns(variant))
    .flatMap((variant): Way[] => {
      const outcome = study.run(change.option, variant, problems, { decisions: experiment.decisions, lines });
      return outcome === undefined ? [] : [{ id: idInBook(experiment, variant), variant, outcome }];
    });
}

/** The variants that a workbook holds beside the best of the options that change anything; undefined where no experiment has a sheet. */
export function besideOf(
  study: Study,
  experiments: readonly Experiment[],
  change: Case,
  problems: Problem[],
): Beside | undefined {
  const live = liveIn(experiments);
  const ways = live === undefined ? [] : waysOf(study, live, change, problems);
  if (live?.sheet === undefined || ways.length === 0) return undefined;
  return {
    title: live.sheet,
    note: `${live.title} · ${change.option.title}. Lines that each has as that option, or as one before it, stand there.`,
    of: change.option.id,
    cases: ways.map(({ id, variant: { title, note, givens }, outcome }) => ({
      id,
      title,
      ...(note === undefined ? {} : { note }),
      outcome,
      gives: givens.map(({ name }) => name),
    })),
  };
}

function liveIn(experiments: readonly Experiment[]): Experiment | undefined {
  return experiments.find(({ sheet }) => sheet !== undefined);
}

/** As cases of a study, by the ids and titles that a workbook gives them: of these a reader may have changed inputs too. */
export function waysAsCases(study: Study, library: Library, bestFor?: string): Case[] {
  const live = liveIn(library.experiments([]));
  const { change } = study.best(bestFor);
  const ways = live === undefined ? [] : waysOf(study, live, change, []);
  return ways.map(({ id, variant: { title }, outcome }) => ({ option: { ...change.option, id, title }, outcome }));
}

/** Experiments with what a reader changed in a workbook as the last word on their variants. */
export function withChanged(
  experiments: readonly Experiment[],
  changed: ReadonlyMap<string, readonly Given[]>,
): Experiment[] {
  return experiments.map((experiment) => ({
    ...experiment,
    variants: experiment.variants.map((variant) => ({
      ...variant,
      givens: [...variant.givens, ...(changed.get(idInBook(experiment, variant)) ?? [])],
    })),
  }));
}
