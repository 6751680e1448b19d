import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Result } from '../../../src/report/index.js';
import { copyOf, resultOf, shipped } from '../reported.js';
import { dealWith } from './deals.js';

function reportOf(contracts: Readonly<Record<string, string>>): Result {
  const folder = copyOf(join(shipped, 'typical-acute'), 'northfield');
  mkdirSync(join(folder, 'pfi'));
  for (const [name, text] of Object.entries(contracts)) writeFileSync(join(folder, 'pfi', `${name}.yaml`), text);
  return resultOf(folder, undefined, { part: 'contract' });
}

function saidIn({ findings }: Result): string[] {
  return findings.flatMap(({ id, title, text }) => (id?.startsWith('company.') === true ? [`${title}: ${text}`] : []));
}

it('says what the company borrowed, how safe that is and what its owners get, and whose terms they are', () => {
  const result = reportOf({ deed: dealWith() });
  const said = saidIn(result);
  expect(said).toHaveLength(3);
  expect(said[0]).toMatch(
    /terms in the contract’s file \(The credit agreement\), which no public source tells.*£114m.*£104m/,
  );
  expect(said[1]).toMatch(/1\.25 times in the tightest year/);
  expect(said[2]).toMatch(/returns 7\.1% a year, and its owners 11\.7%/);
  const pictures = result.charts.map(({ file }) => file);
  for (const picture of ['company-debt', 'company-cover', 'company-waterfall'])
    expect(pictures).toContain(`${picture}.png`);
});

it('says of terms that are no deal what is wrong with them, with the figure', () => {
  const grows = saidIn(reportOf({ deed: dealWith({ base_case_rpi_growth: '6 %', senior_gearing_cap: '100 %' }) }));
  expect(grows.join('\n')).toMatch(/Senior debt would grow: .*£2\.6m short of its interest/);
  const short = saidIn(reportOf({ deed: dealWith({ base_case_charge: '5 mGBP/year' }) }));
  expect(short.join('\n')).toMatch(/Cash does not reach: .*at worst it is −£\d/);
  expect(short.join('\n')).toMatch(
    /In 2013\/14 the cash of the base case falls £\d[\d.km]+ short of its senior debt service/,
  );
});

it('says of a reserve that no cash is left to fill which it is, when, by how much, and what would fill it', () => {
  const minimal = dealWith().replace(/^ {2}base_case_lifecycle:\n[\s\S]*?beyond: zero\n/m, '');
  const text = `${minimal}  base_case_lifecycle: { value: 0.9 mGBP/year, status: contract, source: Close }\n`;
  const pays = ({ options }: Result): unknown => options[0]?.checks.find(({ name }) => name === 'company_pays');
  const result = reportOf({ deed: text });
  expect(pays(result)).toMatchObject({
    ok: false,
    found: expect.stringMatching(
      /\(deed\): First year in which cash falls short .* 2013\/14, Missing in it for senior debt £0,.*Missing in it for the maintenance reserve £\d.*have it filled at close \(mra_at_close/,
    ) as string,
  });
  expect(saidIn(result).join('\n')).toMatch(
    /In 2013\/14 the cash of the base case falls £\d+k short of the £\d\.\dm that the maintenance reserve is to be given.*mra_at_close/,
  );
  const filled = reportOf({ deed: `${text}  mra_at_close: { value: yes, status: contract, source: Close }\n` });
  expect(pays(filled)).toMatchObject({ ok: true });
});

it('says of a building whose capital value nobody gives that nothing is known of what it will stand at', () => {
  const charge = dealWith().replace(/^ {2}capital_value: .*\n/m, '');
  const without = charge.slice(0, charge.indexOf('  base_case_price_year'));
  const afterIt = ({ findings }: Result): string | undefined =>
    findings.find(({ id }) => id === 'expiry.after_it')?.text;
  expect(afterIt(reportOf({ deed: dealWith() }))).toMatch(/, and stands at £\d+\.\dm net of depreciation: whether/);
  const said = afterIt(reportOf({ deed: without }));
  expect(said).toMatch(/to renew, and no capital value is given from which to say what it will stand at: whether/);
  expect(said).not.toContain('stands at');
});

it('doubts construction that is far from the capital value, with both figures, and no other', () => {
  const doubts = (terms: Readonly<Record<string, string>>): string[] =>
    reportOf({ deed: dealWith(terms) }).warnings.filter((each) => each.includes('construction comes to'));
  expect(doubts({})).toEqual([]);
  expect(doubts({ capital_value: '60 mGBP' })).toEqual([]);
  expect(doubts({ capital_value: '11.3 mGBP' })).toEqual([
    expect.stringMatching(
      /pfi\/deed\.yaml:\d+:\d+: .*construction comes to £100m by the company’s terms, and the capital value is £11\.3m\./,
    ),
  ]);
  expect(doubts({ capital_value: '1130 mGBP' })).toHaveLength(1);
});

it('speaks of each of two companies by its contract, and of none where no terms are given', () => {
  const south = dealWith({ senior_dscr: '1.4' }).replace('The Northfield', 'The Southfield');
  const both = saidIn(reportOf({ deed: dealWith(), south }));
  expect(both.filter((each) => each.includes('The Southfield deed'))).toHaveLength(3);
  const terms = dealWith();
  const charge = terms.slice(0, terms.indexOf('  base_case_price_year'));
  expect(saidIn(reportOf({ deed: charge }))).toEqual([]);
});
