import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkPlausible } from '../../src/hospitals/oddities/plausibility.js';
import { copiedSite, type CopiedSite } from './copiedSite.js';

const HEADER = 'pool,available,occupied,period,source,status\n';
const ACUTE = 'sites/typical-acute';

/** The hospital that `decant init` makes: 112 beds, 101 of them occupied, in 11,600 m². */
const small = (): CopiedSite => copiedSite('templates/site', 'my-hospital');
const withBeds = (available: string, occupied: string): CopiedSite =>
  small().write('beds.csv', `${HEADER}general,${available},${occupied},2016/17,KH03,published\n`);

describe('beds that are something else', () => {
  it.each([
    [
      'a year’s bed-days',
      '40880',
      '36865',
      /beds\.csv:2: 40,880 beds in 11,600 m².*0\.28 m² a bed.*a year’s bed-days \(112 beds\)/,
    ],
    [
      'a quarter’s',
      '10304',
      '9292',
      /beds\.csv:2: 10,304 beds in 11,600 m².*1\.13 m² a bed.*a quarter’s bed-days \(112 beds\)/,
    ],
    [
      'a month’s',
      '3360',
      '3030',
      /beds\.csv:2: 3,360 beds in 11,600 m².*3\.45 m² a bed.*a month’s bed-days \(112 beds\)/,
    ],
    ['beds × 1,000', '112000', '101000', /beds\.csv:2: 112,000 beds in 11,600 m².*0\.1 m² a bed/],
  ])('%s: one error, which asks what they are', (_, available, occupied, message) => {
    const errors = withBeds(available, occupied).errors();
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatch(message);
  });

  it.each([
    [
      'thousands',
      '0.112',
      '0.101',
      /beds\.csv:2: warning: 0\.11 beds in 11,600 m².*Are these beds, or thousands \(112 beds\)\?/,
    ],
    [
      'a share',
      '112',
      '0.92',
      /beds\.csv:2: warning: occupancy under 40%: 0\.92 of 112 beds.*Is 0\.92 the share that is occupied\? Then write 103 beds/,
    ],
    ['a rate of many beds', '1120', '92', /Is 92 the share that is occupied\? Then write 1,030 beds/],
    [
      '600 beds in 11,600 m²',
      '600',
      '540',
      /beds\.csv:2: warning: 600 beds in 11,600 m² of floor are 19\.33 m² a bed.*Usual is 20 to 400/,
    ],
    ['28 beds in 11,600 m²', '28', '25', /28 beds in 11,600 m² of floor are 414\.3 m² a bed/],
  ])('%s is odd', (_, available, occupied, message) => {
    expect(withBeds(available, occupied).warnings().join('\n')).toMatch(message);
  });
});

describe('one pool of several', () => {
  const acuteWith = (medicine: string): CopiedSite => copiedSite(ACUTE, 'acute').edit('beds.csv', '300,270', medicine);

  it.each([
    ['a share', '0.92,0.9', /^beds\.csv:2: warning: 0\.92 of a bed is open in medicine, one of 3 pools.*Is it a share/],
    [
      'rates',
      '92,90.4',
      /^beds\.csv:2: warning: 90\.4 of 92 beds of medicine are occupied, where every other pool is in whole beds.*rates in %/,
    ],
    [
      'a month’s bed-days of a small pool',
      '1500,1350',
      /^beds\.csv:2: warning: 1,500 beds are open in medicine, one of 3 pools.*a month’s bed-days \(50 beds\)/,
    ],
  ])('%s is told at its row', (_, medicine, message) => {
    expect(acuteWith(medicine).warnings()).toEqual([expect.stringMatching(message)]);
  });

  it('whole beds in all pools, or broken ones in all, raise nothing', () => {
    expect(acuteWith('92,90').warnings()).toEqual([]);
    const broken = acuteWith('92,90.4').edit('beds.csv', '180,162', '180,162.3');
    expect(broken.warnings()).toEqual([]);
  });

  it('occupied many times the open beds: one error, in place of all that follows from it', () => {
    expect(acuteWith('300,27000').errors()).toEqual([
      expect.stringMatching(
        /^beds\.csv:2: occupancy over 100%: 27,000 of 300 beds of medicine are occupied\. .*a quarter’s bed-days \(293 beds\)/,
      ),
    ]);
    expect(acuteWith('300,600').errors()).toEqual([]);
    expect(acuteWith('300,601').errors()).toHaveLength(1);
  });

  it('a sum that is odd is told at the pool that makes most of it', () => {
    const site = copiedSite(ACUTE, 'acute').edit('beds.csv', '120,108', '27600,24840');
    expect(site.errors()).toEqual([expect.stringMatching(/^beds\.csv:4: 28,080 beds in 68,000 m²/)]);
  });
});

