import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checksOf, rowOf, type Outcome } from '../../src/model/evaluate/index.js';
import type { Given } from '../../src/model/values/index.js';
import type { Study } from '../../src/study/index.js';
import { sites, studyOf } from './reported.js';

/** What a ward has more of with each bed, and what is the same for each bed whatever the ward. */
const WARD_LINES = [
  'ward_staff',
  'ward_area',
  'cost_a_ward',
  'redundancy_a_ward',
  'protection_a_ward',
  'decant_of_a_ward',
  'recommissioning_of_a_ward',
  'full_cost_a_ward',
];
const A_BED_LINES = ['staff_a_bed', 'floor_of_a_ward_bed', 'ward_cost_a_bed', 'redundancy_a_person'];
const CATEGORIES = ['staff', 'goods', 'premises', 'other'];
const FORMS = ['step_up_beds', 'intermediate_care', 'district_nursing', 'telehealth'];
const studies = ['stoke-mandeville', 'typical-acute', 'university-college-hospital'].map((site): [string, Study] => [
  site,
  studyOf(join(sites, site)),
]);

type Changed = Readonly<Record<string, string | readonly string[]>>;

/** As a file would give them: one value, or one a member in the order of the categories. */
function givensOf(changed: Changed, members: readonly string[] = CATEGORIES): Given[] {
  const place = { file: 'assumptions' };
  const single = (text: string) => ({ kind: 'single', typed: { text, place } }) as const;
  return Object.entries(changed).map(([name, value]): Given => {
    // Real sums are in the prices of the hospital's base year.
    if (typeof value === 'string')
      return { name, place, value: single(value), ...(value.includes('realGBP') ? { prices: 2017 } : {}) };
    const each = value.map((text, index) => [members[index] ?? '', { place, value: single(text) }] as const);
    return { name, place, value: { kind: 'members', members: new Map(each) } };
  });
}

/** Every option of a hospital with some inputs changed. */
function runs(study: Study, changed: readonly Given[]): Outcome[] {
  return study.cases.map(({ option }) => {
    const outcome = study.again(option, changed);
    if (outcome === undefined) throw new Error(`${option.id} refuses a value`);
    return outcome;
  });
}

/** A line's values by year. */
function yearly(outcome: Outcome, line: string, member?: string): readonly number[] {
  const row = rowOf(outcome, line, member);
  if (row === undefined) throw new Error(`there is no line ${line}`);
  return [...(outcome.values[row.index] ?? [])];
}

const failed = (outcome: Outcome): string[] => [
  ...new Set(checksOf(outcome).flatMap(({ ok, name }) => (ok ? [] : [name.replace(/ .*/, '')]))),
];

/** Half a penny, or a part in a thousand million. */
const closeTo = (found: number, wanted: number): void =>
  expect(Math.abs(found - wanted)).toBeLessThanOrEqual(Math.max(0.005, 1e-9 * Math.abs(wanted)));

function identitiesOf(outcome: Outcome): void {
  expect(outcome.failures).toEqual([]);
  expect(failed(outcome)).toEqual([]);
  const gross = yearly(outcome, 'full_absorption');
  const [released, stranded] = [yearly(outcome, 'released_cost'), yearly(outcome, 'stranded_cost')];
  gross.forEach((cost, year) => closeTo((released[year] ?? NaN) + (stranded[year] ?? NaN), cost));
  for (const category of CATEGORIES) {
    const [cost = NaN] = yearly(outcome, 'cost_today', category);
    for (const release of yearly(outcome, 'category_released', category))
      expect(release).toBeLessThanOrEqual(cost + Math.max(0.005, 1e-9 * cost));
  }
  // The trust bears no more of care elsewhere than there is.
  const borne = yearly(outcome, 'reprovision_trust');
  yearly(outcome, 'reprovision').forEach((care, year) =>
    expect(borne[year]).toBeLessThanOrEqual(care + Math.max(0.005, 1e-9 * care)),
  );
}

