import type { ChartOfLines } from './contents.js';
import type { HelperBlock } from './helperBlock.js';

/** A chart whose numbers are cells of the workbook, each range with the values that it holds as written. */
export interface NativeChart {
  readonly title: string;
  readonly altText: string;
  readonly shape: ChartOfLines['shape'];
  readonly categories: { readonly range: string; readonly labels: readonly string[] };
  readonly series: readonly ChartSeries[];
  readonly yTitle: string;
  readonly unit: string;
}

export interface ChartSeries {
  readonly name: string;
  readonly range: string;
  readonly values: readonly (number | null)[];
  readonly axis?: 'share';
  /** In a bridge: the part of a bar that it draws, or the number that stands over a bar too thin to hold it, on nothing that is seen. */
  readonly part?: 'base' | 'level' | 'rise' | 'fall' | 'over rise' | 'over fall';
  /** Points whose number stands over them. */
  readonly thin?: readonly number[];
}

/** A native chart, and the cells beside it that it reads where the lines' own do not serve; none where they do. */
export interface ChartOnCells {
  readonly chart: NativeChart;
  readonly block: HelperBlock;
  /** Of a bridge: the cell that is 1 where its steps arrive at its levels. */
  readonly arrival?: Arrival;
}

export interface Arrival {
  readonly reference: string;
  /** As written. */
  readonly arrives: boolean;
}

/** What a chart says in words. */
export function said({
  title,
  altText,
  shape,
  yTitle,
}: ChartOfLines): Omit<NativeChart, 'unit' | 'categories' | 'series'> {
  return { title, altText, shape, yTitle };
}
