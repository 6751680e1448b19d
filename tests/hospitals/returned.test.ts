import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { loadSite } from '../../src/hospitals/index.js';
import { Library } from '../../src/library/index.js';
import type { Given, GivenMember } from '../../src/model/values/index.js';
import { printProblem } from '../../src/problems/index.js';
import { STOKE_2016_17 } from '../stoke-2016-17/folder.js';
import { resultOf } from '../study/reported.js';

const library = Library.shipped(fileURLToPath(new URL('../..', import.meta.url)));

/** What the extracts are called by the folder that names them, and how the long one calls them. */
const RENAMED = {
  'eric_2016-17_site.csv': 'eric-site_2016-17.csv',
  'eric_2015-16_site.csv': 'eric-site_2015-16.csv',
  'eric_2014-15_site.csv': 'eric-site_2014-15.csv',
  'eric_2016-17_pfi.csv': 'eric-pfi_2016-17.csv',
  'eric_2015-16_pfi.csv': 'eric-pfi_2015-16.csv',
  'hmt_pfi_2016-03-31.csv': 'hmt-pfi_2016-03-31.csv',
  'no_criteria_to_reside_2022-04_to_2025-08.csv': 'no-criteria-to-reside_2022-23.csv',
  'uec_sitrep_beds_2022-04_to_2025-08.csv': 'sitrep-beds_2022-23.csv',
};

const SITE_RETURNS =
  'returns: [eric-site_2016-17, eric-site_2015-16, eric-site_2014-15, no-criteria-to-reside_2022-23, sitrep-beds_2022-23]';

const made: string[] = [];

afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

/** Stoke Mandeville by its return of 2016-17, told by the names of its extracts, with some inputs typed as the long folder types them. */
function shortFolder(typed: readonly string[] = ['pool_in_pfi']): string {
  made.push(mkdtempSync(join(tmpdir(), 'decant-returned-')));
  const folder = join(made.at(-1) ?? '', 'stoke-mandeville');
  cpSync(STOKE_2016_17, folder, { recursive: true });
  for (const [from, to] of Object.entries(RENAMED))
    renameSync(join(folder, 'sources', from), join(folder, 'sources', to));
  const beds = join(folder, 'beds.csv');
  writeFileSync(
    beds,
    readFileSync(beds, 'utf8').replaceAll('sources/eric_2014-15_site.csv', 'sources/eric-site_2014-15.csv'),
  );
  const site = parseDocument(readFileSync(join(folder, 'site.yaml'), 'utf8'));
  const kept = typed.map((name) => [name, site.getIn(['inputs', name])] as const);
  site.delete('facts');
  site.set('inputs', site.createNode({}));
  for (const [name, value] of kept) site.setIn(['inputs', name], value);
  const text = Object.entries(RENAMED).reduce((all, [from, to]) => all.replaceAll(from, to), site.toString());
  writeFileSync(join(folder, 'site.yaml'), `${text}${SITE_RETURNS}\n`);
  const contract = 'contract: Stoke Mandeville (HM Treasury project 293)\n';
  const named = 'returns: [hmt-pfi_2016-03-31#293, eric-pfi_2016-17, eric-pfi_2015-16]\n';
  writeFileSync(join(folder, 'pfi', 'stoke-mandeville.yaml'), `${contract}${named}`);
  return folder;
}

function givensOf(folder: string): { givens: ReadonlyMap<string, Given>; said: string[] } {
  const { site, problems } = loadSite(folder, library.returns());
  if (site === undefined) throw new Error(problems.map(printProblem).join('\n'));
  return { givens: new Map(site.givens.map((given) => [given.name, given])), said: problems.map(({ found }) => found) };
}

/** A value as plain data: a quantity as its number and unit, a series by its years. */
function plain(value: Given['value'] | GivenMember['value']): unknown {
  if (value.kind === 'members')
    return Object.fromEntries([...value.members].map(([name, member]) => [name, plain(member.value)]).sort());
  // Years of nothing at the end are what `beyond: zero` says of those that are not there.
  if (value.kind === 'series')
    return [...value.years]
      .filter(([, { text }]) => parseFloat(text) !== 0)
      .map(([year, { text }]) => [year, quantity(text)]);
  if (value.kind === 'amount') return `${value.amount} ${value.unit}`;
  return value.kind === 'single' ? quantity(value.typed.text) : value;
}

/** The long folder rounds what is worked out to two decimals or four. */
function quantity(text: string): string {
  const [, number, unit = ''] = /^([\d.]+)(.*)$/.exec(text) ?? [];
  return number === undefined || /^\d{4}-\d{2}-\d{2}$/.test(text)
    ? text
    : `${Math.round(Number(number) * 100) / 100}${unit}`;
}

