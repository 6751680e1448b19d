import type { YearWord } from '../../library/reports/index.js';
import { provenanceOf } from './provenance.js';
import type { SaySubject, SpokenOption } from './subject.js';

/** A line or an input that this hospital's model lacks: what needs it is not said. */
export class Missing extends Error {
  constructor(readonly line: string) {
    super(`${line} is not in this model`);
  }
}

/** Reads one option's lines and inputs in one year, for one member where there is one, and keeps what it has read. */
export class Speaker {
  constructor(
    readonly subject: SaySubject,
    readonly option: SpokenOption,
    readonly year: YearWord,
    /** Shared by all who speak for one sentence. */
    readonly read: Set<string> = new Set(),
    readonly member?: { readonly dimension: string; readonly id: string },
  ) {}

  /** NaN for a value that could not be calculated; throws `Missing` where the model has no such line or input. */
  value(name: string, year: YearWord | number = this.year, member?: string): number {
    const { view } = this.option;
    const at = typeof year === 'number' ? year : this.subject.years[year];
    const line = view.outcome.structure.blueprint.lines.get(name);
    const input = line === undefined ? view.outcome.structure.blueprint.inputs.get(name) : undefined;
    if (line === undefined && input === undefined) throw new Missing(name);
    this.read.add(name);
    const of = member ?? this.memberOf((line ?? input)?.by);
    return (line === undefined ? view.input(name, at, of) : view.at(name, at, of)) ?? NaN;
  }

  /** Whether this hospital's model has a line or an input. */
  has(name: string): boolean {
    const { lines, inputs } = this.option.view.outcome.structure.blueprint;
    return lines.has(name) || inputs.has(name);
  }

  /** Whether any value behind these lines and inputs is one that nobody has measured; names that the model lacks have none. */
  restsOnIllustrative(names: readonly string[]): boolean {
    const known = names.filter((name) => this.has(name));
    for (const name of known) this.read.add(name);
    return provenanceOf(this.option.view.outcome, known).illustrative > 0;
  }

  /** Whether a file of the hospital's folder gives each of these inputs. */
  isGiven(names: readonly string[]): boolean {
    const { bound } = this.option.view.outcome;
    return names.every((name) => bound.get(name)?.rows.some(({ from }) => from !== undefined) === true);
  }

  /** Where a line or an input comes from, the most frequent source first; throws `Missing` where the model has no such one. */
  sourcesOf(name: string): readonly string[] {
    const { outcome } = this.option.view;
    const { lines, inputs } = outcome.structure.blueprint;
    if (!lines.has(name) && !inputs.has(name)) throw new Missing(name);
    this.read.add(name);
    return provenanceOf(outcome, [name]).sources;
  }

  /** The same for a member of a dimension. */
  for(dimension: string, id: string): Speaker {
    return new Speaker(this.subject, this.option, this.year, this.read, { dimension, id });
  }

  /** The same of another option. */
  of(option: SpokenOption): Speaker {
    return new Speaker(this.subject, option, this.year, this.read, this.member);
  }

  private memberOf(by: string | undefined): string | undefined {
    return by === undefined || by !== this.member?.dimension ? undefined : this.member.id;
  }
}
