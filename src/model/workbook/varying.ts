import { walk } from '../formula/ast.js';
import type { BoundInput, Dimension, ModelLine, Structure } from '../structure/index.js';
import type { Beside, BesideCase, BookCase } from './book.js';

/** For each case, the first that has a thing as this one has it: [0, 1, 1] where the last two cases have it alike. */
export type Alike = readonly number[];

/** Which cases of a book have what alike. */
export interface Varying {
  /** Values of an input, by `inputName`; of cases that lack it nothing is said. */
  readonly inputs: ReadonlyMap<string, Alike>;
  /** Lines, inputs and tables by name: declared alike, of the same values, and so is all that they read, however far down. */
  readonly names: ReadonlyMap<string, Alike>;
}

/** An input's name within the section that declares it: sections that fill one slot may use a name for two inputs. */
export function inputName(section: string, name: string): string {
  return `${section}\n${name}`;
}

/**
 * Which cases have what alike; those of `beside`, which come last, have a thing either as the case that they stand beside, or as one
 * another, or as none: what another case happens to have alike may part from theirs once a reader changes it there. Beside or not, the
 * cases themselves have alike what they have.
 */
export function findVarying(cases: readonly BookCase[], beside?: Beside): Varying {
  const own = varyingOf(cases);
  const of = cases.findIndex(({ id }) => id === beside?.of);
  const subject = cases[of];
  if (beside === undefined || subject === undefined) return own;
  const others = varyingOf([subject, ...beside.cases]);
  const joined = (theirs: ReadonlyMap<string, Alike>, ours: ReadonlyMap<string, Alike>): ReadonlyMap<string, Alike> =>
    new Map(
      [...new Set([...ours.keys(), ...theirs.keys()])].map((name) => [
        name,
        joinedAlike(ours.get(name) ?? cases.map(() => 0), theirs.get(name), { of, beside: beside.cases.length }),
      ]),
    );
  return { inputs: joined(others.inputs, own.inputs), names: joined(others.names, own.names) };
}

/** The cases' own, then those beside them, which were compared with the one alone that they stand beside. */
function joinedAlike(own: Alike, others: Alike | undefined, { of, beside }: { of: number; beside: number }): Alike {
  const theirs = Array.from({ length: beside }, (_, index) => {
    const first = others?.[index + 1] ?? index + 1;
    return first === 0 ? (own[of] ?? of) : own.length + first - 1;
  });
  return [...own, ...theirs];
}

function varyingOf(cases: readonly BookCase[]): Varying {
  const structures = cases.map(({ outcome }) => outcome.structure);
  const inputs = new Map<string, Alike>();
  for (const { input } of cases.flatMap(({ outcome }) => [...outcome.bound.values()])) {
    const key = inputName(input.section, input.name);
    if (!inputs.has(key))
      inputs.set(
        key,
        groups(cases, (a, b) => sameValues(input, a, b)),
      );
  }
  const names = new Map<string, Alike>();
  for (const name of new Set([...new Set(structures)].flatMap((each) => [...namesOf(each)]))) {
    names.set(
      name,
      groups(cases, (a, b) => declaredAlike(name, a, b) && valuesAlike(name, a, b)),
    );
  }
  return { inputs, names: asTheyRead(names, new Set(structures)) };
}

/** Whether all cases have a thing alike. */
export function allAlike(alike: Alike): boolean {
  return alike.every((first) => first === 0);
}

function groups(cases: readonly BookCase[], isAlike: (a: BookCase, b: BookCase) => boolean): Alike {
  const first: number[] = [];
  return cases.map((each, index) => {
    const found = first.find((other) => isAlike(cases[other] ?? each, each));
    if (found === undefined) first.push(index);
    return found ?? index;
  });
}

function sameValues({ section, name }: { section: string; name: string }, a: BookCase, b: BookCase): boolean {
  if (givenBy(a, name) !== givenBy(b, name)) return false;
  const [inA, inB] = [a, b].map(({ outcome }) => outcome.bound.get(name));
  if (inA?.input.section !== section || inB?.input.section !== section) return false;
  return !differ(inA, inB);
}

/** Whether neither or both have a value of this name, and then the same. */
function valuesAlike(name: string, a: BookCase, b: BookCase): boolean {
  if (givenBy(a, name) !== givenBy(b, name)) return false;
  const [inA, inB] = [a, b].map(({ outcome }) => outcome.bound.get(name));
  return inA === undefined || inB === undefined ? inA === inB : !differ(inA, inB);
}

/** Whether a case that stands beside another gives an input itself. */
function givenBy(of: BookCase | BesideCase, name: string): boolean {
  return 'gives' in of && of.gives.includes(name);
}

function differ(a: BoundInput, b: BoundInput): boolean {
  if (a === b) return false;
  if (a.rows.length !== b.rows.length) return true;
  return a.rows.some((row, index) => {
    const other = b.rows[index]?.values;
    return other?.length !== row.values.length || row.values.some((value, year) => value !== other[year]);
  });
}

function* namesOf(structure: Structure): Iterable<string> {
  const { lines, inputs, tables } = structure.blueprint;
  for (const names of [lines, inputs, tables]) yield* names.keys();
}

/** Whether two structures have one line, input or table of this name, or both have none. */
function declaredAlike(name: string, { outcome: a }: BookCase, { outcome: b }: BookCase): boolean {
  if (a.structure === b.structure) return true;
  const [inA, inB] = [a, b].map(({ structure }) => ({
    line: structure.ofLine.get(name)?.[0]?.line,
    input: structure.blueprint.inputs.get(name),
    table: structure.blueprint.tables.get(name),
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

/** Cases have a line alike only where they have alike what it reads. */
function asTheyRead(own: ReadonlyMap<string, Alike>, structures: ReadonlySet<Structure>): ReadonlyMap<string, Alike> {
  const readers = readersIn(structures);
  const found = new Map(own);
  const queue = [...own].flatMap(([name, alike]) => (allAlike(alike) ? [] : [name]));
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    const read = found.get(name) ?? [];
    for (const reader of readers.get(name) ?? []) {
      const before = found.get(reader) ?? [];
      const both = before.map((_, index) =>
        before.findIndex((first, other) => first === before[index] && read[other] === read[index]),
      );
      if (both.every((first, index) => first === before[index])) continue;
      found.set(reader, both);
      queue.push(reader);
    }
  }
  return found;
}

function readersIn(structures: ReadonlySet<Structure>): ReadonlyMap<string, ReadonlySet<string>> {
  const readers = new Map<string, Set<string>>();
  for (const line of [...structures].flatMap((each) => [...each.blueprint.lines.values()])) {
    walk(line.expression, (piece) => {
      if (piece.kind !== 'name') return;
      const known = readers.get(piece.name) ?? new Set();
      readers.set(piece.name, known.add(line.name));
    });
  }
  return readers;
}