describe.each(studies)('%s: METHOD 2.2, in every option', (_site, study) => {
  it('released and stranded cost are the full cost, and no category releases more than it costs, whatever is assumed', () => {
    const capped = new Set<number>();
    fc.assert(
      fc.property(ASSUMPTIONS, (assumptions) => {
        for (const outcome of runs(study, [...givensOf(assumptions), ...CARE])) {
          identitiesOf(outcome);
          yearly(outcome, 'ward_cost_cut', 'staff').forEach((cut) => capped.add(cut));
        }
      }),
      { numRuns: 40, seed: 20_17 },
    );
    // The draws reach plans whose wards would release more than there is, and plans whose do not.
    expect(capped).toEqual(new Set([0, 1]));
  });

  it('with nothing realised no fall releases anything', () => {
    for (const outcome of runs(study, givensOf({ realisation: '0' })))
      for (const line of ['full_absorption', 'released_cost', 'stranded_cost', 'bed_days_avoided'])
        expect(
          yearly(outcome, line).every((value) => Math.abs(value) < 0.005),
          line,
        ).toBe(true);
  });

  it('METHOD 2.2: a programme is paid for in part whatever it spares, in full where it works, and below nothing no more is refunded', () => {
    const option = study.cases.map((each) => each.option).find(({ id }) => id === 'programme-alone');
    if (option === undefined) throw new Error('no option');
    const of = (realised: number, whatever: number) => {
      const changed = { realisation: realised.toFixed(9), paid_whatever_share: whatever.toFixed(9) };
      const outcome = study.again(option, givensOf(changed));
      if (outcome === undefined) throw new Error('a value is refused');
      return { outcome, care: yearly(outcome, 'reprovision'), planned: yearly(outcome, 'planned_bed_days_spared') };
    };
    const full = of(1, 0.7);
    // What works as published spares what was planned, and costs the same whatever part is paid for in any case.
    yearly(full.outcome, 'bed_days_avoided').forEach((spared, year) => closeTo(spared, full.planned[year] ?? NaN));
    of(1, 0.2).care.forEach((care, year) => closeTo(care, full.care[year] ?? NaN));
    expect(Math.max(...full.care)).toBeGreaterThan(0);
    // With nothing closed a programme that fails is a loss, and one that adds bed-days a larger one.
    const worth = (realised: number): number => yearly(of(realised, 0.7).outcome, 'exchequer_value')[0] ?? NaN;
    expect(worth(0)).toBeLessThan(-1e6);
    expect(worth(-0.3)).toBeLessThan(worth(0) - 1e6);
    fc.assert(
      fc.property(fc.double({ min: -2, max: 1, noNaN: true }), share, (realised, whatever) => {
        const { outcome, care, planned } = of(realised, whatever);
        expect(failed(outcome)).toEqual([]);
        const spared = yearly(outcome, 'bed_days_avoided');
        planned.forEach((meant, year) => {
          closeTo(meant, full.planned[year] ?? NaN);
          const [whole = NaN, paid = NaN] = [full.care[year], care[year]];
          const least = Number(whatever.toFixed(9)) * whole;
          expect(paid).toBeGreaterThanOrEqual(least - 0.01);
          expect(paid).toBeLessThanOrEqual(whole + 0.01);
          if ((spared[year] ?? NaN) === 0) expect(Math.abs(paid - least)).toBeLessThanOrEqual(0.01);
        });
      }),
      { numRuns: 15, seed: 20_26 },
    );
  });

  it('METHOD 2.1: what bed-days and admissions spare of the variable cost is released, today’s, or avoided, growth’s, and nothing is both', () => {
    fc.assert(
      fc.property(
        share,
        share,
        fc.double({ min: -0.5, max: 1.5, noNaN: true }),
        share,
        (admitted, nights, realised, ratio) => {
          const assumed = {
            admitted_cost_share: admitted.toFixed(9),
            bed_day_cost_share: nights.toFixed(9),
            realisation: realised.toFixed(9),
            avoided_stay_ratio: ratio.toFixed(9),
            variable_lag: '0 month',
          };
          for (const outcome of runs(study, givensOf(assumed))) {
            identitiesOf(outcome);
            const of = (line: string) => yearly(outcome, line);
            const [variable = NaN] = of('variable_cost_total');
            const [before, after] = [of('site_bed_days_grown'), of('site_bed_days')];
            const [grown, left] = [of('site_admissions_index_grown'), of('site_admissions_index')];
            of('variable_cost_released').forEach((released, year) => {
              const [today = NaN] = [of('site_bed_days_today')[year]];
              const spared = ((before[year] ?? NaN) - (after[year] ?? NaN)) / today;
              const avoided = (grown[year] ?? NaN) - (left[year] ?? NaN);
              const cost =
                variable *
                Number(admitted.toFixed(9)) *
                (Number(nights.toFixed(9)) * spared + (1 - Number(nights.toFixed(9))) * avoided);
              const found = released + (of('growth_variable_cost_avoided')[year] ?? NaN);
              expect(Math.abs(found - cost)).toBeLessThanOrEqual(Math.max(0.05, 1e-9 * variable));
            });
          }
        },
      ),
      { numRuns: 12, seed: 20_26 },
    );
  });

  it('the programme alone closes nothing: it releases what moves with patients, and pays no one-offs', () => {
    const usual = study.cases.find(({ option }) => option.id === 'programme-alone')?.outcome;
    if (usual === undefined) throw new Error('no programme');
    expect(yearly(usual, 'released_cost')).toEqual(yearly(usual, 'variable_cost_released'));
    expect(new Set(yearly(usual, 'one_offs'))).toEqual(new Set([0]));
  });

  it('a longer lag never releases more by the horizon', () => {
    const total = (lag: string): number[] =>
      runs(study, givensOf({ variable_lag: lag, semi_fixed_lag: lag })).map((outcome) =>
        yearly(outcome, 'released_cost').reduce((sum, cost) => sum + cost, 0),
      );
    const byLag = ['0 month', '5 month', '12 month', '30 month'].map(total);
    byLag
      .slice(1)
      .forEach((later, index) =>
        later.forEach((sum, option) => expect(sum).toBeLessThanOrEqual((byLag[index]?.[option] ?? NaN) + 0.005)),
      );
  });

  it('METHOD 2.1: people, cost, redundancy, pay protection, moves and floor of a ward follow its beds, and nothing else does', () => {
    const [option] = study.cases.map((each) => each.option);
    if (option === undefined) throw new Error('no option');
    const of = (beds: number, line: string): number[] => {
      const outcome = study.again(option, givensOf({ ward_beds: `${beds} bed/ward` }));
      if (outcome === undefined) throw new Error(`a ward of ${beds} is refused`);
      return [...yearly(outcome, line)];
    };
    const [one, each] = [WARD_LINES.map((line) => of(1, line)), A_BED_LINES.map((line) => of(1, line))];
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), (beds) => {
        WARD_LINES.forEach((line, index) =>
          of(beds, line).forEach((value, year) => closeTo(value, beds * (one[index]?.[year] ?? NaN))),
        );
        A_BED_LINES.forEach((line, index) =>
          of(beds, line).forEach((value, year) => closeTo(value, each[index]?.[year] ?? NaN)),
        );
      }),
      { numRuns: 6, seed: 20_26 },
    );
  });

  it.each([
    ['splits that sum to 98 %', { variable_share: ['8 %', '80 %', '5 %', '15 %'] }, 'behaviour_shares_sum_to_one'],
    ['cost shares that sum to 110 %', { cost_share: ['75 %', '17 %', '9 %', '9 %'] }, 'cost_shares_sum_to_one'],
    ["a ward's pay shared out twice", { ward_pay_share: ['90 %', '90 %', '0', '0'] }, 'ward_cost_shares_sum_to_one'],
    ["half of a ward's supplies", { ward_non_pay_share: ['0', '50 %', '0', '0'] }, 'ward_cost_shares_sum_to_one'],
    [
      'reference costs entered as marginal',
      { fixed_share: '0', semi_fixed_share: '0', variable_share: '100 %' },
      'cost_is_not_all_variable',
    ],
    ['care elsewhere for nothing', { reprovision_cost_a_bed_day: '0 realGBP/bed/day' }, 'care_elsewhere_is_never_free'],
    ['forms of care that take 120 %', { community_share: '30 %' }, 'community_shares_sum_to_one'],
  ] as [string, Changed, string][])('bad input of METHOD 2 fails its check: %s', (_what, changed, check) => {
    const acting = runs(study, givensOf(changed)).filter((outcome) =>
      yearly(outcome, 'phase').some((share) => share > 0),
    );
    expect(acting.length).toBeGreaterThan(1);
    for (const outcome of acting) expect(failed(outcome)).toContain(check);
  });

  it('a range refuses a share over 100 %, a negative cost of care and a lag backwards in time', () => {
    const [option] = study.cases.map((each) => each.option);
    if (option === undefined) throw new Error('no option');
    for (const changed of [
      { variable_share: '120 %' },
      { reprovision_cost_a_bed_day: '-1 realGBP/bed/day' },
      { semi_fixed_lag: '-3 month' },
      { overheads_cut: '-1 realGBP' },
    ] as Changed[])
      expect(study.again(option, givensOf(changed))).toBeUndefined();
  });
});

