import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { copiedSite, type CopiedSite } from './copiedSite.js';

test.each([
  [
    'an area',
    'site.yaml',
    'value: 17 ha',
    'value: 17.1 ha',
    /17\.1 ha is not what its file says\. sources\/eric_2016-17_site\.csv, row 2, column Land area owned \(Hectares\) holds 17/,
  ],
  [
    'a member',
    'site.yaml',
    '2076543 realGBP',
    '2076544 realGBP',
    /site\.yaml:\d+:\d+: 2076544 realGBP is not what its file says/,
  ],
  ['a share', 'site.yaml', 'value: 5 %', 'value: 6 %', /6 % is not what its file says/],
  ['a fact', 'site.yaml', 'value: 512 bed', 'value: 521 bed', /521 bed is not what its file says/],
  [
    'a year of a series',
    'pfi/stoke-mandeville.yaml',
    '2029/30: 24.5 mGBP',
    '2029/30: 25.4 mGBP',
    /25\.4 mGBP is not what its file says\..*2029-30 \(£m\) holds 24\.5/,
  ],
  [
    'a date',
    'pfi/stoke-mandeville.yaml',
    'value: 2006-08-14',
    'value: 2006-08-15',
    /2006-08-15 is not what its file says\..*holds 14-08-2006/,
  ],
  ['a name', 'pfi/stoke-mandeville.yaml', 'value: HICL', 'value: HICK', /"HICK" is not a number/],
  [
    '£m for £',
    'pfi/stoke-mandeville.yaml',
    'value: 40.3 mGBP',
    'value: 40.3 GBP',
    /40\.3 GBP is not what its file says/,
  ],
  ['another row', 'site.yaml', 'row: 2', 'row: 9', /has no row 9\. It has 2 rows/],
  [
    'another column',
    'site.yaml',
    '"Land area owned (Hectares)"',
    '"Land area owned (Hectare)"',
    /has no column Land area owned \(Hectare\)\. Did you mean Land area owned \(Hectares\)\?/,
  ],
  [
    'a cell that is no number',
    'site.yaml',
    '"Land area owned (Hectares)"',
    '"Site Name"',
    /17 ha was typed where the cell is "STOKE MANDEVILLE HOSPITAL"/,
  ],
  ['a unit nobody knows', 'site.yaml', 'unit: ha', 'unit: hectrs', /the cell’s unit, hectrs, is not known/],
  [
    'measured by nothing',
    'site.yaml',
    'status: illustrative',
    'status: measured',
    /running_cost_floor_share is measured, but no file, row and column is given/,
  ],
  [
    'a file that is not there',
    'site.yaml',
    'sources/eric_2016-17_site.csv',
    'sources/eric.csv',
    /sources\/eric\.csv: this file is missing\. Add it, or mend .*site\.yaml:\d+, which names it/,
  ],
])('a typed value is held against its file: %s', (_what, file, found, replacement, message) => {
  expect(copiedSite().edit(file, found, replacement).errors().join('\n')).toMatch(message);
});

test('what was typed as nobody reads it is told with what to write and what its file holds', () => {
  expect(copiedSite().edit('site.yaml', 'value: 66667 m2', 'value: 66,667 m²').errors().join('\n')).toMatch(
    /"66,667 m²" has a comma in its number\. Write 66667 m2: sources\/eric_2016-17_site\.csv, row 2, column .* holds 66667/,
  );
});

test('another unit of the same quantity is the same value', () => {
  expect(copiedSite().edit('site.yaml', 'value: 17 ha', 'value: 170000 m2').errors()).toEqual([]);
  expect(copiedSite().edit('pfi/stoke-mandeville.yaml', 'value: 40.3 mGBP', 'value: 40300 kGBP').errors()).toEqual([]);
});

test('a change in the data is caught too', () => {
  const site = copiedSite().edit('sources/eric_2016-17_site.csv', ',11272487,2076543,', ',11272487,2076540,');
  expect(site.errors()).toEqual([expect.stringMatching(/2076543 realGBP is not what its file says/)]);
});

/** The hospital with a file of sources of its own, from whose second row (or another) one of its values is copied. */
function withSource(text: string | Uint8Array, input: string, value: string, from: string): CopiedSite {
  const site = copiedSite().write('sources/own.csv', text);
  const written = new RegExp(`\\n {2}${input}:\\n(?: {4}.*\\n)+`).exec(
    readFileSync(site.path('site.yaml'), 'utf8'),
  )?.[0];
  if (written === undefined) throw new Error(`site.yaml gives no ${input}`);
  const cell = from.includes('row:') ? from : `row: 2, ${from}`;
  return site.edit(
    'site.yaml',
    written,
    `\n  ${input}:\n    value: ${value}\n    status: measured\n    source: Own return\n    from: { file: sources/own.csv, ${cell} }\n`,
  );
}
const AREA = 'gross_internal_area';
const EMPTY = 'empty_share';

