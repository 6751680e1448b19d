import type { ChartShape } from '../../library/reports/index.js';

/** A chart of one option, or of several compared, as plain data: what is drawn, what it says, and where its numbers come from. */
export interface ChartFacts {
  /** `beds.bed_bridge`: the chart of the topic's file. */
  readonly id: string;
  /** The name of its picture: `bed-bridge.png`. */
  readonly file: string;
  readonly shape: ChartShape;
  /** Id and title of the option that it is of; of several compared, the first. */
  readonly option: string;
  readonly optionTitle: string;
  /** Why that option is the best; undefined where it is drawn of another, or of several. */
  readonly best?: string;
  readonly title: string;
  readonly altText: string;
  readonly subtitle: string;
  /** What the upright axis counts, and the unit of the lines. */
  readonly axis: string;
  readonly unit: string;
  /** The year of a shape that shows one. */
  readonly year: number;
  /** Beside the values of lines that have one a year. */
  readonly yearLabels: readonly string[];
  readonly lines: readonly DrawnLine[];
  /** What its picture reads beside those, by what it is read for: a number, or a list by year. */
  readonly reads: Readonly<Record<string, number | null | readonly (number | null)[]>>;
  /** Of an experiment: each variant with a number for each of the lines. */
  readonly variants?: readonly { readonly label: string; readonly values: readonly (number | null)[] }[];
  /** Where the drawn numbers come from, how many of the inputs behind them are illustrative, and what the file adds. */
  readonly source: string;
}

export interface DrawnLine {
  readonly label: string;
  /** Undefined for a level that the steps before it make. */
  readonly line?: string;
  /** Of a line that has a value a member, one of them. */
  readonly member?: string;
  readonly option: string;
  readonly step: 'level' | 'change' | 'hangs' | 'tops';
  /** −1 where it is taken off: the values are signed already. */
  readonly sign: 1 | -1;
  readonly share: boolean;
  readonly allYears: boolean;
  /** In the chart's year, or the line's only one; null where it could not be calculated. */
  readonly value: number | null;
  /** A step that is nought, and is none of the picture’s: on cells an input that is changed may make it more. */
  readonly onCellsOnly?: true;
  /** By year, where the line has one a year. */
  readonly values?: readonly (number | null)[];
  readonly madeOf?: readonly { readonly label: string; readonly value: number | null }[];
}

/** What a picture draws of a chart: steps that are nought are left out, since no input of a picture changes. */
export function pictured(chart: ChartFacts): ChartFacts {
  return { ...chart, lines: chart.lines.filter(({ onCellsOnly }) => onCellsOnly !== true) };
}

/** A chart of lines that say in which years they are shown, without the years at either end in which none of them is. */
export function inItsYears(chart: ChartFacts): ChartFacts {
  const { yearLabels, lines } = chart;
  const has = yearLabels.map((_, at) => lines.some(({ values }) => values === undefined || values[at] !== null));
  const [first, last] = [has.indexOf(true), has.lastIndexOf(true)];
  if (first < 0) return chart;
  const cut = <Each>(all: readonly Each[]): Each[] => all.slice(first, last + 1);
  const cutLines = lines.map((line) => (line.values === undefined ? line : { ...line, values: cut(line.values) }));
  return { ...chart, yearLabels: cut(yearLabels), lines: cutLines };
}
