import type { CategoryScaleOptions, LinearScaleOptions } from 'chart.js';
import { formatMillions } from './money.js';
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

/** A level axis of named columns, each name broken over lines so that it stays within its column. */
export function nameAxis() {
  return { ticks: { maxRotation: 0, autoSkip: false }, grid: { display: false } };
}

/** Names broken to the width that so many columns leave each. */
export function columnNames(names: readonly string[], plotWidth = WIDTH - 130): string[][] {
  const measure = measureIn(SIZES.text);
  const width = plotWidth / Math.max(names.length, 1) - 10;
  return names.map((name) => wrap(plain(name), width, 4, measure));
}

export function axisTitle(text: string) {
  return { display: true, text: plain(text), font: { size: SIZES.text } };
}
