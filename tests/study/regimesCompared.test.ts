import { cpSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Library } from '../../src/library/index.js';
import { checksOf, valueAt } from '../../src/model/evaluate/index.js';
import type { Result } from '../../src/report/index.js';
import { sayTopic } from '../../src/report/say/index.js';
import { speakingOf } from '../../src/report/saySubject.js';
import type { Finding, RegimeOutcome } from '../../src/report/result.js';
import { printGbp } from '../../src/words/index.js';
import { numberAt } from './printed.js';
import { at, given, under } from './payment/underRegime.js';
import {
  built,
  copyOf,
  edit,
  reported,
  resultOf,
  sites,
  studyOf,
  templates,
  temporaryFolder,
  shippedLibrary as library,
} from './reported.js';

const shipped = readdirSync(join(templates, 'regimes')).map((file) => file.replace('.yaml', ''));

const findingOf = ({ findings }: Result, id: string): Finding | undefined => findings.find((each) => each.id === id);

describe('the result compares the regimes', () => {
  const stoke = resultOf(join(sites, 'stoke-mandeville'), library);
  const compared = (result: Result): NonNullable<Result['regimes']> => {
    if (result.regimes === undefined) throw new Error('no regimes');
    return result.regimes;
  };
  const of = (id: string): RegimeOutcome => {
    const found = compared(stoke).regimes.find((each) => each.id === id);
    if (found === undefined) throw new Error(`there is no ${id}`);
    return found;
  };

  it('for the option that is worth most, in the year of full effect, each with one sentence', () => {
    const { option, yearLabel, prices, regimes } = compared(stoke);
    expect([option, yearLabel, prices]).toEqual(['Rationalise, owned wards first', '2021/22', '2016/17 prices']);
    expect(regimes.map(({ id }) => id)).toEqual(shipped);
    for (const { sentence, title } of regimes) {
      expect(sentence.startsWith(`${title}: in 2021/22 the trust `)).toBe(true);
      expect(sentence.match(/\.(\s|$)/g)).toHaveLength(1);
      expect(sentence).not.toMatch(/NaN|undefined|Infinity/);
    }
    expect(stoke.figures.regimes?.regimes.map(({ label }) => label)).toEqual(regimes.map(({ title }) => title));
  });

  it('the default regime gives what the option itself has', () => {
    const outcome = studyOf(join(sites, 'stoke-mandeville'), library).cases.find(
      ({ option }) => option.title === compared(stoke).option,
    )?.outcome;
    if (outcome === undefined) throw new Error('the option is missing');
    const { aYear, presentValue, incomeChangeGbp } = of('01-full-tariff');
    expect(aYear.trust).toBe(at(outcome, 'trust_net', 2022));
    expect(aYear.system).toBe(at(outcome, 'system_net', 2022));
    expect(incomeChangeGbp).toBe(at(outcome, 'income_change', 2022));
    expect(presentValue.commissioner).toBe(valueAt(outcome, 'commissioner_value'));
  });

  it('METHOD 3m: fewer bed-days carry the charge of a hospital with a PFI, and one without has none to carry', () => {
    const said = findingOf(stoke, 'payment.charge_weight');
    const option = stoke.options.find(({ title }) => title === compared(stoke).option);
    if (said === undefined || option === undefined) throw new Error('nothing is said');
    expect(said.option).toBe(option.id);
    const [before, after] = ['charge_a_bed_day_as_usual', 'charge_a_bed_day_programme'].map((line) =>
      numberAt(stoke, option, line, stoke.fullEffectYear),
    );
    expect(after).toBeGreaterThan(before ?? NaN);
    for (const pounds of [before, after]) expect(said.text).toContain(`£${pounds?.toFixed(2) ?? ''}`);
    // What is due is nominal; by the bed-day it is in the prices of the base year, and says so.
    for (const line of ['unitary_charge', 'unitary_charge_real'])
      expect(said.text).toContain(printGbp(numberAt(stoke, option, line, stoke.fullEffectYear)));
    expect(said.text).toContain(compared(stoke).prices);
    expect(findingOf(resultOf(join(sites, 'typical-acute'), library), 'payment.charge_weight')).toBeUndefined();
  });

  it('names each regime once by the trust’s sum of the year, and again by that of all years where the winner changes', () => {
    const text = findingOf(stoke, 'payment.who_gains')?.text ?? '';
    const times = (part: string): number => text.split(part).length - 1;
    let turned = 0;
    for (const { title, aYear, presentValue } of compared(stoke).regimes) {
      const [year, all] = [aYear.trust ?? NaN, presentValue.trust ?? NaN];
      const turns = year * all < 0;
      turned += turns ? 1 : 0;
      expect(times(`${title} (${printGbp(year)})`), title).toBe(1);
      expect(times(`${title} (${printGbp(all)})`), title).toBe(turns ? 1 : 0);
    }
    expect(turned).toBeGreaterThan(0);
  });

  it('what one gains the other loses but under the ways by which both together come to another sum', () => {
    const { regimes } = compared(stoke);
    const own = regimes[0]?.aYear.system ?? NaN;
    const others = regimes.filter(({ aYear }) => Math.abs((aYear.system ?? NaN) - own) >= 1);
    const text = findingOf(stoke, 'payment.who_gains')?.text ?? '';
    expect(others.map(({ id }) => id)).toEqual(['13-lead-provider']);
    for (const { title, aYear } of others) expect(text).toContain(`${title} (${printGbp(aYear.system ?? NaN)})`);
    expect(text).toContain(`Both together ${own < 0 ? 'lose' : 'gain'} ${printGbp(Math.abs(own))}`);
  });

  it('of a contract that outlives the years, the last charge is no last, and the sum is not all', () => {
    const copy = copyOf(join(sites, 'stoke-mandeville'), 'stoke-mandeville');
    const site = join(copy, 'site.yaml');
    edit(site, 'last: 2045/46', 'last: 2037/38');
    edit(site, 'inputs:\n', 'inputs:\n  expiry_as_contract: { value: yes, status: assumed, source: this test }\n');
    const longer = resultOf(copy, library);
    const [of, without] = [longer, stoke].map((result) => {
      const usual = result.options[0];
      const text = findingOf(result, 'pfi.due')?.text ?? '';
      return { text, outlives: usual === undefined ? NaN : numberAt(result, usual, 'charge_outlives') };
    });
    expect([of?.outlives, without?.outlives]).toEqual([1, 0]);
    expect(of?.text).toMatch(/2037\/38.*2039\/40/);
    expect(of?.text).not.toContain('the last');
    // No service is paid for within these years: no sum of it is named.
    expect(of?.text).not.toMatch(/£0|a year in/);
    expect(without?.text).toMatch(/2035\/36, the last.*a year in/);
    expect(findingOf(longer, 'beds.in_pfi')?.text).toContain('2037/38');
    expect(findingOf(stoke, 'beds.in_pfi')?.text).toContain('2035/36');
  });

  it('says what wards that were spare already add', () => {
    const college = resultOf(join(sites, 'university-college-hospital'), library);
    const said = findingOf(college, 'payment.spare_wards');
    const option = college.options.find(({ id }) => id === said?.option);
    if (said === undefined || option === undefined) throw new Error('nothing is said');
    const gbp = numberAt(college, option, 'released_spare_already', college.fullEffectYear);
    expect(gbp).toBeGreaterThan(1e6);
    expect(said.text).toContain(printGbp(gbp));
    // It is called a part of the trust's gain only where there is one.
    expect(numberAt(college, option, 'trust_net', college.fullEffectYear)).toBeLessThan(0);
    expect(said.text).not.toContain('gain');
    expect(findingOf(stoke, 'payment.spare_wards')).toBeUndefined();
  });
});

