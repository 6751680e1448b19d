import type { Section } from '../../../model/index.js';
import type { Unit } from '../../../model/units/index.js';
import { didYouMean, type Place, type Problem } from '../../../problems/index.js';
import type { Experiment } from '../../experiments/index.js';

/** A line, or an input, as some section declares it. */
interface Declared {
  readonly unit: Unit;
  readonly by?: string;
  readonly isInput: boolean;
}

/** What the files of a report may name: lines and inputs of every section, dimensions, experiments. */
export class Known {
  readonly names: ReadonlyMap<string, Declared>;
  /** Members of those dimensions whose members no hospital gives. */
  readonly dimensions: ReadonlyMap<string, readonly string[] | undefined>;
  /** By a dimension whose members are some of another's, as companies are of some contracts: that other. */
  readonly someOf: ReadonlyMap<string, string>;
  readonly sections: readonly string[];

  constructor(
    sections: readonly Section[],
    readonly experiments: readonly Experiment[],
  ) {
    this.names = new Map<string, Declared>(
      sections.flatMap(({ lines, inputs, slots }) => [
        ...inputs.map((input) => [input.name, { ...input, isInput: true }] as const),
        ...[...lines, ...slots.flatMap((slot) => slot.lines)].map(
          (line) => [line.name, { ...line, isInput: false }] as const,
        ),
      ]),
    );
    this.someOf = new Map(
      sections.flatMap(({ dimensions }) =>
        dimensions.flatMap(({ name, in: whole, usual }) =>
          whole === undefined || usual === undefined ? [] : [[name, whole] as const],
        ),
      ),
    );
    this.dimensions = new Map(
      sections.flatMap(({ dimensions }) => dimensions.map(({ name, members }) => [name, members] as const)),
    );
    this.sections = sections.map(({ id }) => id);
  }

  experiment(id: string): Experiment | undefined {
    return this.experiments.find((each) => each.id === id);
  }

  unitOf(name: string): Unit | undefined {
    return this.names.get(name)?.unit;
  }
}

/** Adds a problem at its place. */
export function refuse(problems: Problem[], place: Place, found: string, right: string): void {
  problems.push({ severity: 'error', ...place, found, right });
}

/** The nearest of what may stand there, or all of it. */
export function nearest(name: string, known: readonly string[]): string {
  return didYouMean(name, known) ?? `It may be ${[...new Set(known)].join(', ')}`;
}
