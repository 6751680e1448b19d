import { checksOf, View } from '../../model/evaluate/index.js';
import { printProblem } from '../../problems/index.js';
import { placedByCode, type Case, type Study } from '../../study/index.js';
import { printFinancialYear } from '../../words/index.js';
import { inputsOf, sectionsOf } from '../declared.js';
import { rootFailures } from '../failures.js';
import { yearOfFullEffect } from '../fullEffect.js';
import type { BedAnswer, BedsAtFullEffect, BedsToday, PoolBeds, SizedBeds, WardsAtTheEnd } from './bedAnswer.js';

const SECTIONS = [
  'activity',
  'case_mix/activity',
  'case_mix/benchmark',
  'pool_mix/given',
  'pool_mix/site',
  'demand_beds',
  'demand',
  'bed_days',
  'bed_sizing',
  'beds',
  'wards',
];

const BRIDGE: readonly (readonly [step: string, line: string])[] = [
  ['open today', 'site_beds_open'],
  ['occupancy debt', 'bridge_occupancy'],
  ['growth', 'bridge_growth'],
  ['avoided admissions', 'bridge_avoidance'],
  ['shorter stays', 'bridge_stay'],
  ['fewer bed-days as a whole', 'bridge_bed_days'],
  ['delayed discharges cleared', 'bridge_discharge'],
  ['effects together (interaction)', 'bridge_interaction'],
  ['a higher standard', 'bridge_standard'],
  ['whole beds in each pool', 'bridge_rounding'],
  ['needed', 'site_beds_needed'],
];

const RULES: readonly (readonly [rule: string, line: string, applies: string])[] = [
  ['the planned occupancy', 'by_target', 'sized_by_target'],
  ['winter', 'by_winter', 'sized_by_winter'],
  ['the availability standard', 'by_availability', 'sized_by_availability'],
  ['the limit on refusals', 'by_refusals', 'sized_by_refusals'],
];

/** Undefined where the site's model has no beds or no wards. */
export function bedAnswer(study: Study, chosen: Case, bestFor?: string): BedAnswer | undefined {
  const lines = new BedLines(chosen);
  if (!lines.has('site_beds_needed') || !lines.has('site_wards_closed')) return undefined;
  const { site, scenario, timeline } = study;
  const { id, title, whatIf } = chosen.option;
  const { facts } = scenario;
  const best = study.best(bestFor);
  return {
    site: site.name,
    scenario: { id: facts.id, title: facts.title, ...(facts.banner === undefined ? {} : { banner: facts.banner }) },
    option: { id, title, whatIf },
    ...(best.case.option.id === id ? { best: best.sentence } : {}),
    ...todayOf(lines, timeline.base),
    ...atFullEffect(lines, yearOfFullEffect(study)),
    ...atTheEnd(lines, timeline.last),
    pools: poolsOf(study, lines),
    illustrative: illustrativeIn(study, chosen),
    warnings: study.warnings.map((warning) => printProblem(placedByCode(site, warning))),
    failedChecks: checksOf(chosen.outcome).flatMap(({ name, ok }) => (ok ? [] : [name])),
    failures: rootFailures(chosen.outcome.failures),
  };
}

/** Lines and inputs of one case: null where one is missing or could not be calculated, never 0. */
class BedLines {
  private readonly view: View;

  constructor({ outcome }: Case) {
    this.view = new View(outcome);
  }

  has(line: string): boolean {
    return this.view.has(line);
  }

  at(line: string, year?: number, member?: string): number | null {
    return this.view.at(line, year, member) ?? null;
  }

  input(name: string, member?: string): number | null {
    return this.view.input(name, this.view.base, member) ?? null;
  }

  pools(): readonly string[] {
    return this.view.members('pool');
  }
}

