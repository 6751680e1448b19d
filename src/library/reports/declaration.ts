import type { Expression } from '../../model/formula/index.js';
import type { Place } from '../../problems/index.js';
import type { MeasureName } from './measures/index.js';

/** The whole, among the parts of a hospital in whose reports a topic stands. */
export const HOSPITAL = 'hospital';

/** A report topic as its file declares it: what it asks, which lines answer it, and what is said of them. */
export interface ReportTopic {
  /** File name without its ending: `beds`. */
  readonly id: string;
  readonly file: string;
  readonly title: string;
  readonly titlePlace: Place;
  /** The question that the topic answers. */
  readonly asks: string;
  /** In whose reports it stands: a hospital's, where nothing is said, or those of a part of one, by its model. */
  readonly parts: readonly string[];
  /** Topics stand in this order. */
  readonly order: number;
  /** Options whose lines the tables show: those that a plan of blocks was made for, or every one. */
  readonly options: 'all' | 'planned';
  readonly tables: readonly TopicTable[];
  readonly charts: readonly TopicChart[];
  readonly appraisals: readonly Appraisal[];
  readonly sentences: readonly Sentence[];
  /** What the short answers of commands show; undefined where none is of this topic. */
  readonly answer?: TopicAnswer;
}

/** The figures that a command shows on one screen and prints with `--json`. */
export interface TopicAnswer {
  /** Without these lines there is no answer. */
  readonly needs: readonly NamedLine[];
  /** Sections whose illustrative inputs the answer names. */
  readonly sections: readonly NamedLine[];
  /** Lines that have no value while a flag of theirs is down: the topic's sentences say why, and no failure is told of it. */
  readonly mayLack: readonly (NamedLine & { readonly flag: NamedLine })[];
  /** Figures by group, each under the key or the words by which it is printed. */
  readonly figures: ReadonlyMap<string, readonly AnswerFigure[]>;
}

/** A line or an input under the key by which an answer prints it: in one year, or in the one that is asked for. */
export interface AnswerFigure extends NamedLine {
  readonly key: string;
  readonly year?: YearWord;
}

/** Lines under one heading. */
export interface TopicTable {
  readonly title: string;
  readonly lines: readonly NamedLine[];
}

/** A name of a line, or of what else a file names, with the place where it stands. */
export interface NamedLine {
  readonly name: string;
  readonly place: Place;
}

/** What decides the answer, what is odd in the sources, what the model leaves out. */
export const SENTENCE_KINDS = ['decides', 'odd', 'limit'] as const;
export type SentenceKind = (typeof SENTENCE_KINDS)[number];

/**
 * Where a sentence is said: among the findings of a report, in the short answer of a command, beside the numbers of an experiment, or among
 * what a cover says is left out.
 */
export const SAID_IN = ['report', 'answer', 'experiment', 'cover'] as const;
export type SaidIn = (typeof SAID_IN)[number];

/** Of which options a sentence speaks: business as usual, the programme alone, the best, the best of those that change anything, each that acts, each what-if, or every one in turn. */
export const SPOKEN_OF = ['usual', 'programme', 'best', 'change', 'acting', 'what_ifs', 'all'] as const;
export type SpokenOf = (typeof SPOKEN_OF)[number];

/** Years that a sentence may name: the first, the base year, that of full effect, the last. */
export const YEAR_WORDS = ['first', 'base', 'full', 'last'] as const;
export type YearWord = (typeof YEAR_WORDS)[number];

/** How a chart looks: lines or stacked bars by year, bars a line in one year, steps from a level to another, bars a variant of an experiment. */
export const SHAPES = ['lines', 'stacked', 'bars', 'bridge', 'variants'] as const;
export type ChartShape = (typeof SHAPES)[number];

/** What a line of a chart may say beside `line` and `label`, by the shape of the chart. */
export const LINE_KEYS_OF: Readonly<Record<ChartShape, readonly string[]>> = {
  lines: ['where', 'share'],
  stacked: ['where', 'share'],
  bars: ['below', 'less', 'unless_nought', 'all_years'],
  bridge: ['below', 'less', 'unless_nought', 'all_years', 'step', 'made_of'],
  variants: [],
};

/** What a picture reads beside the lines that it draws: bounds, years of ends, what is sold. */
export const CHART_READS = [
  ...(['too_good', 'published_end', 'contract_end', 'until_contract_end', 'last_year', 'last_is_part'] as const),
  ...(['further', 'further_real', 'low', 'middle', 'high', 'sold', 'emptied', 'sells'] as const),
] as const;
export type ChartRead = (typeof CHART_READS)[number];

/** A level stands on nought, a change starts where the step before ended, what hangs does so from the first level, what tops it stands on it. */
export const STEPS = ['level', 'change', 'hangs', 'tops'] as const;
export type Step = (typeof STEPS)[number];

/** Of which options: one chart for each, or a single one with a line for each of those that are compared. */
export const CHART_OF = ['usual', 'programme', 'best', 'change', 'acting', 'what_ifs', 'compared'] as const;

