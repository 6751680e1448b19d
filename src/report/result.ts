import type { Change } from '../experiments/index.js';
import type { Clause } from '../method/index.js';
import type { CheckResult, Failure, PrintedLine } from '../model/evaluate/index.js';
import type { BoundRow } from '../model/structure/index.js';
import type { Provenance } from '../model/values/index.js';
import type { Book } from '../model/workbook/index.js';
import type { ScenarioFacts } from '../scenarios/index.js';
export type { Change, ChangeOutcome } from '../experiments/index.js';
import type { Figures } from './figures/figuresOf.js';
import type { LandFacts } from './land/facts.js';

export type { CounterFact, EffectFacts, ScenarioFacts, ScopeFacts } from '../scenarios/index.js';

/** All that one site's run gave, as plain data: reports are made from this alone. Money in £, areas in m², years by their end. */
export interface Result {
  readonly decant: string;
  /** SHA-256 of the sections, parameters, scenarios and options shipped, and of the site's folder. */
  readonly modelHash: string;
  readonly inputHash: string;
  readonly site: SiteFacts;
  readonly scenario: ScenarioFacts;
  readonly years: readonly number[];
  readonly yearLabels: readonly string[];
  readonly baseYear: string;
  /** The year in which the scenario's effects are full, in which bridges and comparisons are drawn. */
  readonly fullEffectYear: number;
  readonly options: readonly OptionResult[];
  readonly lines: readonly LineFacts[];
  readonly sections: readonly SectionFacts[];
  readonly inputs: readonly InputFacts[];
  /** How many inputs have each status. */
  readonly statuses: Readonly<Record<string, number>>;
  readonly findings: readonly Finding[];
  readonly changes: readonly Change[];
  /** Undefined for a site whose model has no slot for a way of paying. */
  readonly regimes?: Regimes;
  /** Undefined for a site whose model has no blocks that could release land. */
  readonly land?: LandFacts;
  readonly warnings: readonly string[];
  readonly facts: readonly ContextFact[];
  readonly attributions: readonly string[];
  readonly figures: Figures;
  /** Inputs that only Decant can work out, and what they depend on. */
  readonly held: readonly Held[];
  /** The clauses of METHOD that the workbook's lines and inputs cite. */
  readonly method: readonly Clause[];
  /** The workbook's sheets: formulas and values. */
  readonly book: Book;
}

export interface Titled {
  readonly id: string;
  readonly title: string;
  readonly note?: string;
}

/** A section; `options` are the ids of those whose model has it, where not all do. */
export interface SectionFacts extends Titled {
  readonly options?: readonly string[];
}

export interface SiteFacts {
  readonly code: string;
  readonly name: string;
  readonly trust?: string;
  readonly odsCode?: string;
  readonly memberLabels: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export interface OptionResult extends Titled {
  /** Rests on a benchmark, a target or a parameter: printed with a banner. */
  readonly whatIf: boolean;
  readonly lines: Readonly<Record<string, PrintedLine>>;
  readonly checks: readonly CheckResult[];
  readonly failures: readonly Failure[];
}

export interface LineFacts {
  readonly name: string;
  readonly section: string;
  readonly label: string;
  readonly unit: string;
  readonly formula: string;
  readonly source?: string;
  readonly note?: string;
  readonly by?: string;
  /** Ids of the options whose model has this line, where not all do. */
  readonly options?: readonly string[];
}

/** One row of an input: its value, or one a year, and where it comes from. */
export interface InputFacts extends Provenance, Pick<BoundRow, 'spread' | 'restated'> {
  readonly name: string;
  readonly section: string;
  readonly label: string;
  readonly unit: string;
  readonly member?: string;
  /** How a reader knows the member, where the site says. */
  readonly memberLabel?: string;
  /** Ids of the options whose value this is, where options differ or only some have the input. */
  readonly options?: readonly string[];
  readonly values: readonly number[];
  /** The file, line and column that gave it. */
  readonly place: string;
}

/** A sentence with numbers that a board must read: what decides the answer, what is odd in the sources, what the model leaves out. */
export interface Finding {
  readonly kind: 'decides' | 'odd' | 'limit';
  readonly title: string;
  readonly text: string;
}

export interface ContextFact extends Provenance {
  readonly label: string;
  readonly value: string;
}

export interface Held {
  readonly input: string;
  readonly why: string;
  readonly dependsOn: readonly string[];
  /** Years of those series that count; all when left out. */
  readonly years?: readonly [number, number];
  /** Another held input that goes stale with it: this one depends on the same. */
  readonly staleWith?: string;
  readonly alsoOn: readonly string[];
}

/** What one option does to each party under every way of paying, against the same years as usual under the same regime (METHOD 2.4). */
export interface Regimes {
  readonly option: string;
  /** The year of the sums a year, when effects are full. */
  readonly yearLabel: string;
  readonly prices: string;
  readonly regimes: readonly RegimeOutcome[];
  /** What wards that were spare already add to the trust's gain under each; undefined where there are none. */
  readonly spareWards?: { readonly gbp: number; readonly sentence: string };
  /** Undefined for a site that pays no unitary charge in that year. */
  readonly charge?: ChargeWeight;
}

export interface RegimeOutcome extends Titled {
  readonly incomeChangeGbp: number | null;
  /** Change of cash in the year of full effect, in base-year prices; positive is better. */
  readonly aYear: PartyGbp;
  /** The same in the last year of the model: contracts set anew and wards that close later count in it. */
  readonly lastYear: PartyGbp;
  readonly presentValue: PartyGbp;
  /** Who gains and who loses, in plain English. */
  readonly sentence: string;
}

/** A sum for each party, £; `system` is trust and commissioner together; null where it could not be calculated. */
export interface PartyGbp {
  readonly trust: number | null;
  readonly commissioner: number | null;
  readonly system: number | null;
  readonly exchequer: number | null;
  readonly social: number | null;
  /** Public bodies beside trust and commissioner. */
  readonly others: number | null;
}

/** What the unitary charge weighs on each occupied bed-day (METHOD 3.1, example 3m), in base-year prices. */
export interface ChargeWeight {
  readonly chargeGbp: number;
  readonly aBedDayAsUsualGbp: number;
  readonly aBedDayProgrammeGbp: number;
  /** Bed-days whose whole tariff pays the charge. */
  readonly bedDaysThatPayIt: number;
  readonly sentence: string;
}
