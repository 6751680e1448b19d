import fc from 'fast-check';
import { checksOf, compile, valueAt, type Outcome } from '../../src/model/evaluate/index.js';
import { checkedCase, type Case } from '../cases/readCases.js';
import { shippedLibrary as library } from './reported.js';

export const POOLS = ['medicine', 'surgery', 'elderly'] as const;
export const COHORTS = { emergency_old: 'emergency', emergency_young: 'emergency', elective_all: 'elective' } as const;
export const INTERVENTIONS = ['avoids', 'avoids_too', 'shortens', 'shortens_too', 'spares'] as const;
const ACTS = {
  avoids: 'admissions',
  avoids_too: 'admissions',
  shortens: 'stay',
  shortens_too: 'stay',
  spares: 'bed_days',
};
const SECTIONS = ['calendar', 'activity', 'case_mix/activity', 'pool_mix/given', 'demand_beds', 'demand', 'bed_days'];
const BED_SECTIONS = ['bed_sizing', 'beds', 'bed_bridge', 'bed_outcomes', 'pool_size', 'ward', 'wards'];
const LAST = 2026;
export const YEARS = Array.from({ length: LAST - 2016 }, (_, index) => 2017 + index);

/** Numbers of a hospital and a scenario, in the units of their inputs. */
export interface Drawn {
  readonly occupied: readonly number[];
  readonly open: readonly number[];
  readonly spells: readonly number[];
  readonly stays: readonly number[];
  readonly inclusive: readonly number[];
  /** By pool and cohort; each pool's are scaled to 1. */
  readonly mix: readonly number[];
  readonly effect: readonly number[];
  /** By intervention and cohort. */
  readonly scope: readonly number[];
  readonly growth: readonly number[];
  readonly realisation: number;
  readonly ratio: number;
  readonly phaseYears: number;
  readonly sCurve: number;
  readonly cleared: number;
  readonly cap: number;
  readonly wardBeds: number;
  readonly rules: readonly number[];
}

const number = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true });
const several = (count: number, of: fc.Arbitrary<number>): fc.Arbitrary<number[]> =>
  fc.array(of, { minLength: count, maxLength: count });
const flag = fc.integer({ min: 0, max: 1 });

/** Any hospital of three pools and three cohorts under any scenario of five interventions. */
export const DRAWN: fc.Arbitrary<Drawn> = fc.record({
  occupied: several(3, number(1, 400)),
  open: several(3, fc.integer({ min: 1, max: 500 })),
  spells: several(3, fc.integer({ min: 100, max: 40_000 })),
  stays: several(3, number(0.1, 12)),
  inclusive: several(3, flag),
  mix: several(9, number(0.01, 1)),
  effect: several(5, number(-0.2, 0.6)),
  scope: several(15, number(0, 1)),
  growth: several(2, number(-0.03, 0.04)),
  realisation: number(-1, 1.5),
  ratio: number(0, 1),
  phaseYears: number(1, 8),
  sCurve: flag,
  cleared: number(0, 1),
  cap: fc.integer({ min: 0, max: 6 }),
  wardBeds: fc.integer({ min: 8, max: 40 }),
  rules: several(3, flag),
});

const typed = (value: number, unit = ''): string => `${Number(value.toFixed(9))}${unit === '' ? '' : ` ${unit}`}`;
const by = (names: readonly string[], values: readonly number[], unit = ''): Record<string, string> =>
  Object.fromEntries(names.map((name, index) => [name, typed(values[index] ?? 0, unit)]));
const crossed = (first: readonly string[], second: readonly string[]): string[] =>
  first.flatMap((one) => second.map((other) => `${one}.${other}`));

function inputsOf(drawn: Drawn): NonNullable<Case['inputs']> {
  const cohorts = Object.keys(COHORTS);
  const counted = drawn.spells.map(
    (spells, index) => spells * ((drawn.stays[index] ?? 0) + (drawn.inclusive[index] ?? 0)),
  );
  const shares = POOLS.flatMap((_, pool) => {
    const own = drawn.mix.slice(pool * 3, pool * 3 + 3);
    const sum = own.reduce((total, share) => total + share, 0);
    return own.map((share) => share / sum);
  });
  const acts = (what: string): Record<string, string> =>
    by(
      INTERVENTIONS,
      INTERVENTIONS.map((name) => (ACTS[name] === what ? 1 : 0)),
    );
  return {
    beds_occupied_today: by(POOLS, drawn.occupied, 'bed'),
    beds_open: by(POOLS, drawn.open, 'bed'),
    spells_today: by(cohorts, drawn.spells, 'spell'),
    bed_days_counted: by(cohorts, counted, 'bed*day'),
    counted_inclusive: by(cohorts, drawn.inclusive),
    pool_mix_counted: by(crossed(POOLS, cohorts), shares),
    effect: by(INTERVENTIONS, drawn.effect),
    effect_scope: by(crossed(INTERVENTIONS, cohorts), drawn.scope),
    acts_on_admissions: acts('admissions'),
    acts_on_stay: acts('stay'),
    acts_on_bed_days: acts('bed_days'),
    demographic_growth: by(['emergency', 'elective'], drawn.growth),
    growth_years: '6 year',
    realisation: typed(drawn.realisation),
    avoided_stay_ratio: typed(drawn.ratio),
    phase_years: typed(drawn.phaseYears, 'year'),
    phase_s_curve: `${drawn.sCurve}`,
    discharge_cleared_share: typed(drawn.cleared),
    closures_a_year: `${drawn.cap} ward`,
    ward_beds: `${drawn.wardBeds} bed/ward`,
    sized_by_winter: `${drawn.rules[0] ?? 0}`,
    sized_by_availability: `${drawn.rules[1] ?? 0}`,
    sized_by_refusals: `${drawn.rules[2] ?? 0}`,
    pool_in_pfi: '0',
    close_wards: '1',
    consolidate: '0',
  };
}

/** Runs drawn numbers through the shipped sections; `changed` inputs replace drawn ones. */
export function runDrawn(drawn: Drawn, changed: NonNullable<Case['inputs']> = {}): Outcome {
  const each: Case = {
    case: 'drawn',
    sections: [...SECTIONS, ...BED_SECTIONS],
    timeline: { first: '2016/17', base: '2016/17', last: '2025/26' },
    dimensions: { pool: POOLS, pod: ['emergency', 'elective'], cohort: COHORTS, intervention: INTERVENTIONS },
    parameters: ['calendar', 'demand', 'beds', 'wards'],
    inputs: { ...inputsOf(drawn), ...changed },
    expect: [],
  };
  const { structure, bound } = checkedCase(each, 'drawn', library);
  return compile(structure).run(bound);
}

/** A line's value; throws where there is none. */
export function valueOf(outcome: Outcome, line: string, year?: number, member?: string): number {
  const value = valueAt(outcome, line, year, member);
  if (value === undefined) throw new Error(`${line} ${member ?? ''} ${year ?? ''} is not there`);
  return value;
}

/** Names of the checks that fail. */
export function failedChecks(outcome: Outcome): string[] {
  return checksOf(outcome).flatMap(({ name, ok }) => (ok ? [] : [name]));
}
