import type { Expression } from '../formula/ast.js';
import { isMemberFunction } from '../formula/functions.js';
import { cellKey } from '../evaluate/emit.js';
import { memberSeen, membersAdded, type ModelRow, type Structure } from '../structure/index.js';

/** Keys of the cells that one piece of a formula reads itself: a name's own, or the members that a function over them reads. */
export function cellsNamed(structure: Structure, row: ModelRow, name: string, over?: string): string[] {
  const { blueprint } = structure;
  if (!blueprint.lines.has(name) && !blueprint.inputs.has(name)) return [];
  if (over !== undefined && (over === 'earlier' || isMemberFunction(over)))
    return membersAdded(blueprint, name, row, over).map((member) => cellKey(name, member));
  return [cellKey(name, memberSeen(blueprint, name, row))];
}

/** Calls `visit` with the key of each row or input that a formula reads for a row, in any year. */
export function forEachCell(
  structure: Structure,
  row: ModelRow,
  expression: Expression,
  visit: (key: string) => void,
): void {
  switch (expression.kind) {
    case 'number':
    case 'unit':
      return;
    case 'name':
      return cellsNamed(structure, row, expression.name).forEach(visit);
    case 'negative':
      return forEachCell(structure, row, expression.of, visit);
    case 'binary':
      forEachCell(structure, row, expression.left, visit);
      return forEachCell(structure, row, expression.right, visit);
    case 'call':
      for (const argument of expression.arguments) {
        if (argument.kind === 'name') cellsNamed(structure, row, argument.name, expression.function).forEach(visit);
        else forEachCell(structure, row, argument, visit);
      }
  }
}

/** Which rows a simulation computes: those that hang on a draw, and that a wanted row needs. */
export interface Extent {
  /** Keys of the rows and inputs that hang on a draw, and the rows alone. */
  readonly drawn: ReadonlySet<string>;
  readonly drawnRows: ReadonlySet<number>;
  readonly needed: ReadonlySet<number>;
}

/** Follows the draws down to every row that hangs on them, and the wanted rows up to all they need. */
export function extentOf(structure: Structure, drawnInputs: Iterable<string>, wanted: Iterable<number>): Extent {
  const reads = structure.all.map((row) => {
    const keys = new Set<string>();
    forEachCell(structure, row, row.line.expression, (key) => keys.add(key));
    return keys;
  });
  const keyOf = structure.all.map((row) => cellKey(row.line.name, row.member));
  const drawn = new Set(drawnInputs);
  const drawnRows = new Set<number>();
  for (const { rows } of structure.steps) {
    if (!rows.some((row) => [...(reads[row] ?? [])].some((key) => drawn.has(key)))) continue;
    for (const row of rows) {
      drawn.add(keyOf[row] ?? '');
      drawnRows.add(row);
    }
  }
  const rowOf = new Map(keyOf.map((key, row) => [key, row]));
  const needed = new Set<number>();
  const open = [...wanted];
  for (let row = open.pop(); row !== undefined; row = open.pop()) {
    if (needed.has(row) || !drawnRows.has(row)) continue;
    needed.add(row);
    for (const key of reads[row] ?? []) {
      const other = rowOf.get(key);
      if (other !== undefined) open.push(other);
    }
  }
  return { drawn, drawnRows, needed };
}

/** Whether any row of some lines hangs on an input, or on one member of it: `land_price`, `effect.reablement`. */
export function hangsOn(structure: Structure, lines: readonly string[], input: string): boolean {
  const wanted = lines.flatMap((line) => (structure.ofLine.get(line) ?? []).map(({ index }) => index));
  const cells = new Set([input]);
  for (const row of structure.all)
    forEachCell(structure, row, row.line.expression, (key) => {
      if (key.startsWith(`${input}.`)) cells.add(key);
    });
  return extentOf(structure, cells, wanted).needed.size > 0;
}
