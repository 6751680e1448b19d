import { printProblem } from '../../problems/index.js';
import type { Finding, Result } from '../result.js';
import type { CountedTwice } from './countedTwice.js';

/** Several hospitals side by side, each with its best option. */
export interface Compared {
  readonly heads: readonly { readonly label: string; readonly unit: string }[];
  readonly rows: readonly ComparedRow[];
  /** Why there is a sum, or none, of a trust that has several of them. */
  readonly notes: readonly string[];
  /** What decides each of them, by its name. */
  readonly decides: readonly { readonly site: string; readonly title: string; readonly text: string }[];
  /** Figures that two sites of one trust count both. */
  readonly warnings: readonly string[];
}

interface ComparedRow {
  readonly name: string;
  readonly isSum: boolean;
  /** Null for what could not be calculated, undefined for what the hospital's model lacks. */
  readonly cells: readonly (number | null | undefined)[];
}

/**
 * Hospitals beside each other, in the order in which they were named, with a sum for each trust of which there are several: only where they
 * are appraised over the same years, in the same prices and under the same scenario, and no figure is counted in two of them.
 */
export function compared(results: readonly Result[], twice: readonly CountedTwice[]): Compared {
  const trustsCountedTwice = new Set(twice.map(({ trust }) => trust));
  const [first] = results;
  const columns = first?.overview.hospitals ?? [];
  const rows = results.map((result) => ({
    name: result.site.name,
    isSum: false,
    cells: columns.map(({ name }) => valueOf(result, name)),
  }));
  const trusts = [...new Set(results.flatMap(({ site }) => site.trust ?? []))];
  const several = trusts
    .map((trust) => ({ trust, own: results.filter(({ site }) => site.trust === trust) }))
    .filter(({ own }) => own.length > 1);
  const summed = several.filter(({ trust, own }) => isOneAppraisal(own) && !trustsCountedTwice.has(trust));
  return {
    heads: columns.map(({ name, label }) => ({ label, unit: unitOf(results, name) })),
    rows: [
      ...rows,
      ...summed.map(({ trust, own }) => ({
        name: `${trust}, ${own.length} sites`,
        isSum: true,
        cells: columns.map((_, column) => sumOf(own.map((result) => rows[results.indexOf(result)]?.cells[column]))),
      })),
    ],
    notes: several.map(({ trust, own }) => {
      if (trustsCountedTwice.has(trust))
        return `No sum for ${trust}: a figure of the trust stands in several of its sites, as the warnings say.`;
      return isOneAppraisal(own)
        ? `The sum for ${trust} is of these ${own.length} sites alone, each with its own best option, in ${own[0]?.baseYear ?? ''} prices.`
        : `No sum for ${trust}: its sites have other years or other scenarios, so that their pounds are not alike.`;
    }),
    decides: results.flatMap((result) => {
      const found = leading(result);
      if (found === undefined) return [];
      return [{ site: result.site.name, title: found.title.split(' · ')[0] ?? found.title, text: found.text }];
    }),
    warnings: twice.map(({ problem }) => printProblem(problem)),
  };
}

/** What first decides the answer, beside the answer itself, which stands in the table. */
function leading({ findings, best, counterfactual }: Result): Finding | undefined {
  const deciding = findings.filter(
    ({ kind, option }) => kind === 'decides' && [best.option, counterfactual].includes(option),
  );
  return deciding.find(({ reads }) => best.line === undefined || !reads.includes(best.line));
}

function isOneAppraisal(results: readonly Result[]): boolean {
  const keys = results.map(({ baseYear, years, scenario }) =>
    [baseYear, years[0], years.at(-1), scenario.title].join('\n'),
  );
  return new Set(keys).size === 1;
}

/** A line or an input of the best option: its one value, or that of the base year. */
function valueOf(result: Result, name: string): number | null | undefined {
  const { options, best, inputs, years, yearLabels, baseYear } = result;
  const base = Math.max(0, yearLabels.indexOf(baseYear));
  const printed: unknown = options.find(({ id }) => id === best.option)?.lines[name];
  const input = inputs.find((each) => each.name === name && (each.options?.includes(best.option) ?? true));
  const values: unknown = printed ?? (input?.values.length === years.length ? input.values : input?.values[0]);
  if (values === undefined) return undefined;
  const value: unknown = Array.isArray(values) ? values[base] : values;
  return typeof value === 'number' ? value : null;
}

function unitOf(results: readonly Result[], name: string): string {
  const facts = results.flatMap(({ lines, inputs }) => [...lines, ...inputs]).find((each) => each.name === name);
  return facts?.unit ?? '';
}

/** Undefined where one of them has none: a sum of some would pass for one of all. */
function sumOf(cells: readonly (number | null | undefined)[]): number | null | undefined {
  if (cells.some((cell) => cell === undefined)) return undefined;
  return cells.reduce<number | null>((sum, cell) => (sum === null || cell == null ? null : sum + cell), 0);
}
