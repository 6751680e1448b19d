import { walk } from '../../formula/ast.js';
import { LastAsked } from '../../lastAsked.js';
import type { Blueprint, PlacedLine } from '../blueprint.js';

/** Names of the inputs on which some lines rest, by their formulas and those of the lines that they read, in the model's order. */
export function inputsBehind(blueprint: Blueprint, names: readonly string[]): string[] {
  const seen = namesBehind(blueprint, names);
  return [...blueprint.inputs.keys()].filter((name) => seen.has(name));
}

/** The lines whose own formulas read a name. */
export function readersOf({ lines }: Blueprint, name: string): PlacedLine[] {
  return [...lines.values()].filter((line) => {
    let isRead = false;
    walk(line.expression, (piece) => {
      if (piece.kind === 'name' && piece.name === name) isRead = true;
    });
    return isRead;
  });
}

/** Names of the tables on which some lines rest, as of inputs. */
export function tablesBehind(blueprint: Blueprint, names: readonly string[]): string[] {
  const seen = namesBehind(blueprint, names);
  return [...blueprint.tables.keys()].filter((name) => seen.has(name));
}

/** Experiments ask for a few parts of a model. */
const MOST_PARTS = 8;
const PARTS = new WeakMap<Blueprint, LastAsked<Blueprint>>();

/** The part of a model that some lines need, with all of its inputs: for the same lines the same part. */
export function partBehind(blueprint: Blueprint, names: readonly string[]): Blueprint {
  const parts = PARTS.get(blueprint) ?? new LastAsked<Blueprint>(MOST_PARTS);
  PARTS.set(blueprint, parts);
  return parts.get(names.join(), () => partAnew(blueprint, namesBehind(blueprint, names)));
}

function partAnew(blueprint: Blueprint, seen: ReadonlySet<string>): Blueprint {
  return { ...blueprint, lines: new Map([...blueprint.lines].filter(([name]) => seen.has(name))) };
}

function namesBehind({ lines }: Blueprint, names: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>(names);
  for (const name of seen) {
    const line = lines.get(name);
    if (line === undefined) continue;
    walk(line.expression, (piece) => {
      if (piece.kind === 'name') seen.add(piece.name);
    });
  }
  return seen;
}
