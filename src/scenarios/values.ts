import { ACTS_ON, type Scenario } from '../library/scenario/index.js';
import type { Given, GivenMember, Provenance } from '../model/values/index.js';
import type { Place } from '../problems/index.js';
import { dateOf, memberOf, type Intervention } from './interventions.js';
import type { Cohort } from './reach.js';

/** Stands for the programme of a scenario that has none: a dimension needs a member. */
export const NO_EFFECT = 'no_effect';

/** The inputs that a programme gives, by intervention: its fall, on what it acts, and in which cohorts. */
const GIVES = {
  effect: 'effect',
  actsOn: { admissions: 'acts_on_admissions', stay: 'acts_on_stay', bed_days: 'acts_on_bed_days' },
  scope: 'effect_scope',
} as const;

/** The inputs that a scenario's interventions give to the model, each with the words of its source. */
export function effectGivens(
  scenario: Scenario,
  interventions: readonly Intervention[],
  cohorts: readonly Cohort[],
): Given[] {
  if (interventions.length === 0) return givensOfNone(scenario, cohorts);
  const place = interventions[0]?.effects[0]?.place ?? { file: scenario.file };
  return [
    given(
      GIVES.effect,
      place,
      interventions.map(({ member, fall }) => [member, fall]),
    ),
    ...ACTS_ON.map((acts) =>
      given(
        GIVES.actsOn[acts],
        place,
        interventions.map((each) => [each.member, flagOf(each, each.acts === acts)]),
      ),
    ),
    given(
      GIVES.scope,
      place,
      interventions.flatMap((each) =>
        cohorts.map(({ name }): [string, GivenMember] => [
          `${each.member}.${name}`,
          each.scopes.get(name) ?? outside(each),
        ]),
      ),
    ),
  ];
}

function given(name: string, place: Place, members: readonly (readonly [string, GivenMember])[]): Given {
  return { name, place, value: { kind: 'members', members: new Map(members) } };
}

/** What an intervention acts on is what its evidence measures, or what the scenario says where that is open. */
function flagOf({ effects: [effect], fall }: Intervention, acts: boolean): GivenMember {
  const measures = `${effect?.row ?? ''} measures ${effect?.evidence.measure ?? ''}`;
  const said: Provenance =
    effect?.actsOn === undefined
      ? { source: measures, status: 'published', ...(effect === undefined ? {} : { date: dateOf(effect) }) }
      : { source: `${measures}; the scenario says what that acts on`, status: 'assumed', date: dateOf(effect) };
  return memberOf(acts ? 1 : 0, effect?.actsOn === undefined ? fall.place : effect.place, said, 'flag');
}

function outside({ effects, whom }: Intervention): GivenMember {
  const [first] = effects;
  return memberOf(0, first?.place ?? { file: '' }, {
    source: `${effects.map(({ row }) => row).join(', ')}: ${whom}; not these patients, as the scenario applies it`,
    status: 'assumed',
    ...(first === undefined ? {} : { date: dateOf(first) }),
  });
}

function givensOfNone({ file, title }: Scenario, cohorts: readonly Cohort[]): Given[] {
  const place = { file };
  const none = (amount: number, unit?: 'flag'): GivenMember =>
    memberOf(amount, place, { source: `${title}: no programme changes anything`, status: 'assumed' }, unit);
  return [
    given(GIVES.effect, place, [[NO_EFFECT, none(0)]]),
    ...ACTS_ON.map((acts) =>
      given(GIVES.actsOn[acts], place, [[NO_EFFECT, none(acts === 'admissions' ? 1 : 0, 'flag')]]),
    ),
    given(
      GIVES.scope,
      place,
      cohorts.map(({ name }) => [`${NO_EFFECT}.${name}`, none(0)]),
    ),
  ];
}
