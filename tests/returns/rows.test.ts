import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { YamlFile } from '../../src/files/yaml/index.js';
import type { Problem } from '../../src/problems/index.js';
import { yearsAnswer } from '../../src/returns/answer.js';
import { answer, Rows, type Return } from '../../src/returns/index.js';
import type { Gap } from '../../src/returns/missed/index.js';
import { parseEntry, printEdition, yearOf } from '../../src/returns/index.js';
import { parsePeriod } from '../../src/returns/period.js';
import { readReturn } from '../../src/returns/readReturn.js';
import type { Unreadable } from '../../src/returns/amounts.js';
import { editionOfRows, editionsIn, editionTyped } from '../../src/returns/adding/edition.js';
import { ownFolder, ownFolderToWrite } from '../../src/returns/own/index.js';

function returnOf(yaml: string): Return {
  const problems: Problem[] = [];
  const file = YamlFile.parse(
    `return: R\ncalled: R\nabout: a\npublisher: p\nlicence: l\nnewer: n\nstatus: published\n${yaml}`,
    'r.yaml',
    problems,
  );
  const read = file === undefined ? undefined : readReturn(file, 'r');
  if (read === undefined || problems.length > 0) throw new Error(JSON.stringify(problems));
  return read;
}

const BEDS = returnOf(`row: trust
period: [When]
tells:
  trust: { of: [Code, Org Code] }
  total: { unit: bed, of: [{ add: [General, Maternity], maybe: [Other] }] }
  share: { unit: "%", of: [{ add: [Empty], over: Floor }] }
  mean: { unit: bed, mean: [General] }
  winter: { unit: 1, mean: [General], months: [1, 2, 3], over: year }
  sector: { unit: bed, mean: [Beds], where: { Sector: [General & Acute, Maternity] } }
  begins: { unit: date, of: [Begins] }
  ends: { unit: date, of: [Begins], after: Years }
  paid: { unit: mGBP, series: ["Paid {year}", "Expected {year}"] }
  last: { unit: 1, last: ["Paid {year}", "Expected {year}"] }
`);

/** What rows say to one of the questions above. */
function ask(what: string, table: readonly (readonly string[])[], told: Unreadable[] = []): string | undefined {
  const rows = Rows.of(table, BEDS);
  const asked = BEDS.tells.get(what);
  if (rows === undefined || asked === undefined) throw new Error(`no ${what}`);
  return answer(asked, rows, rows.rows, (each) => told.push(each))?.text;
}

