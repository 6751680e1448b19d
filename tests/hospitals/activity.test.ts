import { printAmount } from '../../src/model/values/given.js';
import { sectionsIn } from '../study/longForm.js';
import { writtenOut } from '../study/longForm.js';
import { describe, expect, it, test } from 'vitest';
import { loadSite } from '../../src/hospitals/index.js';
import type { GivenMember } from '../../src/model/values/index.js';
import { copiedSite, type CopiedSite } from './copiedSite.js';

const HEADER = 'fy,pod,segment,spells,bed_days,bed_day_basis,tariff_value,source,status,label';
const ROWS = [
  '2016/17,emergency,under_65,24000,60000,midnight,,A hospital’s own count,assumed,Emergency under 65',
  '2016/17,emergency,65_and_over,16000,140000,midnight,,A hospital’s own count,assumed,',
  '2016/17,elective,,9000,45000,inclusive,,A hospital’s own count,assumed,',
  '2016/17,day_case,,30000,30000,inclusive,,A hospital’s own count,assumed,',
];
const table = (...rows: string[]): string => [HEADER, ...rows].join('\n');
const acute = (...rows: string[]): CopiedSite =>
  copiedSite('sites/typical-acute', 'acute').write('activity.csv', table(...(rows.length === 0 ? ROWS : rows)));

function membersOf(site: CopiedSite, name: string): Record<string, string> {
  const given = loadSite(site.folder).site?.givens.find((each) => each.name === name);
  const members = given?.value.kind === 'members' ? [...given.value.members] : [];
  const text = ({ value }: GivenMember): string => (value.kind === 'amount' ? printAmount(value) : '');
  return Object.fromEntries(members.map(([member, value]) => [member, text(value)]));
}

describe('activity.csv', () => {
  it('gives points of delivery and their segments as dimensions, in the order of the points of delivery', () => {
    const { site } = loadSite(acute().folder);
    expect(site?.dimensions).toMatchObject({
      pod: ['emergency', 'elective', 'day_case'],
      cohort: ['emergency_under_65', 'emergency_65_and_over', 'elective_all', 'day_case_all'],
    });
    expect(site?.parents.cohort).toEqual({
      emergency_under_65: 'emergency',
      emergency_65_and_over: 'emergency',
      elective_all: 'elective',
      day_case_all: 'day_case',
    });
    expect(site?.memberLabels.cohort).toEqual({
      emergency_under_65: 'Emergency under 65',
      emergency_65_and_over: 'Emergency 65 and over',
      elective_all: 'Elective, overnight',
      day_case_all: 'Day cases',
    });
  });

  it('gives spells, bed-days as counted and how they were counted, each with its row', () => {
    const site = acute();
    expect(membersOf(site, 'spells_today').emergency_65_and_over).toBe('16000 spell');
    expect(membersOf(site, 'bed_days_counted').elective_all).toBe('45000 bed*day');
    expect(membersOf(site, 'counted_inclusive')).toEqual({
      emergency_under_65: '0',
      emergency_65_and_over: '0',
      elective_all: '1',
      day_case_all: '1',
    });
    const given = loadSite(site.folder).site?.givens.find(({ name }) => name === 'spells_today');
    const member = given?.value.kind === 'members' ? given.value.members.get('elective_all') : undefined;
    expect(member).toMatchObject({ status: 'assumed', date: '2016/17', from: { file: 'activity.csv', row: 4 } });
  });

  it('puts the sections that read it before the demand that follows from it, once', () => {
    // Written out before the file is there, so that nothing lists them.
    const bare = copiedSite('sites/typical-acute', 'acute');
    writtenOut(bare.folder);
    bare.write('activity.csv', table(...ROWS));
    for (const sections of [loadSite(bare.folder).site?.sections ?? [], sectionsIn(acute().folder)]) {
      const at = sections.indexOf('demand');
      expect(sections.slice(at - 2, at)).toEqual(['activity', 'case_mix/activity']);
    }
    const own = bare.edit('site.yaml', '  - demand_beds\n', '  - activity\n  - case_mix/activity\n  - demand_beds\n');
    expect(loadSite(own.folder).site?.sections.filter((id) => id === 'activity')).toHaveLength(1);
  });

  it('is not needed: the benchmark’s points of delivery stand in its place', () => {
    const { site } = loadSite('sites/typical-acute');
    expect(site?.dimensions.cohort).toEqual(['emergency_all', 'elective_all', 'maternity_all']);
    expect(sectionsIn('sites/typical-acute')).not.toContain('activity');
  });

  it('of several years is read for the base year, and the rest is said', () => {
    const other = ROWS.map((row) => row.replace('2016/17', '2015/16').replace('24000', '1'));
    const site = acute(...ROWS, ...other);
    expect(membersOf(site, 'spells_today').emergency_under_65).toBe('24000 spell');
    expect(site.warnings().join()).toContain('2015/16 are not used');
    const older = acute(...other);
    expect(older.warnings().join()).toContain('the activity of 2015/16 stands for the base year, 2016/17');
  });

  it('gives the worth of the activity by point of delivery, where the site is paid by it', () => {
    const worth = ROWS.map((row, index) =>
      row
        .replace('e,,A hosp', `e,${(index + 1) * 1_000_000},A hosp`)
        .replace('t,,A hosp', `t,${(index + 1) * 1_000_000},A hosp`),
    );
    const site = acute(...worth);
    expect(membersOf(site, 'tariff_value_today')).toEqual({
      emergency: '3000000 realGBP',
      elective: '3000000 realGBP',
      day_case: '4000000 realGBP',
    });
    const some = acute(...[...worth.slice(0, 3), ROWS[3] ?? '']);
    expect(some.errors().join()).toContain('row 5 has no tariff_value, and others have one');
    // A list of sections without the one that reads it.
    writtenOut(site.folder);
    expect(membersOf(site.edit('site.yaml', '  - activity_value\n', ''), 'tariff_value_today')).toEqual({});
  });
});