describe('Stoke Mandeville told by five names of extracts, and three of its contract', () => {
  let long: ReturnType<typeof givensOf>;
  let short: ReturnType<typeof givensOf>;

  beforeAll(() => {
    long = givensOf(STOKE_2016_17);
    short = givensOf(shortFolder());
  });

  it('gives the inputs that 150 lines of cells gave, each of the same value', () => {
    expect([...short.givens.keys()].sort()).toEqual([...long.givens.keys()].sort());
    for (const [name, given] of long.givens)
      expect([name, plain(short.givens.get(name)?.value ?? { kind: 'members', members: new Map() })]).toEqual([
        name,
        plain(given.value),
      ]);
  });

  it('and says the same of them, and that other years’ returns are far apart, and which stand for the base year', () => {
    const isOfYears = (found: string): boolean =>
      /are far apart|the base year, rests on|the hospital stands on/.test(found);
    expect(short.said.filter((found) => !isOfYears(found)).sort()).toEqual(long.said.sort());
    expect(short.said.filter(isOfYears).sort()).toEqual([
      '2016/17, the base year, rests on what was returned in the discharge reports 2022/23',
      '2016/17, the base year, rests on what was returned in the situation reports 2022/23',
      expect.stringMatching(/^ERIC 2014\/15 and ERIC 2016\/17 are far apart: .*Backlog, high £195k and £11\.9m/),
      expect.stringMatching(/^ERIC 2015\/16 and ERIC 2016\/17 are far apart: .*Backlog, high £70k and £11\.9m/),
      'the hospital stands on what was returned in ERIC 2016/17, and that of 2024/25, 8 years later, was published since',
    ]);
  });

  it('a month of NA in the situation reports is said, once, with how many are left', () => {
    const folder = shortFolder();
    const file = join(folder, 'sources', 'sitrep-beds_2022-23.csv');
    const lines = readFileSync(file, 'utf8').split('\n');
    const header = (lines[0] ?? '').replaceAll('"', '').split(',');
    const [date, occupied] = ['date', 'general_acute_beds_occupied'].map((name) => header.indexOf(name));
    const told = lines.map((line) => {
      const cells = line.split(',');
      if (!(cells[date ?? 0] ?? '').includes('June 2022')) return line;
      return cells.map((cell, at) => (at === occupied ? 'NA' : cell)).join(',');
    });
    writeFileSync(file, told.join('\n'));
    const { givens, said } = givensOf(folder);
    expect(said.filter((found) => found.includes('a whole figure'))).toEqual([
      'the situation reports 2022/23 lack a whole figure for June 2022 (sources/sitrep-beds_2022-23.csv, general_acute_beds_occupied): means are of 11 of the 12 it should have',
    ]);
    expect(givens.has('winter_factor')).toBe(true);
  });

  it('a contract that its list has as terminated is refused, and not modelled as one that runs', () => {
    const folder = shortFolder();
    const file = join(folder, 'sources', 'hmt-pfi_2016-03-31.csv');
    writeFileSync(file, readFileSync(file, 'utf8').replace('InOperation', 'Terminated'));
    const { problems } = loadSite(folder, library.returns());
    expect(problems.filter(({ severity }) => severity === 'error').map(({ found }) => found)).toContain(
      'sources/hmt-pfi_2016-03-31.csv has the contract as “Terminated”: it is not modelled as one that runs',
    );
  });

  it('each measured value cites its file, row, column and year', () => {
    const floor = short.givens.get('gross_internal_area');
    expect(floor).toMatchObject({
      status: 'measured',
      from: {
        file: 'sources/eric-site_2016-17.csv',
        row: 2,
        column: 'Gross internal floor area (m²)',
        year: '2016/17',
      },
    });
    expect(short.givens.get('charge_published')).toMatchObject({
      status: 'published',
      from: { row: 3, file: 'sources/hmt-pfi_2016-03-31.csv' },
    });
  });

  it('the same results to the last digit, where what it rounds is typed as it rounds it', () => {
    const lines = (folder: string): Record<string, unknown> =>
      Object.fromEntries(resultOf(folder, library).options.map((option) => [option.id, option.lines]));
    const typed = ['pool_in_pfi', 'delayed_patients', 'delayed_among_beds', 'winter_factor'];
    const [before, after] = [lines(STOKE_2016_17), lines(shortFolder(typed))];
    expect(Object.keys(before)).toHaveLength(4);
    expect(after).toEqual(before);
  });
});