it('METHOD 3.6: a variation releases services of PFI floor and leaves the unitary charge as it is', () => {
  const study = studies.find(([site]) => site === 'university-college-hospital')?.[1];
  if (study === undefined) throw new Error('no such hospital');
  const [without, varied] = [runs(study, []).at(-1), runs(study, givensOf({ pfi_variation: '1' })).at(-1)];
  if (without === undefined || varied === undefined) throw new Error('no option');
  identitiesOf(varied);
  expect(Math.max(...yearly(without, 'released_pfi_premises'))).toBe(0);
  expect(Math.max(...yearly(varied, 'released_pfi_premises'))).toBeGreaterThan(0);
  expect(yearly(varied, 'unitary_charge')).toEqual(yearly(without, 'unitary_charge'));
});

const CARE = givensOf({ community_share: ['10 %', '20 %', '30 %', '40 %'] }, FORMS);
const share = fc.double({ min: 0, max: 1, noNaN: true });
/** Three parts of 1 for each category, with no category all variable. */
const splits = fc.array(fc.tuple(share, share), { minLength: 4, maxLength: 4 }).map((cuts) => {
  const parts = cuts.map(([a, b]) => [Math.min(a, b), Math.abs(a - b), 1 - Math.max(a, b)]);
  const column = (index: number): string[] => parts.map((part) => (part[index] ?? NaN).toFixed(12));
  return { variable_share: parts.map((part) => ((part[0] ?? NaN) * 0.85).toFixed(12)), ...fixedOf(parts, column(1)) };
});

