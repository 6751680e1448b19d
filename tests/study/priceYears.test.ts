import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/model/evaluate/index.js';
import { dimensionPower } from '../../src/model/units/index.js';
import { copyOf, edit, reported, sites, studyOf } from './reported.js';

const HOSPITALS = ['stoke-mandeville', 'typical-acute', 'university-college-hospital'];
const BASE = 'first: 2016/17, base: 2016/17';
/** ONS, YBGB, 30 June 2025: means of the quarters from April to March (2022 = 100). */
const INDEX: Readonly<Record<number, number>> = { 2017: 85.65, 2021: 95.825, 2022: 95.25, 2024: 107.975 };

interface Sum {
  readonly name: string;
  readonly prices?: number;
  readonly values: readonly number[];
  readonly hasOwnIndex: boolean;
}

/** Every figure of a model that is a real sum, or so much for each of something. */
function realSums({ bound, structure }: Outcome): Sum[] {
  return [...bound.values()].flatMap(({ input, rows }) =>
    dimensionPower(input.unit, 'realGBP') !== 1
      ? []
      : rows.map(({ member = '', prices, values }) => ({
          name: `${input.name} ${member}`.trim(),
          ...(prices === undefined ? {} : { prices }),
          values: [...values],
          hasOwnIndex: input.priceYear !== undefined && structure.blueprint.inputs.has(input.priceYear),
        })),
  );
}

const outcomesOf = (folder: string): Outcome[] => studyOf(folder).cases.map(({ outcome }) => outcome);
const isNought = ({ values }: Sum): boolean => values.every((value) => value === 0);

describe.each(HOSPITALS)('METHOD 0: the real sums of %s', (hospital) => {
  const shipped = outcomesOf(join(sites, hospital));

  it('state the year of their prices, each but a nought and land, which has a year and an index of its own', () => {
    for (const outcome of shipped) {
      const sums = realSums(outcome);
      expect(sums.length).toBeGreaterThan(50);
      const silent = sums.filter((sum) => sum.prices === undefined && !isNought(sum));
      expect(silent.every(({ hasOwnIndex }) => hasOwnIndex)).toBe(true);
      expect(silent.map(({ name }) => name)).toEqual(['land_price_low', 'land_price_middle', 'land_price_high']);
      expect(outcome.bound.get('land_price_year')?.rows[0]?.values[0]).toBe(2013);
    }
  });

  it('follow the base year by the deflator, each from its own year, and land does not', () => {
    const later = copyOf(join(sites, hospital), hospital);
    edit(join(later, 'site.yaml'), BASE, 'first: 2016/17, base: 2023/24');
    // Nominal charges that stand for a year by their name would want the figure of another year.
    const contract = join(later, 'pfi', `${hospital}.yaml`);
    if (existsSync(contract))
      writeFileSync(
        contract,
        readFileSync(contract, 'utf8')
          .replaceAll(/, year: 201\d\/\d\d \}/g, ' }')
          .replace(/, eric-pfi_2016-17\]/, ']'),
      );
    const before = new Map(shipped.flatMap(realSums).map((sum) => [sum.name, sum]));
    for (const outcome of outcomesOf(later))
      for (const { name, values, prices, hasOwnIndex } of realSums(outcome)) {
        const factor = hasOwnIndex ? 1 : (INDEX[2024] ?? NaN) / (INDEX[2017] ?? NaN);
        const [was = NaN] = before.get(name)?.values ?? [];
        expect(before.get(name)?.prices).toBe(prices);
        expect((values[0] ?? NaN) / (was === 0 ? 1 : was), name).toBeCloseTo(was === 0 ? 0 : factor, 5);
      }
  });
});

it('a figure is what its source printed times the deflator of its base year over that of its own', () => {
  const later = copyOf(join(sites, 'typical-acute'), 'typical-acute');
  edit(join(later, 'site.yaml'), BASE, 'first: 2016/17, base: 2023/24');
  const [outcome] = outcomesOf(later);
  const restated = (name: string): number => outcome?.bound.get(name)?.rows[0]?.values[0] ?? NaN;
  const over = (from: number): number => (INDEX[2024] ?? NaN) / (INDEX[from] ?? NaN);
  expect(restated('cost_a_wte') / (38_700 * over(2017))).toBeCloseTo(1, 5);
  expect(restated('redundancy_salary_cap') / (80_000 * over(2022))).toBeCloseTo(1, 5);
  expect(restated('variable_cost_limit') / (150 * over(2021))).toBeCloseTo(1, 5);
  expect(restated('reprovision_cost_a_bed_day')).toBe(200);
});

describe('a real sum without a year of prices', () => {
  const without = (...lines: readonly string[]): string => {
    const folder = copyOf(join(sites, 'typical-acute'), 'typical-acute');
    for (const line of lines) edit(join(folder, 'site.yaml'), '\nfacts:\n', `\n  ${line}\nfacts:\n`);
    return reported(folder)
      .problems.filter((problem) => !problem.includes('warning:'))
      .join('\n');
  };

  it('is refused at its line, with every other of the folder at once', () => {
    const said = without(
      'demolition_cost: { value: 100 realGBP/m2, status: published, source: A survey }',
      'access_a_parcel: 90 krealGBP',
    );
    expect(said).toMatch(
      /site\.yaml:\d+:3: demolition_cost is a real sum, and nothing says of which year its prices are\. Write prices: .*2016\/17.*deflator_growth/,
    );
    expect(said).toMatch(/site\.yaml:\d+:3: access_a_parcel is a real sum/);
  });

  it('is told once, with its members, and a nought among them is none', () => {
    const members =
      'use_income: { members: { housing: 0 realGBP/year, step_down_beds: 1 realGBP/year, care_village: 2 realGBP/year, patient_hotel: 0 realGBP/year, key_worker_housing: 0 realGBP/year, health_park: 0 realGBP/year } }';
    expect(without(members)).toMatch(/^[^\n]*use_income \(step_down_beds, care_village\) is a real sum[^\n]*$/);
  });

  it('needs none where it is nought, and takes the year of the cell that it was copied from', () => {
    expect(without('demolition_cost: 0 realGBP/m2')).toBe('');
    const cell =
      'demolition_cost: { value: 100 realGBP/m2, status: published, source: A survey, from: { file: beds.csv, row: 2, column: available, unit: realGBP/m2, year: 2015/16 } }';
    expect(without(cell)).not.toMatch(/demolition_cost is a real sum/);
  });
});
