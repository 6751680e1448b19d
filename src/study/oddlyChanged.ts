import { oddOnceChanged, type Site } from '../hospitals/index.js';
import type { BoundInput } from '../model/structure/index.js';
import { printAmount, type Change, type Given, type GivenMember } from '../model/values/index.js';
import type { Place, Problem } from '../problems/index.js';
import type { AsItWas } from './changed.js';
import { CONTRACT } from './contractsWithin.js';
import { takenApart } from './contractsTogether.js';
import { once } from './study.js';

/** What is odd in a hospital's figures, by the rules for its folder, once a reader's changes are laid over them: in any option, said once. */
export function oddlyChanged(
  site: Site,
  { cases, beside = [], timeline }: AsItWas,
  changes: readonly Change[],
): Problem[] {
  const inputs = changes.filter(({ kind }) => kind === 'input');
  const found = [...cases, ...beside].flatMap(({ option, outcome }, index) => {
    const own = inputs.filter(({ options }) => options?.includes(option.id) ?? index < cases.length);
    const places = new Map<string, Place>(own.map(({ name, place }) => [name, place]));
    const { dimensions } = outcome.structure.blueprint;
    const isByContract = (name: string): boolean => {
      const by = outcome.bound.get(name)?.input.by ?? '';
      return by === CONTRACT || dimensions.get(by)?.parent === CONTRACT;
    };
    const laid = (over: readonly Change[]): ReturnType<typeof takenApart> =>
      takenApart(laidOver(site.givens, outcome.bound, [places, over], timeline.first), isByContract);
    return places.size === 0 ? [] : oddOnceChanged(site, [laid([]), laid(own)], places);
  });
  return once(found);
}

/** Every input in the prices of the model, so that a changed price is judged beside others of its year, the national ones among them. */
function laidOver(
  givens: readonly Given[],
  bound: ReadonlyMap<string, BoundInput>,
  [changed, changes]: readonly [ReadonlyMap<string, Place>, readonly Change[]],
  firstYear: number,
): Given[] {
  const given = (input: BoundInput): Given =>
    asWorkedOut(
      input,
      changes.filter(({ name }) => name === input.given.name),
      firstYear,
    );
  const typed = givens.flatMap((each): Given[] => {
    const found = bound.get(each.name);
    return changed.has(each.name) || (found !== undefined && isPlain(found)) ? [] : [each];
  });
  const inputs = [...bound.values()].filter((each) => changed.has(each.input.name) || isPlain(each));
  return [...typed, ...inputs.map(given)];
}

/** Series are judged as they were typed, with their years outside the model's. */
function isPlain({ series }: BoundInput): boolean {
  return !series;
}

/** What an input's rows hold, or what was put in their place. */
function asWorkedOut({ input, given, rows }: BoundInput, changes: readonly Change[], firstYear: number): Given {
  const unit = input.unit.text;
  const valueOf = (row: BoundInput['rows'][number]): GivenMember['value'] => {
    const change = changes.find(({ member }) => member === row.member);
    const { values, place } = change ?? row;
    const [amount = NaN] = values;
    if (values.length === 1) return { kind: 'amount', amount, unit, place };
    const typed = Array.from(values, (each, index) => {
      return [firstYear + index, { text: printAmount({ amount: each, unit }), place }] as const;
    });
    return { kind: 'series', years: new Map(typed) };
  };
  const [first] = rows;
  if (input.by === undefined && first !== undefined)
    return { name: given.name, place: given.place, value: valueOf(first) };
  const members = rows.map((row): [string, GivenMember] => [
    row.member ?? '',
    { value: valueOf(row), place: row.place },
  ]);
  return { name: given.name, place: given.place, value: { kind: 'members', members: new Map(members) } };
}
