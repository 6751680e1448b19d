import { mkdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadSite } from '../../src/hospitals/index.js';
import { copiedSite, type CopiedSite } from './copiedSite.js';

const COSTS = 'category,amount,fixed,semi_fixed,variable,lag_months,source,status,prices';
const ACTIVITY = 'fy,pod,segment,spells,bed_days,bed_day_basis,tariff_value,source,status';

/** An acute hospital with sources of its own; the accounts are in thousands of pounds but for the first row. */
function hospital(): CopiedSite {
  const site = copiedSite('sites/typical-acute', 'acute');
  mkdirSync(site.path('sources'));
  return site
    .write('sources/accounts.csv', 'Note,Amount\nStaff,195000000\nGoods,51000\nPremises,27000\nOther,27000\n')
    .write('sources/kh03.csv', 'Ward,Beds,Occupied\nMedicine,300,270\nSurgery,180,162\nElderly,120,108\n')
    .write('sources/hes.csv', 'Year,Spells,Days\n2016/17,40000,190000\n');
}

const costs = (
  status = 'measured',
  cited = (row: number): string => `Accounts (sources/accounts.csv row ${row})`,
): string =>
  [COSTS]
    .concat(
      ['staff,195000000', 'goods,51000000', 'premises,27000000', 'other,27000000'].map(
        (row, index) => `${row},20,60,20,3,${cited(index + 2)},${status},2016/17`,
      ),
    )
    .join('\n');
const beds = (surgery: string): string =>
  [
    'pool,available,occupied,period,source,status',
    'medicine,300,270,2016/17,KH03 (sources/kh03.csv row 2),measured',
    surgery,
    'elderly,120,108,2016/17,KH03,published',
  ].join('\n');
const SURGERY = 'surgery,180,162,2016/17,KH03 (sources/kh03.csv row 3),measured';
const activity = (spells: number): string =>
  `${ACTIVITY}\n2016/17,emergency,,${spells},190000,midnight,,sources/hes.csv row 2,measured\n`;

describe('measured, in a table of the folder', () => {
  it('is a figure that stands in the row which its source names, in pounds or in the thousands of the accounts', () => {
    const site = hospital().write('costs.csv', costs()).write('beds.csv', beds(SURGERY));
    expect(site.write('activity.csv', activity(40000)).errors()).toEqual([]);
  });

  it('is said of what was read again and of no judgement beside it', () => {
    const site = hospital().write('costs.csv', costs()).write('activity.csv', activity(40000));
    const { site: read } = loadSite(site.folder);
    const statusOf = (name: string): unknown[] => {
      const value = read?.givens.find((given) => given.name === name)?.value;
      return value?.kind === 'members' ? [...new Set([...value.members.values()].map(({ status }) => status))] : [];
    };
    expect(
      ['category_cost', 'fixed_share', 'semi_fixed_lag', 'spells_today', 'counted_inclusive'].map(statusOf),
    ).toEqual([['measured'], ['assumed'], ['assumed'], ['measured'], ['published']]);
  });

  it.each<[string, (site: CopiedSite) => CopiedSite, RegExp]>([
    ['a file that is gone', (site) => site.remove('sources/accounts.csv'), /^costs\.csv:2: .*sources\/accounts\.csv/],
    [
      'a figure that has changed',
      (site) => site.edit('sources/accounts.csv', '195000000', '188000000'),
      /^costs\.csv:2: .*amount is measured as 195000000.*holds 188000000/,
    ],
    [
      'a row that is not there',
      (site) =>
        site.write(
          'costs.csv',
          costs('measured', (row) => `sources/accounts.csv row ${row + 4}`),
        ),
      /^costs\.csv:2: .*has no row 6\. It has 5 rows/,
    ],
    [
      'a source without a file',
      (site) =>
        site.write(
          'costs.csv',
          costs('measured', () => 'Accounts 2016/17'),
        ),
      /^costs\.csv:2: row 2 is measured.*A count of your own that no file here holds is assumed.*published is what anyone can look up/,
    ],
    [
      'no source',
      (site) =>
        site.write(
          'costs.csv',
          costs('measured', () => ''),
        ),
      /^costs\.csv:2: row 2 is measured/,
    ],
    [
      'a file outside',
      (site) =>
        site.write(
          'costs.csv',
          costs('measured', () => '../../accounts.csv row 2'),
        ),
      /^costs\.csv:2: /,
    ],
    [
      'other beds',
      (site) => site.write('beds.csv', beds(SURGERY.replace('162', '163'))),
      /^beds\.csv:3: .*occupied is measured as 163.*180, 162/,
    ],
    [
      'beds without a file',
      (site) => site.write('beds.csv', beds('surgery,180,162,2016/17,KH03,measured')),
      /^beds\.csv:3: row 3 is measured/,
    ],
    [
      'other spells',
      (site) => site.write('activity.csv', activity(40001)),
      /^activity\.csv:2: .*spells is measured as 40001/,
    ],
    [
      'a boundary',
      (site) =>
        site.redraw(
          'boundary.geojson',
          ([first]) => void Object.assign(first?.properties ?? {}, { status: 'measured' }),
        ),
      /^boundary\.geojson.*is measured.*write published/,
    ],
    [
      'a block',
      (site) =>
        site.redraw(
          'buildings.geojson',
          ([first]) => void Object.assign(first?.properties ?? {}, { status: 'measured' }),
        ),
      /^buildings\.geojson.*is measured.*write published/,
    ],
  ])('is refused for %s', (_what, change, message) => {
    const errors = change(hospital().write('costs.csv', costs())).errors();
    expect(errors.length).toBeGreaterThan(0);
    expect(errors[0]).toMatch(message);
  });
});

