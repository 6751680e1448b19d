import type { Experiment } from '../../library/index.js';
import type { Outcome } from '../../model/evaluate/index.js';
import { explain } from '../../model/explain/index.js';
import type { Study } from '../../study/index.js';
import type { ReadCell } from '../say/index.js';
import type { Explained } from './cell.js';

/** Opens the numbers that were read for a sentence: of options as they stand, and as they were run again in an experiment. */
export class Opener {
  private readonly outcomes = new Map<string, Outcome | undefined>();

  constructor(
    private readonly study: Study,
    private readonly experiments: readonly Experiment[],
  ) {}

  /** Each in its own year, or in `years` where it has one a year; a variant one level less deep, since there are many of it. */
  open(read: readonly ReadCell[], depth: number, years: readonly number[]): Explained[] {
    const opened = new Map<string, Explained>();
    for (const cell of read) {
      if (cell.year === undefined) continue;
      for (const one of this.cellIn(cell, years.length === 0 ? [cell.year] : years, depth, years)) {
        const { option, variant, name, member, year } = one;
        opened.set([option, variant, name, member, year].join('\n'), one);
      }
    }
    return [...opened.values()];
  }

  private cellIn(cell: ReadCell, years: readonly number[], depth: number, asked: readonly number[]): Explained[] {
    const { name, member, option, variant } = cell;
    const outcome = this.outcomeOf(cell);
    if (outcome === undefined) return [];
    const whose = {
      option: option.id,
      optionTitle: option.title,
      ...(variant === undefined ? {} : { variant: variant.id, variantTitle: variant.title }),
    };
    const deep = variant === undefined ? depth : Math.max(0, depth - 1);
    return years.flatMap((year) => {
      const found = explain(outcome, { name, year, ...(member === undefined ? {} : { member }) }, deep, asked);
      return found === undefined ? [] : [{ ...found, ...whose }];
    });
  }

  /** An option as the sentence read it. A variant is run as its experiment ran it. */
  private outcomeOf({ option, variant }: ReadCell): Outcome | undefined {
    if (variant === undefined) return option.view.outcome;
    const key = `${option.id}\n${variant.id}`;
    if (!this.outcomes.has(key)) this.outcomes.set(key, this.runAgain(option.id, variant.experiment, variant.id));
    return this.outcomes.get(key);
  }

  private runAgain(option: string, experiment: string, variant: string): Outcome | undefined {
    const tried = this.experiments.find(({ id }) => id === experiment);
    const own = this.study.cases.find((each) => each.option.id === option);
    if (tried === undefined || own === undefined) return undefined;
    const settings = tried.variants.find(({ id }) => id === variant);
    if (settings === undefined) return own.outcome; // the option as it stands
    const lines = tried.asks.map(({ line }) => line);
    return this.study.run(own.option, settings, [], { decisions: tried.decisions, lines });
  }
}
