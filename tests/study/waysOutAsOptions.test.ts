import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { valueAt } from '../../src/model/evaluate/index.js';
import { heldIn } from '../../src/report/held.js';
import { MEMBER } from './company/deals.js';
import { alone, northfield, oneOf, OPTIONS, said, TERMS, worthOf } from './northfield.js';
import { giveInput, resultOf, shipped, studyOf } from './reported.js';

describe('ways out of a contract whose company is known, among a hospital’s options (METHOD 3.5 to 3.7, 6.2)', () => {
  it('is worth to the exchequer, bought out, what decant pfi says of it with the company’s own services, taxes and schedule', () => {
    const folder = northfield();
    const [hospital, contract] = [studyOf(folder), alone(folder)];
    const value = oneOf(contract, 'buy_out_value', MEMBER);
    expect(Math.abs(value)).toBeGreaterThan(1e6);
    expect(Math.abs(worthOf(hospital, 'buy-out-pfi') - value)).toBeLessThan(1);
  });

  it('ends a part of it for the part’s share, and the fee in place of the deal', () => {
    const folder = northfield();
    const [hospital, contract] = [studyOf(folder), alone(folder)];
    const saving = oneOf(contract, 'partial_saving', MEMBER);
    const ofYear = oneOf(contract, 'buy_out_value', MEMBER) / oneOf(contract, 'buy_out_saving_then', MEMBER);
    expect(Math.abs(worthOf(hospital, 'end-part-of-pfi') - saving * ofYear)).toBeLessThan(1);
  });

  it('brings the trust its share of a refinancing’s gain, in the year asked for', () => {
    const folder = northfield();
    const [hospital, contract] = [studyOf(folder), alone(folder)];
    const gain = oneOf(contract, 'trust_gain', MEMBER);
    const ofYear = oneOf(contract, 'buy_out_value', MEMBER) / oneOf(contract, 'buy_out_saving_then', MEMBER);
    expect(gain).toBeGreaterThan(1e6);
    expect(Math.abs(worthOf(hospital, 'refinance-pfi') - gain * ofYear)).toBeLessThan(1);
  });

  it('brings the same share as a lower charge over its years, as long as a charge is left to lower', () => {
    const folder = northfield(TERMS, ['refinance-pfi']);
    giveInput(folder, 'gain_as_lower_charge: { value: yes, status: assumed, source: A test }');
    const outcome = studyOf(folder).cases.find(({ option }) => option.id === 'refinance-pfi')?.outcome;
    const contract = alone(folder);
    const [cut, years] = [oneOf(contract, 'charge_cut', MEMBER), oneOf(contract, 'years_of_cut', MEMBER)];
    // Fifteen years are usual, and fewer are left.
    expect(years).toBeLessThan(15);
    expect(years).toBeGreaterThan(5);
    const paid = [2031, 2032, 2031 + years, 2032 + years].map((year) => {
      const [real, deflator] = ['gain_paid_of_all', 'gdp_deflator'].map((line) => valueAt(outcome!, line, year) ?? NaN);
      return Math.round((real ?? NaN) * (deflator ?? NaN));
    });
    expect(paid).toEqual([0, Math.round(cut), Math.round(cut), 0]);
  });

  it('takes a quotation in its own year and the schedule in every other', () => {
    const quoted = { ...TERMS, compensation_quoted: '90 mGBP', quotation_year: '2031' };
    const [asked, other] = ['2031', '2033'].map((exit_year) => alone(northfield({ ...quoted, exit_year })));
    expect(oneOf(asked!, 'compensation_then', MEMBER)).toBe(90e6);
    expect(oneOf(asked!, 'compensation_is_quoted', MEMBER)).toBe(1);
    expect(oneOf(other!, 'compensation_is_quoted', MEMBER)).toBe(0);
    expect(oneOf(other!, 'compensation_then', MEMBER)).toBe(oneOf(other!, 'compensation_at_exit', MEMBER));
    expect(oneOf(other!, 'years_that_pay', MEMBER)).toBeGreaterThanOrEqual(0);
  });

  it('says of each what it does, and whose consent it needs', () => {
    const result = resultOf(northfield());
    const ended = said(result, 'pfi.ended');
    expect(ended).toHaveLength(2);
    expect(ended[0]).toMatch(
      /^Buy the PFI contract out: the PFI contract is ended with 2030\/31, for £[\d.]+m with the deal/,
    );
    expect(ended[1]).toMatch(
      /^End a part of the PFI contract: a part of the PFI contract is ended with .* with the fee.*non-contractual estimate/,
    );
    expect(said(result, 'pfi.refinanced')).toEqual([
      expect.stringMatching(/once, in 2030\/31.*needs the trust’s consent/),
    ]);
    expect(said(result, 'pfi.mothballed')).toEqual([
      expect.stringMatching(
        /no ward of a PFI building falls spare for good, so that a variation that mothballs them saves nothing/,
      ),
    ]);
  });

  it('follows what stands behind it in the contracts’ own model, when a reader moves it', () => {
    const folder = northfield();
    const moved = { rpi_growth: '5 %', exit_year: '2029', market_swap_rate: '5 %' };
    for (const [name, value] of Object.entries(moved)) {
      const otherwise = northfield({ ...TERMS, [name]: value });
      const [before, after] = [folder, otherwise].map((each) => worthOf(studyOf(each), 'buy-out-pfi'));
      expect(Math.abs((after ?? NaN) - oneOf(alone(otherwise), 'buy_out_value', MEMBER)), name).toBeLessThan(1);
      expect(after, name).not.toBeCloseTo(before ?? NaN, -3);
    }
  });

  it('follows in a variant of the option too, as an experiment runs it', () => {
    const folder = northfield();
    const study = studyOf(folder);
    const option = study.cases.find(({ option: { id } }) => id === 'buy-out-pfi')!.option;
    const [usual] = study.cases.filter(({ option: { id } }) => id === 'programme-alone');
    const place = { file: 'a test' };
    const year = [{ name: 'exit_year', place, value: { kind: 'amount', amount: 2029, unit: '1', place } }] as const;
    const value = (of: typeof option): number => valueAt(study.again(of, year)!, 'exchequer_value') ?? NaN;
    const otherwise = alone(northfield({ ...TERMS, exit_year: '2029' }));
    expect(Math.abs(value(option) - value(usual!.option) - oneOf(otherwise, 'buy_out_value', MEMBER))).toBeLessThan(1);
  });

  it('holds in a workbook what that model gives, and says that it is stale when what stands behind it moves', () => {
    const held = heldIn(studyOf(northfield()));
    const of = (input: string) => held.find((each) => each.input === input);
    expect(of('services_by_year')?.why).toMatch(/contracts’ own model \(decant pfi\).*line services_bought/);
    expect(of('services_by_year')?.dependsOn).toEqual(expect.arrayContaining(['rpi_growth', 'contract_first_day']));
  });

  it('ends the contract at a break clause’s price in its year, and has none in another where no schedule gives one', () => {
    const years = Array.from({ length: 37 }, (_, index) => 2011 + index);
    const price = (year: number): string => (year === 2031 ? '40 mGBP' : '0 GBP');
    const series = years.map((year) => `${year - 1}/${String(year).slice(2)}: ${price(year)}`).join(', ');
    const breaks = (year: string): string => {
      const folder = northfield({ exit_year: year }, ['buy-out-pfi']);
      const file = join(folder, 'pfi', 'deed.yaml');
      const given = `  break_price: { series: { ${series} }, beyond: zero, status: contract, source: The deed }\n`;
      writeFileSync(file, readFileSync(file, 'utf8') + given);
      return folder;
    };
    const folder = breaks('2031');
    const contract = alone(folder);
    expect(oneOf(contract, 'compensation_then', MEMBER)).toBe(40e6);
    expect(Math.abs(worthOf(studyOf(folder), 'buy-out-pfi') - oneOf(contract, 'buy_out_value', MEMBER))).toBeLessThan(
      1,
    );
    expect(said(resultOf(folder, undefined, { part: 'contract' }), 'ways-out.buy_out')).toEqual([
      expect.stringMatching(/^At £40.0m, the price of a break clause \(The deed/),
    ]);
    const checks = resultOf(breaks('2032')).options.find(({ id }) => id === 'buy-out-pfi')?.checks;
    expect(checks?.filter(({ ok }) => !ok).map(({ name }) => name)).toEqual(['price_is_of_the_year']);
  });

  it('takes measures within the contract at the sums that the folder gives', () => {
    const folder = northfield(TERMS, ['vary-pfi']);
    const sums = 'sublet: 0.2 mrealGBP/year, benchmarking: 0 realGBP/year, market_testing: 0 realGBP/year';
    giveInput(
      folder,
      `measure_saving: { members: { ${sums}, scope: 0 realGBP/year, insurance: 0.1 mrealGBP/year, management: 0 realGBP/year }, prices: 2016/17, status: assumed, source: A test }`,
    );
    const contract = alone(folder);
    const value = oneOf(contract, 'measures_value');
    expect(value).toBeGreaterThan(1e6);
    // From the year after the one asked for, and not from the base year on.
    const saved = [2031, 2032].map((year) => valueAt(contract.cases[0]!.outcome, 'measures_of_year', year) ?? NaN);
    expect(saved[0]).toBe(0);
    expect(saved[1]).toBeGreaterThan(0.29e6);
    expect(Math.abs(worthOf(studyOf(folder), 'vary-pfi') - value)).toBeLessThan(1);
    expect(said(resultOf(folder), 'pfi.measured')).toEqual([
      expect.stringMatching(/by the sums that the hospital’s folder gives/),
    ]);
  });
});

describe('the shipped text of each way out', () => {
  it.each([...OPTIONS, 'vary-pfi'])('%s says when it acts and what it needs', (option) => {
    const text = readFileSync(join(shipped, '..', 'templates', 'options', `${option}.yaml`), 'utf8');
    expect(text).toMatch(/^option: .+\nextends: /);
    expect(text).toMatch(/exit_year|variation|measure_saving/);
  });
});
