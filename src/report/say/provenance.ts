import type { Outcome } from '../../model/evaluate/index.js';
import { isDecantsOwn } from '../inputsCounted.js';
import { inputsBehind } from '../../model/structure/behind/index.js';
import type { BoundRow } from '../../model/structure/index.js';

/** The hospital's own sources are named first, its accounts and contracts, and clauses of METHOD, which any hospital cites, last. */
const [OWN, OTHER, RULE] = [0, 1, 2];
const CLAUSE = /^METHOD\b/;

/** On what a table, a chart or a sentence rests, worked out from the inputs behind its lines. */
export interface DerivedProvenance {
  /** How many inputs stand behind it, without those that Decant measures or chooses, and of how many of these nobody has measured some value. */
  readonly values: number;
  readonly illustrative: number;
  /** Where they come from, the hospital's own first, then what most inputs cite, METHOD last: each source up to its first colon, comma or bracket, which is its name. */
  readonly sources: readonly string[];
}

/** The provenance of some lines of an outcome, or of several set side by side: a value in which they agree counts once. */
export function provenanceOf(of: Outcome | readonly Outcome[], lines: readonly string[]): DerivedProvenance {
  const outcomes: readonly Outcome[] = 'bound' in of ? [of] : of;
  const inputs = inputsOf(outcomes, lines);
  // Each input counts once: one with a value for each of thirty blocks is no thirty sources.
  const counts = new Map<string, number>();
  const ranks = new Map<string, number>();
  for (const own of inputs) {
    const names = own.flatMap(
      ({ source, from }) => (from === undefined ? nameOf(source) : (nameOf(source) ?? from.file)) ?? [],
    );
    const isOwn = own.some(({ status }) => status === 'measured' || status === 'contract');
    for (const name of new Set(names)) {
      counts.set(name, (counts.get(name) ?? 0) + 1);
      const rank = isOwn ? OWN : CLAUSE.test(name) ? RULE : OTHER;
      ranks.set(name, Math.min(rank, ranks.get(name) ?? RULE));
    }
  }
  return {
    values: inputs.length,
    illustrative: inputs.filter((rows) => rows.some(({ status }) => status === 'illustrative')).length,
    sources: [...counts]
      .sort(([a, m], [b, n]) => (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0) || n - m || (a < b ? -1 : 1))
      .map(([name]) => name),
  };
}

/** An input behind some lines of which nobody has measured some or all values. */
export interface Placeholder {
  readonly name: string;
  readonly label: string;
  /** How many of its values nobody has measured: one for each member. */
  readonly values: number;
}

export function placeholdersBehind({ structure, bound }: Outcome, lines: readonly string[]): Placeholder[] {
  return inputsBehind(structure.blueprint, lines).flatMap((name) => {
    const { input, rows = [] } = bound.get(name) ?? {};
    const values = rows.filter(({ status }) => status === 'illustrative').length;
    return input === undefined || values === 0 || isDecantsOwn(name) ? [] : [{ name, label: input.label, values }];
  });
}

/** The values of each input behind some lines, those first that the first outcome has; none that Decant measures on the maps or chooses. */
function inputsOf(outcomes: readonly Outcome[], lines: readonly string[]): BoundRow[][] {
  const found = new Map<string, BoundRow[]>();
  for (const { structure, bound } of outcomes)
    for (const name of inputsBehind(structure.blueprint, lines)) {
      if (isDecantsOwn(name)) continue;
      const [known, own] = [found.get(name), bound.get(name)?.rows ?? []];
      if (known === undefined) found.set(name, [...own]);
      else known.push(...own.filter((row) => !known.some((other) => isSame(row, other))));
    }
  return [...found.values()];
}

function isSame(one: BoundRow, other: BoundRow): boolean {
  return (
    one === other ||
    (one.member === other.member &&
      one.status === other.status &&
      one.source === other.source &&
      one.values.length === other.values.length &&
      one.values.every((value, index) => Object.is(value, other.values[index])))
  );
}

function nameOf(source: string | undefined): string | undefined {
  const name = source?.split(/[:;([]|, /)[0]?.trim();
  return name === '' ? undefined : name;
}
