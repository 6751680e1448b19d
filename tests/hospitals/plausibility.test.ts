import { expect, test } from 'vitest';
import type { Given, GivenMember } from '../../src/model/values/given.js';
import { checkPlausible } from '../../src/hospitals/oddities/plausibility.js';
import { copiedSite } from './copiedSite.js';

const place = { file: 'site.yaml', line: 1, column: 1 };

function single(name: string, text: string): Given {
  return { name, place, value: { kind: 'single', typed: { text, place } } };
}

function byPool(name: string, beds: Record<string, string>): Given {
  const members = Object.entries(beds).map(([pool, text]): [string, GivenMember] => [
    pool,
    { place, value: { kind: 'single', typed: { text, place } } },
  ]);
  return { name, place, value: { kind: 'members', members: new Map(members) } };
}

function found(...givens: Given[]): string[] {
  return checkPlausible(givens, undefined).map(
    (problem) => `${problem.severity}: ${problem.found}. ${problem.right ?? ''}`,
  );
}

test('occupancy over 100% is a warning, pool by pool', () => {
  expect(
    found(
      byPool('beds_open', { medicine: '300 bed', surgery: '180 bed' }),
      byPool('beds_occupied_today', { medicine: '306 bed', surgery: '180 bed' }),
    ),
  ).toEqual([expect.stringMatching(/^warning: occupancy over 100%: 306 of 300 beds of medicine/)]);
  const site = copiedSite().edit('beds.csv', '306,299', '298,299');
  expect(site.errors()).toEqual([]);
  expect(site.warnings().join()).toMatch(/occupancy over 100%: 299 of 298 beds of pfi_part/);
});

test('beds of which every one is occupied, on the mean of a year, are asked about: the one number may be a copy of the other', () => {
  const beds = (occupied: string): string[] =>
    found(
      byPool('beds_open', { medicine: '20 bed', surgery: '9 bed' }),
      byPool('beds_occupied_today', { medicine: '20 bed', surgery: occupied }),
    );
  expect(beds('9 bed')).toEqual([
    'warning: every bed is occupied, 29 of 29 on the mean of the year. Is the one number a copy of the other? 152 of 1,012 sites returned both alike (ERIC 2014-15), and beds that are short rest on it',
  ]);
  expect(beds('8.5 bed')).toEqual([]);
});

test.each([
  ['17.3 mGBP', '40.3 mGBP', /43% of the capital value.*usually 10–16%/],
  ['17.3 GBP', '40.3 mGBP', /0\.000043% of the capital value.*£m written for £/],
  ['17300 GBP', '40.3 mGBP', /Was £m written for £/],
  ['17.3 mGBP', '40.3 kGBP', /Was £m written for £/],
  ['2 mGBP', '40.3 mGBP', /5% of the capital value.*usually 10–16%/],
])('a charge of %s for a capital value of %s is out of band', (charge, capital, message) => {
  expect(found(single('charge_before_base', charge), single('capital_value', capital)).join()).toMatch(message);
});

test('a charge in the usual band, or one without a capital value, raises nothing', () => {
  expect(found(single('charge_before_base', '5 mGBP'), single('capital_value', '40 mGBP'))).toEqual([]);
  expect(found(single('charge_before_base', '5 mGBP'))).toEqual([]);
});

test('parts within 1% of the whole add up', () => {
  const space = (clinical: string): string[] =>
    found(single('clinical_area', clinical), single('non_clinical_area', '3000 m2'), single('occupied_area', '1 ha'));
  expect(space('7000 m2')).toEqual([]);
  expect(space('7090 m2')).toEqual([]);
  expect(space('6500 m2').join()).toMatch(
    /^warning: the parts of a source do not add up: clinical 6,500 \+ non-clinical 3,000 = 9,500 m² against 10,000 m²/,
  );
});

test('no more floor is occupied, or empty and under-used, than there is', () => {
  const floor = (occupied: string): string[] =>
    found(single('occupied_area', occupied), single('gross_internal_area', '68000 m2'));
  expect(floor('68000 m2')).toEqual([]);
  expect(floor('700000 m2')).toEqual([
    expect.stringMatching(/^error: 700,000 m² are occupied of 68,000 m² of gross internal area/),
  ]);
  const unused = (empty: string, underUsed: string): string[] =>
    found(single('empty_share', empty), single('under_used_share', underUsed));
  expect(unused('60 %', '40 %')).toEqual([]);
  expect(unused('99 %', '98 %')).toEqual([
    expect.stringMatching(/^error: 99% of the floor are empty and 98% under-used, more than all of it/),
  ]);
});

test('two datings less than three years apart raise nothing', () => {
  const datings = (year: string): string[] =>
    found(single('contract_last_day', '2039-03-31'), single('last_published_year', year));
  expect(datings('2037')).toEqual([]);
  expect(datings('2036').join()).toMatch(/2038\/39 by its dates, 2035\/36/);
});

test('a boundary 5% off the site’s area is a warning; blocks 5% off the floor area are an error', () => {
  const area = copiedSite('sites/typical-acute', 'acute').edit('site.yaml', 'value: 60 acre', 'value: 60 ha');
  expect(area.warnings().join()).toMatch(/the boundary holds 24\.28 ha, where the site’s area is given as 60 ha/);
  const near = copiedSite('sites/typical-acute', 'acute').edit('site.yaml', 'value: 68000 m2', 'value: 69500 m2');
  expect(near.warnings().join()).toMatch(
    /floor areas of the blocks add up to 68,000 m², where the gross internal area is 69,500 m²/,
  );
  const far = copiedSite('sites/typical-acute', 'acute').edit('site.yaml', 'value: 68000 m2', 'value: 80000 m2');
  expect(far.errors().join()).toMatch(/68,000 m², where the gross internal area is 80,000 m².*15% apart.*missing/);
  const over = copiedSite('sites/typical-acute', 'acute').edit('site.yaml', 'value: 68000 m2', 'value: 60000 m2');
  expect(over.errors().join()).toMatch(/13\.3% apart.*external areas/);
});

