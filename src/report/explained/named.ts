import type { Blueprint } from '../../model/structure/index.js';
import { UserError } from '../../problems/index.js';
import type { MemberLabels } from '../memberLabels.js';

/** A line or input of the model, and a member of it. */
export interface Cell {
  readonly name: string;
  readonly member?: string;
}

/** What stands between a line and its member where people write them: a dot, or what reports print. */
const BETWEEN = /\.|, | · |: | – /g;

/**
 * The line or input that is typed by name or by the label that reports print, with a member after it by name or label:
 * `closable_beds.medicine`, `Closable beds, Medicine`, `Running cost of the block · Tower`. Undefined where there is none; throws
 * `UserError` where several members have that label.
 */
export function cellNamed(blueprint: Blueprint, labels: MemberLabels, typed: string): Cell | undefined {
  const known = [...blueprint.lines.values(), ...blueprint.inputs.values()];
  const isCalled = (text: string, { name, label }: (typeof known)[number]): boolean =>
    same(text, name) || same(text, label);
  const whole = known.find((one) => isCalled(typed, one));
  if (whole !== undefined) return { name: whole.name };
  for (const { index, 0: between } of typed.matchAll(BETWEEN)) {
    const [before, after] = [typed.slice(0, index), typed.slice(index + between.length)];
    for (const one of known.filter(({ by }) => by !== undefined).filter((each) => isCalled(before, each))) {
      const found = membersCalled(blueprint, labels, after, one.by).map(({ member }) => member);
      const [member] = found.includes(after) ? [after] : found;
      if (member !== undefined && (found.length === 1 || member === after)) return { name: one.name, member };
      if (found.length > 1)
        throw new UserError(`${after} is what ${found.length} members by ${one.by ?? ''} are called`, [
          `Write one of ${found.map((id) => `${one.name}.${id}`).join(', ')}`,
        ]);
    }
  }
  return undefined;
}

/** Members of that name or label, of one dimension or of any. */
export function membersCalled(
  { dimensions }: Blueprint,
  labels: MemberLabels,
  text: string,
  by?: string,
): { readonly by: string; readonly member: string }[] {
  return [...dimensions.values()]
    .filter(({ name }) => by === undefined || name === by)
    .flatMap(({ name, members }) =>
      members
        .filter((member) => same(text, member) || same(text, labels[name]?.[member] ?? member))
        .map((member) => ({ by: name, member })),
    );
}

function same(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}