const row = (edit: (row: string) => string, at = 0): string[] =>
  ROWS.map((each, index) => (index === at ? edit(each) : each));

const WRONG: [string, string[], RegExp][] = [
  [
    'an unknown point of delivery',
    row((r) => r.replace('emergency', 'emergancy')),
    /activity\.csv:2: row 2, column pod: there is no point of delivery emergancy\. Did you mean emergency\?/,
  ],
  [
    'no basis of the count',
    row((r) => r.replace('midnight', '')),
    /activity\.csv:2: row 2, column bed_day_basis is empty\. Write midnight/,
  ],
  ['an unknown basis', row((r) => r.replace('midnight', 'kh03')), /column bed_day_basis is kh03\. Write midnight/],
  [
    'a missing number',
    row((r) => r.replace('24000', 'n/a')),
    /row 2, column spells is n\/a, which marks a missing value/,
  ],
  [
    'a number with commas that part no thousands',
    row((r) => r.replace('24000', '"2,4000"')),
    /row 2, column spells is "2,4000", which has commas that do not part groups of three digits\. Write 2\.4000 or 24000, whichever is meant/,
  ],
  ['spells below 0', row((r) => r.replace('24000', '-1')), /column spells is below 0/],
  ['bed-days without a spell', row((r) => r.replace('24000', '0')), /row 2 has bed-days and no spell/],
  [
    'an inclusive count below a day a spell',
    row((r) => r.replace('45000', '8000'), 2),
    /activity\.csv:4: row 4: an inclusive count has a bed-day or more a spell, and here are 8000 for 9000 spells\. Is the count of midnights\?/,
  ],
  [
    'a wrong year',
    row((r) => r.replace('2016/17', '2016-18')),
    /column fy: 2016-18 is not a financial year\. Write it like 2016\/17/,
  ],
  [
    'a segment that is no name',
    row((r) => r.replace('under_65', 'Under 65')),
    /column segment: Under 65 cannot be a name/,
  ],
  ['a row twice', [...ROWS, ROWS[0] ?? ''], /activity\.csv:6: emergency_under_65 stands twice in 2016\/17/],
  ['nobody who stays a night', [ROWS[3] ?? ''], /no patient stays a night/],
  ['no row at all', [''], /it has no activity/],
];

test.each(WRONG)('%s is refused, with its row', (_what, rows, said) => {
  expect(
    acute(...rows)
      .errors()
      .join('\n'),
  ).toMatch(said);
});

test('a file without its columns is refused, with the nearest name', () => {
  const site = copiedSite('sites/typical-acute', 'acute').write(
    'activity.csv',
    table(...ROWS).replace('bed_day_basis', 'bed_days_basis'),
  );
  expect(site.errors().join('\n')).toMatch(
    /it has no column bed_day_basis[^]*there is no column bed_days_basis\. Did you mean bed_day_basis\?/,
  );
});

test('a file parted by semicolons or tabs is refused once, not once a column and row', () => {
  const parted = (by: string): string[] =>
    acute()
      .write('activity.csv', table(...ROWS).replaceAll(',', by))
      .errors();
  expect(parted(';')).toEqual([expect.stringContaining('activity.csv:1: its columns are parted by ;. Save it')]);
  expect(parted('\t')).toEqual([expect.stringContaining('its columns are parted by tabs')]);
});

test('more kinds of patients than a workbook can hold are refused where they stand', () => {
  const many = Array.from({ length: 501 }, (_, at) => (ROWS[0] ?? '').replace('under_65', `s${at}`));
  const said = 'activity.csv:1: it counts 501 kinds of patients apart. At most 500: put small segments together';
  expect(acute(...many).errors()).toEqual([said]);
});

const ODD: [string, string[], RegExp][] = [
  [
    'METHOD 1.5: 350 beds for 3,000 admissions are a stay of 36 nights',
    row(() => '2016/17,emergency,under_65,3000,108588,midnight,,S0:1573,assumed,'),
    /the mean stay of emergency_under_65 is 36\.2 nights, from 3,000 spells/,
  ],
  [
    'day cases that stay a night',
    row((r) => r.replace('inclusive', 'midnight'), 3),
    /the mean stay of day_case_all is 1 nights, where patients go home the same day/,
  ],
  [
    'day cases mixed with overnight patients',
    row((r) => r.replace('45000', '12000'), 2),
    /the mean stay of elective_all is 0\.3 nights\. Are day cases among them\?/,
  ],
  [
    'bed-days beyond every bed',
    row((r) => r.replace('140000', '190000'), 1),
    /occupancy over 100%: the bed-days fill 783\.6 beds, and 600 are open/,
  ],
  [
    'bed-days of another hospital',
    row((r) => r.replace('140000', '60000'), 1),
    /the bed-days fill 427\.4 beds, where beds\.csv has 540 occupied/,
  ],
];

test.each(ODD)('%s: a warning', (_what, rows, said) => {
  const site = acute(...rows);
  expect(site.errors()).toEqual([]);
  expect(site.warnings().join('\n')).toMatch(said);
});

test('METHOD 1.5: fewer beds than the hospital’s own peak quarter fills: a warning', () => {
  const said = 'beds would be occupied in the peak quarter, and 512 are open';
  expect(copiedSite().warnings().join('\n')).toContain(said);
  expect(copiedSite().edit('site.yaml', 'value: 1.0653', 'value: 1.01').warnings().join('\n')).not.toContain(said);
});
