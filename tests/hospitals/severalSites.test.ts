import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { loadSite } from '../../src/hospitals/index.js';
import { Library } from '../../src/library/index.js';
import { printProblem } from '../../src/problems/index.js';
import { copiedSite } from './copiedSite.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const returns = Library.shipped(root).returns();
const FILE = 'pfi/acute-hospital-development.yaml';

/** What Whiston's folder is told of its contract, whose sheet is named so. */
function whiston(sheet: string): { readonly availability: number; readonly said: string[] } {
  const site = copiedSite(`${root}sites/whiston`, 'whiston');
  const text = readFileSync(site.path(FILE), 'utf8');
  writeFileSync(site.path(FILE), text.replace('eric-pfi_2016-17#RBN01+RBN02', sheet));
  const read = loadSite(site.folder, returns);
  const given = read.site?.givens.find(({ name }) => name === 'eric_part_cost');
  const told = given?.value.kind === 'members' ? given.value.members.get('availability')?.value : undefined;
  const all = read.problems.map(printProblem);
  return {
    availability:
      told?.kind === 'single' ? Number.parseFloat(told.typed.text) : told?.kind === 'amount' ? told.amount : 0,
    said: all.filter((each) => each.includes(FILE)),
  };
}

it('a contract of two sites is divided by the sheets of both: project 363 covers St Helens too', () => {
  const both = whiston('eric-pfi_2016-17#RBN01+RBN02');
  // Principal, interest and contingent rent: £10,745,370 + £4,786,978 at Whiston, £4,474,701 + £1,993,444 at St Helens.
  expect(both.availability).toBe(22_000_493);
  expect(both.said.filter((each) => each.includes('the contract covers'))).toEqual([
    expect.stringContaining('eric-pfi_2016-17.csv is added up of RBN01 and RBN02: the contract covers RBN02 too'),
  ]);
  const one = whiston('eric-pfi_2016-17');
  expect(one.availability).toBe(15_532_348);
  expect(one.said.filter((each) => each.includes('the contract covers'))).toEqual([]);
});

it('a site that is not in the sheet is told by its code', () => {
  expect(whiston('eric-pfi_2016-17#RBN01+RBN99').said).toContainEqual(
    expect.stringMatching(/has no row of site RBN99.*It has rows of RBN01, RBN02/),
  );
});

it('a return that is read for one is not read for two', () => {
  const site = copiedSite(`${root}sites/whiston`, 'whiston');
  const text = readFileSync(site.path(FILE), 'utf8');
  writeFileSync(site.path(FILE), text.replace('#363', '#363+364'));
  expect(loadSite(site.folder, returns).problems.map(printProblem)).toContainEqual(
    expect.stringContaining('is read for one project, and 363, 364 are named. Keep one'),
  );
});
