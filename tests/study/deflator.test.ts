import { describe, expect, it } from 'vitest';
import type { Given } from '../../src/model/values/index.js';
import type { Problem } from '../../src/problems/index.js';
import { shippedLibrary } from './reported.js';

/** ONS, GDP at market prices: implied deflator, seasonally adjusted (YBGB, 2022 = 100), 30 June 2025: January-March first, by calendar year. */
const QUARTERS: Readonly<Record<number, readonly number[]>> = {
  2008: [73.3, 74.2, 75.2, 76.0],
  2009: [75.9, 76.1, 76.4, 75.9],
  2010: [77.0, 77.1, 77.3, 77.7],
  2011: [79.0, 78.5, 79.0, 79.5],
  2012: [79.8, 79.9, 80.3, 80.8],
  2013: [81.5, 81.6, 82.2, 82.3],
  2014: [82.6, 82.5, 83.5, 83.3],
  2015: [83.4, 83.2, 83.5, 83.9],
  2016: [84.4, 84.6, 85.5, 86.1],
  2017: [86.4, 86.5, 86.6, 87.4],
  2018: [87.5, 88.1, 88.6, 89.3],
  2019: [89.3, 90.2, 90.6, 91.1],
  2020: [91.9, 98.8, 94.9, 94.3],
  2021: [95.3, 93.9, 94.5, 95.6],
  2022: [97.0, 99.1, 100.7, 103.2],
  2023: [105.0, 106.8, 107.8, 108.0],
  2024: [109.3, 110.1, 112.1, 113.2],
  2025: [114.1],
};

/** Mean of the four quarters from April of the year before to March of the year. */
function meanOf(year: number): number {
  const quarters = [...(QUARTERS[year - 1] ?? []).slice(1), QUARTERS[year]?.[0] ?? NaN];
  expect(quarters).toHaveLength(4);
  return quarters.reduce((sum, each) => sum + each, 0) / 4;
}

describe('METHOD 0: the GDP deflator shipped', () => {
  const problems: Problem[] = [];
  const given = shippedLibrary
    .parameters(problems)
    .flatMap(({ givens }): readonly Given[] => givens)
    .find(({ name }) => name === 'deflator_growth');
  const series = given?.value.kind === 'series' ? given.value : undefined;
  const growth = (year: number): string => series?.years.get(year)?.text ?? '';

  it.each(Array.from({ length: 16 }, (_, index) => 2010 + index))('of the year to March %i', (year) => {
    expect(growth(year)).toBe((meanOf(year) / meanOf(year - 1) - 1).toFixed(6));
  });

  it('takes financial years, not calendar ones: 2022/23 rose by more than 2022', () => {
    expect(Number(growth(2023))).toBeCloseTo(102 / 95.25 - 1, 6);
    expect(Number(growth(2023))).toBeGreaterThan(100 / 94.8 - 1);
  });

  it('is 2 % and held after the last year of outturn, which it says with its source, date and licence', () => {
    expect([...(series?.years.keys() ?? [])].at(-1)).toBe(2026);
    expect(Number(growth(2026))).toBe(0.02);
    expect(series?.beyond).toBe('hold');
    expect(given).toMatchObject({ status: 'published', date: '2025-06-30' });
    expect(given?.source).toMatch(/Office for National Statistics.*YBGB/);
    expect(given?.note).toMatch(/Outturn to 2024\/25.*is ours.*Open Government Licence v3\.0/s);
    expect(problems).toEqual([]);
  });
});
