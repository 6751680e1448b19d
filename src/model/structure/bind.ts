import type { Timeline } from '../section.js';
import { didYouMean, type Problem } from '../../problems/index.js';
import type { Given } from '../values/given.js';
import { inputsBehind } from './behind/index.js';
import { Binder, type BoundInput } from './binder.js';
import type { Blueprint, PlacedInput } from './blueprint.js';
import { howToWrite, exampleOfMembers } from '../example.js';
import { refuseOutOfOrder, type Laid } from './pairs.js';
import { PriceBase } from './prices.js';

export type { BoundInput, BoundRow } from './binder.js';

export type Bound = ReadonlyMap<string, BoundInput>;

/** Lays givens over what sections hold themselves; later layers win. Every input must get a value, every given an input. */
export function bind(blueprint: Blueprint, layers: readonly (readonly Given[])[], problems: Problem[]): Bound {
  const chosen = new Map<string, Given>();
  const layerOf = new Map(layers.flatMap((layer, index) => layer.map((given) => [given, index] as const)));
  for (const input of blueprint.inputs.values()) if (input.given !== undefined) chosen.set(input.name, input.given);
  for (const given of layers.flat()) {
    if (blueprint.inputs.has(given.name)) chosen.set(given.name, given);
    else
      problems.push({
        severity: 'error',
        ...given.place,
        found: `no section of this model has an input ${given.name}`,
        right: insteadOf(given.name, blueprint),
        misses: given.name,
      });
  }
  const priceBase = new PriceBase(blueprint, chosen);
  const bound = new Map<string, BoundInput>();
  for (const input of blueprint.inputs.values()) {
    const given = chosen.get(input.name);
    if (given === undefined && input.valueFault) continue;
    if (given === undefined) {
      problems.push({
        severity: 'error',
        ...input.place,
        found: `${input.name} has no value`,
        right: `Give it here, as in ${howToGive(input, blueprint)}, or in the site, scenario or parameters: ${input.label}`,
        asks: input.name,
      });
      continue;
    }
    bound.set(input.name, boundBefore(blueprint, input, given, priceBase, problems));
  }
  const laidOf = (name: string): Laid | undefined => {
    const found = bound.get(name);
    return found && { bound: found, layer: layerOf.get(found.given) ?? -1 };
  };
  refuseOutOfOrder(blueprint.inputs.values(), laidOf, blueprint.timeline.first, problems);
  return bound;
}

/** What to write for an input that nobody gives: a value, or one for each of the members that the folder has. */
function howToGive(input: PlacedInput, blueprint: Blueprint): string {
  const members = blueprint.dimensions.get(input.by ?? '')?.members ?? [];
  return members.length === 0
    ? howToWrite(input)
    : `${input.name}: { members: { ${exampleOfMembers(input, members)} } }`;
}

/** More inputs than these are no help to who has to give one of them. */
const FEW_INPUTS = 8;

/** What to write in place of a name that is no input: what a line of that name is worked out from, or the nearest name. */
function insteadOf(name: string, blueprint: Blueprint): string {
  const behind = blueprint.lines.has(name) ? inputsBehind(blueprint, [name]) : [];
  if (behind.length > 0 && behind.length <= FEW_INPUTS)
    return `It is worked out from ${behind.join(', ')}: give ${behind.length === 1 ? 'that' : 'these'} in its place`;
  return didYouMean(name, blueprint.inputs.keys()) ?? 'Take it away, or list the section that uses it';
}

/** A given that was read for an input, and all else that its numbers hang on. */
interface ReadBefore {
  readonly timeline: Timeline;
  readonly members: readonly string[] | undefined;
  readonly hasOwnIndex: boolean;
  readonly deflators: readonly (Given | undefined)[];
  readonly bound: BoundInput;
}

const READ = new WeakMap<PlacedInput, WeakMap<Given, ReadBefore>>();

/** Options, changes and models of one site give most inputs the same: each is read, and judged, once. */
function boundBefore(
  blueprint: Blueprint,
  input: PlacedInput,
  given: Given,
  priceBase: PriceBase,
  problems: Problem[],
): BoundInput {
  const { timeline } = blueprint;
  const members = blueprint.dimensions.get(input.by ?? '')?.members;
  const deflators = priceBase.restsOn;
  const hasOwnIndex = priceBase.hasOwnIndex(input);
  const ofInput = READ.get(input) ?? new WeakMap<Given, ReadBefore>();
  READ.set(input, ofInput);
  const known = ofInput.get(given);
  if (
    known !== undefined &&
    isSameTimeline(known.timeline, timeline) &&
    isSameList(known.members, members) &&
    known.hasOwnIndex === hasOwnIndex &&
    isSameList(known.deflators, deflators)
  )
    return known.bound;
  const before = problems.length;
  const bound = new Binder(blueprint, input, given, priceBase, problems).bind();
  // What is wrong is said in every model that it is wrong in.
  if (problems.length === before) ofInput.set(given, { timeline, members, hasOwnIndex, deflators, bound });
  return bound;
}

function isSameTimeline(a: Timeline, b: Timeline): boolean {
  return a === b || (a.first === b.first && a.base === b.base && a.last === b.last);
}

function isSameList<T>(a: readonly T[] | undefined, b: readonly T[] | undefined): boolean {
  return a === b || (a !== undefined && a.length === b?.length && a.every((each, index) => each === b[index]));
}
