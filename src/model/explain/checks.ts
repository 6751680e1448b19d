import { inFigures, printFinancialYear, printHectares, printUnit } from '../../words/index.js';
import { checksOf, type CheckResult, type Outcome } from '../evaluate/index.js';
import type { ModelRow } from '../structure/index.js';
import { printFlag } from '../units/quantity.js';
import { printSerialDay } from '../units/index.js';
import { explain } from './explain.js';
import type { Explanation } from './explanation.js';
import { isYear } from './years.js';

/** A check, whether it holds, and where it does not: what it compares, with both figures, and what to do. */
export interface ToldCheck extends CheckResult {
  readonly found?: string;
}

/** A check compares two figures or three: of more the first are said. */
const MOST_FIGURES = 6;
/** Land is thought of in hectares. */
const LARGE_M2 = 1_000;

/** Every check line with, where it fails, the figures of the first cell in which it does. */
export function toldChecks(outcome: Outcome): ToldCheck[] {
  return checksOf(outcome).map((check) => {
    const found = check.ok ? undefined : toldFailure(outcome, check.name);
    return found === undefined ? check : { ...check, found };
  });
}

/** Undefined where it compares nothing that is named: `1 > 2`. */
function toldFailure(outcome: Outcome, name: string): string | undefined {
  const rows = outcome.structure.ofLine.get(name) ?? [];
  const failing = rows.find((row) => yearIndex(outcome, row) >= 0);
  if (failing === undefined) return undefined;
  const { member, line } = failing;
  const year = outcome.structure.blueprint.timeline.first + yearIndex(outcome, failing);
  const explained = explain(outcome, { name, ...(member === undefined ? {} : { member }), year }, 1);
  if (explained === undefined || explained.precedents.length === 0) return undefined;
  const of = [...(member === undefined ? [] : [member]), ...(line.series ? [printFinancialYear(year)] : [])].join(', ');
  const where = of === '' ? '' : ` (${of})`;
  const why = explained.reason === undefined ? '' : ` It could not be worked out: ${explained.reason}.`;
  const todo =
    line.note?.trim().replace(/\.$/, '') ??
    `Compare them with their sources; decant explain ${name} shows what they are made of`;
  return `“${line.label}” does not hold${where}: ${figuresOf(explained.precedents)}.${why} ${todo}`;
}

function yearIndex(outcome: Outcome, row: ModelRow): number {
  return (outcome.values[row.index] ?? []).findIndex((value) => value !== 1);
}

function figuresOf(precedents: readonly Explanation[]): string {
  const digits = distinctDigits(precedents);
  const figures = precedents.slice(0, MOST_FIGURES).map((each) => {
    // By its name an input is found in the folder.
    return `${each.label}${each.kind === 'input' ? ` (${each.name})` : ''} ${printed(each, digits)}`;
  });
  const more = precedents.length - figures.length;
  return [...figures, ...(more > 0 ? [`and ${more} more`] : [])].join(', ');
}

/** As few decimals as tell the figures apart. */
function distinctDigits(precedents: readonly Explanation[]): number {
  const values = [...new Set(precedents.map(({ value }) => value))];
  return (
    [2, 4, 6, 8].find(
      (most) => new Set(values.map((value) => inFigures(value ?? 0, 0, most))).size === values.length,
    ) ?? 12
  );
}

function printed({ name, unit, value }: Explanation, digits: number): string {
  if (value === null) return 'without a value';
  if (unit === 'flag') return printFlag(value) ?? String(value);
  if (unit === 'date') return printSerialDay(value);
  if (isYear(name, unit, value)) return printFinancialYear(value);
  const figure = inFigures(value, 0, digits);
  if (unit === '1') return figure;
  const hectares = unit === 'm2' && Math.abs(value) >= LARGE_M2 ? ` (${printHectares(value)})` : '';
  const said = printUnit(unit, 'base-year prices');
  if (!said.startsWith('£')) return `${figure} ${said}${hectares}`;
  return `${value < 0 ? '−' : ''}£${inFigures(Math.abs(value), 0, digits)}${said.slice(1).replace(/,.*/, '')}`;
}
