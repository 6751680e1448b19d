import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Result } from '../../../src/report/index.js';
import { copyOf, resultOf, shipped } from '../reported.js';
import { dealWith, openDeal } from './deals.js';
import { SCHEDULE } from './schedules.js';

/** A contract of which only the charge is known, with terms of its own. */
function chargeAlone(terms: Readonly<Record<string, string>>): string {
  const text = dealWith();
  const own = Object.entries(terms).map(
    ([name, value]) => `  ${name}: { value: ${value}, status: contract, source: Ours }\n`,
  );
  return text.slice(0, text.indexOf('  base_case_price_year')) + own.join('');
}

function without(name: string): string {
  return dealWith(SCHEDULE).replace(new RegExp(`^  ${name}: .*\\n`, 'm'), '');
}

/** The line of a contract's file that gives a term. */
function lineOf(text: string, name: string): number {
  return text.split('\n').findIndex((line) => line.startsWith(`  ${name}:`)) + 1;
}

describe('terms of ways out that cannot be are refused, each in its file and line with what would be right', () => {
  it('a series that begins too late is asked for the years before it, whatever is said of those beyond', () => {
    const stated = 'stated_senior: { series: { 2030/31: 60 mGBP }, beyond: zero, status: contract, source: Ours }';
    const { errors } = openDeal(`${chargeAlone({ equity_method: '2', may_end_voluntarily: 'yes' })}  ${stated}\n`);
    expect(errors[0]).toMatch(
      /^pfi\/deed\.yaml:\d+.*no value for 2016\/17 to 2029\/30 .*beyond: zero is of the years after/,
    );
  });

  it.each([
    ['hedged_share', '1.2', /120 ?%|1\.2.*(0.*(1|100 ?%))/],
    ['equity_method', '2.5', /whole number/],
    ['equity_method', '5', /1.*4/],
    ['stated_senior', '-4 mGBP', /0/],
    ['may_end_voluntarily', '2', /yes.*no|0.*1/],
    ['gross_up_rate', '100 %', /0\.9|90 ?%/],
    ['exit_year', '2031.5', /whole number/],
  ])('%s of %s', (name, value, told) => {
    const text = dealWith({ ...SCHEDULE, [name]: value });
    const { errors } = openDeal(text);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toContain(`pfi/deed.yaml:${lineOf(text, name)}:`);
    expect(errors[0]).toContain(name);
    expect(errors[0]).toMatch(told);
  });

  it.each(['gilt_at_signature', 'may_end_voluntarily'])('%s left out is asked for', (name) => {
    const { errors } = openDeal(without(name));
    expect(errors).toEqual([expect.stringMatching(new RegExp(`^pfi/deed\\.yaml: the contract has no ${name}`))]);
  });

  it('distributions after a refinancing ask for those without it, and for the return at which the gain is worked out', () => {
    const { errors } = openDeal(chargeAlone({ distributions_after: '2 mGBP/year' }));
    expect(errors.map((each) => /has no (\w+)/.exec(each)?.[1]).sort()).toEqual([
      'distributions_before',
      'refinancing_rate',
    ]);
    for (const each of errors) expect(each).toMatch(/^pfi\/deed\.yaml: /);
  });
});

describe('terms of ways out that drive nothing are told in their line, with what else they need', () => {
  it.each([
    ['rpi_swap_charge', '5 mGBP/year', 'pfi/apart_from_base_case, which asks for senior_margin too'],
    ['rpi_swap_growth', '3 %', 'pfi/apart_from_base_case, which asks for senior_margin too'],
    ['market_swap_rate', '4 %', 'pfi/owed_by_model, which asks for senior_margin too'],
    ['gilt_at_signature', '4 %', 'pfi/contractor_default, which asks for gilt_at_termination and equity_method and'],
    [
      'equity_method',
      '2',
      'pfi/termination, which asks for stated_senior, or for market_swap_rate and senior_margin too',
    ],
    ['distributions_before', '5 mGBP/year', 'pfi/refinancing, which asks for distributions_after too'],
    ['stated_breakage', '2 mGBP', 'pfi/owed_as_stated, which asks for stated_senior too'],
    ['redundancy_cost', '1 mGBP', 'pfi/termination, which asks for equity_method and stated_senior, or for'],
  ])('%s', (name, value, needs) => {
    const text = chargeAlone({ [name]: value });
    const { study, errors } = openDeal(text);
    expect(errors).toEqual([]);
    const told = (study?.warnings ?? []).filter(({ found }) => found.includes('drives nothing'));
    expect(told.map(({ found, right, line }) => [found, line, right])).toEqual([
      [
        `${name} drives nothing in this contract`,
        lineOf(text, name),
        expect.stringContaining(`It belongs to ${needs}`),
      ],
    ]);
  });
});

