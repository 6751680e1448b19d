import type { Outcome } from '../../model/evaluate/index.js';
import { inputsBehind } from '../../model/structure/index.js';

/** On what a table, a chart or a sentence rests, worked out from the inputs behind its lines. */
export interface DerivedProvenance {
  /** How many values stand behind it, and how many of these nobody has measured. */
  readonly values: number;
  readonly illustrative: number;
  /** Where they come from, first what most inputs cite: each source up to its first colon, comma or bracket, which is its name. */
  readonly sources: readonly string[];
}

/** The provenance of some lines of an outcome. */
export function provenanceOf({ structure, bound }: Outcome, lines: readonly string[]): DerivedProvenance {
  const inputs = inputsBehind(structure.blueprint, lines).map((name) => bound.get(name)?.rows ?? []);
  const rows = inputs.flat();
  // Each input counts once: one with a value for each of thirty blocks is no thirty sources.
  const counts = new Map<string, number>();
  for (const own of inputs) {
    const names = own.flatMap(
      ({ source, from }) => (from === undefined ? nameOf(source) : (nameOf(source) ?? from.file)) ?? [],
    );
    for (const name of new Set(names)) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return {
    values: rows.length,
    illustrative: rows.filter(({ status }) => status === 'illustrative').length,
    sources: [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([name]) => name),
  };
}

function nameOf(source: string | undefined): string | undefined {
  const name = source?.split(/[:;([]|, /)[0]?.trim();
  return name === '' ? undefined : name;
}