describe('a cell is read as its publisher wrote it', () => {
  it.each<[string, string | Uint8Array, string, string, string]>([
    ['commas between thousands', 'Floor\n"66,667"\n', AREA, '66667 m2', 'column: Floor, unit: m2'],
    ['no-break spaces between thousands', 'Floor\n66\u00a0667\n', AREA, '66667 m2', 'column: Floor, unit: m2'],
    ['typed as published', 'Floor\n"66,667.00"\n', AREA, '66667 m2', 'column: Floor, unit: m2'],
    ['per cent', 'Empty\n3.00%\n', EMPTY, '3 %', 'column: Empty, unit: "%"'],
    ['per cent, of a share', 'Empty\n3.00%\n', EMPTY, '0.03', 'column: Empty'],
    ['a no-break space in a header', 'Gross\u00a0floor \n66667\n', AREA, '66667 m2', 'column: Gross floor, unit: m2'],
    ['a line break in a header', '"Gross\r\nfloor",x\n66667,\n', AREA, '66667 m2', 'column: Gross floor, unit: m2'],
    [
      'Windows-1252',
      Buffer.from('Floor (m\u00b2),\u0093x\u0094\n66667,\n', 'latin1'),
      AREA,
      '66667 m2',
      'column: Floor (m²), unit: m2',
    ],
    ['a byte-order mark', '\ufeffFloor,x\n66667,\n', AREA, '66667 m2', 'column: Floor, unit: m2'],
    [
      'UTF-16',
      Buffer.from('\ufeffFloor (m²),x\n66667,\n', 'utf16le'),
      AREA,
      '66667 m2',
      'column: Floor (m²), unit: m2',
    ],
    [
      'a row below empty ones',
      'Title,\n,\nFloor,x\n"66,667",\n,\n',
      AREA,
      '66667 m2',
      'row: 4, column: Floor, unit: m2',
    ],
  ])('%s', (_what, text, input, value, from) => {
    expect(withSource(text, input, value, from).errors()).toEqual([]);
  });

  it.each<[string, string, string, string, string, RegExp]>([
    [
      'blank',
      'Empty,x\n,1\n',
      EMPTY,
      '0 %',
      'column: Empty, unit: "%"',
      /0 % was typed where the cell is blank, which is no value/,
    ],
    [
      'not applicable',
      'Empty\nNot Applicable\n',
      EMPTY,
      '0 %',
      'column: Empty',
      /the cell says Not Applicable, which is no value/,
    ],
    [
      'a decimal comma',
      'Empty\n"3,5"\n',
      EMPTY,
      '35 %',
      'column: Empty',
      /is "3,5", which has a comma, which is no decimal point here/,
    ],
    [
      'another share',
      'Empty\n3.00%\n',
      EMPTY,
      '3.1 %',
      'column: Empty',
      /3\.1 % is not what its file says.* holds 3\.00%/,
    ],
    [
      'a percentage of nothing',
      'Floor\n66667%\n',
      AREA,
      '66667 m2',
      'column: Floor',
      /holds 66667%, where m2 is needed/,
    ],
    ['pounds', 'Floor\n"£66,667"\n', AREA, '66667 m2', 'column: Floor', /holds £66,667, where m2 is needed/],
    [
      'two columns of one name',
      'Floor\u00a0,Floor \u200b\n1,2\n',
      AREA,
      '66667 m2',
      'column: "Floor."',
      /has no column Floor\.\. Did you mean Floor\?/,
    ],
  ])('and told where it is not what was typed: %s', (_what, text, input, value, from, message) => {
    expect(withSource(text, input, value, from).errors().join('\n')).toMatch(message);
  });

  it.each([
    ['£40.3m', 'GBP'],
    ['40.3 million', 'GBP'],
    ['£40.3m', 'mGBP'],
    ['£40.3', 'mGBP'],
    ['"£40,300"', 'kGBP'],
    ['"40,300,000"', 'GBP'],
  ])('money as %s, of a column in %s', (cell, unit) => {
    const site = copiedSite().write('sources/own.csv', `Value\n${cell}\n`);
    const said = 'from: { file: sources/hmt_pfi_2016-03-31.csv, row: 3, column: "Capital Value (£m)", unit: mGBP }';
    site.edit(
      'pfi/stoke-mandeville.yaml',
      said,
      `from: { file: sources/own.csv, row: 2, column: Value, unit: ${unit} }`,
    );
    expect(site.errors()).toEqual([]);
  });

  it.each(['14-Aug-06', '14/8/2006', '2006-08-14 00:00:00', '38943', '14 August 2006'])('a date as %s', (cell) => {
    expect(copiedSite().edit('sources/hmt_pfi_2016-03-31.csv', '14-08-2006', cell).errors()).toEqual([]);
  });

  it('a date that is another', () => {
    const errors = copiedSite().edit('sources/hmt_pfi_2016-03-31.csv', '14-08-2006', '15-Aug-06').errors();
    expect(errors).toEqual([expect.stringMatching(/2006-08-14 is not what its file says\..*holds 15-Aug-06/)]);
  });
});

