import { describe, expect, it } from 'vitest';
import { loadSite } from '../../src/hospitals/index.js';
import { copiedSite } from './copiedSite.js';

/** The typical acute hospital, of base year 2016/17, with a valuer's prices; what each says beside it. */
function valued(low: string, high = low, more = ''): ReturnType<typeof copiedSite> {
  const price = (end: string, of: string): string =>
    `  land_price_${end}: { value: 900 krealGBP/acre, status: published, source: Letter of a valuer${of} }\n`;
  const own = price('low', low) + price('high', high) + more;
  return copiedSite('sites/typical-acute', 'acute').edit('site.yaml', 'inputs:\n', `inputs:\n${own}`);
}

const yearOf = (site: ReturnType<typeof copiedSite>): unknown =>
  loadSite(site.folder).site?.givens.find(({ name }) => name === 'land_price_year')?.value;

describe('the year of a hospital’s own prices of land', () => {
  it.each([
    [', prices: 2011/12', 2017, 'the base year: they are restated'],
    [', date: 2016-04-01', 2017, 'that of their date'],
    [', date: 2016-03-31', 2016, 'that of their date'],
    [', date: 2024-03', 2024, 'that of their month'],
    [', date: 2022/23', 2023, 'that of their date'],
  ])('%s gives %i, %s', (beside, year) => {
    expect(yearOf(valued(beside))).toMatchObject({ kind: 'amount', amount: year, unit: '1' });
  });

  it('is that of the cell which they were copied from', () => {
    const cell = ', from: { file: letter.csv, row: 2, column: Price, unit: realGBP/acre, year: 2016/17 }';
    const site = valued(cell).write('letter.csv', 'Land,Price\nConsented,900000\n');
    expect(site.errors()).toEqual([]);
    expect(yearOf(site)).toMatchObject({ amount: 2017 });
  });

  it('is asked for, at its line, where nothing says it', () => {
    for (const beside of ['', ', date: 2016', ', date: 3 March 2016'])
      expect(valued(beside).errors()).toEqual([
        expect.stringMatching(/^site\.yaml:\d+:\d+: .*land_price_low, land_price_high.*land_price_year/),
      ]);
    expect(valued(', prices: 2016/17', ', date: 2022/23').errors()).toEqual([
      expect.stringMatching(/^site\.yaml:\d+:\d+: land_price_high and land_price_low/),
    ]);
  });

  it('is what the hospital says itself, where it does', () => {
    const site = valued('', '', '  land_price_year: 2014\n');
    expect(site.errors()).toEqual([]);
    expect(yearOf(site)).toMatchObject({ kind: 'single' });
  });

  it('is left to the nation’s prices where the hospital gives none', () => {
    expect(yearOf(copiedSite('sites/typical-acute', 'acute'))).toBeUndefined();
  });
});
