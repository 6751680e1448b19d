import { walk } from '../formula/ast.js';
import type { BoundInput, Structure } from '../structure/index.js';
import type { BookCase } from './book.js';

/** Names of inputs whose values are not the same in all cases, and of every line that reads one, however far down. */
export interface Varying {
  readonly inputs: ReadonlySet<string>;
  readonly lines: ReadonlySet<string>;
}

export function findVarying(structure: Structure, cases: readonly BookCase[]): Varying {
  const first = cases[0]?.outcome.bound;
  const inputs = new Set<string>();
  for (const [name, input] of first ?? []) {
    if (cases.some(({ outcome }) => differ(input, outcome.bound.get(name)))) inputs.add(name);
  }
  return { inputs, lines: linesReading(structure, inputs) };
}

function differ(a: BoundInput, b: BoundInput | undefined): boolean {
  if (a === b) return false;
  return a.rows.some((row, index) => {
    const other = b?.rows[index]?.values;
    return other?.length !== row.values.length || row.values.some((value, year) => value !== other[year]);
  });
}

function linesReading(structure: Structure, inputs: ReadonlySet<string>): Set<string> {
  const { lines } = structure.blueprint;
  const readers = new Map<string, string[]>();
  for (const line of lines.values()) {
    walk(line.expression, (piece) => {
      if (piece.kind === 'name') readers.set(piece.name, [...(readers.get(piece.name) ?? []), line.name]);
    });
  }
  const found = new Set<string>();
  const queue = [...inputs];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    for (const reader of readers.get(name) ?? []) {
      if (found.has(reader)) continue;
      found.add(reader);
      queue.push(reader);
    }
  }
  return found;
}