function fixedOf(parts: readonly number[][], semi: string[]): { semi_fixed_share: string[]; fixed_share: string[] } {
  const fixed = parts.map(([variable = NaN, , rest = NaN]) => (rest + variable * 0.15).toFixed(12));
  return { semi_fixed_share: semi, fixed_share: fixed };
}

const months = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 4, maxLength: 4 });
const ASSUMPTIONS = fc
  .record({
    splits,
    variableLag: months,
    semiFixedLag: months,
    people: fc.integer({ min: 0, max: 1000 }),
    pay: fc.integer({ min: 0, max: 400_000 }),
    supplies: fc.integer({ min: 0, max: 900_000 }),
    payInStaff: share,
    suppliesInStaff: share,
    premises: share,
    fixedRelease: fc.integer({ min: 0, max: 400_000_000 }),
    // Half of the draws are of a programme that works, so that wards close.
    realisation: fc.oneof(
      fc.double({ min: -0.5, max: 1.5, noNaN: true }),
      fc.integer({ min: 8, max: 15 }).map((tenths) => tenths / 10),
    ),
    wardBeds: fc.integer({ min: 4, max: 40 }),
    trust: share,
    admitted: share,
    nights: share,
    whatever: share,
    pfiVariation: fc.integer({ min: 0, max: 1 }),
  })
  .map((drawn): Changed => ({
    ...drawn.splits,
    variable_lag: drawn.variableLag.map((lag) => `${lag} month`),
    semi_fixed_lag: drawn.semiFixedLag.map((lag) => `${lag} month`),
    standard_ward_staff: `${drawn.people} WTE/ward`,
    cost_a_wte: `${drawn.pay} realGBP/WTE`,
    non_pay_a_bed: `${drawn.supplies} realGBP/bed`,
    ward_pay_share: halves(drawn.payInStaff, 1),
    ward_non_pay_share: halves(drawn.suppliesInStaff, 1),
    premises_cost_share: halves(drawn.premises, 3),
    overheads_cut: `${drawn.fixedRelease} realGBP`,
    realisation: drawn.realisation.toFixed(9),
    admitted_cost_share: drawn.admitted.toFixed(12),
    bed_day_cost_share: drawn.nights.toFixed(12),
    paid_whatever_share: drawn.whatever.toFixed(12),
    ward_beds: `${drawn.wardBeds} bed/ward`,
    reprovision_trust_share: drawn.trust.toFixed(9),
  }));

/** Staff hold a part, and another category the rest. */
function halves(part: number, other: number): string[] {
  return CATEGORIES.map((_, index) => (index === 0 ? part : index === other ? 1 - part : 0).toFixed(12));
}