describe('a value that several cells of a row make', () => {
  const FLOORS = 'Clinical,Office,Stores,All,Empty\n"40,000","20,000",6667,"66,667","2,800"\n';

  it.each([
    ['cells added up', AREA, '66667 m2', 'columns: [Clinical, Office, Stores], unit: m2'],
    ['one over another', EMPTY, '4.20 %', 'column: Empty, over: All'],
    ['with all its digits', EMPTY, '0.041999790001', 'column: Empty, over: All'],
    ['a sum over another', EMPTY, '40.0 %', 'columns: [Office, Stores], over: All'],
  ])('is measured: %s', (_what, input, value, from) => {
    expect(withSource(FLOORS, input, value, from).errors()).toEqual([]);
  });

  it.each<[string, string, string, string, RegExp]>([
    [
      'another sum',
      AREA,
      '66000 m2',
      'columns: [Clinical, Office, Stores], unit: m2',
      /66000 m2 is not what its file says.*column Clinical \+ Office \+ Stores holds 40,000 \+ 20,000 \+ 6667 = 66667 m2/,
    ],
    [
      'another quotient',
      EMPTY,
      '4.30 %',
      'column: Empty, over: All',
      /column Empty ÷ All holds 2,800 ÷ 66,667 = 0\.0419997900/,
    ],
    ['a quotient of too few digits', EMPTY, '4.2 %', 'column: Empty, over: All', /4\.2 % is not what its file says/],
    [
      'a column that is not there',
      AREA,
      '66667 m2',
      'columns: [Clinical, Offices, Stores], unit: m2',
      /has no column Offices\. Did you mean Office\?/,
    ],
    ['both keys', AREA, '66667 m2', 'column: Clinical, columns: [Office]', /from has both column and columns/],
    ['no list', AREA, '66667 m2', 'columns: Clinical', /columns should be a list of headers/],
    ['no column', AREA, '66667 m2', 'unit: m2', /from has no column/],
    ['a column twice', AREA, '66667 m2', 'columns: [Clinical, Clinical]', /Clinical stands twice among the columns/],
  ])('is told: %s', (_what, input, value, from, message) => {
    expect(withSource(FLOORS, input, value, from).errors().join('\n')).toMatch(message);
  });

  it('is no number where one of them holds no value, which is no nought', () => {
    const blank = FLOORS.replace('6667', 'Not Applicable');
    expect(
      withSource(blank, AREA, '60000 m2', 'columns: [Clinical, Office, Stores], unit: m2').errors().join('\n'),
    ).toMatch(/column Stores says Not Applicable, which is no value.*holds 40,000 \+ 20,000 \+ Not Applicable/);
    const none = FLOORS.replace('66,667', '0');
    expect(withSource(none, EMPTY, '4.20 %', 'column: Empty, over: All').errors().join()).toMatch(
      /column All, by which it is divided, is 0/,
    );
  });
});

describe('HM Treasury’s list of another year', () => {
  const [PAID, ESTIMATED] = ['Unitary Charge Payment {year} (£m)', 'Estimated Unitary Charge Payment {year} (£m)'];
  /** A list in which 2016-17 and 2017-18 have been paid. */
  const later = (): CopiedSite => {
    const site = copiedSite();
    for (const year of ['2016-17', '2017-18'])
      site.edit('sources/hmt_pfi_2016-03-31.csv', ESTIMATED.replace('{year}', year), PAID.replace('{year}', year));
    return site;
  };
  const either = (site: CopiedSite): CopiedSite =>
    site.edit('pfi/stoke-mandeville.yaml', `column: "${ESTIMATED}"`, `either: ["${PAID}", "${ESTIMATED}"]`);

  it('has a column of one kind or the other for each year', () => {
    expect(either(later()).errors()).toEqual([]);
    expect(either(copiedSite()).errors()).toEqual([]);
  });

  it('whose columns one name cannot tell: the hint names that of the same year', () => {
    const errors = later().errors();
    expect(errors).toHaveLength(2);
    expect(errors[1]).toMatch(
      /has no column Estimated Unitary Charge Payment 2017-18 \(£m\)\. Did you mean Unitary Charge Payment 2017-18 \(£m\)\?/,
    );
  });

  it('is held against what was typed, and told where both columns hold a value or neither is there', () => {
    expect(either(later()).edit('pfi/stoke-mandeville.yaml', '2017/18: 18.1', '2017/18: 18.2').errors()).toEqual([
      expect.stringMatching(
        /18\.2 mGBP is not what its file says\..*column Unitary Charge Payment 2017-18 \(£m\) holds 18\.1/,
      ),
    ]);
    const both = either(later()).edit(
      'sources/hmt_pfi_2016-03-31.csv',
      'Estimated Unitary Charge Payment 2049-50 (£m)',
      ESTIMATED.replace('{year}', '2017-18'),
    );
    expect(both.errors()).toEqual([
      expect.stringMatching(/holds a value under Unitary Charge Payment 2017-18 .* and under Estimated/),
    ]);
    const none = either(later()).edit('sources/hmt_pfi_2016-03-31.csv', PAID.replace('{year}', '2017-18'), 'Payment');
    expect(none.errors().join('\n')).toMatch(/has no column Unitary Charge Payment 2017-18 \(£m\)/);
  });
});
