import type { Site } from '../hospitals/index.js';
import type { Blueprint } from '../model/structure/index.js';
import type { Given, GivenMember, GivenValue, Provenance } from '../model/values/index.js';
import type { Place } from '../problems/index.js';
import { Decided, type Decision, type Value, type Values } from './decision.js';
import { DECISIONS } from './register.js';

/** What was decided for an option, as values of the inputs that a model has of it; zeros where nothing was. */
export function decidedGivens(decided: Decided | undefined, blueprint: Blueprint, site: Site): Given[] {
  return DECISIONS.flatMap((decision) => givensOf(decision, decided ?? Decided.nothing, blueprint, site));
}

/** The hospital with the members of dimensions that decisions give: as many as any option has. */
export function withMembers(site: Site, decided: Iterable<Decided>): Site {
  const all = [...decided];
  return DECISIONS.reduce<Site>(
    (before, decision) =>
      Object.entries(decision.members).reduce<Site>((one, [dimension, given]) => {
        const lists = [Decided.nothing, ...all].map((each) => given.of(each.of(decision)));
        const members = lists.reduce((most, list) => (list.length > most.length ? list : most));
        return {
          ...one,
          dimensions: { ...one.dimensions, [dimension]: members.map(({ id }) => id) },
          memberLabels: {
            ...one.memberLabels,
            [dimension]: Object.fromEntries(members.map(({ id, label }) => [id, label])),
          },
        };
      }, before),
    site,
  );
}

function givensOf(decision: Decision, decided: Decided, { inputs, dimensions, years }: Blueprint, site: Site): Given[] {
  const place = { file: `${site.folder}/${decision.file(site)}` };
  const isDecided = decided.has(decision);
  const found = decided.of(decision);
  const chosen = Object.entries(decision.gives).flatMap(([name, { unit, source, isYearly, of }]): Given[] => {
    const by = inputs.get(name)?.by;
    if (!inputs.has(name)) return [];
    const members = by === undefined ? undefined : dimensions.get(by)?.members;
    const provenance: Provenance = isDecided
      ? { source, status: decision.status }
      : { source: decision.nothing, status: 'assumed' };
    const nothing = isYearly === true ? years.map(() => 0) : 0;
    const value = isDecided ? of(found) : nothing;
    return [{ name, place, ...provenance, value: valueOf(value, members, unit, place, nothing) }];
  });
  const always = Object.entries(decision.always).flatMap(([name, { unit, source, of }]): Given[] =>
    inputs.has(name)
      ? [{ name, place, value: valueOf(of(site), undefined, unit, place), source: source(site), status: 'assumed' }]
      : [],
  );
  return [...chosen, ...always];
}

function valueOf(
  value: Values,
  members: readonly string[] | undefined,
  unit: string,
  place: Place,
  nothing: Value = 0,
): GivenValue {
  const single = (one: Value): GivenMember['value'] =>
    typeof one === 'number'
      ? { kind: 'amount', amount: plain(one), unit, place }
      : { kind: 'amounts', amounts: one.map(plain), unit, place };
  if (isOneForAll(value)) return single(value);
  const each = (members ?? []).map(
    (member) => [member, { value: single(value.get(member) ?? nothing), place }] as const,
  );
  return { kind: 'members', members: new Map(each) };
}

function isOneForAll(value: Values): value is Value {
  return typeof value === 'number' || Array.isArray(value);
}

/** What geometry leaves of nothing is 0. */
function plain(amount: number): number {
  return Math.abs(amount) < 1e-6 ? 0 : amount;
}