describe('figures of another measure', () => {
  const acute = (found: string, instead: string): string =>
    copiedSite(ACUTE, 'acute').edit('site.yaml', found, instead).warnings().join('\n');

  it.each([
    [
      'running cost × 1,000',
      'floor_related: 7412000',
      'floor_related: 7412000000',
      /site\.yaml:\d+:\d+: warning: the running cost is £109,110 a year for each m².*£m or £k written for £/,
    ],
    [
      'running cost in £k',
      '7412000 realGBP, other_lines: 7480000',
      '7412 realGBP, other_lines: 7480',
      /the running cost is £0\.22 a year for each m²/,
    ],
    [
      'backlog × 1,000',
      'high: 3480 krealGBP',
      'high: 3480 mrealGBP',
      /the backlog is £51,401 for each m².*Usual is up to 5,200/,
    ],
    [
      'land in m² for acres',
      'value: 60 acre',
      'value: 60 m2',
      /60 m² of land for 68,000 m² of floor are 0\.000882 m² of land a m² of floor/,
    ],
    ['no parking', 'value: 1130 space', 'value: 0 space', /there are 0 parking spaces for each 1,000 m²/],
    ['parking × 1,000', 'value: 1130 space', 'value: 1130000 space', /16,618 parking spaces for each 1,000 m²/],
  ])('%s', (_, found, instead, message) => {
    expect(acute(found, instead)).toMatch(message);
  });

  it('a running cost that mostly follows no floor', () => {
    const site = copiedSite(ACUTE, 'acute')
      .edit('site.yaml', 'floor_related: 7412000', 'floor_related: 0')
      .edit('site.yaml', 'other_lines: 7480000', 'other_lines: 14892000');
    expect(site.warnings()).toEqual([
      expect.stringMatching(
        /^site\.yaml:\d+:\d+: warning: the running cost that follows floor area is £0 a year for each m² of floor/,
      ),
    ]);
  });

  const COSTS = ['category,amount,fixed,semi_fixed,variable,lag_months,source,status,prices'];
  const costs = (staff: string, premises = '27000000'): string[] =>
    copiedSite(ACUTE, 'acute')
      .write(
        'costs.csv',
        [
          ...COSTS,
          `staff,${staff},15,75,10,12,Accounts,assumed,2016/17`,
          'goods,51000000,5,15,80,3,Accounts,assumed,2016/17',
          `premises,${premises},70,25,5,0,Accounts,assumed,2016/17`,
          'other,27000000,70,15,15,24,Accounts,assumed,2016/17',
        ].join('\n'),
      )
      .warnings();

  it('a usual hospital’s accounts raise nothing', () => {
    expect(costs('195000000')).toEqual([]);
  });

  it('staff that cost nothing, and premises that cost too much', () => {
    expect(costs('0').join()).toMatch(/costs\.csv:2: warning: staff are 0% of what the hospital costs.*65%/);
    expect(costs('195000000', '270000000').join()).toMatch(
      /costs\.csv:4: warning: premises cost £3,971 a year for each m²/,
    );
  });

  it('accounts × 10 are told by the bed and by the bed-day', () => {
    const found = costs('19500000000').join('\n');
    expect(found).toMatch(/the amounts come to £32,675,000 an open bed\. Was £m or £k/);
    expect(found).toMatch(/the amounts come to £99,467 for each day of an occupied bed/);
  });

  it.each([
    ['operating_cost_a_bed', '500 realGBP/bed', /operating_cost_a_bed is £500\. Was £m or £k/],
    ['cost_a_wte', '38.7 realGBP/WTE', /cost_a_wte is £38\.7 a year\. Was £k written for £/],
    ['non_pay_a_bed', '196000 realGBP/bed', /non_pay_a_bed is £196,000 a year/],
  ])('%s far from the usual', (name, value, message) => {
    const given = `inputs:\n  ${name}: { value: ${value}, prices: 2016/17, status: assumed, source: Ours }`;
    expect(acute('inputs:', given)).toMatch(message);
  });

  const activity = (spells: string, tariff: string): string =>
    copiedSite(ACUTE, 'acute')
      .write(
        'activity.csv',
        `fy,pod,segment,spells,bed_days,bed_day_basis,tariff_value,source,status\n2016/17,emergency,,${spells},197100,midnight,${tariff},HES,published\n`,
      )
      .warnings()
      .join('\n');

  it('spells and tariffs of another measure', () => {
    expect(activity('40000', '90000000')).toBe('');
    expect(activity('40000000', '90000000')).toMatch(/74,074 spells a year have passed through each occupied bed/);
    expect(activity('3300', '9000000')).toMatch(/Too few spells, or too many bed-days/);
    expect(activity('40000', '90000')).toMatch(/activity\.csv:2: warning: tariff_value comes to £2\.25 a spell/);
    expect(activity('40000', '90000000000')).toMatch(/tariff_value comes to £2,250,000 a spell/);
  });
});

