import { citationsIn, type Citation } from './citation.js';
import type { Clause } from './clauses.js';

const ITEM = / \(\d+\)$/;

/**
 * The clauses that some sources cite, in METHOD's order: with an item the clause that it belongs to, which names its sources; with a
 * clause its items; with an example the clause in which it stands.
 */
export function clausesCited(clauses: readonly Clause[], sources: Iterable<string>): Clause[] {
  const wanted = new Set<string>();
  for (const source of new Set(sources)) {
    for (const citation of citationsIn(source)) {
      for (const id of [citation.clause, clauseOf(clauses, citation)?.id]) if (id !== undefined) wanted.add(id);
    }
  }
  const withItem = new Set([...wanted].filter((id) => ITEM.test(id)).map((id) => id.replace(ITEM, '')));
  return clauses.filter(({ id }) => wanted.has(id) || withItem.has(id) || wanted.has(id.replace(ITEM, '')));
}

/** The clause that a citation leads to: the one in which its example stands, where it names one. */
export function clauseOf(clauses: readonly Clause[], { clause, example }: Citation): Clause | undefined {
  return clauses.find(({ id, examples }) => (example === undefined ? id === clause : examples.includes(example)));
}

/** What a citation cites that METHOD does not have: `clause 1.9`, `example 2z`. */
export function missingIn(clauses: readonly Clause[], citation: Citation): string[] {
  const { clause, example } = citation;
  return [
    ...(clause === undefined || clauses.some(({ id }) => id === clause) ? [] : [`clause ${clause}`]),
    ...(example === undefined || clauseOf(clauses, citation) !== undefined ? [] : [`example ${example}`]),
  ];
}
