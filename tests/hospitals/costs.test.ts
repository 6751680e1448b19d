import { writtenOut } from '../study/longForm.js';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadSite } from '../../src/hospitals/index.js';
import { numberAt, optionOf } from '../study/printed.js';
import { copyOf, edit, reported, resultOf, sites } from '../study/reported.js';
import { CopiedSite } from './copiedSite.js';

const HEADER = 'category,amount,fixed,semi_fixed,variable,lag_months,source,status,prices';
const STAFF = 'staff,195000000,15,75,10,12,Accounts 2016/17 note 5,assumed,2016/17';
const ROWS = [
  STAFF,
  'goods,51000000,5,15,80,3,Accounts 2016/17 note 6,assumed,2016/17',
  'premises,27000000,70,25,5,0,Accounts 2016/17 note 7,assumed,2016/17',
  'other,27000000,70,15,15,24,Accounts 2016/17 note 8,,2016/17',
];

/** The typical acute hospital with its accounts by category. */
function withAccounts(rows: readonly string[] = ROWS, header = HEADER): CopiedSite {
  const site = new CopiedSite(copyOf(join(sites, 'typical-acute'), 'accounts'));
  return site.write('costs.csv', `${[header, ...rows].join('\n')}\n`);
}

const changed = (from: string, to: string, of = STAFF): string[] => {
  if (!of.includes(from)) throw new Error(`the row does not hold ${from}`);
  return ROWS.map((row) => (row === of ? row.replace(from, to) : row));
};

describe('costs.csv', () => {
  it('METHOD 2a: the categories cost what the file says, each number with its row, column and source', () => {
    const { site } = loadSite(withAccounts().folder);
    const cost = site?.givens.find(({ name }) => name === 'category_cost')?.value;
    const staff = cost?.kind === 'members' ? cost.members.get('staff') : undefined;
    expect(staff).toMatchObject({
      value: { kind: 'amount', amount: 195_000_000, unit: 'realGBP' },
      status: 'assumed',
      source: 'Accounts 2016/17 note 5',
      prices: 2017,
      date: '2016/17',
      from: { file: 'costs.csv', row: 2, column: 'amount' },
    });
    const result = resultOf(withAccounts().folder);
    const usual = optionOf(result, 'business-as-usual');
    expect(numberAt(result, usual, 'operating_cost')).toBe(300_000_000);
    expect(numberAt(result, usual, 'cost_today', undefined, 'premises')).toBe(27_000_000);
  });

  it('METHOD 0: amounts in the prices of another year are restated in those of the base year', () => {
    const site = withAccounts(
      ROWS.map((row) => row.replace('2016/17,assumed,2016/17', 'x').replace(/2016\/17$/, '2017/18')),
    );
    const result = resultOf(site.folder);
    const cost = numberAt(result, optionOf(result, 'business-as-usual'), 'operating_cost');
    expect(cost).toBeLessThan(300_000_000);
    expect(cost).toBeGreaterThan(285_000_000);
  });

  it('a lag by category reaches the model, that of variable cost only from a column of its own', () => {
    const inputsOf = (site: CopiedSite): unknown =>
      resultOf(site.folder)
        .inputs.filter(({ name }) => name.endsWith('_lag'))
        .map(({ name, member, values }) => [name, member, values[0]]);
    const lags = inputsOf(withAccounts(changed(',12,', ',18,')));
    expect(lags).toContainEqual(['semi_fixed_lag', 'staff', 1.5]);
    expect(lags).toContainEqual(['variable_lag', 'goods', 0.25]);
    const own = inputsOf(
      withAccounts(
        ROWS.map((row) => `${row},6`),
        `${HEADER},variable_lag_months`,
      ),
    );
    expect(own).toContainEqual(['variable_lag', 'goods', 0.5]);
  });

  it('shares within half a point of 100 are rounding', () => {
    const site = withAccounts(changed(',15,75,10,', ',15,75,10.4,'));
    expect(site.errors()).toEqual([]);
    expect(
      reported(site.folder)
        .result?.options.flatMap(({ checks }) => checks)
        .filter(({ ok }) => !ok),
    ).toEqual([]);
  });

  it('a row that cites nothing is illustrative', () => {
    const site = withAccounts(changed('Accounts 2016/17 note 5,assumed,2016/17', ',,2016/17'));
    const cost = loadSite(site.folder).site?.givens.find(({ name }) => name === 'category_cost')?.value;
    expect(cost?.kind === 'members' && cost.members.get('staff')?.status).toBe('illustrative');
  });

  it('an amount a bed far from the usual is a warning', () => {
    const small = ROWS.map((row) => row.replace('000000,', '000,'));
    expect(withAccounts(small).warnings().join()).toMatch(/the amounts come to £500 an open bed\. Was £m or £k/);
  });
});