it('what is worked out beside what is stated is told, since the statement comes before it', () => {
  const { study } = openDeal(dealWith({ ...SCHEDULE, stated_senior: '60 mGBP', hedged_share: '80 %' }));
  const told = (study?.warnings ?? []).filter(({ found }) => found.includes('drives nothing'));
  expect(told.map(({ found }) => found.split(' ')[0])).toContain('hedged_share');
  for (const { right } of told)
    expect(right).toMatch(/^It belongs to pfi\/owed_by_model, in whose place another section stands/);
});

function reportOf(text: string): Result {
  const folder = copyOf(join(shipped, 'typical-acute'), 'northfield');
  mkdirSync(join(folder, 'pfi'));
  writeFileSync(join(folder, 'pfi', 'deed.yaml'), text);
  return resultOf(folder, undefined, { part: 'contract' });
}

function saidOf(text: string, id: string): string | undefined {
  return reportOf(text).findings.find((each) => each.id === `ways-out.${id}`)?.text;
}

describe('what cannot be told of ways out is said', () => {
  it('of a year before the base year, and of one after the last that is worked out', () => {
    expect(saidOf(dealWith({ ...SCHEDULE, exit_year: '2012' }), 'asked_for')).toMatch(
      /^2011\/12 is before 2016\/17, the base year, and nothing is worked out for it\..* is of 2016\/17\.$/,
    );
    expect(saidOf(dealWith({ ...SCHEDULE, exit_year: '2090' }), 'asked_for')).toMatch(
      /^2089\/90 is after the last year that/,
    );
    expect(saidOf(dealWith({ ...SCHEDULE, exit_year: '2031' }), 'asked_for')).toBeUndefined();
  });

  it('of the year of the last payment, and of one after it', () => {
    for (const year of ['2043', '2044']) {
      const said = saidOf(dealWith({ ...SCHEDULE, exit_year: year }), 'over');
      expect(said).toMatch(/no charge is left: the last is paid in 2042\/43\. Ask for a year before that one\.$/);
    }
    expect(saidOf(dealWith({ ...SCHEDULE, exit_year: '2042' }), 'over')).toBeUndefined();
  });

  it('of a year in which what is owed was not stated', () => {
    const before = Array.from({ length: 14 }, (_, at) => `${2016 + at}/${17 + at}: 0 GBP`).join(', ');
    const years = `{ ${before}, 2030/31: 60 mGBP }`;
    const stated = `stated_senior: { series: ${years}, beyond: zero, status: contract, source: The company }`;
    const text = (year: string): string =>
      `${chargeAlone({ equity_method: '2', may_end_voluntarily: 'yes', exit_year: year })}  ${stated}\n`;
    expect(saidOf(text('2031'), 'not_stated')).toBeUndefined();
    expect(saidOf(text('2031'), 'price')).toMatch(
      /senior debt of £60\.0m.*what was stated for that year \(The company\)/,
    );
    expect(saidOf(text('2032'), 'not_stated')).toMatch(
      /owed with 2031\/32 is not given.*Give stated_senior for that year/,
    );
  });

  it('a figure that was stated for all years is one for each, whatever else was stated', () => {
    const text = chargeAlone({
      equity_method: '1',
      may_end_voluntarily: 'no',
      exit_year: '2031',
      stated_senior: '40 mGBP',
    });
    expect(saidOf(text, 'price')).toMatch(/^The contract gives no right to end it at will\..* £40\.0m with 2030\/31/);
  });

  it('of a quotation beside a schedule which of them is taken, and what they differ by', () => {
    const quoted = dealWith({ ...SCHEDULE, exit_year: '2031', compensation_quoted: '90 mGBP' });
    const said = saidOf(quoted, 'buy_out');
    expect(said).toMatch(
      /^At £90\.0m, as quoted \(A test; its year is not said, and it is taken as of that year: the quotation is taken, and the schedule, which would make it £\d[\d.]*m, is not\), with 2030\/31/,
    );
    expect(said).toMatch(/£\d[\d.]*m for a price that is not the schedule’s/);
    expect(saidOf(dealWith({ ...SCHEDULE, exit_year: '2031' }), 'buy_out')).not.toMatch(/quot|not the schedule/);
  });

  it('of a price of nought that it saves all that a buy-out may cost', () => {
    const said = saidOf(dealWith({ exit_year: '2031', compensation_quoted: '0 GBP' }), 'buy_out');
    expect(said).toMatch(
      /^At £0, as quoted .*would save the exchequer £(\d[\d.]*m) .*It would lose above £\1 of compensation/,
    );
  });
});
