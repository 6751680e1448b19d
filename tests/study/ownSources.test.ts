import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { coverOf } from '../../src/writers/report/cover.js';
import { topicsOf } from '../../src/writers/report/topics.js';
import { numberAt, optionOf } from './printed.js';
import { copyOf, resultOf, sites } from './reported.js';

const LETTER = 'The letter of Smith and Partners, valuers, of 2 March 2017';
const ACCOUNTS = 'Accounts 2016-17 of the trust, note 5 (sources/accounts.csv row 1)';

/** A hospital whose accounts, contract and land prices are its own, each with its own source and none illustrative. */
function owned(): ReturnType<typeof resultOf> {
  const folder = copyOf(join(sites, 'stoke-mandeville'), 'own');
  const rows = [
    ['staff', 160_000_000, 60, 25, 15],
    ['goods', 40_000_000, 10, 20, 70],
    ['premises', 30_000_000, 80, 15, 5],
    ['other', 26_000_000, 70, 20, 10],
  ];
  writeFileSync(
    join(folder, 'costs.csv'),
    [
      'category,amount,fixed,semi_fixed,variable,lag_months,source,status,prices',
      ...rows.map(([category, amount, fixed, semi, variable]) =>
        [category, amount, fixed, semi, variable, 12, `"${ACCOUNTS}"`, 'measured', '2016/17'].join(','),
      ),
    ].join('\n'),
  );
  writeFileSync(join(folder, 'sources', 'accounts.csv'), rows.map(([, amount]) => amount).join(','));
  const site = join(folder, 'site.yaml');
  const prices = ['low', 'high'].map(
    (end, index) =>
      `  land_price_${end}: { value: ${index === 0 ? 900 : 1_400} krealGBP/acre, status: published, source: "${LETTER}", date: 2017-03-02 }\n`,
  );
  writeFileSync(site, readFileSync(site, 'utf8').replace('inputs:\n', `inputs:\n${prices.join('')}`));
  return resultOf(folder);
}

describe('what a hospital has measured, signed or had valued is called so wherever it stands', () => {
  /** Evaluated in the first test, and only read by all. */
  let once: ReturnType<typeof owned> | undefined;
  const own = (): ReturnType<typeof owned> => (once ??= owned());

  it('the inputs are the hospital’s own', () => {
    const inputs = new Map(own().inputs.map((input) => [`${input.name}.${input.member ?? ''}`, input]));
    expect(inputs.get('category_cost.staff')).toMatchObject({ status: 'measured', source: ACCOUNTS });
    expect(inputs.get('land_price_low.')).toMatchObject({ status: 'published', source: LETTER });
  });

  it('the year of the prices is that of the letter, and no sentence says that they are of another', () => {
    const year = own().inputs.find(({ name }) => name === 'land_price_year');
    expect(year).toMatchObject({ source: LETTER, status: 'published' });
    for (const option of ['business-as-usual', 'rationalise-and-sell'])
      expect(numberAt(own(), optionOf(own(), option), 'land_price_not_restated')).toBe(0);
  });

  it('nowhere is its land “not a valuation”, and the cover names whose prices it takes', () => {
    const result = own();
    const cover = coverOf(result);
    const all = JSON.stringify([
      cover,
      topicsOf(result),
      result.findings,
      result.charts,
      result.figures,
      result.answered,
    ]);
    expect(all).not.toMatch(/not a valuation/i);
    expect(cover.notDone.join(' ')).toContain(`its prices are those of ${LETTER.split(',')[0] ?? ''}`);
  });

  it('without the letter the cover says that it is no valuation', () => {
    const shipped = resultOf(join(sites, 'stoke-mandeville'), undefined, { whole: false });
    expect(coverOf(shipped).notDone.join(' ')).toContain('It is not a valuation of land.');
  });

  it('no sentence calls its accounts illustrative, and each sentence and chart counts what is behind it', () => {
    const result = own();
    const left = result.findings.find(({ id }) => id === 'costs.left_out');
    expect(left?.text).toBeDefined();
    expect(left?.text).not.toContain('What the hospital costs rest on illustrative');
    expect(left?.text).not.toContain('What the hospital costs rests on illustrative');
    const costs = result.findings.filter(({ id }) => id?.startsWith('costs.'));
    for (const { text, illustrative } of costs)
      if (illustrative === 0) expect(text).not.toMatch(/illustrative|placeholder/);
    expect(JSON.stringify(result.findings)).not.toMatch(/Nobody has measured[^"]*what the hospital costs/i);
  });
});
