import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Result } from '../../src/report/index.js';
import { copyOf, EVEN_CONTRACT, reported, resultOf, shipped } from '../study/reported.js';

const CONTRACT = { part: 'contract' } as const;

const SHARES = ['low', 'middle', 'high'];
/** Lines of what is not implied. */
const NO_NUMBER = [
  ...SHARES.flatMap((share) => ['rate', 'owed', 'carried'].map((what) => `debt_${what}_at_${share}_share`)),
  ...['debt_drawn', 'debt_at_its_highest', 'implicit_rate', 'liability', 'liability_opening', 'liability_as_before'],
  ...[
    'remeasurement',
    'interest',
    'principal',
    'contingent_rent',
    'liability_of_all',
    'interest_of_all',
    'remeasured_at_change',
  ],
];

/** What is said of a contract alone, by the sentence's name; of several contracts, one after the other. */
function saidOf(result: Result): Record<string, string> {
  const said: Record<string, string> = {};
  for (const { id, text } of result.findings) said[id] = `${said[id] ?? ''}${text}`;
  return said;
}

/** The typical acute hospital with contracts of its own terms. */
function folderWith(...contracts: readonly string[]): string {
  const folder = copyOf(join(shipped, 'typical-acute'), 'acute');
  mkdirSync(join(folder, 'pfi'), { recursive: true });
  contracts.forEach((text, index) => writeFileSync(join(folder, 'pfi', `contract-${index + 1}.yaml`), text));
  return folder;
}

/** A list whose payments go on for two years after the contract's day. */
const LISTED_BEYOND = `contract: The list
inputs:
  charge_published: { status: published, source: A list, beyond: zero, series: { 2016/17: 1 mGBP, 2017/18: 1 mGBP, 2018/19: 1 mGBP, 2019/20: 1 mGBP, 2020/21: 1 mGBP } }
  charge_before_base: { value: 1 mGBP, status: published, source: A list }
  capital_value: { value: 8 mGBP, status: published, source: A list }
  contract_first_day: { value: 2010-04-01, status: published, source: A list }
  contract_last_day: { value: 2019-03-31, status: published, source: A list }
  last_published_year: { value: 2021, status: published, source: A list }
`;

const withTerms = (more: string): string => `${EVEN_CONTRACT}${more}`;
const term = (name: string, value: string): string =>
  `  ${name}: { value: ${value}, status: contract, source: The contract }\n`;

describe('METHOD 3.3: Stoke Mandeville, of which nothing can be implied', () => {
  const result = resultOf(join(shipped, 'stoke-mandeville'), undefined, CONTRACT);
  const said = saidOf(result);

  it('prints the published charge and the reasons, and no debt', () => {
    expect(said['implied.nothing']).toContain('The published charge is £21.6m in 2024/25');
    expect(said['implied.nothing']).toContain('of the capital value of £40.3m, where 10% to 16% is usual');
    expect(said['implied.nothing']).toContain('where 4% to 12% is credible');
    expect(said['implied.nothing']).toContain('no debt and no rate of it is implied');
    expect(said['implied.implied']).toBeUndefined();
  });

  it('has no number in any line of an implied debt, of interest or of a liability', () => {
    const lines: Readonly<Record<string, unknown>> = { ...result.lines, ...result.options[0]?.lines };
    for (const name of NO_NUMBER) {
      expect(lines[name], name).toBeDefined();
      expect(JSON.stringify(lines[name]).replace(/"\w+":/g, ''), name).toMatch(/^[{}[\],null]+$/);
    }
  });

  it('tells once why, and not at each line that hangs on it', () => {
    const reasons = result.options
      .flatMap(({ failures }) => failures)
      .filter(({ reason }) => !reason.startsWith('it needs'));
    expect(reasons.map(({ line, reason }) => `${line}: ${reason}`)).toEqual([
      'debt_rate_at_middle_share: no sign change',
    ]);
  });

  it('says for the accounts that nothing is divided, and what to give', () => {
    expect(said['accounts.not_divided']).toContain('give fair_value_given');
    expect(said['accounts.divided']).toBeUndefined();
    expect(result.charts.map(({ id }) => id)).not.toContain('accounts.liability');
  });

  it('has the plan of its end by both datings', () => {
    expect(said['expiry.plan']).toContain('By its last day, 2039-08-13, it ends in 2039/40: prepare from 2032/33');
    expect(said['expiry.plan']).toContain('By the last payment it ends in 2035/36: prepare from 2028/29');
  });
});

