import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plansIn } from '../../src/decisions/index.js';
import { BUSINESS_AS_USUAL } from '../../src/library/index.js';
import { checksOf, rowOf, valueAt, type Outcome } from '../../src/model/evaluate/index.js';
import type { Given } from '../../src/model/values/index.js';
import type { Problem } from '../../src/problems/index.js';
import { study as newStudy, type Case, type Study } from '../../src/study/index.js';
import { sites, studyOf, shippedLibrary as library } from './reported.js';
import { BRIDGE } from './bridgeSteps.js';

const problems: Problem[] = [];
const changes = library.changes(problems);
const studies = ['stoke-mandeville', 'typical-acute'].map((site): [string, Study] => [
  site,
  studyOf(join(sites, site), library),
]);

/** A line's values by year; a single value once. */
function yearly(outcome: Outcome, line: string, member?: string): readonly number[] {
  const row = rowOf(outcome, line, member);
  if (row === undefined) throw new Error(`there is no line ${line}`);
  return [...(outcome.values[row.index] ?? [])];
}

function single(outcome: Outcome, input: string, member?: string): number {
  return outcome.bound.get(input)?.rows.find((row) => row.member === member)?.values[0] ?? NaN;
}

const membersOf = (outcome: Outcome, dimension: string): readonly string[] =>
  outcome.structure.blueprint.dimensions.get(dimension)?.members ?? [];

/** What must hold of any hospital, any option and any assumption. */
function invariantsOf(outcome: Outcome): void {
  expect(outcome.failures).toEqual([]);
  expect(checksOf(outcome).filter(({ ok }) => !ok)).toEqual([]);
  bedsCloseOnlyWhereSpare(outcome);
  landComesOnlyFromEmptyBlocks(outcome);
  bridgeSums(outcome);
}

function bedsCloseOnlyWhereSpare(outcome: Outcome): void {
  for (const pool of membersOf(outcome, 'pool')) {
    const open = single(outcome, 'beds_open', pool);
    const needed = yearly(outcome, 'beds_needed', pool);
    expect(yearly(outcome, 'closable_beds', pool)).toEqual(needed.map((beds) => Math.max(0, open - beds)));
    expect(Math.min(...yearly(outcome, 'beds_open_after', pool))).toBeGreaterThanOrEqual(0);
  }
  const closable = yearly(outcome, 'site_closable_beds');
  const closed = yearly(outcome, 'site_beds_closed');
  closed.forEach((beds, year) => expect(beds).toBeLessThanOrEqual(closable[year] ?? NaN));
  closed.forEach((beds, year) => expect(beds).toBeGreaterThanOrEqual(closed[year - 1] ?? 0));
}

function landComesOnlyFromEmptyBlocks(outcome: Outcome): void {
  const blocks = membersOf(outcome, 'block');
  const empty = blocks.map((block) => yearly(outcome, 'empty', block));
  const cells = blocks.map((block) => single(outcome, 'block_land', block));
  const released = yearly(outcome, 'land_released');
  released.forEach((land, year) => {
    const emptied = cells.reduce((sum, cell, index) => sum + cell * (empty[index]?.[year] ?? NaN), 0);
    expect(land).toBeLessThanOrEqual(emptied * (1 + 1e-12));
  });
  const everEmpty = empty.some((years) => years.some((flag) => flag === 1));
  if (everEmpty) return;
  expect(released.every((land) => land === 0)).toBe(true);
  for (const level of ['low', 'middle', 'high']) expect(yearly(outcome, `total_receipt_${level}`)).toEqual([0]);
  expect(yearly(outcome, 'total_net_receipt')).toEqual([0]);
}

function bridgeSums(outcome: Outcome): void {
  const steps = BRIDGE.map((step) => yearly(outcome, `bridge_${step}`));
  const [open = NaN] = yearly(outcome, 'site_beds_open');
  yearly(outcome, 'site_beds_needed').forEach((needed, year) =>
    expect(steps.reduce((sum, step) => sum + (step[year] ?? NaN), open)).toBeCloseTo(needed, 6),
  );
}