describe('a hospital that counts its admissions', () => {
  it('is paid by the tariff values of its activity.csv, whatever points of delivery it has', () => {
    const folder = copyOf(join(sites, 'typical-acute'), 'typical-acute');
    writeFileSync(
      join(folder, 'activity.csv'),
      [
        'fy,pod,segment,spells,bed_days,bed_day_basis,tariff_value,source,status',
        '2016/17,emergency,all,40000,160000,midnight,110000000,Invented,illustrative',
        '2016/17,day_case,all,30000,0,midnight,30000000,Invented,illustrative',
      ].join('\n'),
    );
    const study = studyOf(folder, library);
    const [full, aligned] = ['01-full-tariff', '05-aligned-payment'].map((regime) => under(study, regime));
    if (full === undefined || aligned === undefined) throw new Error('a regime is missing');
    expect(['emergency', 'day_case'].map((pod) => valueAt(full, 'pod_value_today', undefined, pod))).toEqual([
      110_000_000, 30_000_000,
    ]);
    // Day cases are planned care, paid as they are done; emergencies by a fixed sum.
    const lost = at(full, 'site_value_avoided', 2022);
    expect(-at(full, 'income_change', 2022)).toBeCloseTo(lost, 4);
    expect(-at(aligned, 'income_change', 2022)).toBeCloseTo((lost * 30) / 140, 4);
  });
});

