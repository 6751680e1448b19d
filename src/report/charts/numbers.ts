import type { ChartLine } from '../../library/reports/index.js';
import type { View } from '../../model/evaluate/index.js';
import type { DrawnLine } from './facts.js';

/** Less than this is nought: a rounding of sums, in the unit of the line. */
const NOUGHT = 1e-6;
/** A pound, for money. */
const POUND = 1;

/** What a line of a chart is worth in its year, and by year where it has a value a year; taken off, or the sum of all years, where it says so. */
export function numbersOf(
  { line, where, allYears }: ChartLine,
  view: View,
  year: number,
  sign: 1 | -1,
  member?: string,
): { readonly value: number | null; readonly values?: readonly (number | null)[] } {
  if (line === undefined) return { value: null };
  const signed = (value: number | null): number | null => (value === null ? null : 0 + sign * value);
  const series = seriesOf(view, line.name, member);
  const sum = series?.reduce<number | null>(
    (total, each) => (total === null || each === null ? null : total + each),
    0,
  );
  const value = signed(
    allYears && sum !== undefined
      ? sum
      : known(view.at(line.name, year, member) ?? view.input(line.name, year, member)),
  );
  if (series === undefined) return { value };
  const shown = where === undefined ? [] : view.yearly(where.name, ofMembers(view, where.name) ? member : undefined);
  return {
    value,
    values: series.map((each, index) => (where !== undefined && shown[index] === 0 ? null : signed(each))),
  };
}

function ofMembers({ outcome }: View, name: string): boolean {
  return outcome.structure.blueprint.lines.get(name)?.by !== undefined;
}

/** What a picture reads besides: by year where it has a value a year. */
export function readOf(view: View, name: string, year: number): number | null | readonly (number | null)[] {
  return seriesOf(view, name) ?? known(view.at(name, year) ?? view.input(name, year));
}

/** The unit of the upright axis: that of the first line that is no share. */
export function unitOf({ outcome }: View, lines: readonly DrawnLine[]): string {
  const line = lines.find(({ share }) => !share)?.line ?? '';
  const { blueprint } = outcome.structure;
  return (blueprint.lines.get(line) ?? blueprint.inputs.get(line))?.unit.text ?? '1';
}

/** What is less is nought: a pound of money, a rounding of sums of all else. */
export function leastOf({ outcome }: View, line = ''): number {
  return /GBP/.test(outcome.structure.blueprint.lines.get(line)?.unit.text ?? '') ? POUND : NOUGHT;
}

/** By year; undefined for a line or an input that has one value. */
export function seriesOf(view: View, name: string, member?: string): readonly (number | null)[] | undefined {
  const { structure, bound } = view.outcome;
  if (view.has(name))
    return structure.ofLine.get(name)?.[0]?.line.series === true ? view.yearly(name, member) : undefined;
  const input = bound.get(name);
  const row = input?.rows.find((each) => each.member === member) ?? input?.rows[0];
  return input?.series === true ? Array.from(row?.values ?? [], known) : undefined;
}

/** Whether the model has a line or an input. */
export function has(view: View, name: string): boolean {
  return view.has(name) || view.outcome.structure.blueprint.inputs.has(name);
}

/** A number that could not be calculated is null. */
export function known(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}