/** Nothing closes, empties or is sold in business as usual, and a what-if changes no line but its own. */
function usualDoesNothing(outcome: Outcome): void {
  for (const line of [
    'site_beds_closed',
    'blocks_emptied',
    'land_released',
    'land_sold',
    'net_receipt',
    'one_offs',
    'running_cost_released',
    // Without a programme nothing is spared, commissioned or saved, and nobody gains or loses: METHOD 2.4.
    ...['bed_days_avoided', 'planned_bed_days_spared', 'reprovision', 'double_running', 'growth_variable_cost_avoided'],
    ...['added_beds_saved', 'trust_net', 'commissioner_net', 'exchequer_net', 'social_net', 'exchequer_worth'],
  ])
    for (const value of yearly(outcome, line)) expect(value, line).toBeCloseTo(0, 6);
}

/** Prices, the charge and what is as usual are the same in all options; patients and beds in all that run the programme. */
const SHARED = [
  'bed_days_today',
  'bed_days_grown',
  'beds_without_mitigation',
  'beds_short_as_usual',
  'added_beds_capital_as_usual',
  'gdp_deflator',
  'discount_factor',
  'backlog_total',
  'unitary_charge',
  'unitary_charge_real',
  'services_after_expiry',
];
const OF_THE_PROGRAMME = [
  'bed_days',
  'beds_needed',
  'closable_beds',
  'site_closable_beds',
  'beds_short',
  'full_absorption',
  'variable_cost_released',
  'reprovision',
  'double_running',
];

function sharedByAll(outcomes: readonly Outcome[]): void {
  sameIn(outcomes, SHARED);
  sameIn(
    outcomes.filter((outcome) => single(outcome, 'with_programme') === 1),
    OF_THE_PROGRAMME,
  );
}

function sameIn(outcomes: readonly Outcome[], lines: readonly string[]): void {
  const [first] = outcomes;
  if (first === undefined) throw new Error('no option');
  for (const line of lines) {
    for (const row of first.structure.ofLine.get(line) ?? [])
      for (const other of outcomes) expect(other.values[row.index], line).toEqual(first.values[row.index]);
  }
}

describe.each(studies)('%s: in every option, under every changed assumption', (_site, study) => {
  const runs = (changed: readonly Given[]): { option: Case['option']; outcome: Outcome }[] =>
    study.cases.flatMap(({ option }) => {
      const outcome = study.again(option, changed);
      return outcome === undefined ? [] : [{ option, outcome }];
    });

  it('the templates hold changes, and each can be run here or speaks of an input that this hospital lacks', () => {
    expect(problems).toEqual([]);
    expect(changes.length).toBeGreaterThanOrEqual(9);
  });

  it.each([
    ['as it stands', []],
    ...changes.map(({ title, givens }): [string, readonly Given[]] => [title, givens]),
  ] as [string, readonly Given[]][])('%s', (_title, givens) => {
    const cases = runs(givens);
    const lacks = givens.some(({ name }) => !study.structures.some(({ blueprint }) => blueprint.inputs.has(name)));
    expect(cases).toHaveLength(lacks ? 0 : study.cases.length);
    if (lacks) return;
    for (const { option, outcome } of cases) {
      invariantsOf(outcome);
      if (option.whatIf || option.id === BUSINESS_AS_USUAL) usualDoesNothing(outcome);
    }
    sharedByAll(cases.map(({ outcome }) => outcome));
  });

  it('any growth, effects, realisation, occupancy and ward size', () => {
    const blocksEmptied = new Set<number>();
    fc.assert(
      fc.property(ASSUMPTIONS, (assumptions) => {
        const cases = runs(givensOf(assumptions));
        expect(cases).toHaveLength(study.cases.length);
        for (const { option, outcome } of cases) {
          invariantsOf(outcome);
          if (option.whatIf || option.id === BUSINESS_AS_USUAL) usualDoesNothing(outcome);
          blocksEmptied.add(yearly(outcome, 'blocks_emptied').at(-1) ?? NaN);
        }
        sharedByAll(cases.map(({ outcome }) => outcome));
      }),
      { numRuns: 60, seed: 20_17 },
    );
    // The draws reach futures in which no block of the plan empties, some do, and all.
    const planned = Math.max(...[...plansIn(study.decided).values()].map(({ blocks }) => blocks.length));
    expect(blocksEmptied.has(0)).toBe(true);
    expect(Math.max(...blocksEmptied)).toBe(planned);
  });

  it('any of them known before the plan is made: the plan is another, and everything holds', () => {
    const emptied = new Set<number>();
    fc.assert(
      fc.property(ASSUMPTIONS, (assumptions) => {
        const changed = givensOf(assumptions);
        const names = new Set(changed.map(({ name }) => name));
        const known = study.structures.flatMap(({ blueprint }) => [...blueprint.inputs.keys()]);
        const givens = [
          ...study.site.givens.filter(({ name }) => !names.has(name)),
          ...changed.filter(({ name }) => known.includes(name)),
        ];
        const found: Problem[] = [];
        const planned = newStudy({ ...study.site, givens }, library, found);
        const cases = planned?.cases ?? [];
        expect(cases).toHaveLength(study.cases.length);
        for (const { option, outcome } of cases) {
          invariantsOf(outcome);
          const plan = planned === undefined ? undefined : plansIn(planned.decided).get(option.id);
          emptied.add(yearly(outcome, 'blocks_emptied').at(-1) ?? NaN);
          if (plan !== undefined) expect(yearly(outcome, 'plan_value')[0]).toBeCloseTo(plan.choice.valueGbp, 2);
        }
      }),
      { numRuns: 40, seed: 20_17 },
    );
    expect(emptied.size).toBeGreaterThan(2);
  });

  it('a what-if changes no line of business as usual but its own', () => {
    const usual = study.cases[0]?.outcome;
    for (const { option, outcome } of study.cases.filter((each) => each.option.whatIf)) {
      const rows = [...outcome.structure.ofLine.values()].flat();
      const differing = rows.filter((row) => String(outcome.values[row.index]) !== String(usual?.values[row.index]));
      const sections = new Set(differing.map((row) => row.line.section));
      expect(sections, option.title).toEqual(new Set(['land_what_if']));
    }
  });
});

