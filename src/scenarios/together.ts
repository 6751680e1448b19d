import type { Evidence } from '../library/evidence/index.js';
import type { Problem } from '../problems/index.js';
import { inSentence } from '../words/index.js';
import { refuse, type UsedEffect } from './resolve.js';

/** Refuses effects that would count one fall twice, whatever hospital they are used for. */
export function refuseTogether(used: readonly UsedEffect[], evidence: Evidence, problems: Problem[]): void {
  used.forEach((later, index) => {
    for (const earlier of used.slice(0, index)) {
      const fault = faultOfPair(earlier, later, evidence);
      if (fault === undefined) continue;
      refuse(problems, later.place, ...fault);
      return;
    }
  });
}

function faultOfPair(a: UsedEffect, b: UsedEffect, evidence: Evidence): [string, string] | undefined {
  const [one, other] = [a.evidence, b.evidence];
  const both = `${one.id} and ${other.id}`;
  if (one.id === other.id) return [`${one.id} stands twice`, 'Keep one: its effect would count twice'];
  const subset = evidence.roles.find(
    ({ role, id, of }) => role === 'subset' && [id, of].every((each) => each === one.id || each === other.id),
  );
  if (subset !== undefined)
    return [
      `${subset.id} lies within ${subset.of ?? ''}: ${inSentence(subset.note)}`,
      'Keep one: the other would count twice',
    ];
  if (one.exclusiveGroup !== undefined && one.exclusiveGroup === other.exclusiveGroup)
    return [
      `${both} are of one group, ${one.exclusiveGroup}`,
      `They say the same thing: keep one. In a scenario that extends another, instead_of: ${one.id} puts one in the other's place`,
    ];
  if (!overlap(a, b)) return undefined;
  if (
    [a, b].some(({ evidence: { metric } }) => metric === 'readmissions') &&
    a.acts === 'admissions' &&
    b.acts === 'admissions'
  )
    return [`${both} both avoid admissions of the same patients`, 'Readmissions are admissions already: keep one'];
  return bedDaysWithOther(a, b, both);
}

/** An effect on bed-days is one factor, which holds what admissions and stays do. */
export function bedDaysWithOther(a: UsedEffect, b: UsedEffect, both: string): [string, string] | undefined {
  if (a.acts !== 'bed_days' && b.acts !== 'bed_days') return undefined;
  const found =
    a.acts === b.acts
      ? `${both} are both effects on the bed-days of the same patients`
      : `${both} act on the same patients, and ${a.acts === 'bed_days' ? a.row : b.row} is an effect on their bed-days as a whole`;
  return [found, 'It holds admissions and length of stay already: keep one, or give them other pods or segments'];
}

/** Whether two effects reach some of the same patients, as far as their pods and segments say. */
export function overlap(a: UsedEffect, b: UsedEffect): boolean {
  return meet(a.pods, b.pods) && meet(a.segments, b.segments);
}

function meet(some: readonly string[] | undefined, others: readonly string[] | undefined): boolean {
  return some === undefined || others === undefined || some.some((one) => others.includes(one));
}