describe('what a hospital’s rows say', () => {
  it('columns are added up, with those that a year has; rows too', () => {
    expect(
      ask('total', [
        ['Code', 'General', 'Maternity'],
        ['A', '1,200', '34'],
      ]),
    ).toBe('1234');
    expect(
      ask('total', [
        ['Code', 'General', 'Maternity', 'Other'],
        ['A', '1', '2', '3'],
      ]),
    ).toBe('6');
    expect(
      ask('total', [
        ['Code', 'General', 'Maternity'],
        ['A', '1', '2'],
        ['A', '10', '-'],
      ]),
    ).toBe('13');
    expect(
      ask('total', [
        ['Code', 'General', 'Maternity'],
        ['A', '-', 'Not Applicable'],
      ]),
    ).toBeUndefined();
    expect(
      ask('total', [
        ['Code', 'General'],
        ['A', '1'],
      ]),
    ).toBeUndefined();
    expect(
      ask('total', [
        ['Code', 'General', 'Maternity'],
        ['A', '0.1', '0.2'],
      ]),
    ).toBe('0.3');
  });

  it('a share is over another column, as a percentage; over nothing there is none', () => {
    expect(
      ask('share', [
        ['Code', 'Empty', 'Floor'],
        ['A', '235', '109,205'],
      ]),
    ).toBe('0.215191612105673');
    expect(
      ask('share', [
        ['Code', 'Empty', 'Floor'],
        ['A', '235', '0'],
      ]),
    ).toBeUndefined();
  });

  it('a mean is over months, rows of one month added up', () => {
    const rows = [
      ['Code', 'When', 'General'],
      ['A', 'April 2022', '10'],
      ['A', 'May 2022', '20'],
    ];
    expect(ask('mean', rows)).toBe('15');
    expect(ask('mean', [...rows, ['A', 'May 2022', '20']])).toBe('25');
    expect(ask('mean', [...rows, ['A', 'June 2022', 'NA']])).toBe('15');
  });

  it('a mean says which months it lacks; a month in which one part is blank is none', () => {
    const gaps: Gap[] = [];
    const table = [
      ['Code', 'When', 'Sector', 'Beds'],
      ...['30/06/2022', '30/09/2022', '31/12/2022', '31/03/2023'].flatMap((day, at) => [
        ['A', day, 'General & Acute', at === 3 ? 'NA' : '1,000'],
        ['A', day, 'Maternity', at === 1 ? '' : '30'],
      ]),
    ];
    const rows = Rows.of(table, BEDS);
    const asked = BEDS.tells.get('sector');
    if (rows === undefined || asked === undefined) throw new Error('no sector');
    // Of the other two quarters; with what is left of those it would be 765.
    expect(
      answer(
        asked,
        rows,
        rows.rows,
        () => undefined,
        (gap) => gaps.push(gap),
      )?.text,
    ).toBe('1030');
    expect(gaps).toEqual([{ columns: ['Beds'], missing: ['September 2022', 'March 2023'], has: 2, of: 4 }]);
  });

  it('winter is January to March over the year, and none where a month of it is missing', () => {
    const months = ['April 2022', 'July 2022', 'October 2022', 'January 2023', 'February 2023', 'March 2023'];
    const table = [['Code', 'When', 'General'], ...months.map((month, at) => ['A', month, at < 3 ? '100' : '120'])];
    expect(Number(ask('winter', table))).toBeCloseTo(120 / 110, 12);
    expect(ask('winter', table.slice(0, -1))).toBeUndefined();
  });

  it('where: some rows alone, each quarter’s sectors added up before the mean', () => {
    const quarters = ['30/06/2022', '30/09/2022', '31/12/2022', '31/03/2023'];
    const long = quarters.flatMap((day, at) => [
      ['A', day, 'General & Acute', `1,00${at}`],
      ['A', day, 'maternity', '30'],
      ['A', day, 'Mental Illness', '999'],
    ]);
    expect(ask('sector', [['Org Code', 'When', 'Sector', 'Beds'], ...long])).toBe('1031.5');
    const rows = Rows.of(
      [
        ['Org Code', 'When', 'Beds'],
        ['A', '30/06/2022', '1'],
      ],
      BEDS,
    );
    expect(rows?.finds(BEDS.tells.get('sector'))).toBe(false);
  });

  it('days, and the day before so many years after one', () => {
    expect(
      ask('begins', [
        ['Code', 'Begins'],
        ['A', '14-Aug-06'],
      ]),
    ).toBe('2006-08-14');
    expect(
      ask('ends', [
        ['Code', 'Begins', 'Years'],
        ['A', '38943', '33'],
      ]),
    ).toBe('2039-08-13');
    expect(
      ask('ends', [
        ['Code', 'Begins', 'Years'],
        ['A', '14/08/2006', '0'],
      ]),
    ).toBeUndefined();
  });

  it('payments by year, paid before expected; the last year with one', () => {
    const table = [
      ['Code', 'Paid 2015-16', 'Expected 2015-16', 'Expected 2016-17', 'Expected 2017-19', 'Expected 2099-00'],
      ['A', '1', '9', '2', '7', '0'],
    ];
    const rows = Rows.of(table, BEDS);
    const paid =
      rows === undefined
        ? []
        : [
            ...yearsAnswer(
              ['Paid {year}', 'Expected {year}'],
              rows,
              rows.rows[0] ?? { row: 0, cells: [] },
              () => undefined,
            ),
          ];
    expect(paid).toEqual([
      [2016, { amount: 1, column: 'Paid 2015-16' }],
      [2017, { amount: 2, column: 'Expected 2016-17' }],
      [2100, { amount: 0, column: 'Expected 2099-00' }],
    ]);
    expect(ask('last', table)).toBe('2017');
  });

  it('a cell that cannot be read is told by its row and column', () => {
    const told: Unreadable[] = [];
    ask('total', [['Title'], ['Code', 'General', 'Maternity'], ['A', 'many', '2']], told);
    expect(told).toEqual([
      { row: 3, column: 'General', wrong: 'is "many", which is not a number', right: expect.any(String) as string },
    ]);
  });
});