test('METHOD 7: a P10 of land prices above the P90 is an error with both prices', () => {
  const [low, high] = [single('land_price_low', '900 krealGBP/acre'), single('land_price_high', '600 krealGBP/acre')];
  expect(found(low, high)).toEqual([
    expect.stringMatching(/^error: the low land price, £900,000 an acre, is above the high one, £600,000\. Low is/),
  ]);
  const even = single('land_price_low', '600 krealGBP/acre');
  expect(found(even, high)).toEqual([]);
  expect(found(single('land_price_middle', '950 krealGBP/acre'), even, high)).toEqual([
    expect.stringMatching(/^error: the middle land price, £950,000 an acre, is above the high one/),
    expect.stringMatching(/^warning: the middle land price, £950,000 an acre, is not what land is sold at/),
  ]);
});

test('METHOD 5: one end of a price beside the nation’s other is refused, and so is half of a count of delayed patients', () => {
  expect(found(single('land_price_high', '900 krealGBP/acre'))).toEqual([
    expect.stringMatching(/^error: .*land_price_low is not given\. Give land_price_low too, or neither/),
  ]);
  expect(found(single('delayed_among_beds', '446 bed'))).toEqual([
    expect.stringMatching(/^error: .*delayed_patients is not given/),
  ]);
  const [patients, beds] = [single('delayed_patients', '161 bed'), single('delayed_among_beds', '446 bed')];
  expect(found(patients, beds)).toEqual([]);
  expect(found(single('delayed_patients', '22316 bed'), beds)).toEqual([
    expect.stringMatching(/^error: 22,316 delayed patients among 446 occupied beds/),
  ]);
});

test('two land prices are said to be read as P10 and P90, until the hospital says which percentile they are', () => {
  const prices = [single('land_price_low', '1100 krealGBP/acre'), single('land_price_high', '1600 krealGBP/acre')];
  expect(found(...prices)).toEqual([expect.stringMatching(/^warning: .*£1,100,000.*£1,600,000.*upper_percentile/)]);
  expect(found(...prices, single('upper_percentile', '0.95'))).toEqual([]);
  expect(found(...prices.map(({ name }) => single(name, '1 krealGBP/acre')))).toEqual([]);
});

test('a middle land price that the median of the other two is not is said to be left aside, with both', () => {
  const prices = (middle: string): string[] =>
    found(
      single('land_price_low', '1100 krealGBP/acre'),
      single('land_price_middle', middle),
      single('land_price_high', '1600 krealGBP/acre'),
      single('upper_percentile', '0.9'),
    );
  expect(prices('1350 krealGBP/acre')).toEqual([expect.stringMatching(/^warning: .*£1,350,000.*£1,326,650/)]);
  expect(prices('1327 krealGBP/acre')).toEqual([]);
});

const payments = (values: readonly number[], unit = 'mGBP'): Given => ({
  name: 'charge_published',
  place,
  value: {
    kind: 'series',
    years: new Map(values.map((value, at) => [2017 + at, { text: `${value} ${unit}`, place }])),
  },
});

test('METHOD 3, bad input: a large charge that never grows may be in the prices of one year; a small or a growing one is not asked', () => {
  expect(found(payments([21, 21, 21, 21, 21, 21, 21])).join()).toMatch(
    /£21m in every year from 2016\/17 to 2022\/23.*prices of one year.*charge_at_base/,
  );
  expect(found(payments([21, 21, 21, 21, 21, 21]))).toEqual([]);
  expect(found(payments([5, 5, 5, 5, 5, 5, 5, 5]))).toEqual([]);
  expect(found(payments([21, 21.5, 22, 22.5, 23, 23.6, 24.2, 24.8]))).toEqual([]);
});

test('METHOD 3, bad input: an index of a price base after the base year', () => {
  expect(found(single('index_since_price_base', '0.97')).join()).toMatch(/0\.97 of .*after the base year.*206 ÷ 200/);
  expect(found(single('index_since_price_base', '1.03'))).toEqual([]);
});

test('METHOD 3, bad input: a charge that is a fifth above what was returned may hold VAT', () => {
  const returned = byPool('eric_pfi_cost', { lifecycle: '2 mGBP', principal_and_interest: '8 mGBP' });
  expect(found(single('charge_at_base', '12 mGBP'), returned).join()).toMatch(/1\.2 times .*Is VAT in it\?/);
  expect(found(single('charge_at_base', '12.2 mGBP'), returned)).toEqual([]);
});

test('METHOD 3, bad input: days that make a contract of no length that contracts have, or one that begins after its payments', () => {
  const days = (first: string, last: string): Given[] => [
    single('contract_first_day', first),
    single('contract_last_day', last),
  ];
  expect(found(...days('2008-04-01', '2010-03-31')).join()).toMatch(/would run 2 years.*mistyped/);
  expect(found(...days('2008-04-01', '2428-03-31')).join()).toMatch(/would run 420 years/);
  expect(found(...days('2008-04-01', '2048-03-31'))).toEqual([]);
  expect(found(single('contract_first_day', '2098-04-01'), payments([21, 22, 23])).join()).toMatch(
    /error: the contract’s first day is 2098-04-01, and its last payment is for 2018\/19/,
  );
  expect(found(single('contract_first_day', '2008-04-01'), payments([21, 22, 23]))).toEqual([]);
});
