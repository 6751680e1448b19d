import type { ChartFacts } from '../../report/charts/index.js';
import { parseFinancialYear } from '../../words/index.js';
import type { ChartOfLines } from '../workbook/contents.js';

/** Less than this of anything is a rounding of sums. */
const NOUGHT = 1e-3;
const SHAPES = { lines: 'lines', stacked: 'stackedBars', bars: 'bars', bridge: 'bridge' } as const;

/**
 * The charts that stand on the workbook's cells: those of which every number is a line. What an experiment gave is in no cell, and what is
 * nought throughout, or a bridge from nought to nought, is no picture.
 */
export function chartsOnCells(charts: readonly ChartFacts[]): ChartOfLines[] {
  return charts.flatMap((chart): ChartOfLines[] => {
    const { shape, file, title, altText, axis, source, year, yearLabels, lines } = chart;
    if (
      isNought(chart) ||
      shape === 'variants' ||
      lines.some(({ line, step }) => line === undefined && step !== 'level')
    )
      return [];
    return [
      {
        file,
        title,
        altText,
        shape: SHAPES[shape],
        lines: lines.map(({ label, line, member, option, sign, share, step, allYears }) => ({
          ...{ label, option, step },
          ...(line === undefined ? {} : { line }),
          ...(member === undefined ? {} : { member }),
          ...(sign === -1 ? { sign } : {}),
          ...(share ? { axis: 'share' as const } : {}),
          ...(allYears ? { allYears } : {}),
        })),
        ...(shape === 'bars' || shape === 'bridge'
          ? { year }
          : { years: yearLabels.flatMap((label) => parseFinancialYear(label) ?? []) }),
        yTitle: axis,
        source,
      },
    ];
  });
}

/** A bridge leads from its first level to its second: what an option moves beside a sale that it does not make is no sale. */
function isNought({ shape, lines }: ChartFacts): boolean {
  const levels = shape === 'bridge' ? lines.filter(({ step }) => step === 'level') : [];
  const spanned = levels.length < 2 ? lines : levels.slice(0, 2);
  return spanned.every(({ value, values }) =>
    [value, ...(values ?? [])].every((each) => each === null || Math.abs(each) < NOUGHT),
  );
}