describe('METHOD 3.3: Whiston, whose payments are credible, without its return', () => {
  const withoutReturn = (): Result => {
    const folder = copyOf(join(shipped, 'whiston'), 'whiston');
    const file = join(folder, 'pfi', 'acute-hospital-development.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/, eric-pfi_[^,\]]+/g, ''));
    return resultOf(folder, undefined, CONTRACT);
  };

  it('has a range over the share of services, called implied and not contractual', () => {
    const result = withoutReturn();
    const said = saidOf(result);
    expect(said['implied.implied']).toContain(
      'Implied by the capital value of £338m and the charges, and in no contract',
    );
    expect(said['implied.implied']).toContain('take 46.5% of the charge (21% to 65%');
    expect(said['implied.implied']).toMatch(/a project return of 7\.1% \(4\.5% to 10\.1%\)/);
    expect(said['implied.implied']).toMatch(/debt at 6\.6% \(4\.1% to 9\.5%\)/);
    // £1m and £2m before it opens are no payment for it.
    expect(said['implied.implied']).toContain('beginning of 2008/09, and £3.0m paid before it is left out');
    expect(said['implied.nothing']).toBeUndefined();
    const titles = result.topics.find(({ title }) => title === 'Financing implied')?.tables.map(({ title }) => title);
    expect(titles?.slice(2)).toEqual(['Implied, not contractual · project return', 'Implied, not contractual · debt']);
  });

  it('is divided as accounts do by its capital value, which is said to be illustrative, and has its charts', () => {
    const result = withoutReturn();
    const said = saidOf(result);
    expect(said['accounts.divided']).toContain('the capital value of £338m stands for it, which is illustrative');
    expect(said['accounts.divided']).toMatch(
      /implicit rate is 4\.1%, and £323m is owed.*it rises by £144m to £426m.*The index is the growth of the list’s payments, 2\.5% a year/,
    );
    const charts = result.charts.filter(({ id }) => id.startsWith('accounts.'));
    expect(charts.map(({ id }) => id)).toEqual(['accounts.paid_for', 'accounts.liability']);
    for (const { source } of charts)
      expect(source).toContain('Where no fair value is given the capital value stands for it');
  });
});

describe('METHOD 3.3: Whiston, with what it and St Helens returned of their one contract', () => {
  const said = saidOf(resultOf(join(shipped, 'whiston'), undefined, CONTRACT));

  // By a program of its own from the list's row 363 and the sheets of both sites, in tests as rounded.
  it('has a narrower range, of its own services', () => {
    expect(said['implied.implied']).toContain('take 47.4% of the charge (37% to 57%');
    expect(said['implied.implied']).toMatch(/a project return of 7\.0% \(5\.7% to 8\.3%\)/);
  });

  it('is divided by its return, indexed from when it was signed', () => {
    expect(said['accounts.divided']).toMatch(
      /divided as the hospital returned it\. The implicit rate is 3\.6%, and £313m is owed.*it rises by £193m to £464m/,
    );
  });
});

describe('what is said stays true when signs and terms change', () => {
  it('of payments that a list goes on with after the contract’s last day', () => {
    const said = saidOf(resultOf(folderWith(LISTED_BEYOND), undefined, CONTRACT));
    // £1m in each of 2019/20 and 2020/21.
    expect(said['contract.paid_after_end']).toMatch(
      /last day is 2019-03-31, in 2018\/19, and payments are listed to 2020\/21: £2\.0m of them/,
    );
  });

  it('of a contract by its terms without a capital value', () => {
    const said = saidOf(resultOf(folderWith(EVEN_CONTRACT), undefined, CONTRACT));
    expect(said['implied.nothing']).toContain('The contract’s charge is £10.0m');
    expect(said['implied.nothing']).toContain('its capital value is not given');
    expect(said['implied.nothing']).not.toMatch(/project (would )?return/);
    expect(said['accounts.not_divided']).toContain('Neither its fair value nor its capital value is given');
    expect(said['expiry.plan']).not.toContain('By the last payment');
  });

  it('of a fair value and a ruling that are given, and of net assets', () => {
    const contract = withTerms(
      term('capital_value', '80 mGBP') +
        term('fair_value_given', '70 mGBP') +
        term('on_balance_sheet_in_budgets', 'yes') +
        term('ruled_resource', '1 mGBP') +
        term('lifecycle_spent_share', '80 %') +
        term('retention_share', '2 %') +
        term('net_assets_at_start', '150 mGBP') +
        term('net_assets_at_end', '140 mGBP'),
    );
    const result = resultOf(folderWith(contract), undefined, CONTRACT);
    const said = saidOf(result);
    expect(said['accounts.divided']).not.toContain('illustrative');
    expect(said['accounts.divided']).not.toContain('contingent rent');
    expect(said['accounts.budgets']).toContain('On the balance sheet of national accounts');
    expect(said['accounts.budgets']).toContain('with the ruling that is given');
    expect(said['accounts.dividend']).toContain('£145m the PDC dividend of 2016/17 is £5.1m');
    expect(said['expiry.state']).toContain('is left to do at handback');
    expect(said['expiry.state']).not.toContain('Ask for the company');
    expect(said['expiry.state']).toContain('short of that');
    expect(said['expiry.plan']).toContain('keep back 2.0% of the charge from 2034/35');
  });

  it('of a payment that does not cover the interest, and of in-house services dearer than the charge', () => {
    const contract = withTerms(
      term('capital_value', '95 mGBP') + term('fair_value_given', '75 mGBP') + term('in_house_to_today', '250 %'),
    )
      .replace('indexed_share: { value: 0,', 'indexed_share: { value: 100 %,')
      .replace('charge_at_base: { value: 10 mGBP', 'charge_at_base: { value: 12 mGBP');
    const said = saidOf(resultOf(folderWith(contract), undefined, CONTRACT));
    expect(said['accounts.divided']).toContain('contingent rent takes');
    expect(said['expiry.after_it']).toContain('more than the charge itself');
  });

  it('of two contracts, each by its own name', () => {
    const second = EVEN_CONTRACT.replace('A contract of even sums', 'Another').replace('2036-03-31', '2030-03-31');
    const result = resultOf(folderWith(withTerms(term('capital_value', '80 mGBP')), second), undefined, CONTRACT);
    const titles = result.findings.map(({ title }) => title);
    expect(titles).toContain('What to do before the contract ends · A contract of even sums');
    expect(titles).toContain('What to do before the contract ends · Another');
    // One of the two cannot be divided, so no chart adds up the other alone.
    expect(result.charts.map(({ id }) => id)).not.toContain('accounts.liability');
  });
});

describe('METHOD 3, bad input', () => {
  it('a capital value in £k is told where it is written, and nothing is implied from it', () => {
    const folder = folderWith(withTerms(term('capital_value', '80 kGBP')));
    const { problems, result } = reported(folder, undefined, CONTRACT);
    expect(saidOf(result as Result)['implied.nothing']).toContain('of the capital value of £80k');
    expect(problems.join('\n')).toContain('£m written for £');
  });
});
