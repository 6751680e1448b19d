import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { copyOf, resultOf, shipped } from '../reported.js';
import { dealWith } from './deals.js';
import { SCHEDULE } from './schedules.js';

/** What is said of ways out, by its sentence: of one contract, of the one asked for where there are several. */
function saidOf(contracts: Readonly<Record<string, string>>, hospital = 'typical-acute', of = ''): Map<string, string> {
  const folder = copyOf(join(shipped, hospital), 'northfield');
  mkdirSync(join(folder, 'pfi'), { recursive: true });
  for (const [name, text] of Object.entries(contracts)) writeFileSync(join(folder, 'pfi', `${name}.yaml`), text);
  const { findings } = resultOf(folder, undefined, { part: 'contract' });
  const own = findings.filter(({ id, title }) => id?.startsWith('ways-out.') === true && title.includes(of));
  return new Map(own.map(({ id = '', text }) => [id.replace('ways-out.', ''), text]));
}

const said = (terms: Readonly<Record<string, string>>): Map<string, string> =>
  saidOf({ deed: dealWith({ ...SCHEDULE, exit_year: '2031', ...terms }) });

describe('a charge that has parted from its base case', () => {
  it('says that services and the market value of equity follow prices that rise faster', () => {
    const words = said({ rpi_growth: '6 %', equity_method: '2' });
    expect(words.get('apart_from_base_case')).toMatch(
      /^The charges that are left are 44\.1% above those of the company’s base case, and services, which follow the RPI here, 44\.5% above its own\. £127m more than in the base case is left over all years after 2016\/17\. The company’s tax follows, and so does what owners would be paid at market value\. Ask/,
    );
    // It was £113m saved, were services to stand still.
    expect(words.get('buy_out')).toMatch(
      /a buy-out would lose the exchequer £13\.\dm .*£60\.\dm for what the charge leaves after services beyond the base case.*and £2\.5m for the company’s own tax and reserves, less deductions\./,
    );
  });

  it('says the other sign, what owners are paid for in vain, and what debt would lack', () => {
    const words = said({ rpi_growth: '-3 %', rpi_as_cpih: 'no', equity_method: '3' });
    expect(words.get('apart_from_base_case')).toMatch(
      /52\.1% below those of .*, 52\.2% below its own\. £151m less than .*; what owners would be paid does not.*a buy-out pays for what they would not have got\. At the end £62\.\dm would be missing for debt and reserves/,
    );
    expect(said({ rpi_growth: '6 %', equity_method: '1' }).get('apart_from_base_case')).toMatch(
      /a buy-out saves what they would have got beyond those\. Ask/,
    );
  });

  it('says what an RPI swap takes of it, and two expectations of one RPI', () => {
    const words = said({ rpi_growth: '6 %', equity_method: '2', rpi_swap_charge: '4 mGBP/year' });
    expect(words.get('apart_from_base_case')).toMatch(/after 2016\/17, and the RPI swap then takes £\d[\d.]*m\. The/);
    expect(words.get('two_rpis')).toMatch(
      /^In the year after 2016\/17 the RPI is taken to grow by 6\.0% in the charge and by 2\.5% where the RPI swap is valued/,
    );
    expect(said({ rpi_growth: '4 %', rpi_swap_charge: '4 mGBP/year' }).get('two_rpis')).toBeUndefined();
    expect(said({ rpi_growth: '6 %' }).get('two_rpis')).toBeUndefined();
  });

  it('says nothing where it has not', () => {
    const words = said({
      rpi_growth: '2.5 %',
      rpi_as_cpih: 'no',
      charge_at_base: `${13.2e6 * 1.025 ** 6} GBP/year`,
    });
    for (const sentence of ['apart_from_base_case', 'charge_off_stated_rpi', 'two_rpis', 'swap_and_gilt'])
      expect(words.get(sentence)).toBeUndefined();
    expect(words.get('buy_out')).not.toMatch(/after services beyond the base case/);
  });

  it('says of a list, which names no index, that all stays the base case’s', () => {
    const file = join(shipped, 'stoke-mandeville', 'pfi', 'stoke-mandeville.yaml');
    const company = dealWith({ ...SCHEDULE, base_case_price_year: '2006', mra_at_close: 'yes' })
      .replace(/^[\s\S]*?(?= {2}base_case_price_year)/, '')
      .replace(
        /^( {2}base_case_lifecycle:)\n[\s\S]*?beyond: zero\n/m,
        '$1 { value: 0.5 mGBP/year, status: contract, source: Close }\n',
      )
      .replace(/series: \{ 2010\/11: .*\}/, 'series: { 2003/04: 18 mGBP/year, 2004/05: 20 mGBP/year }')
      .replace(/exit_year.*\n/, '');
    const listed = (charge: string, services: string): string | undefined => {
      const terms = company.replace('13.2 mGBP', charge).replace('5.4 mGBP', services);
      const text = readFileSync(file, 'utf8').replace(/^inputs:\n/m, `inputs:\n${terms}`);
      return saidOf({ 'stoke-mandeville': text }, 'stoke-mandeville').get('apart_from_base_case');
    };
    expect(listed('7.5 mGBP', '2.6 mGBP')).toMatch(
      /^The charges that are left are \d\d\.\d% above .*names no index, so that services, taxes and equity here stay the base case’s, and all of the difference counts as saved: were services dearer by as much, a buy-out would save less, or lose more\. Ask/,
    );
    expect(listed('13 mGBP', '4 mGBP')).toMatch(
      /^The charges that are left are \d\d\.\d% below .*counts as lost: were services cheaper by as much, a buy-out would lose less, or save more\. Ask/,
    );
  });
});

