import { inputsBehind } from '../../model/structure/behind/index.js';
import { haveAPriceYear, type BoundInput, type BoundRow } from '../../model/structure/index.js';
import type { Given, GivenMember } from '../../model/values/index.js';
import type { Case, Study } from '../../study/index.js';
import { heldIn } from '../held.js';
import { isDecantsOwn } from '../inputsCounted.js';
import { memberLabelsOf } from '../memberLabels.js';

/** An input, or a member of it, that is moved alone: by its value, or by one factor on all of its years and members. */
export interface Driver {
  readonly name: string;
  readonly member?: string;
  readonly label: string;
  readonly unit: string;
  readonly status: string;
  /** What is moved: the value itself, or a factor, which is 1 now. */
  readonly moves: 'value' | 'factor';
  readonly now: number;
  readonly low: number;
  readonly high: number;
  given(this: void, to: number): Given;
}

/** Yes and no, days and whole years do not move by little. */
const STEPS = /^(flag|date)$/;
/** What is not said to have ends is looked for so many times farther than it is. */
const FARTHEST = 100;
const place = { file: 'decant solve' };

/** Every input behind a line that a reader may change and that moves by little. */
export function driversOf(study: Study, chosen: Case, line: string): Driver[] {
  const held = new Set(heldIn(study).flatMap(({ input, mayBeChanged }) => (mayBeChanged === true ? [] : [input])));
  const { outcome } = chosen;
  return inputsBehind(outcome.structure.blueprint, [line]).flatMap((name) => {
    const bound = outcome.bound.get(name);
    return bound === undefined || held.has(name) || isDecantsOwn(name) ? [] : (driverOf(study, bound) ?? []);
  });
}

/** One input or a member of it as a driver; undefined where it does not move by little, or is nought in every year and member. */
export function driverOf(study: Study, bound: BoundInput, member?: string): Driver | undefined {
  const { input, rows, series } = bound;
  if (STEPS.test(input.unit.text) || input.whole === true) return undefined;
  const own = member === undefined ? rows : rows.filter((row) => row.member === member);
  const [only] = own;
  const statuses = own.map(({ status }) => status ?? 'unstated');
  const status = statuses.includes('illustrative') ? 'illustrative' : (statuses[0] ?? 'unstated');
  const label =
    member === undefined ? input.label : `${input.label}, ${memberLabelsOf(study)[input.by ?? '']?.[member] ?? member}`;
  const plain = { name: input.name, ...(member === undefined ? {} : { member }), label, status };
  const isMoved = (row: BoundRow): boolean => member === undefined || row.member === member;
  const moved = (by: (value: number) => number): Given =>
    givenOf(bound, study.timeline.base, (row) => (isMoved(row) ? Array.from(row.values, by) : [...row.values]));
  if (own.length === 1 && only !== undefined && !series) {
    const now = only.values[0] ?? NaN;
    const [low, high] = endsOf(input.range, now);
    return { ...plain, unit: input.unit.text, moves: 'value', now, low, high, given: (to) => moved(() => to) };
  }
  const values = own.flatMap((row) => [...row.values]);
  if (values.every((value) => value === 0)) return undefined;
  const [low, high] = factorsOf(input.range, values);
  return { ...plain, unit: '1', moves: 'factor', now: 1, low, high, given: (to) => moved((value) => value * to) };
}

function endsOf(range: readonly [number, number] | undefined, now: number): readonly [number, number] {
  const size = FARTHEST * Math.max(Math.abs(now), Number.MIN_VALUE);
  // What is not said to change its sign keeps it.
  const [low, high] = range ?? (now < 0 ? [-Infinity, 0] : [0, Infinity]);
  return [Math.max(low, now - size), now === 0 && Number.isFinite(high) ? high : Math.min(high, now + size)];
}

/** Factors that leave every value in the range, and its sign. */
function factorsOf(range: readonly [number, number] | undefined, values: readonly number[]): readonly [number, number] {
  const [low, high] = range ?? [-Infinity, Infinity];
  const within = values.flatMap((value) => (value === 0 ? [] : [[low / value, high / value].sort((a, b) => a - b)]));
  return within.reduce<readonly [number, number]>(
    ([least, most], [from = -Infinity, to = Infinity]) => [Math.max(least, from), Math.min(most, to)],
    [0, FARTHEST],
  );
}

function givenOf({ input, rows, series }: BoundInput, base: number, of: (row: BoundRow) => readonly number[]): Given {
  const valueOf = (values: readonly number[]): GivenMember['value'] =>
    series
      ? { kind: 'amounts', amounts: values, unit: input.unit.text, place }
      : { kind: 'amount', amount: values[0] ?? NaN, unit: input.unit.text, place };
  const said = {
    ...{ name: input.name, place, source: 'decant solve', status: 'assumed' as const },
    ...(haveAPriceYear(input.unit) ? { prices: base } : {}),
  };
  const [only] = rows;
  if (input.by === undefined) return { ...said, value: valueOf(only === undefined ? [] : of(only)) };
  const members = rows.map((row) => [row.member ?? '', { value: valueOf(of(row)), place }] as const);
  return { ...said, value: { kind: 'members', members: new Map(members) } };
}
