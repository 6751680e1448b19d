import type { Given, GivenMember } from '../model/values/index.js';
import type { Place } from '../problems/index.js';
import type { Gift } from './return.js';

/** How a return calls those of its members that a hospital returned. */
export function labelsOf(gift: Gift & { kind: 'members' }, members: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    members.flatMap((name) => {
      const label = gift.members.get(name)?.label;
      return label === undefined ? [] : [[name, label]];
    }),
  );
}

/** What a return's file says itself of members that a hospital returned. */
export function saidOf(
  name: string,
  gift: Gift & { kind: 'said' },
  listed: ReadonlySet<string>,
  place: Place,
): Given | undefined {
  const members = [...gift.values]
    .filter(([member]) => listed.has(member))
    .map(([member, text]): [string, GivenMember] => [
      member,
      { value: { kind: 'single', typed: { text, place } }, place },
    ]);
  if (members.length === 0) return undefined;
  const { status, source } = gift;
  return { name, place, status, source, value: { kind: 'members', members: new Map(members) } };
}
