import { beforeAll, expect, test } from 'vitest';
import type { GivenMember } from '../../src/model/values/given.js';
import { printProblem, type Problem } from '../../src/problems/problem.js';
import { loadSite, type Site } from '../../src/hospitals/index.js';
import { Library } from '../../src/library/index.js';

let site: Site;
let problems: readonly Problem[];

beforeAll(() => {
  const read = loadSite('sites/university-college-hospital', Library.shipped('.').returns());
  problems = read.problems;
  if (read.site === undefined) throw new Error(problems.map(printProblem).join('\n'));
  site = read.site;
});

function members(name: string): ReadonlyMap<string, GivenMember> {
  const given = site.givens.find((one) => one.name === name);
  if (given?.value.kind !== 'members') throw new Error(`${name} is not given by member`);
  return given.value.members;
}

function numbers(name: string): number[] {
  return [...members(name).values()].map(({ value }) => {
    if (value.kind === 'amount') return value.amount;
    return value.kind === 'single' ? parseFloat(value.typed.text) : NaN;
  });
}

function single(name: string): string | undefined {
  const given = site.givens.find((one) => one.name === name);
  return given?.value.kind === 'single' ? given.value.typed.text : undefined;
}

const sum = (figures: readonly number[]): number => figures.reduce((a, b) => a + b, 0);

test('nothing is wrong, and its oddities are said: beds that another return has not, the size, outlier and two ends of its contract', () => {
  expect(problems.map(({ severity }) => severity)).toEqual(Array(6).fill('warning'));
  expect(problems.map(({ found }) => found)).toContain(
    'the hospital stands on what was returned in ERIC 2016/17, and that of 2024/25, 8 years later, was published since',
  );
  const said = problems.map(({ found }) => found).join('\n');
  expect(said).toContain('1,011 beds are open, and 903.2 by another return');
  expect(said).toContain('the boundary holds 1.17 ha, where the site’s area is given as 1.18 ha');
  expect(said).toContain('29% of the capital value');
  expect(said).toContain('£84.2m, is out of line with the £56.8m of 2016/17');
  expect(said).toContain('2048/49 by its dates, 2040/41 by the last published payment');
});

test('one pool of 1,011 beds, 772 of them occupied, lies in the PFI (ERIC 2014-15)', () => {
  expect(numbers('beds_open')).toEqual([1011]);
  expect(numbers('beds_occupied_today')).toEqual([772]);
  expect(members('pool_in_pfi').get('hospital')?.value).toMatchObject({ typed: { text: 'yes' } });
  const facts = new Map(site.facts.map(({ label, value }) => [label, value]));
  expect(facts.get('Beds available')).toBe('1011 bed');
  expect(facts.get('Beds occupied')).toBe('772 bed');
  expect(facts.get('Beds occupied in the PFI part')).toBe('772 bed');
});

test('one PFI block holds all 76,547 m² and all of a site that OpenStreetMap draws within 1% of ERIC’s 1.18 ha', () => {
  const { blocks, areaM2 } = site.map;
  expect(blocks.map(({ id, tenure, movable, floorAreaM2 }) => ({ id, tenure, movable, floorAreaM2 }))).toEqual([
    { id: 'way_4960726', tenure: 'pfi', movable: false, floorAreaM2: 76_547 },
  ]);
  expect(single('gross_internal_area')).toBe('76547 m2');
  expect(single('site_area')).toBe('1.18 ha');
  expect(Math.abs(areaM2 / 11_800 - 1)).toBeLessThan(0.01);
  expect(blocks[0]?.landM2).toBeCloseTo(areaM2, 6);
});

test('running costs are £23,089,031 and backlog is nothing (ERIC 2016-17)', () => {
  expect(sum(numbers('running_cost'))).toBe(23_089_031);
  expect(numbers('backlog')).toEqual([0, 0, 0, 0]);
});

test('the charge runs 2016/17 to 2040/41 and adds up to £1,845.9m; ERIC’s PFI sheet to £60,580,182', () => {
  const charge = site.givens.find(({ name }) => name === 'charge_published')?.value;
  if (charge?.kind !== 'series') throw new Error('the charge is a series');
  const paid = [...charge.years].filter(([, { text }]) => parseFloat(text) > 0).map(([year]) => year);
  expect(paid).toEqual(Array.from({ length: 25 }, (_, index) => 2017 + index));
  expect(sum([...charge.years.values()].map(({ text }) => parseFloat(text)))).toBeCloseTo(1845.9, 6);
  expect(single('charge_before_base')).toBe('84.2 mGBP');
  expect(single('capital_value')).toBe('292 mGBP');
  expect(sum(numbers('eric_pfi_cost'))).toBe(60_580_182);
});

test('the horizon holds both datings of the contract’s end', () => {
  expect(single('contract_last_day')).toBe('2048-08-05');
  expect(single('last_published_year')).toBe('2041');
  expect(site.timeline.last).toBe(2049);
});

test('measured stands only beside a file, a row and a column', () => {
  const measured = site.givens
    .flatMap((given) => [given, ...(given.value.kind === 'members' ? given.value.members.values() : [])])
    .filter(({ status }) => status === 'measured');
  expect(measured.length).toBeGreaterThan(40);
  for (const { from } of measured) expect(from?.column ?? from?.columns?.join()).toBeTruthy();
});

test('reports have what they must print: both licences', () => {
  expect(site.attributions.join('\n')).toMatch(/Open Government Licence v3.0/);
  expect(site.attributions.join('\n')).toMatch(/© OpenStreetMap contributors, Open Database Licence 1.0/);
});
