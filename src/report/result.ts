import type { Ran } from '../experiments/index.js';
import type { Clause } from '../method/index.js';
import type { Failure, PrintedLine } from '../model/evaluate/index.js';
import type { ToldCheck } from '../model/explain/index.js';
import type { BoundRow } from '../model/structure/index.js';
import type { Provenance } from '../model/values/index.js';
import type { Book } from '../model/workbook/index.js';
import type { ScenarioFacts } from '../scenarios/index.js';
import type { ChangedFacts } from './changedFacts.js';
import type { ChartFacts } from './charts/index.js';
import type { Figures } from './figures/figuresOf.js';
import type { WordsHang } from './hangs/index.js';
import type { LandFacts } from './land/facts.js';
import type { Appraised } from './say/appraisals/index.js';

export type { CounterFact, EffectFacts, ScenarioFacts, ScopeFacts } from '../scenarios/index.js';

/** All that one site's run gave, as plain data: reports are made from this alone. Money in £, areas in m², years by their end. */
export interface Result {
  readonly decant: string;
  /** SHA-256 of the sections, parameters, scenarios and options shipped, and of the site's folder. */
  readonly modelHash: string;
  readonly inputHash: string;
  /** Day of the run, as whoever ran it said: 2026-11-29; undefined where nobody did, so that the same inputs give the same bytes. */
  readonly date?: string;
  readonly site: SiteFacts;
  readonly scenario: ScenarioFacts;
  /** What a reader changed in a workbook or set on the command line, where the run takes that. */
  readonly changed?: ChangedFacts;
  readonly years: readonly number[];
  readonly yearLabels: readonly string[];
  readonly baseYear: string;
  /** The year in which the scenario's effects are full, in which bridges and comparisons are drawn. */
  readonly fullEffectYear: number;
  readonly options: readonly OptionResult[];
  /** Id of the option that every other is reckoned against: business as usual, with no programme and nothing closed. */
  readonly counterfactual: string;
  /** The one option of which findings, figures, regimes and answers speak where they speak of one. */
  readonly best: BestOption;
  readonly lines: readonly LineFacts[];
  readonly sections: readonly SectionFacts[];
  readonly inputs: readonly InputFacts[];
  /** How many of the inputs that decide something have each status: one a name, whatever its members; none that Decant measures or chooses. */
  readonly statuses: Readonly<Record<string, number>>;
  /** How many of those nobody has measured: the one count that is printed. */
  readonly illustrative: { readonly inputs: number; readonly of: number };
  readonly findings: readonly Finding[];
  /** Tables of the topics whose rows are weighed under headings, in numbers and in words. */
  readonly appraisals: readonly Appraised[];
  /** The topics of the report, in their order, with the lines of each. */
  readonly topics: readonly TopicFacts[];
  /** Lines that the report sets side by side, under the words by which a reader knows them. */
  readonly overview: OverviewFacts;
  /** Sentences of the topics that stand in the short answers of commands, of every option. */
  readonly answered: readonly Finding[];
  /** What the model leaves out, as the topics have it said on a cover. */
  readonly leftOut: readonly Finding[];
  /** What options gave when they were run again with something else, by the experiment. */
  readonly experiments: readonly Ran[];
  /** Undefined for a site whose model has no slot for a way of paying. */
  readonly regimes?: Regimes;
  /** Undefined for a site whose model has no blocks that could release land. */
  readonly land?: LandFacts;
  readonly warnings: readonly string[];
  readonly facts: readonly ContextFact[];
  readonly attributions: readonly string[];
  /** The charts that the topics declare, as they are drawn. */
  readonly charts: readonly ChartFacts[];
  /** The files of all pictures that the topics may ever have drawn, whether of this hospital or not: `bed-bridge.png`. */
  readonly pictures: readonly string[];
  readonly figures: Figures;
  /** Inputs that only Decant can work out, and what they depend on. */
  readonly held: readonly Held[];
  /** On what the words of the report hang, by which a workbook says whether they are still those. */
  readonly words: WordsHang;
  /** The clauses of METHOD that the workbook's lines and inputs cite. */
  readonly method: readonly Clause[];
  /** The workbook's sheets: formulas and values. */
  readonly book: Book;
}

