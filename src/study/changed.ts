import { haveAPriceYear, type BoundInput } from '../model/structure/index.js';
import { printAmount, whatIsSaid, type Change, type Given, type GivenMember } from '../model/values/index.js';
import type { Settings } from '../library/index.js';
import type { Outcome } from '../model/evaluate/index.js';
import type { Timeline } from '../model/index.js';

/** What a reader changed, in a workbook or on the command line, as the last word on the inputs of each option and the steps of tables. */
export interface Changed {
  /** Option → what it gives now. */
  readonly givens: ReadonlyMap<string, readonly Given[]>;
  /** Table → key → value. */
  readonly tables: ReadonlyMap<string, ReadonlyMap<number, number>>;
  /** The blocks that he would empty, by their ids, in place of those that Decant would choose. */
  readonly empties?: readonly string[] | undefined;
}

export const UNCHANGED: Changed = { givens: new Map(), tables: new Map() };

/** Every option as it was before. */
export interface AsItWas {
  readonly cases: readonly { readonly option: Settings; readonly outcome: Outcome }[];
  /** What stands beside the options in a workbook, each with inputs that are its own alone. */
  readonly beside?: readonly { readonly option: Settings; readonly outcome: Outcome }[];
  readonly timeline: Timeline;
}

/**
 * Lays what a reader changed over the values of a study: what he left keeps its origin, its spread and its years outside the columns.
 */
export function changedIn({ cases, beside = [], timeline }: AsItWas, changes: readonly Change[]): Changed {
  const inputs = changes.filter(({ kind }) => kind === 'input');
  const givens = [...cases, ...beside].map(({ option, outcome }, index): [string, Given[]] => {
    const own = inputs.filter(({ options }) => options?.includes(option.id) ?? index < cases.length);
    const names = [...new Set(own.map(({ name }) => name))];
    return [
      option.id,
      names.flatMap((name) => {
        const bound = outcome.bound.get(name);
        const ofName = own.filter((change) => change.name === name);
        return bound === undefined ? [] : [overlaid(bound, ofName, timeline)];
      }),
    ];
  });
  const tables = new Map<string, Map<number, number>>();
  for (const { kind, name, key = NaN, values } of changes)
    if (kind === 'table') tables.set(name, (tables.get(name) ?? new Map<number, number>()).set(key, values[0] ?? NaN));
  return { givens: new Map(givens), tables };
}

function overlaid({ input, given, rows }: BoundInput, changes: readonly Change[], years: Timeline): Given {
  const [first] = changes;
  const said = (change: Change, before: GivenMember['value'] | undefined): GivenMember => ({
    value: valueOf(change, before, input.unit.text, years.first),
    place: change.place,
    source: sourceOf(change, input.unit.text),
    status: 'assumed',
    ...(haveAPriceYear(input.unit) ? { prices: years.base } : {}),
  });
  const { value, name } = given;
  if (first === undefined) return given;
  if (input.by === undefined) return { name, ...said(first, value.kind === 'members' ? undefined : value) };
  const unchanged = (member: string): GivenMember => {
    const { spread, prices, pricesFault, place } = given;
    const own = value.kind === 'members' ? value.members.get(member) : { value, place };
    if (own === undefined) throw new Error(`${name} has no value for ${member}`);
    return {
      ...whatIsSaid(given),
      ...(spread === undefined ? {} : { spread }),
      ...(prices === undefined ? {} : { prices }),
      ...(pricesFault === undefined ? {} : { pricesFault }),
      ...own,
    };
  };
  const members = rows.map(({ member = '' }): [string, GivenMember] => {
    const change = changes.find((each) => each.member === member);
    const before = unchanged(member);
    return [member, change === undefined ? before : said(change, before.value)];
  });
  return {
    name,
    place: first.place,
    value: { kind: 'members', members: new Map(members) },
    ...(given.unit === undefined ? {} : { unit: given.unit }),
  };
}

/** Years outside the columns restate prices, which are often older: a series of pure numbers keeps them. */
function valueOf(
  { values, place }: Change,
  before: GivenMember['value'] | undefined,
  unit: string,
  first: number,
): GivenMember['value'] {
  if (values.length === 1) return { kind: 'amount', amount: values[0] ?? NaN, unit, place };
  if (before?.kind !== 'series' || unit !== '1') return { kind: 'amounts', amounts: values, unit, place };
  const typed = values.map((value, index) => [first + index, { text: String(value), place }] as const);
  return { ...before, years: new Map([...before.years, ...typed]) };
}

function sourceOf({ cell, was }: Change, unit: string): string {
  const before = printed(was, unit);
  return cell === undefined
    ? `Set on the command line, in place of ${before}`
    : `Changed in the workbook, ${cell}: ${before} as written`;
}

function printed(values: readonly number[], unit: string): string {
  const [amount = NaN] = values;
  return values.length === 1 ? printAmount({ amount: Number(amount.toPrecision(6)), unit }) : 'others';
}