describe('a header', () => {
  it('stands in one of the first twenty rows, below titles', () => {
    const titles = (count: number): string[][] => Array.from({ length: count }, () => ['a title']);
    const table = [
      ['Code', 'General'],
      ['A', '1'],
    ];
    expect(Rows.of([...titles(19), ...table], BEDS)?.headerRow).toBe(20);
    expect(Rows.of([...titles(20), ...table], BEDS)).toBeUndefined();
  });

  it('is known under other capitals, no-break spaces, m2 for m²', () => {
    const floor = returnOf(
      'row: site\ntells:\n  site: { of: [Site Code] }\n  floor: { unit: m2, of: [Floor area (m²)] }\n',
    );
    const rows = Rows.of(
      [
        ['SITE\u00a0CODE', ' Floor  Area (M2) ', 'Other'],
        ['A', '1', '2'],
      ],
      floor,
    );
    expect(rows?.known(floor)).toBe(2);
    expect(rows?.strangers(floor)).toEqual(['Other']);
  });

  it('property: two rows of a header say what one says, wherever the upper names stand', () => {
    const name = fc.constantFrom('General', 'Maternity', 'Mental', 'Total');
    const groups = fc.uniqueArray(fc.constantFrom('Available', 'Occupied', 'Spare', 'Rate'), {
      minLength: 1,
      maxLength: 4,
    });
    const parts = groups.chain((all) =>
      fc.tuple(fc.constant(all), fc.tuple(...all.map(() => fc.uniqueArray(name, { minLength: 1, maxLength: 4 })))),
    );
    fc.assert(
      fc.property(parts, fc.boolean(), ([all, names], merged) => {
        const upper = [
          '',
          ...all.flatMap((group, at) => (names[at] ?? []).map((_, index) => (index === 0 || !merged ? group : ''))),
        ];
        const lower = ['Code', ...names.flat()];
        const single = ['Code', ...all.flatMap((group, at) => (names[at] ?? []).map((each) => `${group} ${each}`))];
        const columns = single.slice(1).map((column) => JSON.stringify(column));
        const asks = returnOf(
          `row: trust\ntells:\n  trust: { of: [Code] }\n${columns.map((column, at) => `  n${at}: { unit: bed, of: [${column}] }\n`).join('')}`,
        );
        const cells = ['A', ...columns.map((_, at) => String(at + 1))];
        const [two, one] = [
          [upper, lower, cells],
          [single, cells],
        ].map((table) => Rows.of(table, asks));
        const said = (rows: Rows | undefined): unknown[] =>
          [...asks.tells.values()]
            .slice(1)
            .map((each) => (rows === undefined ? undefined : answer(each, rows, rows.rows, () => undefined)?.text));
        expect(said(two)).toEqual(said(one));
        expect(said(one)).toEqual(cells.slice(1));
      }),
      { numRuns: 200 },
    );
  });
});

test.each([
  ['April 2022', { year: 2023, month: 4 }],
  ['Mar-23', { year: 2023, month: 3 }],
  ['2022-04', { year: 2023, month: 4 }],
  ['2022-04-30', { year: 2023, month: 4 }],
  ['30/06/2015', { year: 2016, month: 6 }],
  ['31/03/2024', { year: 2024, month: 3 }],
  ['2018-19 Q1', { year: 2019, quarter: 1 }],
  ['2018/19', { year: 2019 }],
  ['England', undefined],
  ['', undefined],
])('a row is of %s', (text, period) => {
  expect(parsePeriod(text)).toEqual(period);
});

