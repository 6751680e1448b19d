import { Library } from '../../src/library/library.js';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { GivenMember } from '../../src/model/values/given.js';
import { printProblem, type Problem } from '../../src/problems/problem.js';
import { loadSite, type Site } from '../../src/hospitals/index.js';
import { STOKE_2016_17 } from '../stoke-2016-17/folder.js';

let site: Site;
let problems: readonly Problem[];

beforeAll(() => {
  const read = loadSite(STOKE_2016_17);
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

const sum = (figures: readonly number[]): number => figures.reduce((a, b) => a + b, 0);

test('nothing is wrong, and the four oddities of its sources are said', () => {
  expect(problems.map(({ severity }) => severity)).toEqual(['warning', 'warning', 'warning', 'warning']);
  const said = problems.map(({ found }) => found).join('\n');
  expect(said).toContain('43% of the capital value');
  expect(said).toContain('clinical 43,621 + non-clinical 11,069 = 54,690 m² against 66,667 m² occupied');
  expect(said).toContain('532.6 beds would be occupied in the peak quarter, and 512 are open');
  expect(said).toContain('2039/40 by its dates, 2035/36 by the last published payment');
});

test('512 beds are available and 500 occupied, 299 of them in the PFI part (ERIC 2014-15)', () => {
  expect(sum(numbers('beds_open'))).toBe(512);
  expect(sum(numbers('beds_occupied_today'))).toBe(500);
  expect(members('beds_occupied_today').get('pfi_part')?.value).toMatchObject({
    kind: 'amount',
    amount: 299,
    unit: 'bed',
  });
  const facts = new Map(site.facts.map(({ label, value }) => [label, value]));
  expect(facts.get('Beds available, whole site')).toBe('512 bed');
  expect(facts.get('Beds occupied, whole site')).toBe('500 bed');
});

test('36 blocks share out 66,667 m² of floor, 16,992 of it PFI, and 17 ha of land', () => {
  const { blocks } = site.map;
  expect(blocks).toHaveLength(36);
  expect(sum(blocks.map(({ floorAreaM2 }) => floorAreaM2))).toBe(66_667);
  const pfi = blocks.filter(({ tenure }) => tenure === 'pfi');
  expect(sum(pfi.map(({ floorAreaM2 }) => floorAreaM2))).toBe(16_992);
  expect(pfi.some(({ movable }) => movable)).toBe(false);
  expect(Math.abs(site.map.areaM2 - 170_000)).toBeLessThan(1);
  expect(sum(blocks.map(({ landM2 }) => landM2))).toBeCloseTo(site.map.areaM2, 6);
});

test('blocks stand in the order of the outlines, which decides nothing', () => {
  expect(site.map.blocks.map(({ label }) => label)).toEqual(site.map.blocks.map((_, index) => `Block ${index + 1}`));
  expect(site.dimensions.block).toEqual(site.map.blocks.map(({ id }) => id));
});

test('the PFI sheet’s lines add up to £9,869,373, the charge series runs 2016/17 to 2035/36', () => {
  expect(sum(numbers('eric_pfi_cost'))).toBe(9_869_373);
  const charge = site.givens.find(({ name }) => name === 'charge_published')?.value;
  if (charge?.kind !== 'series') throw new Error('the charge is a series');
  expect([...charge.years.keys()]).toEqual(Array.from({ length: 20 }, (_, index) => 2017 + index));
  expect(charge.beyond).toBe('zero');
});

test('every dimension’s inputs have exactly its members', () => {
  const by = {
    pool: ['beds_open', 'beds_occupied_today', 'pool_in_pfi'],
    running_line: ['running_cost', 'running_cost_floor_share'],
    backlog_risk: ['backlog'],
    eric_pfi_line: ['eric_pfi_cost'],
  };
  const usual = new Map(
    ['running_costs', 'pfi/eric_context'].flatMap((id) =>
      (new Library('templates').section(id, { file: 'test' }, [])?.dimensions ?? []).map((each) => [
        each.name,
        [...(each.usual?.keys() ?? [])],
      ]),
    ),
  );
  for (const [dimension, names] of Object.entries(by)) {
    for (const name of names)
      expect([name, ...members(name).keys()]).toEqual([
        name,
        ...(site.dimensions[dimension] ?? usual.get(dimension) ?? []),
      ]);
  }
});

test('measured stands only beside a file, a row and a column, in site.yaml as in pfi/', () => {
  const measured = site.givens
    .flatMap((given) => [given, ...(given.value.kind === 'members' ? given.value.members.values() : [])])
    .filter(({ status }) => status === 'measured');
  expect(measured.length).toBeGreaterThan(40);
  for (const { from } of measured) expect(from?.column).toBeTruthy();
});

test('reports have what they must print: both licences', () => {
  expect(site.attributions.join('\n')).toMatch(/Open Government Licence v3.0/);
  expect(site.attributions.join('\n')).toMatch(/© OpenStreetMap contributors, Open Database Licence 1.0/);
  expect(readFileSync(join(STOKE_2016_17, 'sources/README.md'), 'utf8')).toContain(
    'row 1027 of the ERIC 2016-17 site data',
  );
});

test.each(['sites/typical-acute', 'templates/site'])('%s loads without a word', (folder) => {
  expect(loadSite(folder).problems).toEqual([]);
});

test('the typical acute hospital is 60 acres, 68,000 m², 600 beds and ten blocks without PFI', () => {
  const acute = loadSite('sites/typical-acute').site;
  expect(acute?.map.areaM2).toBeCloseTo(60 * 4046.8564224, 3);
  expect(sum(acute?.map.blocks.map(({ floorAreaM2 }) => floorAreaM2) ?? [])).toBe(68_000);
  expect(acute?.map.blocks.map(({ tenure }) => tenure)).toEqual(Array(10).fill('owned'));
  expect(acute?.map.blocks.filter(({ movable }) => !movable).map(({ id }) => id)).toEqual(['energy_centre']);
});