describe('payments out of line with those beside them', () => {
  const PFI = 'pfi/stoke-mandeville.yaml';
  const CELL =
    / {4}from: \{ file: sources\/hmt_pfi_2016-03-31\.csv, row: 3, column: " ?(Estimated )?Unitary Charge .*\n/g;
  /** The hospital with other payments, whose cells are not read again. */
  const withPayments = (change: (contract: string) => string): CopiedSite => {
    const site = copiedSite();
    return site.write(PFI, change(readFileSync(site.path(PFI), 'utf8')).replace(CELL, ''));
  };
  const paying = (found: string, instead: string): string[] =>
    withPayments((contract) => contract.replace(`      ${found}`, instead))
      .warnings()
      .filter((each) => each.includes('the unitary charge') && !each.includes('of the year before the base year'));

  it.each([
    [
      'nothing',
      '      2024/25: 0 mGBP',
      /^pfi\/stoke-mandeville\.yaml:\d+:\d+: warning: the unitary charge of 2024\/25 is £0 between the £21\.1m of 2023\/24 and the £22\.1m of 2025\/26/,
    ],
    [
      'a tenth',
      '      2024/25: 2.16 mGBP',
      /the unitary charge, £2\.16m of 2024\/25, is 90% below the £21\.62m of the years beside it/,
    ],
    ['another’s', '      2024/25: 84.2 mGBP', /the unitary charge, £84\.2m of 2024\/25, is 289% above the £21\.62m/],
    ['no line', '', /the unitary charge of 2024\/25 is missing between the £21\.1m of 2023\/24 and the £22\.1m/],
  ])('%s between 21 and 22', (_, instead, message) => {
    const found = paying('2024/25: 21.6 mGBP', instead);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(message);
  });

  it('an outlier beside the first payment is told of itself alone', () => {
    expect(paying('2017/18: 18.1 mGBP', '      2017/18: 84.2 mGBP')).toEqual([
      expect.stringMatching(/£84\.2m of 2017\/18, is 364% above the £18\.17m/),
    ]);
  });

  it('a last payment for part of a year is usual, one too large is not', () => {
    expect(paying('2035/36: 28.4 mGBP', '      2035/36: 10 mGBP')).toEqual([]);
    expect(paying('2035/36: 28.4 mGBP', '      2035/36: 284 mGBP').join()).toMatch(
      /£284m of 2035\/36, is 899% above the £28\.42m/,
    );
  });

  it('a last payment of a few weeks is asked about, unless the contract’s last day says so', () => {
    const weeks =
      /^pfi\/stoke-mandeville\.yaml:\d+:\d+: warning: the last unitary charge, £2\.84m of 2035\/36, is 10% of the £28\.42m/;
    const site = withPayments((contract) => contract.replace('28.4 mGBP', '2.84 mGBP'));
    expect(site.warnings()).toContainEqual(expect.stringMatching(weeks));
    const payments: [number, string][] = Array.from({ length: 8 }, (_, index) => [2017 + index, '20 mGBP']);
    const place = { file: 'pfi/x.yaml', line: 1, column: 1 };
    const judged = (day: string): string[] =>
      checkPlausible([
        {
          name: 'charge_published',
          place,
          value: {
            kind: 'series',
            years: new Map([...payments, [2025, '2 mGBP'] as const].map(([year, text]) => [year, { text, place }])),
          },
        },
        { name: 'contract_last_day', place, value: { kind: 'single', typed: { text: day, place } } },
      ]).map(({ found }) => found);
    expect(judged('2024-05-06')).toEqual([]); // 36 days of the year, a tenth
    expect(judged('2025-03-31')).toEqual([
      'the last unitary charge, £2m of 2024/25, is 10% of the £20m of the years before it',
    ]);
  });

  it('three payments in a row that are a tenth accuse themselves, and none beside them', () => {
    const three = withPayments((contract) =>
      contract.replace('21.6 mGBP', '2.16 mGBP').replace('22.1 mGBP', '2.21 mGBP').replace('22.7 mGBP', '2.27 mGBP'),
    )
      .warnings()
      .flatMap((each) => /the unitary charge, £[\d.]+m of (\d{4}\/\d\d), is 90% below/.exec(each)?.[1] ?? []);
    expect(three).toEqual(['2024/25', '2025/26', '2026/27']);
    expect(copiedSite().warnings().join()).not.toMatch(/years beside it/);
  });

  it('a whole list that is a quarter is told by the beds in PFI buildings, and by what the trust returned', () => {
    const site = withPayments((contract) =>
      contract
        .replace(/(?<=20\d\d\/\d\d: )[\d.]+(?= mGBP)/g, (charge) => String(Number(charge) / 4))
        .replace('value: 17.3 mGBP', 'value: 4.325 mGBP'),
    );
    const found = site.warnings().join('\n');
    expect(found).toMatch(/of the first published year comes to £14,799 for each of the 299 occupied beds in PFI/);
    expect(found).toMatch(/before the base year comes to £14,465 for each of the 299 occupied beds/);
    expect(found).toMatch(/first published year, £4,425,000, is 0\.45 times what eric_pfi_cost adds up to, £9,869,373/);
  });

  it('a charge that no bed bears', () => {
    const site = copiedSite().edit(PFI, 'value: 17.3 mGBP', 'value: 417.3 mGBP');
    expect(site.warnings().join('\n')).toMatch(/the unitary charge comes to £815,039 for each open bed/);
  });
});

describe('a row of another hospital', () => {
  const RETURN = 'sources/eric_2016-17_site.csv';
  it('code and name of the row are another’s: an error with the row that is right', () => {
    const site = copiedSite().edit(RETURN, 'RXQ02,STOKE MANDEVILLE HOSPITAL', 'RXQ50,WYCOMBE HOSPITAL').errors();
    expect(site).toHaveLength(1);
    expect(site[0]).toMatch(
      /^site\.yaml:\d+:\d+: row 2 of sources\/eric_2016-17_site\.csv is of RXQ50, WYCOMBE HOSPITAL, where this hospital is RXQ02, Stoke Mandeville Hospital/,
    );
  });

  it('another code with the same name, or the same code with another name, is asked about', () => {
    expect(copiedSite().edit(RETURN, 'RXQ02,STOKE', 'RXQ50,STOKE').warnings().join('\n')).toMatch(
      /is of RXQ50, STOKE MANDEVILLE HOSPITAL.*A site that changed its code/,
    );
    expect(copiedSite().edit(RETURN, 'STOKE MANDEVILLE HOSPITAL', 'WYCOMBE HOSPITAL').warnings().join('\n')).toMatch(
      /is of RXQ02, WYCOMBE HOSPITAL, where.*The same place by another name/,
    );
  });

  it('a row of its trust is its own', () => {
    expect(copiedSite().warnings().join('\n')).not.toMatch(/where this hospital is/);
  });
});
