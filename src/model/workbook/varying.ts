import { walk } from '../formula/ast.js';
import type { BoundInput, Dimension, ModelLine, Structure } from '../structure/index.js';
import type { BookCase } from './book.js';

/** What is not the same in all cases of a book. */
export interface Varying {
  /** Inputs, by `inputName`, whose values differ between cases that have them. */
  readonly inputs: ReadonlySet<string>;
  /** Names of what some cases lack or declare in another way, and of every line that reads such a name, however far down. */
  readonly names: ReadonlySet<string>;
}

/** An input's name within the section that declares it: sections that fill one slot may use a name for two inputs. */
export function inputName(section: string, name: string): string {
  return `${section}\n${name}`;
}

export function findVarying(cases: readonly BookCase[]): Varying {
  const [first, ...others] = new Set(cases.map(({ outcome }) => outcome.structure));
  const inputs = new Set<string>();
  const unlike = new Set<string>();
  const known = new Map<string, BoundInput>();
  for (const bound of cases.flatMap(({ outcome }) => [...outcome.bound.values()])) {
    const key = inputName(bound.input.section, bound.input.name);
    const before = known.get(key);
    if (before === undefined) known.set(key, bound);
    else if (differ(before, bound)) {
      inputs.add(key);
      unlike.add(bound.input.name);
    }
  }
  for (const other of others) {
    for (const name of [first, other].flatMap((each) => [...namesOf(each)]))
      if (!declaredAlike(name, first, other)) unlike.add(name);
  }
  return { inputs, names: withReaders(unlike, [first, ...others]) };
}

function differ(a: BoundInput, b: BoundInput): boolean {
  if (a === b) return false;
  return a.rows.some((row, index) => {
    const other = b.rows[index]?.values;
    return other?.length !== row.values.length || row.values.some((value, year) => value !== other[year]);
  });
}

function* namesOf(structure: Structure | undefined): Iterable<string> {
  if (structure === undefined) return;
  const { lines, inputs, tables } = structure.blueprint;
  for (const names of [lines, inputs, tables]) yield* names.keys();
}

/** Whether two structures have one line, input or table of this name, or both have none. */
function declaredAlike(name: string, a: Structure | undefined, b: Structure | undefined): boolean {
  const [inA, inB] = [a, b].map((each) => ({
    line: each?.ofLine.get(name)?.[0]?.line,
    input: each?.blueprint.inputs.get(name),
    table: each?.blueprint.tables.get(name),
  }));
  return (
    sameLine(inA?.line, inB?.line) &&
    inA?.input?.section === inB?.input?.section &&
    inA?.table?.place.file === inB?.table?.place.file
  );
}

function sameLine(a: ModelLine | undefined, b: ModelLine | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  const alike = a.section === b.section && a.formula === b.formula && a.series === b.series && a.by === b.by;
  return alike && sameMembers(a.dimension, b.dimension);
}

function sameMembers(a: Dimension | undefined, b: Dimension | undefined): boolean {
  const same = a?.members.every((member, index) => {
    return member === b?.members[index] && a.parentOf.get(member) === b.parentOf.get(member);
  });
  return a === b || (same === true && a?.members.length === b?.members.length);
}

function withReaders(names: ReadonlySet<string>, structures: readonly (Structure | undefined)[]): ReadonlySet<string> {
  if (names.size === 0) return names;
  const readers = new Map<string, string[]>();
  for (const line of structures.flatMap((each) => [...(each?.blueprint.lines.values() ?? [])])) {
    walk(line.expression, (piece) => {
      if (piece.kind !== 'name') return;
      const known = readers.get(piece.name);
      if (known === undefined) readers.set(piece.name, [line.name]);
      else known.push(line.name);
    });
  }
  const found = new Set(names);
  const queue = [...names];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    for (const reader of readers.get(name) ?? []) {
      if (found.has(reader)) continue;
      found.add(reader);
      queue.push(reader);
    }
  }
  return found;
}