const share = (max = 1) => fc.double({ min: 0, max, noNaN: true });
const ASSUMPTIONS = fc.record({
  demographic_growth: fc.double({ min: -0.05, max: 0.05, noNaN: true }),
  growth_years: fc.integer({ min: 0, max: 40 }),
  phase_years: fc.double({ min: 1, max: 12, noNaN: true }),
  realisation: fc.double({ min: -1, max: 1.5, noNaN: true }),
  phase_s_curve: fc.integer({ min: 0, max: 1 }),
  effect: share(0.6),
  effect_scope: share(),
  avoided_stay_ratio: share(),
  discharge_cleared_share: share(),
  sized_by_winter: fc.integer({ min: 0, max: 1 }),
  sized_by_availability: fc.integer({ min: 0, max: 1 }),
  target_occupancy: fc.double({ min: 0.5, max: 1, noNaN: true }),
  ward_beds: fc.integer({ min: 1, max: 60 }),
  closures_a_year: fc.integer({ min: 0, max: 6 }),
});

/** As a file would give them: bare numbers in each input's own unit. */
function givensOf(assumptions: Readonly<Record<string, number | number[]>>): Given[] {
  const place = { file: 'assumptions' };
  const units: Readonly<Record<string, string>> = {
    phase_years: ' year',
    growth_years: ' year',
    ward_beds: ' bed/ward',
    closures_a_year: ' ward',
  };
  return Object.entries(assumptions).map(([name, value]): Given => {
    const typed = (number: number) => ({ text: `${number.toFixed(9)}${units[name] ?? ''}`, place });
    if (!Array.isArray(value)) return { name, place, value: { kind: 'single', typed: typed(value) } };
    return {
      name,
      place,
      value: { kind: 'series', years: new Map(value.map((number, index) => [2017 + index, typed(number)])) },
    };
  });
}

it('the PFI charge of Stoke Mandeville is £17,700,000 in 2016/17 in every option', () => {
  const study = studies[0]?.[1];
  expect(study?.cases.map(({ outcome }) => valueAt(outcome, 'unitary_charge', 2017))).toEqual([
    17_700_000, 17_700_000, 17_700_000, 17_700_000,
  ]);
});
