import { expect, it } from 'vitest';
import { parseFinancialYears } from '../../src/words/index.js';
import { clipLine, firstSentence, printTable, SCREEN_COLUMNS, wrapLines } from '../../src/words/screen/index.js';

it('a table has columns as wide as their widest cell, and no space at the end of a line', () => {
  expect(
    printTable([
      ['Year', 'Net'],
      ['2016/17', '£1'],
      ['', ''],
    ]),
  ).toEqual(['Year     Net', '2016/17   £1', '']);
});

it('a text is broken between words, and no word is lost', () => {
  const text = Array.from({ length: 60 }, (_, index) => `word${index}`).join(' ');
  const lines = wrapLines(text, '  ');
  expect(lines.length).toBeGreaterThan(2);
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(SCREEN_COLUMNS);
  expect(lines.map((line) => line.trim()).join(' ')).toBe(text);
  expect(clipLine(text)).toHaveLength(SCREEN_COLUMNS);
});

it('the first sentence ends where a capital or a number follows', () => {
  expect(firstSentence('Debt comes first. 500 of 512 beds are open.')).toBe('Debt comes first.');
  expect(firstSentence('It costs £1.3m. £2m is due.')).toBe('It costs £1.3m.');
  expect(firstSentence('It is 0.5 ha. The rest stays.')).toBe('It is 0.5 ha.');
  expect(firstSentence('No stop')).toBe('No stop');
});

it.each([
  ['2031', [2031]],
  ['2030/31', [2031]],
  ['2016-17', [2017]],
  ['2021,2031', [2021, 2031]],
  ['2017-2020', [2017, 2018, 2019, 2020]],
  ['2016/17–2018/19', [2017, 2018, 2019]],
  ['2017-2018', [2018]],
  ['2020-2017', undefined],
  ['soon', undefined],
])('years written as %s', (text, years) => {
  expect(parseFinancialYears(text)).toEqual(years);
});
