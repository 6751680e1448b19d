import type { Clause } from '../../method/index.js';
import type { WordsHang } from '../../report/hangs/index.js';
import type { Book } from '../../model/workbook/index.js';
import type { EvidenceSheet } from './textTables.js';

/** What the cover says of a workbook: plain sentences, and the marks by which a run is known again. */
export interface CoverText {
  readonly title: string;
  readonly subtitle?: string;
  /** What it is, a paragraph each. */
  readonly lines: readonly string[];
  /** What it does not do, a sentence each. */
  readonly notDone: readonly string[];
  /** Label and value: hash of the model, of the inputs, versions. */
  readonly hashes: readonly (readonly [label: string, value: string])[];
  /** Stands above everything else where the results rest on no effect that anybody has published. */
  readonly banner?: string;
}

/** A cell of a line (or of an input): in a year, where it has one a year; of a member, where it has some. */
export interface LineCell {
  readonly line: string;
  /** Id of the book's case. */
  readonly option: string;
  readonly member?: string;
  /** Financial year by its end. */
  readonly year?: number;
}

/** Whose words a note says: those on the best option, or those of Decant alone, which no cell follows. */
export type NoteOf = 'best' | 'decant';

/** Text, a plain number, a number with its unit, nothing, or a live link to a line's cell. */
export type SummaryCell = string | number | null | { readonly value: number; readonly unit: string } | LineCell;

export interface SummaryTable {
  readonly title: string;
  readonly note?: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly SummaryCell[])[];
  /** What is marked beside its title: its note, where it says which option is the best, or its numbers, where no cell holds them. */
  readonly marked?: NoteOf;
  /** Read on the screen, and not printed. */
  readonly onScreen?: true;
}

/** A sentence, and where its mark is found: by its id and of what it is said, or under what Decant works out. */
export interface MarkedText {
  readonly text: string;
  /** `beds.occupancy_debt`; left out for what no cell holds. */
  readonly id?: string;
  readonly option?: string;
  /** The member, or the variant of an experiment, of which it is said. */
  readonly each?: string;
}

/** A table whose rows are weighed under headings, in texts and in live links. */
export interface AppraisalTable {
  readonly sheet: string;
  readonly title: MarkedText;
  readonly header: readonly string[];
  /** The name, which bears the mark, the cells, and how many inputs behind them are illustrative. */
  readonly rows: readonly {
    readonly name: MarkedText;
    readonly cells: readonly SummaryCell[];
    readonly rests: string;
  }[];
  readonly note: string;
}

/** A result that is set side by side for all options. */
export interface Comparison {
  readonly label: string;
  readonly unit: string;
  readonly line: string;
  readonly member?: string;
  readonly year?: number;
}

export interface ChartPicture {
  readonly file: string;
  readonly title: string;
  readonly png: Buffer;
  readonly caption?: string;
}

/** A line as a chart names it. */
export interface ChartLine {
  /** What the chart calls it. */
  readonly label: string;
  /** Undefined for a level of a bridge at which the steps before it have arrived. */
  readonly line?: string;
  readonly option: string;
  readonly member?: string;
  /** −1 for a cost that a bridge takes off. */
  readonly sign?: 1 | -1;
  /** A share of 0 to 1 is a line against an axis of its own. */
  readonly axis?: 'share';
  /** In a bridge: a level stands on nought, a change starts where the step before ended, what hangs does so from the first level, and what tops it stands on it. */
  readonly step?: 'level' | 'change' | 'hangs' | 'tops';
  /** The sum of all years, where a bridge shows one of a line that has one value a year. */
  readonly allYears?: true;
}

/** A chart as a declaration gives it: a shape, and lines by name. */
export interface ChartOfLines {
  /** The picture that it stands in place of on the sheet. */
  readonly file?: string;
  readonly title: string;
  /** What it shows, for those who cannot see it. */
  readonly altText: string;
  /** Lines and stacked bars are by year; bars and a bridge show one year, a bar a line. */
  readonly shape: 'lines' | 'stackedBars' | 'bars' | 'bridge';
  readonly lines: readonly ChartLine[];
  /** Years by their end, all that the book has when left out. A line without years needs none. */
  readonly years?: readonly number[];
  readonly year?: number;
  readonly yTitle: string;
  readonly source: string;
}

/** An input that only Decant can work out, from others: its cells say stale once one of those has moved in the workbook. */
export interface HeldInput {
  readonly input: string;
  /** How it was worked out, and why a formula cannot. */
  readonly why: string;
  /** Names of inputs, and of tables, in the workbook. */
  readonly dependsOn: readonly string[];
  /** First and last financial year of those series that count; all of them when left out. */
  readonly years?: readonly [number, number];
  /** What else it depends on and the workbook does not hold: blocks.geojson. */
  readonly alsoOn?: readonly string[];
  /** Another held input, listed before it, that it was worked out with: stale when that is. */
  readonly staleWith?: string;
  /** It may be typed over, and no longer rests on these then. */
  readonly mayBeChanged?: true;
  /** Options for which it was chosen, of which alone it goes stale: all when left out. While a line of the option is 0, it stays right. */
  readonly chosenFor?: readonly { readonly option: string; readonly rightWhileNought?: string }[];
}