/** What a sentence on a way of paying reads. */
const LINES = [
  ['trust', 'trust_net'],
  ['commissioner', 'commissioner_net'],
  ['system', 'system_net'],
  ['others', 'other_bodies_net'],
] as const;

describe('who gains, in a sentence', () => {
  const acute = studyOf(join(sites, 'typical-acute'), library);
  const payment = library.topics([]).find(({ id }) => id === 'payment');
  type Gains = Readonly<Record<'trust' | 'commissioner' | 'system' | 'others', number | null>>;
  const gbp = (trust: number | null, commissioner: number, others = 0): Gains => ({
    trust,
    commissioner,
    system: trust === null ? null : trust + commissioner,
    others,
  });

  /** What the shipped file says of one way of paying that gave these sums in the year of full effect and in the last. */
  function say(now: Gains, last = now, { income = -5_000_000, own = 3_000_000 } = {}): string {
    const best = acute.best();
    const years = { full: 2022, last: acute.timeline.last };
    const asks = LINES.flatMap(([id, line]) => [
      { id, line, unit: 'realGBP', year: years.full },
      { id: `${id}_last`, line, unit: 'realGBP', year: years.last },
    ]);
    const moved = [['income', 'income_change'] as const, ['own', 'own_cost_saved'] as const].map(([id, line]) => ({
      ...{ id, line, unit: 'realGBP', year: years.full },
    }));
    const sums = LINES.flatMap(
      ([id]) =>
        [
          [id, now[id]],
          [`${id}_last`, last[id]],
        ] as const,
    );
    const values = { ...Object.fromEntries(sums), income, own };
    const { id: option, title } = best.change.option;
    const cases = [{ option, title, decidedOtherwise: false, values }];
    const ran = [
      {
        id: 'regimes',
        title: 'Ways',
        asks: [...asks, ...moved],
        variants: [{ id: '04-block', title: 'Block', cases }],
      },
    ];
    const { speaking } = speakingOf(acute, best, { fullEffectYear: years.full, memberLabels: {}, ran });
    const said = payment === undefined ? [] : sayTopic(payment, speaking, 'experiment');
    expect(said.map(({ variant }) => variant)).toEqual(['04-block']);
    return said.map(({ kind, title: heading, text }) => (kind === 'odd' ? `${heading}. ${text}` : text)).join();
  }

  it.each([
    [
      'METHOD 3o: both gain',
      say(gbp(2_300_000, 5_200_000)),
      'Block: in 2021/22 the trust gains £2.3m and the commissioner gains £5.2m; together they gain £7.5m.',
    ],
    [
      'the hospital loses',
      say(gbp(-3_300_000, 6_200_000)),
      'Block: in 2021/22 the trust loses £3.3m and the commissioner gains £6.2m, so the hospital pays for what its payer saves; together they gain £2.9m.',
    ],
    [
      'the payer loses, and later the hospital',
      say(gbp(2_900_000, -2_900_000), gbp(-1_000_000, 900_000)),
      'Block: in 2021/22 the trust gains £2.9m and the commissioner loses £2.9m, so the payer pays for what the hospital saves; together they come out about even; by 2045/46 the trust loses £1.0m.',
    ],
    [
      'more patients are admitted, and the payer pays more than they cost',
      say(gbp(2_900_000, -6_900_000), undefined, { income: 6_900_000, own: -4_000_000 }),
      'Block: in 2021/22 the trust gains £2.9m and the commissioner loses £6.9m, since income rises by more than the hospital’s cost; together they lose £4.0m.',
    ],
    [
      'partners gain too',
      say(gbp(0, 1_000_000, 500_000)),
      'Block: in 2021/22 the trust comes out about even and the commissioner gains £1.0m; together they gain £1.0m (and other public bodies gain £500k).',
    ],
    [
      'a number is missing',
      say(gbp(null, 1)),
      'Not known: under each · Block. A number that this needs could not be calculated. The failures say which.',
    ],
  ])('%s', (_what, sentence, wanted) => expect(sentence).toBe(wanted));
});

