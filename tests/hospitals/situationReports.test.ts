import { expect, test } from 'vitest';
import { Library } from '../../src/library/index.js';
import { loadSite } from '../../src/hospitals/index.js';
import type { Given } from '../../src/model/values/index.js';
import { SiteFolder } from '../../src/hospitals/site/folder.js';
import { Tables } from '../../src/hospitals/tables/tables.js';
import { STOKE_2016_17 } from '../stoke-2016-17/folder.js';

const SITES: [folder: string, trust: string][] = [
  [STOKE_2016_17, 'RXQ'],
  ['sites/university-college-hospital', 'RRV'],
];
const PATIENTS = ['no_criteria_to_reside_2022-04_to_2025-08.csv', 'mean_patients_no_longer_meeting_criteria_to_reside'];
const BEDS = ['uec_sitrep_beds_2022-04_to_2025-08.csv', 'general_acute_beds_occupied'];

/** A column's first twelve months, April 2022 to March 2023, each of them the trust's. */
function monthsOf(site: string, trust: string, [file = '', column = '']: readonly string[]): number[] {
  const folder = SiteFolder.open(site, []);
  if (folder === undefined) throw new Error(`there is no ${site}`);
  const [header = [], ...rows] = new Tables(folder).table(`sources/${file}`) ?? [];
  const months = rows.slice(0, 12);
  expect(months.map(([first]) => first)).toEqual(Array.from({ length: 12 }, () => trust));
  expect([months[0]?.[1], months[11]?.[1]].join()).toMatch(/^(2022-04,2023-03|April 2022,March 2023)$/);
  return months.map((row) => Number(row[header.indexOf(column)]));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function typed(givens: readonly Given[], name: string): number {
  const given = givens.find((each) => each.name === name);
  return given?.value.kind === 'single' ? Number.parseFloat(given.value.typed.text) : NaN;
}

test.each(SITES)(
  '%s: its trust’s delayed patients and beds are the means of the months that it cites',
  (site, trust) => {
    const givens = loadSite(site, Library.shipped('.').returns()).site?.givens ?? [];
    expect(typed(givens, 'delayed_patients')).toBeCloseTo(mean(monthsOf(site, trust, PATIENTS)), 2);
    expect(typed(givens, 'delayed_among_beds')).toBeCloseTo(mean(monthsOf(site, trust, BEDS)), 2);
  },
);

test.each(SITES)('%s: its winter factor is its trust’s peak quarter over the year', (site, trust) => {
  const months = monthsOf(site, trust, BEDS);
  const quarters = [0, 3, 6, 9].map((first) => mean(months.slice(first, first + 3)));
  const givens = loadSite(site, Library.shipped('.').returns()).site?.givens ?? [];
  expect(typed(givens, 'winter_factor')).toBeCloseTo(Math.max(...quarters) / mean(months), 4);
});
