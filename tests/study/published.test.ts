import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { OptionResult, PrintedLine } from './printed.js';
import { numberAt, optionOf } from './printed.js';
import { resultOf, sites } from './reported.js';

const stoke = resultOf(join(sites, 'stoke-mandeville'));
const acute = resultOf(join(sites, 'typical-acute'));
const textOf = ({ findings }: typeof stoke, title: string): string =>
  findings.find((finding) => finding.title === title)?.text ?? `no finding is called ${title}`;
const said = (id: string) => stoke.findings.find((finding) => finding.id === id);
const numbersIn = (id: string): string[] => said(id)?.text.match(/£[\d.]+[mk]?|[\d.]+%/g) ?? [];
const inputOf = ({ inputs }: typeof stoke, name: string, member?: string): readonly number[] =>
  inputs.find((input) => input.name === name && input.member === member)?.values ?? [];

describe('Stoke Mandeville, from its files to its result', () => {
  const programme: OptionResult = optionOf(stoke, 'programme-alone');
  const line = (name: string, year?: number, member?: string): number => numberAt(stoke, programme, name, year, member);

  it('METHOD 1.5: 500 of 512 beds are occupied, 97.7%, as ERIC 2014-15 returned', () => {
    expect(line('site_beds_open')).toBe(512);
    expect(line('site_beds_occupied_today', 2017)).toBe(500);
    expect(line('occupancy_today', 2017)).toBeCloseTo(0.977, 3);
    expect(textOf(stoke, 'Occupancy debt comes first')).toContain('500 of 512 open beds are occupied (97.7%)');
  });

  it('METHOD 1.5: occupied beds fall by 5.8% before the first bed can close, by 10.9% for a ward of 28', () => {
    expect(line('occupancy_debt', 2017)).toBeCloseTo(1 - (0.92 * 512) / 500, 12);
    expect(line('occupancy_debt', 2017)).toBeCloseTo(0.058, 3);
    expect(line('fall_for_one_ward', 2017)).toBeCloseTo(1 - (0.92 * 484) / 500, 12);
    expect(line('fall_for_one_ward', 2017)).toBeCloseTo(0.109, 3);
    expect(inputOf(stoke, 'ward_beds')).toEqual([28]);
    expect(numbersIn('beds.occupancy_debt')).toEqual(expect.arrayContaining(['5.8%', '10.9%']));
    expect(said('beds.occupancy_debt')?.text).not.toContain('−');
  });

  it('METHOD 1.6: 544 beds for today’s patients, 512 are open, and 32 is the debt in every sentence', () => {
    expect([line('site_beds_needed', 2017), line('site_beds_short', 2017)]).toEqual([544, 32]);
    expect([line('avoided_beds_of_today', 2022), line('avoided_beds_of_growth', 2022)]).toEqual([32, 17]);
    expect(said('beds.occupancy_debt')?.text).toMatch(/325 of 306.*219 of 206/);
    expect(said('beds.closable')?.text).toMatch(/\b49 beds.*\b32 .*\b17 /);
    expect(said('costs.why_little')?.text).toContain('first 32 beds');
  });

  it('ERIC 2014-15: 299 of 500 occupied beds are in the PFI part, and most closable beds with them', () => {
    expect(inputOf(stoke, 'beds_occupied_today', 'pfi_part')).toEqual([299]);
    expect(inputOf(stoke, 'beds_occupied_today', 'owned_part')).toEqual([201]);
    expect(line('closable_beds', 2022, 'pfi_part')).toBeGreaterThan(line('closable_beds', 2022, 'owned_part'));
    expect(textOf(stoke, 'Most beds are in the PFI part')).toContain('299 of 500 occupied beds (60%)');
  });

  it('HM Treasury’s list: the charge was 43% of capital in 2015-16, where a mean real charge of 10–16% is usual', () => {
    expect(inputOf(stoke, 'charge_before_base', 'stoke_mandeville')).toEqual([17_300_000]);
    expect(inputOf(stoke, 'capital_value', 'stoke_mandeville')).toEqual([40_300_000]);
    expect(line('charge_to_capital')).toBeCloseTo(0.43, 2);
    expect(line('charge_to_capital')).toBeCloseTo(17_300_000 / 40_300_000, 12);
    expect(line('charge_to_capital_unusual', undefined, 'stoke_mandeville')).toBe(1);
    expect(said('pfi.against_capital')?.kind).toBe('odd');
    expect(numbersIn('pfi.against_capital')).toEqual(expect.arrayContaining(['£17.3m', '43%', '£40.3m', '10%', '16%']));
  });

  it('ERIC’s PFI sheet has £9.9m for 2016-17 against £17.7m, and the gap is printed', () => {
    expect(line('unitary_charge', 2017)).toBe(17_700_000);
    expect(line('eric_pfi_total')).toBe(9_869_373);
    expect(line('eric_pfi_gap')).toBe(17_700_000 - 9_869_373);
    expect(line('eric_pfi_higher')).toBe(0);
    expect(numbersIn('pfi.two_sources')).toEqual(expect.arrayContaining(['£17.7m', '£9.9m', '£7.8m']));
    expect(said('pfi.two_sources')?.text).toContain('(HM Treasury)');
  });

  it('METHOD 3.3: both datings of the end are printed, 2035/36 and 2039/40', () => {
    expect([line('last_charge_year'), line('last_contract_end_year')]).toEqual([2036, 2040]);
    for (const date of ['2035/36', '2039-08-13', '2039/40']) expect(said('pfi.two_datings')?.text).toContain(date);
    expect(stoke.figures.unitaryCharge?.ends.map(({ yearLabel }) => yearLabel)).toEqual(['2035/36', '2039/40']);
    expect(stoke.warnings.join()).toContain('2039/40 by its dates, 2035/36 by the last published payment');
  });

  it('ERIC 2016-17: 17 ha, 66,667 m², and 36 blocks of which the PFI’s are 16,992 m²', () => {
    expect(inputOf(stoke, 'site_area')).toEqual([170_000]);
    const blocks = stoke.inputs.filter(({ name }) => name === 'block_floor_area');
    const inPfi = blocks.filter(({ member }) => inputOf(stoke, 'block_in_pfi', member)[0] === 1);
    const sum = (rows: typeof blocks): number => rows.reduce((total, { values }) => total + (values[0] ?? NaN), 0);
    expect(blocks).toHaveLength(36);
    expect(sum(blocks)).toBe(66_667);
    expect(sum(inPfi)).toBe(16_992);
    expect(line('block_land_total')).toBeCloseTo(170_000, 0);
    expect(stoke.figures.sitePlan.blocks).toHaveLength(36);
  });

  it('every payment of the list is in £, £17,700,000 to £28,400,000, and never in £m', () => {
    const charges = programme.lines.unitary_charge as readonly number[];
    expect([charges[0], charges[19], charges[20]]).toEqual([17_700_000, 28_400_000, 0]);
    expect(charges.filter((charge) => charge > 0 && charge < 1e6)).toEqual([]);
    expect(stoke.figures.unitaryCharge?.nominalGbp[0]).toBe(17_700_000);
    expect(JSON.stringify(stoke)).not.toMatch(/[:[,]\s*17\.7\s*[\],}]/);
  });
});

