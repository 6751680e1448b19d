import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadSite, type Site } from '../../src/hospitals/index.js';
import { Library } from '../../src/library/index.js';
import type { GivenMember } from '../../src/model/values/index.js';
import { printProblem, type Problem } from '../../src/problems/index.js';
import { copiedSite } from './copiedSite.js';

const FOLDER = 'sites/stoke-mandeville';
let site: Site;
let problems: readonly Problem[];

beforeAll(() => {
  const read = loadSite(FOLDER, new Library('templates').returns());
  problems = read.problems;
  if (read.site === undefined) throw new Error(problems.map(printProblem).join('\n'));
  site = read.site;
});

const amountOf = ({ value }: Pick<GivenMember, 'value'>): number =>
  value.kind === 'single' ? parseFloat(value.typed.text) : value.kind === 'amount' ? value.amount : NaN;

function given(name: string): number {
  const found = site.givens.find((each) => each.name === name);
  return found?.value.kind === 'single' ? amountOf({ value: found.value }) : NaN;
}

function members(name: string): Map<string, number> {
  const value = site.givens.find((each) => each.name === name)?.value;
  if (value?.kind !== 'members') throw new Error(`${name} is not given by member`);
  return new Map([...value.members].map(([member, each]) => [member, amountOf(each)]));
}

const sum = (figures: Iterable<number>): number => [...figures].reduce((a, b) => a + b, 0);

describe('sites/stoke-mandeville, by the returns of 2024-25', () => {
  it('is at most 40 lines, and says nothing twice that a return says', () => {
    expect(readFileSync(`${FOLDER}/site.yaml`, 'utf8').trim().split('\n').length).toBeLessThanOrEqual(40);
  });

  it('reads the figures that a director there would know', () => {
    expect(given('gross_internal_area')).toBe(109_205);
    expect([given('clinical_area'), given('non_clinical_area')]).toEqual([54_564, 24_855]);
    expect(given('clinical_area') + given('non_clinical_area')).toBe(given('occupied_area'));
    expect(given('site_area')).toBe(15.4);
    expect(given('parking_spaces')).toBe(377);
    expect(given('empty_share')).toBeCloseTo((100 * 235) / 109_205, 10);
    expect([...members('backlog').values()]).toEqual([76_647_435, 4_591_741, 7_835_743, 2_686_500]);
  });

  it('costs £32.4m a year to run, £20.3m of it with the floor: every line of the return once', () => {
    const [cost, share] = [members('running_cost'), members('running_cost_floor_share')];
    expect([...cost.keys()]).toEqual([...share.keys()]);
    expect(cost.get('energy')).toBe(5_445_136 + 1_718_016 + 91_613);
    expect(cost.get('laundry')).toBe(1_308_621 + 149_309);
    expect(sum(cost.values())).toBe(32_396_702);
    expect(sum([...cost].map(([line, amount]) => amount * (share.get(line) ?? NaN)))).toBe(20_329_010);
  });

  it('has the trust’s beds of the year by its share of them in the last return by site', () => {
    expect(sum(members('beds_open').values())).toBe(Math.round((587.25 * 512) / 798));
    expect(sum(members('beds_occupied_today').values())).toBeCloseTo((560.0463 * 500) / 775, 1);
  });

  it('has the delayed patients and the winter of the year', () => {
    expect(given('delayed_patients')).toBeCloseTo(147.97, 2);
    expect(given('delayed_among_beds')).toBeCloseTo(421.5, 6);
    expect(given('winter_factor')).toBeCloseTo(432.6667 / 421.5, 4);
  });

  it('has the payments that the list of March 2016 expected from the base year on', () => {
    const charge = site.givens.find(({ name }) => name === 'charge_published')?.value;
    if (charge?.kind !== 'series') throw new Error('the charge is a series');
    expect([...charge.years.keys()].slice(0, 2)).toEqual([2025, 2026]);
    expect([charge.years.get(2025)?.text, charge.years.get(2036)?.text]).toEqual(['21.6 mGBP', '28.4 mGBP']);
    expect(given('charge_before_base')).toBe(21.1);
  });

  it('shares out its floor and its land among 36 blocks', () => {
    expect(site.map.blocks).toHaveLength(36);
    expect(sum(site.map.blocks.map(({ floorAreaM2 }) => floorAreaM2))).toBe(109_205);
    expect(Math.abs(site.map.areaM2 - 154_000)).toBeLessThan(1);
    const pfi = site.map.blocks.filter(({ tenure }) => tenure === 'pfi').map(({ floorAreaM2 }) => floorAreaM2);
    expect(sum(pfi) / 109_205).toBeCloseTo(16_992 / 66_667, 3);
  });

  it('says what is odd: two returns far apart, two that disagree, floor in no column, the charge, two datings', () => {
    expect(problems.map(({ severity }) => severity)).toEqual(Array(5).fill('warning'));
    const said = problems.map(({ found }) => found).join('\n');
    expect(said).toContain(
      'ERIC 2016/17 and ERIC 2024/25 are far apart: Gross internal floor area 66,667 and 109,205 m²; Clinical space 43,621 and 54,564 m²; ' +
        'Non-clinical space 11,069 and 24,855 m²; Parking spaces 1,619 and 377 spaces; Backlog, high £11.9m and £76.6m; ' +
        'Backlog, moderate £2.3m and £7.8m; Backlog, low £432k and £2.7m',
    );
    // Means of KH03’s four quarters and of twelve months; the last quarter, 490.7, and January to March, 432.7, over them.
    expect(said).toContain(
      'KH03 2024/25 and the situation reports 2024/25 disagree: general and acute beds available 530.3 and 455.1; ' +
        'general and acute beds occupied 524.2 and 421.5; general and acute beds occupied in winter over the year 0.94 and 1.03',
    );
    // Within a quarter of each other: land (17 and 15.4 ha), occupied floor (66,667 and 79,419 m²).
    expect(said).not.toMatch(/Land of the site|Occupied floor area|…/);
    expect(said).toContain('79,419 m² occupied and 235 m² empty leave 29,551 m² (27%) of the 109,205 m²');
    expect(said).toContain('52% of the capital value');
    expect(said).toContain('2039/40 by its dates, 2035/36 by the last published payment');
  });

  it('says nothing of two returns that agree', () => {
    const copy = copiedSite(FOLDER).edit('site.yaml', 'eric-site_2016-17, ', '');
    const { problems: left } = loadSite(copy.folder, new Library('templates').returns());
    expect(left.map(({ found }) => found).join()).not.toContain('far apart');
  });

  it('has the return of 2016-17 beside it among the facts', () => {
    const facts = new Map(site.facts.map(({ label, value }) => [label, value]));
    expect(facts.get('Gross internal floor area (ERIC 2016/17)')).toBe('66667 m2');
  });
});
