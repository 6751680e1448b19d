import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { publishedDate, publishedNumber, publishedText, readPublishedText } from '../../src/files/published/index.js';
import { readCommas, type Problem } from '../../src/problems/index.js';

describe('a number as published', () => {
  it.each<[string, number, number, '£' | '%' | undefined]>([
    ['66667', 66_667, 1, undefined],
    ['66,667', 66_667, 1, undefined],
    ['1,234,567.50', 1_234_567.5, 1, undefined],
    ['66\u00a0667', 66_667, 1, undefined],
    ['66\u202f667.5', 66_667.5, 1, undefined],
    ['1\u2009204', 1_204, 1, undefined],
    [' 11,600\u00a0', 11_600, 1, undefined],
    ['3.00%', 3, 1, '%'],
    ['3 %', 3, 1, '%'],
    ['£590,000', 590_000, 1, '£'],
    ['£ 590,000.00', 590_000, 1, '£'],
    ['£3.8m', 3_800_000, 1e6, '£'],
    ['£590k', 590_000, 1e3, '£'],
    ['£1.2bn', 1_200_000_000, 1e9, '£'],
    ['£12.4 million', 12_400_000, 1e6, '£'],
    ['12.4 million', 12_400_000, 1e6, undefined],
    ['12.4 million GBP', 12_400_000, 1e6, '£'],
    ['GBP 12.4m', 12_400_000, 1e6, '£'],
    ['-£5', -5, 1, '£'],
    ['£-5', -5, 1, '£'],
    ['−12', -12, 1, undefined],
    ['(1,204)', -1_204, 1, undefined],
    ['(£1,204)', -1_204, 1, '£'],
    ['1.2E+05', 120_000, 1, undefined],
    ['.5', 0.5, 1, undefined],
    ['0', 0, 1, undefined],
  ])('%s', (cell, number, times, mark) => {
    expect(publishedNumber(cell)).toEqual({ kind: 'number', number, times, ...(mark === undefined ? {} : { mark }) });
  });

  it.each([
    '',
    ' ',
    '\u00a0',
    '-',
    '–',
    '..',
    'n/a',
    'N/A',
    'Not Applicable',
    'not\u00a0applicable',
    'Data not provided',
    'No Data Provided',
    'No Service',
    '*',
    '[x]',
    '#N/A',
    '#DIV/0!',
  ])('no value, and never 0: "%s"', (cell) => {
    expect(publishedNumber(cell)).toEqual({ kind: 'none', said: publishedText(cell) });
    expect(publishedDate(cell)).toEqual({ kind: 'none', said: publishedText(cell) });
  });

  it.each([
    ['17,5', 'Write 17.5'],
    ['0,07', 'Write 0.07'],
    ['0,070', 'Write 0.070'],
    ['1.234,5', 'Write 1234.5'],
    ['1.234.567', 'Write 1234567'],
    ['1234,567', 'Write 1234.567 or 1234567, whichever is meant'],
    ['12,34,567', 'Write it without commas, a point before its decimals'],
    ['1,23,4.5', 'Write it without commas, a point before its decimals'],
    ['Hybrid', 'Write a number'],
    ['12.4 m', 'Write a number'],
    ['£3%', 'Write a number'],
    ['5%m', 'Write a number'],
    ['1 2', 'Write a number'],
    ['=1+1', 'Write a number'],
    ['9'.repeat(100), 'Write a number'],
    ['1e999', 'Is it a number?'],
    ['- 5', 'Write a number'],
    ['((5))', 'Write a number'],
    ['£', 'Write a number'],
    ['million', 'Write a number'],
  ])('told, and never a number ten times out: %s', (cell, right) => {
    expect(publishedNumber(cell)).toMatchObject({ kind: 'wrong', right });
  });

  it('a text without commas, or that is no number, is not for readCommas', () => {
    expect(['17.5', '17', 'a,b', '', ',', ',5', '5,'].map(readCommas)).toEqual([
      ...[undefined, undefined, undefined, undefined, undefined, undefined],
      { wrong: 'has commas that do not part groups of three digits', meant: [] },
    ]);
  });
});

describe('a date as published', () => {
  it.each([
    ['2006-08-14', '2006-08-14'],
    ['2006-08-14 00:00:00', '2006-08-14'],
    ['2006-08-14T00:00:00Z', '2006-08-14'],
    ['14-Aug-06', '2006-08-14'],
    ['14-Aug-2006', '2006-08-14'],
    ['14 August 2006', '2006-08-14'],
    ['14th Sept 2006', '2006-09-14'],
    ['14/8/2006', '2006-08-14'],
    ['14-08-2006', '2006-08-14'],
    ['14.08.06', '2006-08-14'],
    ['14/08/2006 00:00', '2006-08-14'],
    ['31-Mar-49', '2049-03-31'],
    ['31-Mar-50', '1950-03-31'],
    ['31-Mar-98', '1998-03-31'],
    ['38943', '2006-08-14'],
    ['38943.75', '2006-08-14'],
    ['29/2/2024', '2024-02-29'],
  ])('%s', (cell, date) => {
    expect(publishedDate(cell)).toEqual({ kind: 'date', date });
  });

  it.each([
    '8/14/2006',
    '29/2/2023',
    '31-Jun-06',
    '14-Augur-06',
    '14-Marx-06',
    '2006',
    '123',
    '99999',
    'Aug-06',
    '2006-13-01',
    '0000-01-01',
  ])('told: %s', (cell) => {
    expect(publishedDate(cell)).toMatchObject({ kind: 'wrong', right: 'Write it like 2006-08-14' });
  });
});

it('a published text is on one line, whatever spaces stand in it', () => {
  expect(publishedText(' Land\u00a0area\r\nowned \ufeff(Hectares)\u200b ')).toBe('Land area owned (Hectares)');
});

describe('the text of a published file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'decant-published-'));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });
  const read = (bytes: Uint8Array): { text: string | undefined; problems: Problem[] } => {
    const path = join(folder, 'file.csv');
    writeFileSync(path, bytes);
    const problems: Problem[] = [];
    return { text: readPublishedText(path, 'file.csv', problems), problems };
  };
  const TEXT = 'Cost (£),Café – Site\n';

  it.each<[string, Uint8Array]>([
    ['UTF-8', Buffer.from(TEXT)],
    ['UTF-8 with a byte-order mark', Buffer.from(`\ufeff${TEXT}`)],
    ['UTF-16, little end first', Buffer.from(`\ufeff${TEXT}`, 'utf16le')],
    ['UTF-16, big end first', Buffer.from(`\ufeff${TEXT}`, 'utf16le').swap16()],
    ['Windows-1252', Buffer.from(TEXT.replace('–', '\u0096'), 'latin1')],
  ])('is read from %s', (_name, bytes) => {
    expect(read(bytes)).toEqual({ text: TEXT, problems: [] });
  });

  it.each<[string, Uint8Array, RegExp]>([
    ['UTF-8 cut short', Buffer.concat([Buffer.from('£££'), Buffer.from([0xc2])]), /damaged/],
    ['a workbook', Buffer.from('PK\u0003\u0004…'), /workbook or an archive/],
    ['UTF-16 without a mark', Buffer.from('abc', 'utf16le'), /control character/],
    ['a byte that Windows-1252 has not', Buffer.from([0x61, 0x81]), /control character/],
  ])('is refused of %s', (_name, bytes, message) => {
    const { text, problems } = read(bytes);
    expect(text).toBeUndefined();
    expect(problems).toHaveLength(1);
    expect(problems[0]?.found).toMatch(message);
  });
});
