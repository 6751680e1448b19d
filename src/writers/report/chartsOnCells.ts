import type { ChartFacts } from '../../report/charts/index.js';
import type { ChartOfLines } from '../workbook/contents.js';

const SHAPES = { lines: 'lines', stacked: 'stackedBars', bars: 'bars', bridge: 'bridge' } as const;

/**
 * The charts that stand on the workbook's cells: those of which every number is a line. What an experiment gave is in no cell, and what is
 * nought throughout is no picture.
 */
export function chartsOnCells(charts: readonly ChartFacts[]): ChartOfLines[] {
  return charts.flatMap((chart): ChartOfLines[] => {
    const { shape, file, title, altText, axis, source, year, lines } = chart;
    const isNought = lines.every(({ value, values }) => [value, ...(values ?? [])].every((each) => !each));
    if (isNought || shape === 'variants' || lines.some(({ line, step }) => line === undefined && step !== 'level'))
      return [];
    return [
      {
        file,
        title,
        altText,
        shape: SHAPES[shape],
        lines: lines.map(({ label, line, option, sign, share, step, allYears }) => ({
          ...{ label, option, step },
          ...(line === undefined ? {} : { line }),
          ...(sign === -1 ? { sign } : {}),
          ...(share ? { axis: 'share' as const } : {}),
          ...(allYears ? { allYears } : {}),
        })),
        ...(shape === 'bars' || shape === 'bridge' ? { year } : {}),
        yTitle: axis,
        source,
      },
    ];
  });
}
