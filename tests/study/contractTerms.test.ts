import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { printProblem } from '../../src/problems/index.js';
import { openSite } from '../../src/study/index.js';
import { copyOf, shipped, sites, shippedLibrary } from './reported.js';

const TERMS = {
  charge_at_base: '15 mGBP',
  indexed_share: '60 %',
  rpi_growth: '3 %',
  contract_first_day: '2006-09-01',
  contract_last_day: '2036-08-31',
};

/** The typical acute hospital with its first block in a PFI, and contracts with these terms by the name of their file. */
function folderWith(contracts: Readonly<Record<string, Readonly<Record<string, string>>>>): string {
  const folder = copyOf(join(sites, 'typical-acute'), 'acute');
  const file = join(folder, 'buildings.geojson');
  const map = JSON.parse(readFileSync(file, 'utf8')) as { features: { properties: Record<string, unknown> }[] };
  Object.assign(map.features[0]?.properties ?? {}, { id: 'tower', tenure: 'pfi', movable: false });
  writeFileSync(file, JSON.stringify(map));
  mkdirSync(join(folder, 'pfi'));
  for (const [name, terms] of Object.entries(contracts)) {
    const lines = Object.entries(terms).map(
      ([term, value]) => `  ${term}: { value: ${value}, status: contract, source: The deed }\n`,
    );
    writeFileSync(join(folder, 'pfi', name), `contract: The deed\ninputs:\n${lines.join('')}`);
  }
  return folder;
}

function errorsOf(folder: string): string[] {
  return openSite(folder, shippedLibrary)
    .problems.filter(({ severity }) => severity === 'error')
    .map((problem) => printProblem(problem).replaceAll(`${folder}/`, ''));
}

const without = (...names: string[]): Record<string, string> =>
  Object.fromEntries(Object.entries(TERMS).filter(([name]) => !names.includes(name)));

it('a term that a contract lacks is told in its file, each with an example of its kind', () => {
  const errors = errorsOf(folderWith({ 'tower.yaml': without('contract_last_day', 'contract_first_day') }));
  expect(errors).toHaveLength(2);
  expect(errors[0]).toMatch(/^pfi\/tower\.yaml: .*contract_first_day: \{ value: \d{4}-\d{2}-\d{2}/);
  expect(errors[1]).toMatch(/^pfi\/tower\.yaml: .*contract_last_day: \{ value: \d{4}-\d{2}-\d{2}/);
});

it('a contract that says nothing of its charge is asked for either of the two ways and for what every contract has, and for no list’s terms', () => {
  const errors = errorsOf(folderWith({ 'tower.yaml': { contract_last_day: '2036-08-31' } }));
  expect(errors).toEqual([
    expect.stringMatching(/^pfi\/tower\.yaml: .*no contract_first_day/),
    expect.stringMatching(/^pfi\/tower\.yaml: .*charge_at_base.*charge_published/),
  ]);
});

it('blocks in PFI without a contract are one error, at the blocks', () => {
  expect(errorsOf(folderWith({}))).toEqual([expect.stringMatching(/^buildings\.geojson: tower is .*pfi\//)]);
});

it('a second contract that cannot be told from the first is one error, and a block that may be in either is another', () => {
  const errors = errorsOf(folderWith({ 'a.yaml': TERMS, 'b.yaml': TERMS }));
  expect(errors).toEqual([
    expect.stringMatching(/^pfi\/b\.yaml: this contract is called The deed, as that of pfi\/a\.yaml is/),
    expect.stringMatching(/^buildings\.geojson: tower is in PFI, and pfi\/ holds 2 contracts\. .*a, b/),
  ]);
});

it.each([
  ['2016-03-31', 1],
  ['2016-04-01', 0],
])('a contract that ends on %s, with the base year 2016/17, is %i error', (day, count) => {
  const errors = errorsOf(folderWith({ 'tower.yaml': { ...TERMS, contract_last_day: day } }));
  expect(errors).toHaveLength(count);
  if (count > 0) expect(errors[0]).toMatch(/^pfi\/tower\.yaml:\d+:\d+: .*2016-03-31, before the base year 2016\/17/);
});

it('terms that are out of order, or a part where years are whole, are told at their line', () => {
  const file = { ...TERMS, uplift_floor: '4 %', uplift_cap: '3 %', uplift_lag: '3.5 year' };
  expect(errorsOf(folderWith({ 'tower.yaml': file }))).toEqual([
    'pfi/tower.yaml:10:24: uplift_lag: 3.5 year is not a whole number of years. Write 3 year or 4 year',
    expect.stringMatching(/^pfi\/tower\.yaml:8:3: uplift_floor, 0\.04, is above uplift_cap, 0\.03\. Exchange or mend/),
  ]);
});

it('of several contracts the one whose terms are out of order is named', () => {
  const two = { 'east.yaml': TERMS, 'west.yaml': { ...TERMS, uplift_floor: '4 %', uplift_cap: '3 %' } };
  const folder = folderWith(two);
  const errors = errorsOf(folder).filter((each) => each.includes('uplift'));
  expect(errors).toEqual([expect.stringMatching(/^pfi\/west\.yaml:8:3: uplift_floor, west, 0\.04, is above/)]);
});

it('a cell that the list leaves blank is told as that, with its row, and with what the contract lacks for it', () => {
  const folder = copyOf(join(shipped, 'whiston'), 'whiston');
  const file = join(folder, 'sources', 'hmt-pfi_2016-03-31.csv');
  const text = readFileSync(file, 'utf8');
  const blanked = text.replace(/,18-11-2008,42,/, ',,42,');
  expect(blanked).not.toBe(text);
  writeFileSync(file, blanked);
  expect(errorsOf(folder)).toEqual([
    expect.stringMatching(
      /^pfi\/acute-hospital-development\.yaml: HM Treasury’s list .* leaves First Date of Operations blank \(row \d+\), so that the contract has no contract_first_day: First day of the contract\. Add it under inputs:/,
    ),
    expect.stringMatching(
      /leaves First Date of Operations blank \(row \d+\), so that the contract has no contract_last_day/,
    ),
  ]);
});
