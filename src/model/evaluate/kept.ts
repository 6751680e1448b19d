import { walk, type Expression } from '../formula/ast.js';
import type { Blueprint, Bound, BoundInput, Dimension, Structure } from '../structure/index.js';
import { partsOfName } from '../names/crossed.js';
import type { Outcome } from './program.js';

/**
 * The lines of a structure of which another outcome has the numbers already: the line itself, its members and all that it reads,
 * however far behind, are the same there. Formulas are the same where they are the same piece of a section that was read once.
 */
export function linesKept(structure: Structure, bound: Bound, from: Outcome): ReadonlySet<string> {
  const { blueprint } = structure;
  const other = from.structure.blueprint;
  const years = blueprint.timeline;
  if (years.first !== other.timeline.first || years.last !== other.timeline.last || years.base !== other.timeline.base)
    return new Set();
  const isSameDimension = dimensionsAlike(blueprint, other);
  const changed = new Set<string>();
  for (const { name, by } of blueprint.inputs.values())
    if (!isSameDimension(by) || !isSameInput(bound.get(name), from.bound.get(name))) changed.add(name);
  for (const [name, table] of blueprint.tables) if (other.tables.get(name) !== table) changed.add(name);
  for (const [name, line] of blueprint.lines)
    if (other.lines.get(name) !== line || !isSameDimension(line.by) || !isComputed(structure, from, name))
      changed.add(name);
  const readers = readersIn(blueprint);
  for (const name of changed) for (const reader of readers.get(name) ?? []) changed.add(reader);
  return new Set([...blueprint.lines.keys()].filter((name) => !changed.has(name)));
}

function isComputed({ ofLine }: Structure, { structure, values }: Outcome, name: string): boolean {
  const theirs = structure.ofLine.get(name) ?? [];
  return (
    ofLine.get(name)?.[0]?.line.series === theirs[0]?.line.series &&
    theirs.every(({ index }) => (values[index]?.length ?? 0) > 0)
  );
}

function isSameInput(a: BoundInput | undefined, b: BoundInput | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  if (a.rows === b.rows) return true;
  return (
    a.series === b.series &&
    a.rows.length === b.rows.length &&
    a.rows.every(({ member, values }, index) => {
      const other = b.rows[index];
      return other?.member === member && other !== undefined && isSame(values, other.values);
    })
  );
}

function isSame(a: Float64Array, b: Float64Array): boolean {
  return a === b || (a.length === b.length && a.every((value, index) => Object.is(value, b[index])));
}

function dimensionsAlike({ dimensions: ours }: Blueprint, { dimensions: theirs }: Blueprint) {
  const known = new Map<string, boolean>();
  return (by: string | undefined): boolean => {
    if (by === undefined) return true;
    const found =
      known.get(by) ?? [...partsOfName(by), by].every((name) => isSameDimension(ours.get(name), theirs.get(name)));
    known.set(by, found);
    return found;
  };
}

function isSameDimension(a: Dimension | undefined, b: Dimension | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  return (
    a === b ||
    (a.parent === b.parent &&
      a.members.length === b.members.length &&
      a.members.every(
        (member, index) => member === b.members[index] && a.parentOf.get(member) === b.parentOf.get(member),
      ))
  );
}

const READERS = new WeakMap<Blueprint, ReadonlyMap<string, readonly string[]>>();

/** By each name, the lines whose formulas read it. */
function readersIn(blueprint: Blueprint): ReadonlyMap<string, readonly string[]> {
  const known = READERS.get(blueprint);
  if (known !== undefined) return known;
  const readers = new Map<string, string[]>();
  for (const line of blueprint.lines.values())
    for (const name of namesIn(line.expression)) {
      const ofName = readers.get(name);
      if (ofName === undefined) readers.set(name, [line.name]);
      else ofName.push(line.name);
    }
  READERS.set(blueprint, readers);
  return readers;
}

function namesIn(expression: Expression): ReadonlySet<string> {
  const names = new Set<string>();
  walk(expression, (piece) => {
    if (piece.kind === 'name') names.add(piece.name);
  });
  return names;
}