describe('terms of a company that do not fit one another are doubted, with the figures', () => {
  it('the charge of today, and the RPI since close', () => {
    expect(said({ charge_at_base: '19 mGBP/year' }).get('charge_off_stated_rpi')).toMatch(
      /^A full year’s charge is £19\.0m in 2016\/17\. An RPI that grew by 2\.5% a year since 2010\/11 \(METHOD 3\.4\) would have made the base case’s £15\.3m\. The charge implies 6\.3% a year\./,
    );
    expect(
      said({ charge_at_base: '19 mGBP/year', rpi_since_close: '6 %' }).get('charge_off_stated_rpi'),
    ).toBeUndefined();
    expect(said({ charge_at_base: '16.8 mGBP/year' }).get('charge_off_stated_rpi')).toBeUndefined();
    // Of a charge with no indexed share no growth can be told.
    expect(
      said({ charge_at_base: '19 mGBP/year', base_case_indexed_share: '0' }).get('charge_off_stated_rpi'),
    ).not.toMatch(/implies/);
  });

  it('a swap’s rate and the gilt’s, and losses above the capital value', () => {
    const far = said({ gilt_at_termination: '0.4 %', redundancy_cost: '114 mGBP' });
    expect(far.get('swap_and_gilt')).toMatch(/given as 3\.5% \(A test\), .* as 0\.4% \(A test\)/);
    expect(far.get('losses_above_capital')).toMatch(/^Redundancies of £114m are given \(A test\), .* £113m\./);
    const near = said({ gilt_at_termination: '0.6 %', redundancy_cost: '112 mGBP' });
    expect([near.get('swap_and_gilt'), near.get('losses_above_capital')]).toEqual([undefined, undefined]);
    expect(said({ subcontractor_losses: '500 mGBP' }).get('losses_above_capital')).toMatch(
      /^Subcontractors’ losses of £500m/,
    );
  });

  const stated = { equity_method: '2', may_end_voluntarily: 'yes' };

  it('senior debt above all that was ever needed, by the base case or by the capital value', () => {
    const beside = (senior: string): string | undefined =>
      saidOf({ deed: dealWith({ ...stated, stated_senior: senior }) }).get('stated_above_funding');
    expect(beside('116 mGBP')).toMatch(
      /^Senior debt of up to £116m is stated \(A test\), .*needed was £114m by its base case/,
    );
    expect(beside('110 mGBP')).toBeUndefined();
    const charge = dealWith().slice(0, dealWith().indexOf('  base_case_price_year'));
    const alone = (senior: string): string | undefined => {
      const terms = Object.entries({ ...stated, stated_senior: senior });
      const own = terms.map(([name, value]) => `  ${name}: { value: ${value}, status: contract, source: Ours }\n`);
      return saidOf({ deed: charge + own.join('') }).get('stated_above_funding');
    };
    expect(alone('114 mGBP')).toMatch(/the capital value, all that was funded, is £113m/);
    expect(alone('112 mGBP')).toBeUndefined();
  });

  it('what is not stated is not called none, and is told of the contract that lacks it alone', () => {
    const bare = dealWith({ ...stated, stated_senior: '60 mGBP' });
    const whole = {
      ...stated,
      stated_senior: '60 mGBP',
      stated_breakage: '0 GBP',
      stated_balances: '2 mGBP',
      stated_equity: '3 mGBP',
    };
    expect(saidOf({ deed: bare }).get('price')).toMatch(
      /senior debt of £60\.0m, breakage that is not stated and counts as £0, equity that is not stated and counts as £0, less balances that are not stated and count as £0\. It is by/,
    );
    const both = { deed: bare, south: dealWith(whole).replace('The Northfield', 'The Southfield') };
    expect(saidOf(both, 'typical-acute', 'The Southfield').get('price')).toMatch(
      /senior debt of £60\.0m, no breakage, £3\.0m for equity at market value, less £2\.0m of balances\./,
    );
    expect(saidOf(both, 'typical-acute', 'The Northfield').get('price')).toMatch(/breakage that is not stated/);
  });
});

it('owners who are paid less than their base case pay less tax on it, and are bought out for less', () => {
  const words = (share: string): readonly (string | undefined)[] => {
    const found = said({ equity_method: '2', distributions_paid_share: share });
    return [/lost taxes £([\d.]+)m/, /£([\d.]+)m for equity/].map((figure) =>
      figure.exec(`${found.get('at_most')} ${found.get('price')}`)?.at(1),
    );
  };
  const [all, half] = [words('100 %'), words('50 %')];
  all.forEach((figure, at) => expect(Number(half[at])).toBeLessThan(Number(figure)));
});