/** A topic: its question, and the lines that answer it under their headings. What is said of it stands among the findings. */
export interface TopicFacts {
  readonly id: string;
  readonly title: string;
  readonly asks: string;
  /** Whose lines are shown: every option's, or those of options with a plan of blocks. */
  readonly options: 'all' | 'planned';
  readonly tables: readonly { readonly title: string; readonly lines: readonly string[] }[];
}

/** A line under the words by which a reader knows it. */
export interface NamedFact {
  readonly name: string;
  readonly label: string;
}

export interface OverviewFacts {
  readonly today: readonly NamedFact[];
  readonly options: readonly NamedFact[];
  readonly compare: readonly NamedFact[];
  /** Columns on one screen, and short names of the lines that rank options. */
  readonly screen: readonly NamedFact[];
  readonly ranking: readonly NamedFact[];
  /** Columns of the table of several hospitals. */
  readonly hospitals: readonly NamedFact[];
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

/** Which option is the best, for whom, and by which line of the model. */
export interface BestOption {
  readonly option: string;
  /** The best of those that change anything: another only where business as usual is the best. */
  readonly change: string;
  readonly title: string;
  /** A view of templates/best.yaml: `exchequer`, `trust`. */
  readonly view: string;
  /** Undefined where no option's model has a line to rank by. */
  readonly line?: string;
  readonly sentence: string;
  readonly rule: string;
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
  readonly checks: readonly ToldCheck[];
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
export interface InputFacts extends Provenance, Pick<BoundRow, 'spread' | 'prices' | 'restated'> {
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
  /** `beds.occupancy_debt`: the sentence of the topic that says it, which `decant explain` opens. */
  readonly id: string;
  /** Id of the option of which it speaks. */
  readonly option: string;
  /** Of which member it speaks, where one is said of each: the contract of several. */
  readonly member?: string;
  /** In which variant of an experiment. */
  readonly variant?: string;
  /** Lines and inputs from which it is said. */
  readonly reads: readonly string[];
  /** How many inputs stand behind them, without those that Decant measures or chooses, and how many of these are illustrative. */
  readonly values: number;
  readonly illustrative: number;
  /** Where those come from, the most frequent first. */
  readonly sources: readonly string[];
}

export interface ContextFact extends Provenance {
  readonly label: string;
  readonly value: string;
}

export interface Held {
  readonly input: string;
  readonly why: string;
  /** Inputs, and tables, that it was worked out from. */
  readonly dependsOn: readonly string[];
  /** Years of those series that count; all when left out. */
  readonly years?: readonly [number, number];
  /** Another held input that goes stale with it: this one depends on the same. */
  readonly staleWith?: string;
  /** It may be typed over: it then no longer rests on these, and is an input like any other. */
  readonly mayBeChanged?: true;
  /** Where it is chosen for some options alone: only theirs go stale. All options' when left out. */
  readonly chosenFor?: readonly ChosenFor[];
  readonly alsoOn: readonly string[];
}

/** An option for which something was chosen, or could have been. */
export interface ChosenFor {
  readonly option: string;
  /** Where nothing was chosen: a line of the option that is 0 while nothing can be, so that this stays right. */
  readonly rightWhileNought?: string;
}

/** What one option does to each party under every way of paying, against the same years as usual under the same regime (METHOD 2.4). */
export interface Regimes {
  readonly option: string;
  /** Why this option: the sentence of the rule for the best. */
  readonly best: string;
  /** The year of the sums a year, when effects are full. */
  readonly yearLabel: string;
  readonly prices: string;
  readonly regimes: readonly RegimeOutcome[];
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
