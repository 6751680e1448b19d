import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { valueAt } from '../../src/model/evaluate/index.js';
import type { Finding, Result } from '../../src/report/result.js';
import { numberAt, optionOf } from './printed.js';
import { copyOf, resultOf, sites, studyOf } from './reported.js';

const SHIPPED = join(sites, 'stoke-mandeville');
const FILE = join('pfi', 'stoke-mandeville.yaml');

/** The shipped hospital with a contract of its own, whose sources are its own; what ERIC's sheet returns is kept. */
function folderWith(terms: string): string {
  const folder = copyOf(SHIPPED, 'own');
  const shipped = readFileSync(join(folder, FILE), 'utf8');
  const returned = shipped.slice(shipped.indexOf('  eric_pfi_cost:'), shipped.indexOf('\nfacts:'));
  writeFileSync(join(folder, FILE), `contract: The Ridge deed\ninputs:\n${terms}${returned}\n`);
  return folder;
}

/** One report for each contract: all tests only read it. */
const results = new Map<string, Result>();
function withContract(terms: string): Result {
  const result = results.get(terms) ?? resultOf(folderWith(terms));
  results.set(terms, result);
  return result;
}

const OWN = 'status: contract, source: "The Ridge deed, schedule 18"';
const DAYS = `  contract_first_day: { value: 2006-08-14, ${OWN} }\n`;

const INDEXED = `  charge_at_base: { value: 9 mGBP, ${OWN} }
  indexed_share: { value: 0 %, ${OWN} }
  rpi_growth: { value: 3 %, status: assumed, source: A guess }
${DAYS}  contract_last_day: { value: 2030-12-31, ${OWN} }
`;
const LISTED = `  charge_published: { series: { 2016/17: 9 mGBP, 2017/18: 9 mGBP, 2018/19: 8 mGBP }, beyond: zero, ${OWN} }
  charge_before_base: { value: 9 mGBP, ${OWN} }
  capital_value: { value: 80 mGBP, ${OWN} }
${DAYS}  contract_last_day: { value: 2021-09-30, ${OWN} }
  last_published_year: { value: 2019, ${OWN} }
`;

const said = ({ findings }: Result, id: string): Finding | undefined => findings.find((each) => each.id === id);
const line = (result: Result, name: string, year?: number): number =>
  numberAt(result, optionOf(result, 'business-as-usual'), name, year);

describe.each([
  ['indexed from its terms', INDEXED],
  ['listed by payments', LISTED],
])('a contract of the user’s own, %s', (_what, terms) => {
  it('is called by its own label and source in every sentence, chart and sheet', () => {
    const result = withContract(terms);
    const topics = result.findings.filter(({ id }) => /^(pfi|payment)\./.test(id ?? ''));
    expect(topics.map(({ id }) => id)).toEqual(expect.arrayContaining(['pfi.due', 'pfi.two_sources']));
    expect(said(result, 'pfi.two_sources')?.text).toContain('(The Ridge deed)');
    expect(topics.map(({ title, text }) => `${title} ${text}`).join(' ')).not.toContain('Treasury');
    const figure = result.figures.unitaryCharge;
    expect(figure?.contract).toBe('The Ridge deed');
    expect(figure?.source).toContain('The Ridge deed');
    expect(figure?.source).not.toContain('Treasury');
    const sections = result.sections.filter(({ id }) => id.startsWith('pfi/'));
    expect(sections.length).toBeGreaterThan(2);
    expect(JSON.stringify(sections)).not.toContain('Treasury');
    const ofCharge = result.inputs.filter(({ name }) => /charge|contract|capital_value|published/.test(name));
    // How charges grow in general is known from HM Treasury's list of all contracts, whatever this one is called.
    const general = ['charge_growth_after'];
    expect(
      ofCharge.filter(({ name, source }) => !general.includes(name) && source?.includes('Treasury') === true),
    ).toEqual([]);
  });
});

describe('what is due', () => {
  it('of a contract that ends within a year: every year, its last for the days that are charged', () => {
    const result = withContract(INDEXED);
    const days = (Date.UTC(2030, 11, 31) - Date.UTC(2030, 3, 1)) / 86_400_000 + 1;
    expect(line(result, 'last_charge_year')).toBe(2031);
    expect(line(result, 'last_charge_is_part')).toBe(1);
    expect(line(result, 'last_full_charge_year')).toBe(2030);
    expect(line(result, 'last_full_charge')).toBe(9e6);
    expect(line(result, 'last_contract_end_year')).toBe(2031);
    expect(line(result, 'charge_due_in_all')).toBeCloseTo(14 * 9e6 + (9e6 * days) / 365, 2);
    expect(result.figures.unitaryCharge?.partYear).toBe(2031);
    expect(said(result, 'pfi.two_datings')).toBeUndefined();
    expect(said(result, 'pfi.against_capital')).toBeUndefined();
  });

  it('of a list: a last payment over nine tenths of the one before is a year’s', () => {
    const result = withContract(LISTED.replace('2018/19: 8 mGBP', '2018/19: 8.2 mGBP'));
    expect([line(result, 'last_charge_year'), line(result, 'last_charge_is_part')]).toEqual([2019, 0]);
    expect(line(result, 'charge_due_in_all')).toBe(26.2e6);
    expect(line(result, 'last_contract_end_year')).toBe(2022);
    expect(result.figures.unitaryCharge).not.toHaveProperty('partYear');
    expect(said(result, 'pfi.against_capital')?.kind).toBe('decides');
  });

  it('of a list that ends in a part of a year: that year is compared with nothing', () => {
    const result = withContract(LISTED);
    expect([line(result, 'last_charge_is_part'), line(result, 'last_full_charge_year')]).toEqual([1, 2018]);
    expect(result.figures.unitaryCharge?.partYear).toBe(2019);
  });

  it('a payment before the base year more than 25% off the next is out of line', () => {
    const flag = (before: string): unknown => {
      const terms = LISTED.replace('charge_before_base: { value: 9', `charge_before_base: { value: ${before}`);
      const [usual] = studyOf(folderWith(terms)).cases;
      return usual === undefined
        ? undefined
        : valueAt(usual.outcome, 'charge_before_out_of_line', 2017, 'stoke_mandeville');
    };
    expect(['9', '11', '11.5', '6.5'].map(flag)).toEqual([0, 0, 1, 1]);
  });
});
