import type { Site } from '../hospitals/index.js';
import { isWrong, readQuantity, readUnit } from '../model/units/index.js';
import type { Given } from '../model/values/index.js';
import type { Problem } from '../problems/index.js';
import { refuse, type UsedEffect } from './resolve.js';
import { bedDaysWithOther, overlap } from './together.js';

/** A cohort of a hospital, with the point of delivery and the segment that its name holds: emergency_65_and_over. */
export interface Cohort {
  readonly name: string;
  readonly pod: string;
  readonly segment: string;
}

/** The share of a cohort that an effect reaches. */
export interface Reached {
  readonly effect: UsedEffect;
  readonly cohort: Cohort;
  readonly scope: Given;
  /** The cohort holds others beside the effect's segments, which the hospital does not count apart. */
  readonly isUndivided: boolean;
}

export function cohortsOf({ dimensions, parents }: Pick<Site, 'dimensions' | 'parents'>): Cohort[] {
  return (dimensions.cohort ?? []).map((name) => {
    const pod = parents.cohort?.[name] ?? '';
    return { name, pod, segment: name.startsWith(`${pod}_`) ? name.slice(pod.length + 1) : name };
  });
}

/** Whom a scenario's effects reach in a hospital; what they cannot reach because it does not count them apart is a problem. */
export function reachOf(used: readonly UsedEffect[], cohorts: readonly Cohort[], problems: Problem[]): Reached[] {
  const pods = [...new Set(cohorts.map(({ pod }) => pod))];
  const named = new Set(used.flatMap(({ segments = [] }) => segments));
  const reached = used.flatMap((effect) => {
    warnOfNobody(effect, pods, problems);
    return pods
      .filter((pod) => effect.pods?.includes(pod) ?? true)
      .flatMap((pod) => {
        const all = cohorts.filter((cohort) => cohort.pod === pod);
        return reachIn(effect, all, named, problems);
      });
  });
  for (const cohort of cohorts)
    refuseIn(
      reached.filter((each) => each.cohort === cohort),
      problems,
    );
  return reached;
}

function warnOfNobody({ row, pods = [], place }: UsedEffect, counted: readonly string[], problems: Problem[]): void {
  if (pods.length === 0 || pods.some((pod) => counted.includes(pod))) return;
  const found = `${row} reaches nobody here: the hospital counts no ${pods.join(' or ')} patients`;
  problems.push({ severity: 'warning', ...place, found, right: `It counts ${counted.join(', ')}` });
}

/** In one point of delivery: the named segments where they are counted, else a share of what is not counted by any name used. */
function reachIn(
  effect: UsedEffect,
  cohorts: readonly Cohort[],
  named: ReadonlySet<string>,
  problems: Problem[],
): Reached[] {
  const { segments, scope, scopeOfPod } = effect;
  const own = segments === undefined ? cohorts : cohorts.filter(({ segment }) => segments.includes(segment));
  if (own.length > 0) return own.map((cohort) => ({ effect, cohort, scope, isUndivided: false }));
  const others = cohorts.filter(({ segment }) => !named.has(segment));
  const pod = cohorts[0]?.pod ?? '';
  if (scopeOfPod !== undefined && others.length === 0) {
    const found = `${effect.row} reaches nobody among the ${pod} patients: each of their segments is another effect's`;
    problems.push({
      severity: 'warning',
      ...effect.place,
      found,
      right: 'Count its own segment apart in activity.csv',
    });
  }
  if (scopeOfPod !== undefined)
    return others.map((cohort) => ({ effect, cohort, scope: scopeOfPod, isUndivided: true }));
  return refuse(
    problems,
    effect.place,
    `${effect.row} is for ${(segments ?? []).join(', ')}, which the hospital does not count among its ${pod} patients`,
    `It counts ${cohorts.map(({ segment }) => segment).join(', ')}: write scope_of_pod: and the share that they are of all ${pod} patients`,
  );
}

/** What only a hospital's own cohorts show: parts that are more than the whole, and effects on patients whom it does not count apart. */
function refuseIn(here: readonly Reached[], problems: Problem[]): void {
  for (const [index, { effect, cohort, scope, isUndivided }] of here.entries()) {
    const wrong = (found: string, right: string): void => void refuse(problems, effect.place, found, right);
    const before = here.slice(0, index).filter((other) => other.isUndivided && isUndivided);
    for (const { effect: other } of before) {
      const both = `${other.row} and ${effect.row}`;
      const whom = `${cohort.name}, whom the hospital does not count apart`;
      const fault = other.acts === effect.acts ? undefined : bedDaysWithOther(other, effect, both);
      if (fault !== undefined) return wrong(`${fault[0]} (${whom})`, fault[1]);
      if (other.acts === effect.acts && overlap(other, effect))
        return wrong(`${both} are for the same part of ${whom}`, 'Keep one, or give them other segments');
    }
    const apart = before.filter((other) => other.effect.acts === effect.acts);
    const sum = apart.reduce((total, other) => total + shareOf(other.scope), shareOf(scope));
    if (apart.length === 0 || sum <= 1 + 1e-9) continue;
    const rows = [...apart.map((other) => other.effect.row), effect.row].join(', ');
    return wrong(
      `the scopes of ${rows} are ${(sum * 100).toFixed(1)} % of ${cohort.name}`,
      'They are for different patients: together they cannot be more than all of them',
    );
  }
}

/** A scope as a number; it was judged when it was read. */
export function shareOf({ value }: Given): number {
  const pure = readUnit('1');
  if (value.kind !== 'single' || isWrong(pure)) return NaN;
  const read = readQuantity(value.typed.text, pure, pure);
  return isWrong(read) ? NaN : read.value;
}