/** A chart: a shape, and lines by name. What it says in words, and where its numbers come from, is read as in a sentence. */
export interface TopicChart {
  /** `beds.bed_bridge`. */
  readonly id: string;
  readonly place: Place;
  /** The name of its picture, without an ending: `bed-bridge`. */
  readonly picture: string;
  readonly shape: ChartShape;
  readonly of: (typeof CHART_OF)[number];
  readonly year: YearWord;
  /** Drawn only where this holds. */
  readonly when?: Condition;
  /** The experiment whose variants are drawn. */
  readonly each?: NamedLine;
  readonly title: readonly Way[];
  /** What it shows, for those who cannot see it. */
  readonly says: readonly Way[];
  readonly subtitle: readonly Way[];
  /** What the upright axis counts, without its unit. */
  readonly axis: readonly Way[];
  /** What stands in its footer after the sources, which are derived. */
  readonly note: readonly Way[];
  readonly parts: ReadonlyMap<string, Part>;
  readonly lines: readonly ChartLine[];
  /** Lines that its picture reads beside those that it draws, by what they are read for. */
  readonly reads: ReadonlyMap<ChartRead, NamedLine>;
}

export interface ChartLine {
  /** Left out for a level that the steps before it make. */
  readonly line?: NamedLine;
  readonly label: readonly Way[];
  /** What it is called where it is below nought. */
  readonly below: readonly Way[];
  readonly step: (typeof STEPS)[number];
  /** Taken off. */
  readonly less: boolean;
  readonly unlessNought: boolean;
  /** The sum of all years. */
  readonly allYears: boolean;
  /** Against an axis of its own, from nought to the whole. */
  readonly share: boolean;
  /** Only in years in which this line is not nought. */
  readonly where?: NamedLine;
  /** What a level is made of. */
  readonly madeOf: readonly (readonly [label: string, line: NamedLine])[];
}

/** One thing that is said where its condition holds: its parts first, each the first of its ways whose condition holds. */
export interface Sentence {
  readonly id: string;
  readonly place: Place;
  readonly kind: readonly Way[];
  readonly in: SaidIn;
  readonly of: SpokenOf;
  readonly year: YearWord;
  /** An experiment or a dimension, for each of whose variants or members it is said. */
  readonly each?: NamedLine;
  /** Said only where this holds; always where it is left out. */
  readonly when?: Condition;
  readonly title: readonly Way[];
  readonly text: readonly Way[];
  readonly parts: ReadonlyMap<string, Part>;
}

/** A table of rows that are weighed under headings, in numbers and in words: ways out of a contract, by what each costs, saves and needs. */
export interface Appraisal extends Pick<Sentence, 'id' | 'place' | 'of' | 'year' | 'when' | 'title' | 'parts'> {
  /** What its sheet of the workbook is called. */
  readonly sheet: NamedLine;
  readonly note: readonly Way[];
  /** What heads the names of the rows, and each column. */
  readonly heads: readonly Way[];
  readonly columns: readonly { readonly id: string; readonly heading: readonly Way[] }[];
  readonly rows: readonly AppraisalRow[];
}

/** A row of it, for each member of a dimension where it has some: a cell a column, each the first of its ways that holds. */
export interface AppraisalRow extends Pick<Sentence, 'id' | 'place' | 'each' | 'when' | 'parts'> {
  readonly name: readonly Way[];
  readonly cells: readonly (readonly Way[])[];
}

/** A piece of a sentence: one of several ways of saying it, the same for each of a list, or every item of a list that holds. */
export interface Part {
  readonly ways: readonly Way[];
  /** Every way whose condition holds is said, not the first alone; one whose lines the model lacks is left out. */
  readonly isList: boolean;
  /** Options, the members of a dimension or the variants of an experiment, for each of which it is said. */
  readonly each?: NamedLine;
  /** Those of which this is worth most stand first; in their own order where it is left out. */
  readonly order?: Condition;
  /** No more than so many are said. */
  readonly most?: number;
  /** What stands between them. */
  readonly join: string;
  /** What stands before and after, where there is anything. */
  readonly before: string;
  readonly after: string;
  /** What is said where none is. */
  readonly none: string;
}

/** One way of saying something, where its condition holds. */
export interface Way {
  readonly when?: Condition;
  readonly text: readonly Piece[];
}

/** A condition in the formula language, read in the sentence's year. */
export interface Condition {
  readonly text: string;
  readonly expression: Expression;
  readonly place: Place;
}

/** Options over which something may be said for each, beside experiments and dimensions. */
export const EACH_OPTIONS = ['usual', 'programme', 'acting', 'compared'] as const;

/** A piece of text: words as they stand, a value, a part of the sentence, a word that the report knows, a measure, whence a line is, or what an experiment decides anew. */
export type Piece =
  | { readonly kind: 'words'; readonly text: string }
  | {
      readonly kind: 'value';
      readonly name: string;
      readonly member?: string;
      readonly year?: YearWord;
      readonly format: string;
      readonly place: Place;
    }
  | {
      readonly kind: 'part' | 'word' | 'source' | 'section' | 'decisions';
      readonly name: string;
      readonly place: Place;
    }
  | { readonly kind: 'measure'; readonly name: MeasureName; readonly place: Place };
