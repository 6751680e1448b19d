import { expect, it } from 'vitest';
import { formatOf } from '../../../src/writers/workbook/formats.js';

it('a share reads as per cent, and a number of acres never does', () => {
  expect(formatOf('1', [0, 0.85], 'Net share of the parcel’s land')).toBe('0.0%');
  expect(formatOf('1', [0, 1.45], 'Net developable land sold so far, acres')).toBe('#,##0.00_);(#,##0.00);"–"_)');
  expect(formatOf('1', [40, 25.5], 'Land freed, acres')).toBe('#,##0.00_);(#,##0.00);"–"_)');
});

it('a financial year by its end has no comma for its thousands', () => {
  expect(formatOf('1', [2042], 'Year of the first check, by its end, counted from the last payment')).toBe('0');
  expect(formatOf('1', [2042], 'Years with a published charge')).toBe('#,##0');
});

it('a cover ratio is times debt service, and no share', () => {
  expect(formatOf('1', [0, 1.25], 'Debt service cover ratio (DSCR), 0 where no debt is served')).toBe('0.00"x"');
  expect(formatOf('GBP', [1e6], 'Cash missing for the cover ratio at which debt was sized')).not.toContain('x');
});
