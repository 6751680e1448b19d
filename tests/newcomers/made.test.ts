import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Library } from '../../src/library/index.js';
import { findHospitals, folderName, makeFolder, Pieces } from '../../src/newcomers/index.js';
import { nameHolds, readableName, sameName } from '../../src/newcomers/names.js';
import { UserError } from '../../src/problems/index.js';
import { Store } from '../../src/returns/index.js';

const root = join(import.meta.dirname, '..', '..');
const pieces = new Pieces(Library.shipped(root).returns(), new Store(join(root, 'national'), undefined));
const file = (made: ReturnType<typeof makeFolder>, path: string): string => String(made.files.get(path));

describe('the hospitals that decant init made', () => {
  it.each([
    ['RBN01', 'whiston'],
    ['RN707', 'darent-valley'],
    ['RGN80', 'peterborough-city'],
    ['RR813', 'st-james'],
  ])('%s is shipped as it is made from its code: sites/%s', (code, shipped) => {
    const folder = join(root, 'sites', shipped);
    const made = makeFolder(pieces, { code });
    const there = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1));
    expect([...made.files.keys()].sort()).toEqual(there.sort());
    for (const [path, text] of made.files) {
      // The first line tells an editor where the schema is, from where the folder stands.
      const shippedText = readFileSync(join(folder, path), 'utf8').replace(/^# yaml-language-server.*\n/, '');
      expect(shippedText, path).toBe(String(text));
    }
  });
});

it('each shipped hospital is written in 40 lines at most', () => {
  const folders = readdirSync(join(root, 'sites'));
  expect(folders).toHaveLength(7);
  for (const folder of folders)
    expect(
      readFileSync(join(root, 'sites', folder, 'site.yaml'), 'utf8')
        .trimEnd()
        .split('\n').length,
      folder,
    ).toBeLessThanOrEqual(40);
});

describe('a site that is looked for', () => {
  it('is found by its name, its trust and the town of its trust, those best known first', () => {
    const found = findHospitals(pieces, 'stoke');
    expect(found[0]).toMatchObject({
      ...{
        code: 'RXQ02',
        name: 'Stoke Mandeville Hospital',
        town: 'Amersham',
        hasContract: true,
        beds: 512,
        outlines: 36,
      },
      years: ['2024/25', '2016/17', '2015/16', '2014/15'],
    });
    expect(findHospitals(pieces, 'mandeville buckinghamshire').map(({ code }) => code)).toEqual(['RXQ02']);
    expect(findHospitals(pieces, 'no such place')).toEqual([]);
  });

  it.each([
    ...['st marys', "St. Mary's", 'saint mary’s', 'ST MARYS hospital'].map((typed) => [typed, 'R1F01']),
    ...['st jamess leeds', "ST JAMES'S leeds", 'saint jamess leeds'].map((typed) => [typed, 'RR813']),
    ...['west-suffolk', 'West Suffolk'].map((typed) => [typed, 'RGR50']),
    ...['norfolk & suffolk', 'NORFOLK AND SUFFOLK', 'norfolk-and-suffolk'].map((typed) => [typed, 'RMY01']),
  ])('%s finds %s, whatever its apostrophes, dots, hyphens, saints and ands', (typed, code) => {
    expect(findHospitals(pieces, typed).map((each) => each.code)).toContain(code);
  });

  it('is no sum of sites', () => {
    expect(findHospitals(pieces, '').filter(({ code }) => /^AGGRE|^ORS/i.test(code))).toEqual([]);
  });

  it('that is not held is told with those of its trust', () => {
    expect(() => makeFolder(pieces, { code: 'RXQ99' })).toThrow(UserError);
    expect(() => makeFolder(pieces, { code: 'RXQ99' })).toThrow(/RXQ02 Stoke Mandeville Hospital/);
    expect(() => makeFolder(pieces, { code: 'RBA11', year: 2022 })).toThrow(/there are 2016\/17, 2015\/16, 2014\/15/);
  });
});

describe('beds', () => {
  it('of Stoke Mandeville are KH03’s of 2024/25, shared as ERIC 2014-15 counted its trust’s sites: 512 of 798 and 500 of 775', () => {
    // 587.25 and 560.05 a quarter's mean of general, acute and maternity beds: 376.8 available, 361.3 occupied; 299 of 500 in the PFI part.
    const [, pfi = '', owned = ''] = file(makeFolder(pieces, { code: 'RXQ02' }), 'beds.csv').split('\n');
    expect(pfi).toMatch(/^pfi_part,"[^"]+",225,216,2024\/25,/);
    expect(owned).toMatch(/^owned_part,"[^"]+",152,145,2024\/25,/);
  });

  it('of a base year without KH03 are those that the site returned, and cite their row', () => {
    const [, row] = file(makeFolder(pieces, { code: 'RXQ02', year: 2017 }), 'beds.csv').split('\n');
    expect(row).toMatch(/^pfi_part,"[^"]+",306,299,2014\/15,.*299 of 500 in the PFI part/);
  });

  it('that nobody returned are by floor, and say that they are made up', () => {
    const none = findHospitals(pieces, '').find(({ beds, floorM2 = 0 }) => beds === undefined && floorM2 > 5_000);
    const rows = file(makeFolder(pieces, { code: none?.code ?? '' }), 'beds.csv')
      .trim()
      .split('\n')
      .slice(1);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows)
      expect(row).toMatch(/"Replace: no return gives beds of .* at \d+ m² a bed .*",illustrative$/);
  });

  it('by floor are those of sites of its type: a community hospital has less a bed than an acute one', () => {
    // Counted apart from this code, of sites of ten beds and more whose type is ERIC 2016-17's.
    const said =
      'at 123 m² a bed (median of 190 sites of its type, community hospital (with inpatient beds), ERIC 2014/15)';
    const beds = file(makeFolder(pieces, { code: 'R1AHM' }), 'beds.csv');
    expect(beds).toContain(said);
    // 2,269 m² over 123.
    expect(beds).toMatch(/^all_beds,"All beds",18,/m);
  });
});

