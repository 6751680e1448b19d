import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadSite } from '../../src/hospitals/index.js';
import { copiedSite, type CopiedSite } from './copiedSite.js';

const COSTS = `category,amount,fixed,semi_fixed,variable,lag_months,source,status,prices
staff,195000000,15,75,10,12,Accounts 2016/17 note 5,assumed,2016/17
goods,51000000,20,10,70,3,Accounts 2016/17 note 5,assumed,2016/17
premises,27000000,90,10,0,12,Accounts 2016/17 note 5,assumed,2016/17
other,27000000,60,20,20,12,Accounts 2016/17 note 5,assumed,2016/17
`;
const ACTIVITY = `fy,pod,segment,spells,bed_days,bed_day_basis,tariff_value,source
2016/17,emergency,,40000,190000,midnight,90000000,A hospital
2016/17,elective,,9000,30000,midnight,40000000,A hospital
`;
const FILES = ['beds.csv', 'activity.csv', 'costs.csv'];

function acute(): CopiedSite {
  const site = copiedSite('sites/typical-acute', 'acute');
  return site.write('activity.csv', ACTIVITY).write('costs.csv', COSTS);
}

/** The same hospital with its three tables written in another way. */
function written(how: (text: string) => string | Uint8Array): CopiedSite {
  return FILES.reduce((site, file) => site.write(file, how(readFileSync(site.path(file), 'utf8'))), acute());
}

/** What the tables give, without the places at which it stands. */
function read(site: CopiedSite): unknown {
  expect(site.errors()).toEqual([]);
  const givens = loadSite(site.folder).site?.givens.filter(({ place }) =>
    FILES.some((file) => place.file.endsWith(file)),
  );
  const amounts = (givens ?? []).map(({ name, value }) => [
    name,
    value.kind === 'members'
      ? [...value.members].map(([id, { value: own }]) => [id, own.kind === 'amount' ? own.amount : own])
      : value,
  ]);
  expect(amounts.length).toBeGreaterThan(8);
  return amounts;
}

const inLines = (change: (line: string) => string) => (text: string) =>
  text.trimEnd().split('\n').map(change).join('\n');

describe('a table of the hospital gives the same, however a spreadsheet or a publisher wrote it', () => {
  const plain = read(acute());
  const thousands = (line: string): string =>
    line.replace(/(?<=,)\d{4,}(?=,)/g, (number) => `"${Number(number).toLocaleString('en-GB')}"`);

  it.each<[string, (text: string) => string | Uint8Array]>([
    ['empty columns at the end', inLines((line) => `${line},,,`)],
    ['empty rows at the end', (text) => `${text}${',,,,,,,,\r\n'.repeat(6_000)}`],
    ['an empty column among the others', inLines((line) => line.replace(',', ',,'))],
    ['empty rows among the others', inLines((line) => `${line}\n,,,`)],
    ['commas between thousands', inLines(thousands)],
    [
      'no-break spaces between thousands',
      inLines((line) => thousands(line).replace(/"[\d,]+"/g, (quoted) => quoted.replaceAll(',', '\u00a0'))),
    ],
    ['no-break spaces round headers', inLines((line) => line.replaceAll('source', '\u00a0source '))],
    ['a line break in a header', (text) => text.replace('source', '"source\r\n"')],
    ['a byte-order mark and carriage returns', (text) => `\ufeff${text.replaceAll('\n', '\r\n')}`],
    ['UTF-16', (text) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['Windows-1252', (text) => Buffer.from(text.replaceAll('Accounts', 'Comptes \u0096 h\u00f4pital'), 'latin1')],
    [
      'pounds and per cent',
      (text) =>
        text
          .replace('195000000,15,75,10', '£195m,15%,75.0%,10 %')
          .replace(',51000000,', ',"£51,000,000",')
          .replace(',90000000,', ',£90 million,'),
    ],
  ])('%s', (_what, how) => {
    expect(read(written(how))).toEqual(plain);
  });

  it('and a fault below a cell of two lines is told with its line and its row', () => {
    const site = acute().edit('costs.csv', 'source', '"source\n"').edit('costs.csv', '51000000', 'n/a');
    expect(site.errors()).toEqual([expect.stringMatching(/^costs\.csv:4: row 3, column amount is n\/a/)]);
  });
});

describe('a table of another make is told, once', () => {
  it.each([
    [';', ';'],
    ['\t', 'tabs'],
    ['|', '|'],
  ])('columns parted by %s', (separator, said) => {
    const errors = written((text) => text.replaceAll(',', separator)).errors();
    expect(errors).toEqual(
      FILES.map((file) => `${file}:1: its columns are parted by ${said}. Save it with commas between columns`),
    );
  });

  it('a source parted by semicolons too', () => {
    const site = copiedSite();
    const file = 'sources/hmt_pfi_2016-03-31.csv';
    site.write(file, readFileSync(site.path(file), 'utf8').replaceAll(',', ';'));
    expect(site.errors()).toEqual([`${file}:1: its columns are parted by ;. Save it with commas between columns`]);
  });

  it('a column without a header that holds something', () => {
    expect(acute().edit('costs.csv', 'category,amount', 'category,,amount').errors().join('\n')).toMatch(
      /costs\.csv:2: column 2 has no header, and row 2 holds something there\. Name it, or take it away/,
    );
  });

  it('a workbook by another name', () => {
    expect(acute().write('beds.csv', Buffer.from('PK\u0003\u0004 and so on')).errors().join('\n')).toMatch(
      /^beds\.csv: this is a workbook or an archive by another name\. Save the sheet as CSV/m,
    );
  });
});

it('a fault of the header hides no fault of a row', () => {
  const site = acute()
    .edit('costs.csv', 'lag_months', 'lags')
    .edit('costs.csv', '195000000', '"17,5"')
    .edit('activity.csv', 'bed_day_basis', 'basis')
    .edit('activity.csv', '40000', 'n/a')
    .edit('beds.csv', 'available', 'availabel');
  site.write('beds.csv', readFileSync(site.path('beds.csv'), 'utf8').replace(/(\n[^,]*,[^,]*),[\d.]+/, '$1,"1,5"'));
  const errors = site.errors().join('\n');
  for (const said of [
    /costs\.csv:1: it has no column lag_months/,
    /costs\.csv:2: row 2, column amount is "17,5", which has a comma, which is no decimal point here\. Write 17\.5/,
    /activity\.csv:1: it has no column bed_day_basis/,
    /activity\.csv:2: row 2, column spells is n\/a/,
    /beds\.csv:1: it has no column available/,
    /beds\.csv:2: row 2, column occupied is "1,5".*Write 1\.5/,
  ])
    expect(errors).toMatch(said);
});