describe('measured, on a map', () => {
  const SURVEY = { status: 'measured', source: 'Smith Surveys, for the trust', surveyed: '2026-05-31' };
  const surveyed = (of: Record<string, unknown>): CopiedSite =>
    ['boundary.geojson', 'buildings.geojson'].reduce(
      (site, file) => site.redraw(file, ([first]) => void Object.assign(first?.properties ?? {}, of)),
      hospital(),
    );

  it('is what a survey drew, of floor and ground; what is written beside them is published', () => {
    const site = surveyed(SURVEY);
    expect(site.errors()).toEqual([]);
    const { site: read } = loadSite(site.folder);
    const [id = ''] = read?.map.blocks.map((block) => block.id) ?? [];
    const said = (name: string): unknown => {
      const value = read?.givens.find((given) => given.name === name)?.value;
      const { status, source, date } = (value?.kind === 'members' ? value.members.get(id) : undefined) ?? {};
      return { status, source, date };
    };
    const survey = { source: SURVEY.source, date: SURVEY.surveyed };
    expect(said('block_floor_area')).toEqual({ ...survey, status: 'measured' });
    expect(said('block_movable')).toEqual({ ...survey, status: 'published' });
  });

  it.each<[string, Record<string, unknown>, RegExp]>([
    ['nobody', { ...SURVEY, source: null }, /is measured, and does not say by which survey\. Give it source/],
    ['no day', { ...SURVEY, surveyed: null }, /is measured, and does not say by which survey/],
    ['no real day', { ...SURVEY, surveyed: '31 May' }, /has a surveyed date that is none \(31 May\)/],
  ])('is refused where the survey is by or of %s', (_what, of, message) => {
    const errors = surveyed(of).errors();
    for (const file of ['boundary', 'buildings'])
      expect(errors.filter((error) => error.startsWith(file)).join('\n')).toMatch(message);
  });
});

it('a source of any status that names a file of the folder names one that is there, each place told once', () => {
  const site = hospital().write('costs.csv', costs('published'));
  expect(site.errors()).toEqual([]);
  const errors = site.remove('sources/accounts.csv').errors();
  expect(errors).toHaveLength(4);
  expect(errors[0]).toMatch(/^costs\.csv:2: .*sources\/accounts\.csv/);
});

it('an address on the web is no file of the folder', () => {
  const site = hospital().write(
    'beds.csv',
    beds('surgery,180,162,2016/17,https://example.org/sources/kh03.csv,published'),
  );
  expect(site.errors()).toEqual([]);
});