describe('what the return usually has and this site’s has not', () => {
  it('is to do: Falmouth’s portering, which three in four community hospitals give', () => {
    const todo = makeFolder(pieces, { code: 'RJ842' }).todo.find((each) => each.includes('in no figure'));
    expect(todo).toBe(
      'site.yaml, in no figure though such a return usually has them: Running cost, portering (no figure under Portering service cost (£); ' +
        '73% of such sites in ERIC 2016/17 have one). From the estates team, under inputs:.',
    );
  });

  it('is nothing where the year cuts a cost otherwise, or has it in the rest of a total', () => {
    // Waste by kind in 2024-25; grounds and equipment within the hard FM of 2014-15.
    for (const code of ['RXQ02', 'RYYD8'])
      expect(makeFolder(pieces, { code }).todo.filter((each) => each.includes('in no figure'))).toEqual([]);
  });
});

describe('a contract', () => {
  it('is matched by hand, by name, or as the only one of its authority; and says how', () => {
    expect(makeFolder(pieces, { code: 'RBN01' }).how.join()).toContain('project 363: matched by hand');
    expect(makeFolder(pieces, { code: 'RBA11' }).how.join()).toContain('project 368: it is its authority’s only one');
    expect(makeFolder(pieces, { code: 'RBA11', project: '300' }).how.join()).toContain('project 300: you named it');
  });

  it('may cover other sites of its trust that return a PFI sheet: they are to ask, and their rows are there to be added up', () => {
    const made = makeFolder(pieces, { code: 'RXF05', project: '326' });
    expect(made.todo.join('\n')).toMatch(
      /RXF03 .*: PFI sheets of the same trust\): whether the contract covers these too/,
    );
    expect(file(made, 'sources/eric-pfi_2016-17.csv')).toMatch(/,RXF05,[^]*,RXF03,|,RXF03,[^]*,RXF05,/);
    expect(makeFolder(pieces, { code: 'RBN01' }).todo.join('\n')).not.toContain('PFI sheets of the same trust');
  });

  it('that was not taken leaves no word that no return has a PFI part of the site', () => {
    const derby = file(makeFolder(pieces, { code: 'RTGFG' }), 'site.yaml');
    expect(derby).toContain('ERIC’s PFI sheet has a part of this site, and no contract was taken for it');
    expect(derby).not.toContain('No return has a PFI part of this site');
  });

  it('lets the timeline run to its last payment', () => {
    expect(file(makeFolder(pieces, { code: 'RBN01' }), 'site.yaml')).toContain('last: 2047/48');
  });

  it('that cannot be told from others of its trust is not taken, and they are named', () => {
    // Moss View returns a PFI sheet, and nothing says which project of the list is its own.
    const untaken = ['RW5LY'].map((code) => makeFolder(pieces, { code }));
    expect(untaken.map(({ how }) => how.at(-1))).toEqual(['PFI: no contract was taken']);
    for (const { todo, files } of untaken) {
      expect(todo.join('\n')).toMatch(/pfi\/ \(none (taken|found)/);
      expect(String(files.get('buildings.geojson'))).not.toContain('"tenure":"pfi"');
    }
  });
});

it('names are read as people write them', () => {
  expect(readableName("ST JAMES'S UNIVERSITY HOSPITAL")).toBe("St James's University Hospital");
  expect(readableName('BUCKINGHAMSHIRE HEALTHCARE NHS TRUST')).toBe('Buckinghamshire Healthcare NHS Trust');
  expect(readableName('Whiston Hospital')).toBe('Whiston Hospital');
  expect(folderName("St. James's (Leeds) & Co")).toBe('st-jamess-leeds-and-co');
  expect(sameName('The Royal Victoria Infirmary', 'ROYAL VICTORIA INFIRMARY')).toBe(true);
  expect(nameHolds('Wycombe & Amersham', 'Wycombe Hospital')).toBe(true);
  expect(nameHolds('Stoke Mandeville', 'Wycombe Hospital')).toBe(false);
});