describe('what is wrong with regimes and their values is said where it was written', () => {
  const withTemplates = (spoil: (root: string) => void): readonly string[] => {
    const root = join(temporaryFolder(), 'templates');
    cpSync(templates, root, { recursive: true });
    spoil(root);
    const { result, problems } = reported(join(sites, 'typical-acute'), new Library(root, built));
    expect(result).toBeUndefined();
    return problems;
  };
  const BLOCK = 'regimes/04-block.yaml';

  it('a regime that picks nothing', () =>
    expect(withTemplates((root) => writeFileSync(join(root, BLOCK), 'regime: Nothing\n'))).toContain(
      'templates/regimes/04-block.yaml:1:1: this regime fills no slot. Give it slots: and a section, such as payment: payment/block',
    ));
  it('a section that there is not', () =>
    expect(withTemplates((root) => edit(join(root, BLOCK), 'payment/block', 'payment/blok'))).toContain(
      'templates/regimes/04-block.yaml:6:12: there is no section payment/blok. Did you mean payment/block?',
    ));
  it('an input that its section lacks', () =>
    expect(
      withTemplates((root) => edit(join(root, BLOCK), '  variable_element_share:', '  variable_elements_share:')),
    ).toContain(
      'templates/regimes/04-block.yaml:9:3: no section has an input variable_elements_share. Did you mean variable_element_share?',
    ));
  it.each([
    [
      'a marginal rate of 30 and not 30 %',
      '02-marginal-rate-of-30',
      '30 %',
      '30',
      'marginal_rate: 30 is outside 0 to 1',
    ],
    ['a negative share', '04-block', '0 %', '-10 %', 'variable_element_share: -10 % is outside 0 to 1'],
  ])('%s', (_what, regime, found, instead, wanted) =>
    expect(
      withTemplates((root) =>
        edit(join(root, 'regimes', `${regime}.yaml`), `value: ${found}`, `value: ${instead}`),
      ).join(),
    ).toContain(wanted),
  );
  it.each([
    ['a nominal sum for the tariff value', 'tariff_value_today', '0 realGBP', '300 mGBP', /tariff_value_today.*GBP/],
    [
      'a capitation that is no sum a resident',
      'capitation_rate',
      '1290 realGBP/patient',
      '1290 realGBP',
      /capitation_rate.*realGBP/,
    ],
    [
      'a rebasing year in place of years from the base year',
      'rebasing_after',
      '7 year',
      '2024 year',
      /rebasing_after.*outside 0 to 400/,
    ],
  ])('%s', (_what, name, found, instead, wanted) => {
    const problems = withTemplates((root) =>
      edit(
        join(root, 'parameters/payment.yaml'),
        `  ${name}:\n    value: ${found}`,
        `  ${name}:\n    value: ${instead}`,
      ),
    );
    expect(problems.join('\n')).toMatch(wanted);
    expect(problems.join('\n')).toContain('templates/parameters/payment.yaml:');
  });

  it('METHOD 2.3 (10): shares of a saving that do not sum to 1 fail the check of their regime', () => {
    const study = studyOf(join(sites, 'typical-acute'), library);
    const outcome = under(study, '13-lead-provider', [given('lead_saving_share', '0.6')]);
    expect(
      checksOf(outcome)
        .filter(({ ok }) => !ok)
        .map(({ name }) => name),
    ).toContain('saving_shares_sum_to_one');
  });

  it('a site may give what only a regime asks for', () => {
    const folder = copyOf(join(sites, 'typical-acute'), 'typical-acute');
    const file = join(folder, 'site.yaml');
    edit(
      file,
      '\ninputs:\n',
      '\ninputs:\n  stop_loss_premium: { value: 400 realGBP/patient, prices: 2016/17, status: contract, source: A policy }\n',
    );
    const study = studyOf(folder, library);
    const outcome = under(study, '12-stop-loss');
    expect(at(outcome, 'premium', 2022)).toBeCloseTo(at(outcome, 'patients_covered', 2022) * 400, 4);
    edit(file, 'stop_loss_premium', 'stop_loss_premiums');
    expect(reported(folder, library).problems.join()).toContain(
      'no section of this model has an input stop_loss_premiums',
    );
  });
});