test('an edition is of a financial year, a day, a calendar year or several years', () => {
  expect(
    ['2016-17', '2019-20-q3', '2016-03-31', '2022', '2022-04-to-2025-08', '2018-19-to-2024-25'].map(yearOf),
  ).toEqual([...[2017, 2020, undefined, undefined, undefined, undefined]]);
  expect(['2016-17', '2019-20-q3', '2022', '2022-04-to-2025-08'].map(printEdition)).toEqual([
    '2016/17',
    '2019/20 q3',
    '2022',
    '2022-04 to 2025-08',
  ]);
  expect(parseEntry('hmt-pfi_2016-03-31#293')).toEqual({ id: 'hmt-pfi', edition: '2016-03-31', keys: ['293'] });
  expect(parseEntry('eric-pfi_2016-17#RBN01+RBN02')?.keys).toEqual(['RBN01', 'RBN02']);
  expect(parseEntry('eric-pfi_2016-17')?.keys).toEqual([]);
});

test.each([
  ['ERIC-201718-SiteData.csv', 'year', ['2017-18']],
  ['ERIC - 202021 - Site data v2.csv', 'year', ['2020-21']],
  ['ERIC - 2022_23 - Site data.csv', 'year', ['2022-23']],
  ['ERIC 2019/2020', 'year', ['2019-20']],
  ['published 20160331, order 12016170', 'year', []],
  ['Beds-Open-Overnight-Web_File-Final-Q3-2019-20-kg8gu.xlsx', 'quarter', ['2019-20-q3']],
  ['NHS-organisations-in-England-Quarter-1-2026-27-Overnight.xlsx', 'quarter', ['2026-27-q1']],
  ['Period: | October to December 2019', 'quarter', ['2019-20-q3']],
  ['January to March 2020', 'quarter', ['2019-20-q4']],
  ['Current projects as at 31 March 2016', 'day', ['2016-03-31']],
  ['hospital-sites-3-october-2024.csv', 'day', ['2024-10-03']],
  ['31.03.2016.csv and 2016-03-31', 'day', ['2016-03-31']],
  ['31 February 2016', 'day', []],
  ['etr 2022.csv', 'calendar', ['2022']],
] as const)('%s: a %s', (text, kind, editions) => {
  expect(editionsIn(text, kind)).toEqual(editions);
});

test('the edition of rows: their whole year, or from the first month to the last', () => {
  const months = Array.from({ length: 12 }, (_, at) =>
    parsePeriod(`2022-${String(at + 1).padStart(2, '0')}-28`),
  ).flatMap((each) => each ?? []);
  expect(editionOfRows(months.slice(3).concat([1, 2, 3].map((month) => ({ year: 2023, month }))))).toBe('2022-23');
  expect(
    editionOfRows([
      { year: 2023, month: 4 },
      { year: 2025, month: 3 },
    ]),
  ).toBe('2022-04-to-2025-03');
  expect(
    editionOfRows([
      { year: 2019, quarter: 1 },
      { year: 2025, quarter: 4 },
    ]),
  ).toBe('2018-19-to-2024-25');
  expect(editionOfRows([])).toBeUndefined();
  expect(editionTyped('2023/24', 'year')).toBe('2023-24');
  expect(editionTyped('2024', 'year')).toBe('2023-24');
  expect(editionTyped('2024', 'calendar')).toBe('2024');
  expect(editionTyped('soon', 'day')).toBeUndefined();
});

test('where a user’s own are kept, and what is said where nothing says so', () => {
  expect(ownFolder({ DECANT_RETURNS: '/a/b', HOME: '/h' }, 'linux')).toBe('/a/b');
  expect(ownFolder({ XDG_DATA_HOME: '/x', HOME: '/h' }, 'linux')).toBe('/x/decant/returns');
  expect(ownFolder({ XDG_DATA_HOME: 'x', HOME: '/h' }, 'linux')).toBe('/h/.local/share/decant/returns');
  expect(ownFolder({ APPDATA: '/users/me', HOME: '/h' }, 'win32')).toBe('/users/me/decant/returns');
  expect(ownFolder({ HOME: '' }, 'linux')).toBeUndefined();
  expect(() => ownFolderToWrite({}, 'linux')).toThrow(/Nothing says where your own publications are to be kept/);
});