const WRONG: [string, () => CopiedSite, RegExp][] = [
  [
    'splits that sum to 98',
    () => withAccounts(changed(',10,', ',8,')),
    /^costs\.csv:2: row 2: .* of staff sum to 98\. They must sum to 100/,
  ],
  ['splits that sum to 100.6', () => withAccounts(changed(',10,', ',10.6,')), /of staff sum to 100\.6/],
  [
    'shares written as parts of 1',
    () => withAccounts(changed(',15,75,10,', ',0.15,0.75,0.1,')),
    /sum to 1\. They are percentages: write 75 for 0\.75/,
  ],
  [
    'a negative share',
    () => withAccounts(changed(',15,75,10,', ',-15,75,40,')),
    /^costs\.csv:2: row 2, column fixed is below 0/,
  ],
  [
    'a negative amount',
    () => withAccounts(changed('195000000', '-195000000')),
    /column amount is below 0\. Write pounds a year/,
  ],
  [
    'a missing amount',
    () => withAccounts(changed('195000000', 'n/a')),
    /column amount is n\/a, which marks a missing value/,
  ],
  [
    'an amount in millions of nobody knows what',
    () => withAccounts(changed('195000000', '195m')),
    /column amount is "195m", which is not a number\. Write pounds a year, as in 195000000 or £195m/,
  ],
  [
    'an amount in per cent',
    () => withAccounts(changed('195000000', '20%')),
    /column amount is 20%, where no % belongs/,
  ],
  [
    'a share in pounds',
    () => withAccounts(changed(',15,75,10,', ',£15,75,10,')),
    /column fixed is £15, where no £ belongs/,
  ],
  [
    '£m among £',
    () => withAccounts(changed('195000000', '195')),
    /the amounts run from 195 to 51000000\. Are £m and £ mixed/,
  ],
  ['amounts of nothing', () => withAccounts(ROWS.map((row) => row.replace(/,\d+000000,/, ',0,'))), /every amount is 0/],
  [
    'an unknown category',
    () => withAccounts(changed('staff', 'staf')),
    /^costs\.csv:2: there is no category staf\. Did you mean staff/,
  ],
  ['a category twice', () => withAccounts([...ROWS, STAFF]), /^costs\.csv:6: the category staff stands twice/],
  ['a category missing', () => withAccounts(ROWS.slice(1)), /it has no category staff/],
  ['a column missing', () => withAccounts(ROWS, HEADER.replace('lag_months', 'lags')), /it has no column lag_months/],
  ['a column twice', () => withAccounts(ROWS, HEADER.replace('status', 'source')), /a column stands twice/],
  ['an unknown status', () => withAccounts(changed(',assumed,', ',gessed,')), /there is no status gessed/],
  [
    'amounts without a year of prices',
    () => withAccounts(ROWS.map((row) => row.replace(/,2016\/17$/, ','))),
    /^costs\.csv:2: nothing says of which year the prices of [a-z, ]+ are\. Add a column prices/,
  ],
  [
    'prices of no year',
    () => withAccounts(changed(',assumed,2016/17', ',assumed,lately')),
    /^costs\.csv:2: prices lately is not a financial year/,
  ],
  [
    'reference costs entered as marginal',
    () => withAccounts(ROWS.map((row) => row.replace(/,\d+,\d+,\d+,(\d+),Acc/, ',0,0,100,$1,Acc'))),
    /^costs\.csv:2: 100% of the cost is variable\. Reference costs .*under semi_fixed.*under fixed/,
  ],
  [
    'an amount that no hospital costs',
    () => withAccounts(changed('195000000', '1e300')),
    /^costs\.csv:2: row 2, column amount is above 100000000000, which no hospital costs/,
  ],
  ['semicolons', () => withAccounts(ROWS, HEADER.replaceAll(',', ';')), /costs\.csv:1: its columns are parted by ;/],
  ['an empty file', () => withAccounts().write('costs.csv', ''), /^costs\.csv:1: it has no column category/],
  [
    'a section without its file',
    () => {
      const site = withAccounts();
      writtenOut(site.folder);
      return site.remove('costs.csv');
    },
    /costs_by_category is one of the sections, and there is no costs\.csv/,
  ],
];

describe('METHOD 2: accounts that are wrong are refused, with file, line and what would be right', () => {
  it.each(WRONG)('%s', (_what, spoilt, said) => {
    const errors = spoilt().errors();
    expect(
      errors.some((error) => said.test(error)),
      errors.join('\n'),
    ).toBe(true);
  });

  it('a category whose row has a fault is not called missing', () => {
    expect(withAccounts(changed('195000000', 'n/a')).errors()).toHaveLength(1);
  });

  it('a file that no section reads', () => {
    const site = withAccounts();
    edit(join(writtenOut(site.folder), 'site.yaml'), '  - costs_by_category\n', '  - costs_a_bed\n');
    expect(site.errors().join()).toMatch(
      /do not hold costs_by_category\. List costs_by_category in place of costs_a_bed/,
    );
  });
});