function todayOf(lines: BedLines, base: number): BedsToday {
  return {
    baseYear: printFinancialYear(base),
    open: lines.at('site_beds_open', base),
    occupiedToday: lines.at('site_beds_occupied_today', base),
    occupancyToday: lines.at('occupancy_today', base),
    winterOccupancyToday: lines.at('site_winter_occupancy_today', base),
    targetOccupancy: lines.input('target_occupancy'),
    neededToday: lines.at('site_beds_needed', base),
    occupancyDebt: lines.at('occupancy_debt', base),
  };
}

function atFullEffect(lines: BedLines, full: number): BedsAtFullEffect {
  return {
    fullEffectYear: printFinancialYear(full),
    neededAsUsual: lines.at('site_beds_without_mitigation', full),
    needed: lines.at('site_beds_needed', full),
    closable: lines.at('site_closable_beds', full),
    avoidedNew: lines.at('site_avoided_new_beds', full),
    occupancyOfNeeded: lines.at('site_occupancy_needed', full),
    winterOccupancyOfNeeded: lines.at('site_winter_occupancy_needed', full),
    bridge: BRIDGE.flatMap(([step, line]) => (lines.has(line) ? [{ step, beds: lines.at(line, full) }] : [])),
    sizing: RULES.flatMap((rule) => sizedBy(lines, full, rule)),
    mergingSaves: lines.at('merging_saves', full),
    splittingCosts: lines.at('splitting_costs', full),
    delayedShare: lines.at('delayed_share', full),
  };
}

function atTheEnd(lines: BedLines, last: number): WardsAtTheEnd {
  return {
    lastYear: printFinancialYear(last),
    wardBeds: lines.input('ward_beds'),
    closuresAYear: lines.input('closures_a_year'),
    wards: lines.at('site_wards_closed', last),
    wardsWereItOnePool: lines.at('wards_were_it_one_pool', last),
    stranded: lines.at('stranded_beds', last),
  };
}

function sizedBy(
  lines: BedLines,
  year: number,
  [rule, line, flag]: readonly [rule: string, line: string, applies: string],
): SizedBeds[] {
  const asked = lines.has(line) ? lines.pools().map((pool) => lines.at(line, year, pool)) : [];
  if (asked.length === 0 || asked.includes(null)) return [];
  // Whole beds in each pool; nine decimals, as the model's own ceil().
  const beds = asked.reduce<number>((sum, each) => sum + Math.ceil(Number((each ?? NaN).toFixed(9))), 0);
  return [{ rule, beds, applies: lines.input(flag) === 1 }];
}

function poolsOf(study: Study, lines: BedLines): PoolBeds[] {
  const { site, timeline, years } = study;
  const full = yearOfFullEffect(study);
  return lines.pools().map((pool) => ({
    pool,
    label: site.memberLabels['pool']?.[pool] ?? pool,
    open: lines.input('beds_open', pool),
    neededToday: lines.at('beds_needed', timeline.base, pool),
    needed: lines.at('beds_needed', full, pool),
    closable: lines.at('closable_beds', full, pool),
    avoidedNew: lines.at('avoided_new_beds', full, pool),
    wards: lines.at('wards_closed', timeline.last, pool),
    closures: years.flatMap((year) => {
      const wards = lines.at('closures', year, pool);
      return wards === null || wards === 0 ? [] : [{ year: printFinancialYear(year), wards }];
    }),
    stranded: lines.at('pool_stranded_beds', timeline.last, pool),
  }));
}

function illustrativeIn(study: Study, { option }: Case): BedAnswer['illustrative'] {
  const own = inputsOf(study, {}).filter(({ options }) => options?.includes(option.id) !== false);
  const illustrative = own.filter(({ status }) => status === 'illustrative');
  const beds = sectionsOf(study).flatMap(({ id, title }) => {
    const labels = illustrative.filter(({ section }) => section === id).map(({ label }) => label);
    return SECTIONS.includes(id) && labels.length > 0 ? [{ section: title, labels: [...new Set(labels)] }] : [];
  });
  return { inputs: illustrative.length, of: own.length, beds };
}