/** Where one number of the site comes from. */
export interface SourceRow {
  readonly what: string;
  readonly value: string | number | null;
  readonly unit?: string;
  readonly source?: string;
  readonly status?: string;
  readonly file?: string;
  readonly row?: number;
  readonly column?: string;
  readonly year?: string;
}

/** A sheet that gathers the key lines of one topic, all options under one another, as live links. */
export interface Topic {
  readonly title: string;
  /** The question that the sheet answers, in a sentence. */
  readonly answers: string;
  readonly groups: readonly TopicGroup[];
  /** A cell in which a reader chooses among the cases beside an option, and under it those lines of the groups that they change: below the others, on the screen and not on paper. */
  readonly choice?: TopicChoice;
  /** Ids of the options that it is about; all when left out. */
  readonly options?: readonly string[];
  /** Sentences below the numbers, as written when the workbook was. */
  readonly sentences?: readonly MarkedText[];
  /** Sentences below those, which stand on the screen and not on paper: what the sheet Summary prints too, or has in figures. */
  readonly onScreen?: readonly MarkedText[];
}

export interface TopicChoice {
  readonly title: string;
  /** Id of the case that is chosen as written. */
  readonly chosen: string;
}

export interface TopicGroup {
  readonly title: string;
  /** Names of lines and inputs; every option that has one is shown with all its members. */
  readonly lines: readonly string[];
}

/** An input that a list sets: as written, or to what a change makes of it. */
export interface Selector {
  /** Its name; every row of it is set. */
  readonly input: string;
  readonly choices: readonly { readonly title: string; readonly value: number }[];
}

/** One line of the log: a check of this run. */
export interface QaCheck {
  readonly what: string;
  /** As the run found it. */
  readonly result: string;
  /** The state of the cover that follows the cells, where there is one. */
  readonly live?: 'checks' | 'held';
  /** What a reader should do; empty for nothing. */
  readonly action: string;
}

/** A stage of a review: what stands, and what is left to the user. */
export interface QaStage {
  readonly title: string;
  readonly stands: string;
  readonly left: string;
}

/** What a limitation does to the answer: its value with the assumption changed, and how far that is from the value as it stands. */
export interface QaWeight {
  readonly what: string;
  readonly value: number;
  readonly difference: number;
}

/** The log of what was checked, and by whom it is to be signed. */
export interface QaLog {
  /** Day of the run, as it was told: 2026-11-29. */
  readonly date?: string;
  readonly program: string;
  /** First letters of the inputs’ hash. */
  readonly inputs: string;
  readonly checks: readonly QaCheck[];
  readonly stages: readonly QaStage[];
  readonly weights: readonly QaWeight[];
  /** Of which option and what the weights are. */
  readonly weighedBy?: { readonly title: string; readonly label: string; readonly unit: string };
}

/** What members are called where people read them: dimension → member → label. */
export type MemberLabels = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** All that a site report's workbook holds. */
export interface SiteWorkbook {
  readonly book: Book;
  readonly memberLabels?: MemberLabels;
  readonly cover: CoverText;
  readonly findings: readonly (MarkedText & { readonly title: string })[];
  /** On what the sentences hang; without it they have no marks. */
  readonly words?: WordsHang;
  readonly summary: readonly SummaryTable[];
  readonly appraisals?: readonly AppraisalTable[];
  readonly topics?: readonly Topic[];
  /** Years that a topic's sheet shows when it is opened, and on paper; the others open with a mark. All when left out. */
  readonly keyYears?: readonly number[];
  readonly evidence?: EvidenceSheet;
  /** The clauses of METHOD that its sources cite, in METHOD's order. */
  readonly method?: readonly Clause[];
  readonly compare: readonly Comparison[];
  readonly charts: readonly ChartPicture[];
  /** Charts live on cells; one stands in place of the picture of the same file. */
  readonly chartsOfLines?: readonly ChartOfLines[];
  readonly heldInputs: readonly HeldInput[];
  readonly selectors?: readonly Selector[];
  /** Changes that no cell can set, and why. */
  readonly notSelected?: readonly string[];
  /** Whose inputs they are: the hospital’s code, and the hash of all that was read of it; and the command that wrote them and reads them again. */
  readonly origin?: readonly [code: string, hash: string, command: string];
  readonly qa?: QaLog;
  readonly sources: readonly SourceRow[];
  readonly attributions: readonly string[];
  readonly warnings: readonly string[];
}

/** The workbook of a model file that runs on its own. */
export interface ModelWorkbook {
  readonly book: Book;
  readonly cover: CoverText;
  readonly warnings?: readonly string[];
}