describe('the typical acute hospital, METHOD example 4a_seed', () => {
  const whatIf = optionOf(acute, 'what-if-quarter-less-floor');
  const line = (name: string): number => numberAt(acute, whatIf, name);
  const ACRE = 4046.8564224;

  it('frees 40 of 60 acres, 25 of them developable', () => {
    expect(inputOf(acute, 'site_area')[0]).toBeCloseTo(60 * ACRE, 6);
    expect(line('what_if_land_freed') / ACRE).toBeCloseTo(40, 9);
    expect(line('what_if_developable') / ACRE).toBeCloseTo(25, 9);
  });

  it('is worth £15.0m low, £18.75m middle, £22.5m high', () => {
    expect(line('what_if_receipt_low')).toBeCloseTo(15_000_000, 2);
    expect(line('what_if_receipt_middle')).toBeCloseTo(18_750_000, 2);
    expect(line('what_if_receipt_high')).toBeCloseTo(22_500_000, 2);
    const [group] = acute.figures.receipt.whatIfs.filter(({ label }) => label.startsWith('What if'));
    expect(group?.middleGbp).toBeCloseTo(18_750_000, 2);
  });

  it('METHOD 4.1: is mostly densification: 62.5% of the land, plot ratio 0.28 to 0.63, 2.25 times as dense', () => {
    expect(line('freed_by_densification_share')).toBeCloseTo(0.625, 9);
    expect(line('plot_ratio')).toBeCloseTo(0.2801, 4);
    expect(line('what_if_plot_ratio')).toBeCloseTo(0.6301, 4);
    expect(line('densification')).toBeCloseTo(2.25, 9);
    const said = textOf(acute, 'The founding document’s land is mostly densification');
    for (const number of [
      '40 acres',
      '25 of them',
      '£15.0m low, £18.75m middle, £22.5m high',
      '62.5%',
      '0.28 to 0.63',
      '2.25 times',
    ])
      expect(said).toContain(number);
  });

  it('stands apart: a what-if, called so, which enters no total and none of the changes', () => {
    expect(whatIf.whatIf).toBe(true);
    expect(whatIf.lines.total_net_receipt).toBe(0);
    expect(whatIf.lines.land_released).toEqual(optionOf(acute, 'business-as-usual').lines.land_released as PrintedLine);
    const changes = acute.experiments.find(({ id }) => id === 'changes')?.variants ?? [];
    expect(changes.length).toBeGreaterThan(5);
    expect(changes.flatMap(({ cases }) => cases).map(({ title }) => title)).not.toContain(whatIf.title);
  });
});
