import type { CategoryScaleOptions, LinearScaleOptions } from 'chart.js';
import { formatMillions } from '../../words/labels/index.js';
import { GRID, INK, SIZES, WIDTH } from './palette.js';
import { measureIn, plain, wrap } from './text.js';

interface MoneyAxisLimits {
  readonly stacked?: boolean;
  /** Room above the highest figure, as a share of the axis. */
  readonly grace?: string;
}

/** An upright axis of money, ticked in £m from figures in £. */
export function moneyAxis(title: string, { stacked = false, grace = '0%' }: MoneyAxisLimits = {}) {
  return {
    stacked,
    grace,
    beginAtZero: true,
    title: axisTitle(title),
    ticks: { callback: (tick: number | string) => formatMillions(Number(tick)), maxTicksLimit: 8 },
    grid: { color: ({ tick }: { tick?: { value: number } }) => (tick?.value === 0 ? INK : GRID) },
  } satisfies Partial<Record<keyof LinearScaleOptions, unknown>>;
}

/** A level axis of financial years; labels that would touch are left out. */
export function yearAxis(stacked = false) {
  return {
    stacked,
    title: axisTitle('Financial year (1 April to 31 March)'),
    ticks: { maxRotation: 0, autoSkipPadding: 14 },
    grid: { display: false },
  } satisfies Partial<Record<keyof CategoryScaleOptions, unknown>>;
}

/** Columns' names, each broken over lines so that it stays within its column, in the largest size in which no word is cut. */
export interface ColumnNames {
  readonly names: string[][];
  readonly size: number;
}

const NAME_SIZES = [SIZES.text, 15, 14, 13] as const;
const BETWEEN_NAMES = 6;

/** Names broken to the width that so many columns leave each. */
export function columnNames(names: readonly string[], plotWidth = WIDTH - 130): ColumnNames {
  const width = plotWidth / Math.max(names.length, 1) - BETWEEN_NAMES;
  const words = names.flatMap((name) => plain(name).split(' '));
  const size = NAME_SIZES.find((each) => words.every((word) => measureIn(each)(word) <= width)) ?? NAME_SIZES.at(-1);
  const measure = measureIn(size ?? SIZES.text);
  return { names: names.map((name) => wrap(plain(name), width, 4, measure)), size: size ?? SIZES.text };
}

/** A level axis of named columns. */
export function nameAxis({ size }: ColumnNames) {
  return { ticks: { maxRotation: 0, autoSkip: false, font: { size } }, grid: { display: false } };
}

export function axisTitle(text: string) {
  return { display: true, text: plain(text), font: { size: SIZES.text } };
}
