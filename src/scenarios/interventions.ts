import type { ActsOn } from '../library/scenario/index.js';
import type { GivenMember, Provenance, Status } from '../model/values/index.js';
import type { Place } from '../problems/index.js';
import { shareOf, type Reached } from './reach.js';
import type { UsedEffect } from './resolve.js';

/** A member of the dimension `intervention`: one row of evidence, or several for patients whom the hospital does not count apart. */
export interface Intervention {
  readonly member: string;
  readonly label: string;
  readonly effects: readonly UsedEffect[];
  readonly acts: ActsOn;
  readonly fall: GivenMember;
  /** Cohort → the share of it that is reached. */
  readonly scopes: ReadonlyMap<string, GivenMember>;
  /** Whom the evidence speaks of, in words. */
  readonly whom: string;
}

/**
 * The interventions of a scenario in a hospital. Rows for different conditions that fall on one undivided cohort act as one: their
 * falls add up over different patients (METHOD 1.3), so theirs is the mean weighted by share, on the sum of the shares.
 */
export function interventionsOf(reached: readonly Reached[], used: readonly UsedEffect[]): Intervention[] {
  const byKey = new Map<string, Reached[]>();
  for (const each of reached.filter(({ isUndivided }) => isUndivided))
    byKey.set(keyOf(each), [...(byKey.get(keyOf(each)) ?? []), each]);
  const groups = [...byKey.values()].filter((group) => effectsIn(group).length > 1);
  const grouped = new Set(groups.flat());
  const single = used.flatMap((effect) => {
    const own = reached.filter((each) => each.effect === effect && !grouped.has(each));
    const isElsewhere = groups.flat().some((each) => each.effect === effect);
    return own.length === 0 && isElsewhere ? [] : [singleOf(effect, own)];
  });
  return [...single, ...groups.map(togetherOf)];
}

function keyOf({ effect, cohort }: Reached): string {
  return `${cohort.pod} ${effect.acts}`;
}

function effectsIn(group: readonly Reached[]): UsedEffect[] {
  return [...new Set(group.map(({ effect }) => effect))];
}

function singleOf(effect: UsedEffect, own: readonly Reached[]): Intervention {
  const { evidence: row, comparator, fall, acts, member } = effect;
  const quoted = ({ id, source, quote }: typeof row): string => `${id}: ${source}, “${quote}”`;
  const against = comparator === undefined ? '' : `; against ${quoted(comparator)}`;
  const whom = [row.population, row.denominator, row.scopeNote].filter((text) => text !== '' && text !== 'n/s');
  return {
    member,
    label: `${row.system}: ${row.measure}`,
    effects: [effect],
    acts,
    fall: memberOf(exact(fall), row.place, {
      source: `${quoted(row)}${against}`,
      status: 'published',
      date: dateOf(effect),
      note: `${[...new Set(whom)].join('; ')}. ${row.caveat}`.trim(),
    }),
    scopes: new Map(
      own.flatMap(({ cohort, scope }) =>
        scope.value.kind === 'single' ? [[cohort.name, scopeMember(scope.value, scope, scope.place)]] : [],
      ),
    ),
    whom: row.scopeNote === '' ? row.population : row.scopeNote,
  };
}

/** Several rows for different patients of one undivided point of delivery. */
function togetherOf(group: readonly Reached[]): Intervention {
  const effects = effectsIn(group);
  const [first] = group;
  if (first === undefined) throw new Error('a group of effects is empty');
  const { pod } = first.cohort;
  const parts = group.filter(({ cohort }) => cohort === first.cohort);
  const shares = parts.map(({ scope }) => shareOf(scope));
  const sum = shares.reduce((total, share) => total + share, 0);
  const weighted = parts.reduce((total, { effect }, index) => total + effect.fall * (shares[index] ?? NaN), 0);
  const each = parts.map(
    ({ effect }, index) => `${effect.row} −${percent(effect.fall)} of ${percent(shares[index] ?? NaN)}`,
  );
  const scope = memberOf(exact(sum), first.scope.place, {
    source: [...new Set(parts.flatMap(({ scope: { source = [] } }) => source))].join('; '),
    status: weakest(parts.map(({ scope: { status } }) => status ?? 'illustrative')),
    ...(first.scope.date === undefined ? {} : { date: first.scope.date }),
    note: `The sum of the shares of ${parts.length} conditions that the hospital does not count apart: ${each.join('; ')}.`,
  });
  return {
    member: `${pod}_${first.effect.acts}_together`,
    label: `${effects.length} conditions of ${pod.replaceAll('_', ' ')} patients together`,
    effects,
    acts: first.effect.acts,
    fall: memberOf(exact(sum === 0 ? 0 : weighted / sum), first.effect.evidence.place, {
      source: `Mean, weighted by share, of ${each.join('; ')}; ${first.effect.evidence.source}`,
      status: weakest(parts.map(({ scope: { status } }) => status ?? 'illustrative')),
      date: dateOf(first.effect),
      note: first.effect.evidence.caveat,
    }),
    scopes: new Map(group.map(({ cohort }) => [cohort.name, scope])),
    whom: parts.map(({ effect: { segments = [] } }) => segments.join(', ')).join(', '),
  };
}

/** A number with all its digits but those that arithmetic left over. */
function exact(value: number): number {
  return Number(value.toPrecision(15));
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(2))} %`;
}

export function dateOf({ evidence: { period } }: UsedEffect): string {
  return period === 'n/s' ? 'not said' : period;
}

const ORDER: readonly Status[] = ['illustrative', 'assumed', 'published', 'contract', 'measured'];

function weakest(statuses: readonly Status[]): Status {
  return ORDER.find((status) => statuses.includes(status)) ?? 'illustrative';
}

/** A pure number, or a flag, that an intervention gives to the model. */
export function memberOf(amount: number, place: Place, provenance: Provenance, unit: '1' | 'flag' = '1'): GivenMember {
  return { ...provenance, place, value: { kind: 'amount', amount, unit, place } };
}

function scopeMember(value: GivenMember['value'], said: Provenance, place: Place): GivenMember {
  const { source, status, date, note } = said;
  return {
    ...(source === undefined ? {} : { source }),
    status: status ?? 'illustrative',
    ...(date === undefined ? {} : { date }),
    ...(note === undefined ? {} : { note }),
    value,
    place,
  };
}
