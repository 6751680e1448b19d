import type { OptionRole } from '../../library/index.js';
import type { ReportWord, YearWord } from '../../library/reports/index.js';
import type { MeasureName } from '../../library/reports/measures/index.js';
import type { View } from '../../model/evaluate/index.js';
import type { Hang } from '../hangs/index.js';

/** An option of which something may be said. */
export interface SpokenOption {
  readonly id: string;
  readonly title: string;
  readonly role: OptionRole;
  readonly view: View;
}

/** What only code can say of an option, by name: the choice of blocks, parcels, quotations. Undefined where there is nothing to say. */
export type Measures<Name extends MeasureName = MeasureName> = Readonly<
  Record<Name, (option: SpokenOption) => string | undefined>
>;

/** An option in a variant of an experiment: what a line was worth there, in a year where it has one a year. */
export interface SpokenVariant {
  readonly id: string;
  readonly experiment: string;
  readonly title: string;
  /** Undefined for a line that the experiment does not ask, NaN for one that could not be calculated. */
  value(this: void, line: string, year: number): number | undefined;
}

/** A hospital's options, evaluated, with the years and words that a report speaks in. */
export interface SaySubject {
  readonly options: readonly SpokenOption[];
  readonly usual: SpokenOption;
  /** The programme with nothing closed; where that is not compared, the first that runs it. */
  readonly programme: SpokenOption;
  readonly best: SpokenOption;
  /** The best of those that change anything. */
  readonly change: SpokenOption;
  /** Financial years by their end. */
  readonly years: Readonly<Record<YearWord, number>>;
  /** The financial year of the run by its end: the base year, or that of its day where it is given and later. What lies before it is gone by. */
  readonly today: number;
  /** On what the year of full effect hangs; undefined where no input says when that is. */
  readonly fullYear?: Hang;
  readonly words: Readonly<Partial<Record<ReportWord, string>>>;
  /** What people call a member, by dimension and member. */
  readonly memberLabels: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly measures: Measures;
  /** Whether an experiment keeps what is decided for an option or decides it anew, in a sentence; undefined where nothing is decided. */
  decisions(this: void, experiment: string): string | undefined;
  /** The variants in which an experiment tried an option; undefined where no such experiment was run on it. */
  variants(this: void, experiment: string, option: SpokenOption): readonly SpokenVariant[] | undefined;
}
