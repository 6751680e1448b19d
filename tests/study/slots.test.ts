import { copyFileSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { Library } from '../../src/library/index.js';
import { valueAt, type Outcome } from '../../src/model/evaluate/index.js';
import { explain } from '../../src/model/explain/index.js';
import { writtenLine, type Result, type WrittenResult } from '../../src/report/index.js';
import type { Study } from '../../src/study/index.js';
import { paidSite, withoutShippedPayment, type PaidSite } from './payment/paidSite.js';
import { numberAt, optionOf } from './printed.js';
import { built, copyOf, edit, reported, resultOf, sites, studyOf } from './reported.js';

const BED_DAY = 'payment/per_bed_day';
const PRICE =
  '  price_a_bed_day: { value: 800 realGBP/bed/day, prices: 2016/17, status: illustrative, source: An even sum }\n';

function outcomeOf({ cases }: Study, option: string): Outcome {
  const found = cases.find((each) => each.option.id === option);
  if (found === undefined) throw new Error(`there is no option ${option}`);
  return found.outcome;
}

/** Sections that may fill the slot, by option. */
function fillersOf({ cases }: Study): Record<string, string | undefined> {
  return Object.fromEntries(
    cases.map(({ option, outcome }) => [
      option.id,
      outcome.structure.blueprint.sections.find(({ fills }) => fills?.name === 'payment')?.id,
    ]),
  );
}

describe('options that fill a slot in different ways', () => {
  const paid = (): Study => {
    const { folder, library } = paidSite();
    return studyOf(folder, library);
  };

  it('take what they pick, or else the default, and are compiled once for each set of sections', () => {
    const study = paid();
    expect(fillersOf(study)).toEqual({
      'business-as-usual': BED_DAY,
      'programme-alone': BED_DAY,
      'rationalise-and-sell': BED_DAY,
      'paid-by-block': 'payment/block',
      'paid-a-fixed-sum': 'payment/fixed',
    });
    expect(study.structures).toHaveLength(3);
    expect(new Set(study.cases.map(({ outcome }) => outcome.structure))).toEqual(new Set(study.structures));
  });

  it('give the income that each way of paying gives, and the same net position for the same acts', () => {
    const study = paid();
    const [sell, block, fixed] = ['rationalise-and-sell', 'paid-by-block', 'paid-a-fixed-sum'].map((option) =>
      outcomeOf(study, option),
    );
    if (sell === undefined || block === undefined || fixed === undefined) throw new Error('an option is missing');
    expect(valueAt(sell, 'income', 2017)).toBeCloseTo(540 * 365 * 800 * 1.02, 3);
    // The option's 160 million, not the site's 150; 95% of it from the fifth year on.
    expect([2017, 2021, 2022, 2027].map((year) => valueAt(block, 'income', year))).toEqual([
      161_500_000, 161_500_000, 153_500_000, 145_500_000,
    ]);
    expect(valueAt(fixed, 'income')).toBe(155_000_000);
    for (const outcome of [sell, block, fixed]) {
      expect(outcome.failures).toEqual([]);
      for (const year of study.years) {
        const net = valueAt(outcome, 'net_position', year) ?? NaN;
        expect(net).toBe(valueAt(sell, 'net_position', year));
        expect(valueAt(outcome, 'trust_result', year)).toBe((valueAt(outcome, 'income', year) ?? NaN) + net);
      }
    }
  });

  it('take a section that the site lists in place of the default, where it stands', () => {
    const { folder, library } = paidSite();
    edit(join(folder, 'site.yaml'), '  - net_position\n', '  - payment/block\n  - net_position\n');
    // No option of this hospital is paid for bed-days, so that nothing asks for their price.
    edit(join(folder, 'site.yaml'), PRICE, '');
    const study = studyOf(folder, library);
    expect(fillersOf(study)).toMatchObject({
      'business-as-usual': 'payment/block',
      'rationalise-and-sell': 'payment/block',
      'paid-a-fixed-sum': 'payment/fixed',
    });
    const ids = study.structures.map(({ blueprint }) => blueprint.sections.map(({ id }) => id));
    expect(ids[0]?.slice(-6)).toEqual([
      'payment/block',
      'net_position',
      'payment',
      'worth',
      'appraisal',
      'worth_by_cause',
    ]);
    expect(ids[1]?.slice(-6)).toEqual([
      'payment/fixed',
      'net_position',
      'payment',
      'worth',
      'appraisal',
      'worth_by_cause',
    ]);
  });

  it('are explained each by its own formula', () => {
    const study = paid();
    const told = (option: string) => explain(outcomeOf(study, option), { name: 'income', year: 2022 }, 1);
    expect(told('paid-by-block')).toMatchObject({
      formula: 'block_payment * block_index + top_up',
      value: 153_500_000,
    });
    expect(told('paid-by-block')?.precedents.map(({ name }) => name)).toEqual([
      'block_payment',
      'block_index',
      'top_up',
    ]);
    expect(told('business-as-usual')).toMatchObject({ formula: 'total(income_by_pool)' });
  });

  it('follow a changed input where they have it, and stand as they are where they do not', () => {
    const { folder, library } = paidSite();
    const study = studyOf(folder, library);
    const changes = library.changes([]);
    const under = (change: string, option: string): number | undefined => {
      const each = study.cases.find(({ option: of }) => of.id === option);
      const givens = changes.find(({ id }) => id === change)?.givens;
      if (each === undefined || givens === undefined) throw new Error(`there is no ${change} or ${option}`);
      const outcome = study.again(each.option, givens);
      return outcome === undefined ? undefined : valueAt(outcome, 'income', 2017);
    };
    expect(under('block-a-tenth-less', 'paid-by-block')).toBe(145_500_000);
    expect(under('block-a-tenth-less', 'paid-a-fixed-sum')).toBe(155_000_000);
    expect(under('dearer-bed-days', 'rationalise-and-sell')).toBeCloseTo(540 * 365 * 880 * 1.02, 3);
    // A hospital whose options all lack the input has no such change.
    expect(
      study.again(study.cases[0]?.option ?? never(), [{ ...givenOf(study), name: 'indexed_share' }]),
    ).toBeUndefined();
  });
});

function never(): never {
  throw new Error('the study has no option');
}

const givenOf = ({ site }: Study) => site.givens[0] ?? never();

describe('the result of options that fill a slot in different ways', () => {
  const result = (): Result => {
    const { folder, library } = paidSite();
    return resultOf(folder, library);
  };

  it('names the options that have a section, a line or an input, where not all do', () => {
    const { sections, lines, inputs } = result();
    const usual = ['business-as-usual', 'programme-alone', 'rationalise-and-sell'];
    expect(sections.slice(-7).map(({ id, options }) => [id, options])).toEqual([
      ['payment', undefined],
      [BED_DAY, usual],
      ['payment/block', ['paid-by-block']],
      ['payment/fixed', ['paid-a-fixed-sum']],
      ['worth', undefined],
      ['appraisal', undefined],
      ['worth_by_cause', undefined],
    ]);
    expect(lines.filter(({ name }) => name === 'income').map(({ section, options }) => [section, options])).toEqual([
      [BED_DAY, usual],
      ['payment/block', ['paid-by-block']],
      ['payment/fixed', ['paid-a-fixed-sum']],
    ]);
    expect(lines.find(({ name }) => name === 'trust_result')).not.toHaveProperty('options');
    expect(
      inputs.filter(({ name }) => name === 'top_up').map(({ unit, options, values }) => [unit, options, values]),
    ).toEqual([
      ['1', usual, [0.02]],
      ['realGBP', ['paid-by-block'], [1_500_000]],
    ]);
  });

  it('holds each option’s own lines, checks and changes', () => {
    const all = result();
    const [usual, block] = [optionOf(all, 'business-as-usual'), optionOf(all, 'paid-by-block')];
    expect(numberAt(all, block, 'block_index', 2022)).toBe(0.95);
    expect(usual.lines).not.toHaveProperty('block_index');
    expect(block.checks).toContainEqual({ name: 'block_is_paid', ok: true });
    expect(usual.checks.map(({ name }) => name)).not.toContain('block_is_paid');
    const change = all.experiments
      .find(({ id }) => id === 'changes')
      ?.variants.find(({ title }) => title === 'The block payment is a tenth less');
    expect(change?.cases.map(({ title }) => title)).toEqual(all.options.slice(1).map(({ title }) => title));
  });

  it('of a hospital without slots names no options', () => {
    const { sections, lines } = resultOf(join(sites, 'typical-acute'));
    for (const each of [...sections, ...lines]) expect(each).not.toHaveProperty('options');
  });
});

describe('what is wrong with slots is said where it was written', () => {
  const BLOCK = 'options/paid-by-block.yaml';
  const SLOT = 'model/payment.yaml';
  const said = (spoil: (paid: PaidSite) => void): string[] => {
    const paid = paidSite();
    spoil(paid);
    const { result, problems } = reported(paid.folder, new Library(paid.templates, built));
    expect(result).toBeUndefined();
    return problems.map((problem) => problem.replace(paid.folder, 'paid'));
  };
  const inTemplates = (file: string, found: string, instead: string): string[] =>
    said(({ templates }) => edit(join(templates, file), found, instead));
  const inSite = (found: string, instead: string): string[] =>
    said(({ folder }) => edit(join(folder, 'site.yaml'), found, instead));
  const known = 'payment/block, payment/fixed, payment/per_bed_day';

  it('an option picks for a slot that there is not', () =>
    expect(inTemplates(BLOCK, 'payment: payment', 'paymnet: payment')).toEqual([
      'templates/options/paid-by-block.yaml:5:12: there is no slot paymnet. Did you mean payment?',
    ]));
  it('an option picks, and no section of the site has the slot', () => {
    const { library } = paidSite();
    const folder = copyOf(join(sites, 'typical-acute'), 'typical-acute');
    withoutShippedPayment(folder);
    edit(
      join(folder, 'site.yaml'),
      'rationalise-and-sell, strategic-estates-partnership, what-if',
      'paid-by-block, what-if',
    );
    expect(reported(folder, library).problems).toEqual([
      'templates/options/paid-by-block.yaml:5:12: there is no slot payment. Slots are case_mix, pool_mix, land_price',
    ]);
  });
  it('an option picks a section that there is not', () =>
    expect(inTemplates(BLOCK, 'payment/block', 'payment/blok')).toEqual([
      'templates/options/paid-by-block.yaml:5:12: there is no section payment/blok. Did you mean payment/block?',
    ]));
  it('an option picks a section that fills nothing', () =>
    expect(inTemplates(BLOCK, 'payment/block', 'costs')).toEqual([
      `templates/options/paid-by-block.yaml:5:12: costs is picked for slot payment and fills no slot. Sections that fill it: ${known}`,
    ]));
  it('an option picks a section that fills another slot', () =>
    expect(inTemplates('model/payment/block.yaml', 'fills: payment', 'fills: estate')).toEqual([
      'templates/options/paid-by-block.yaml:5:12: payment/block is picked for slot payment and fills slot estate. Sections that fill it: payment/fixed, payment/per_bed_day',
    ]));
  it('an option picks nothing', () =>
    expect(inTemplates(BLOCK, 'payment: payment/block', 'payment:')).toEqual([
      'templates/options/paid-by-block.yaml:5:11: no section is picked for slot payment. Write payment: and one section, such as payment/block',
    ]));
  it('a scenario picks', () =>
    expect(
      inTemplates('scenarios/integrated-care-1b.yaml', 'inputs:', 'slots: { payment: payment/block }\ninputs:')[0],
    ).toMatch(/a file of scenarios has no key slots/));
  it('nobody picks, lists or defaults to a section: said once for both options', () =>
    expect(inTemplates(SLOT, '    default: payment/per_bed_day\n', '')).toEqual([
      `templates/model/payment.yaml:5:3: nothing fills slot payment (How the hospital is paid). Pick one of ${known}, in an option or a site`,
    ]));
  it('the default is no section', () =>
    expect(inTemplates(SLOT, 'payment/per_bed_day', 'payment/per_day')).toEqual([
      'templates/model/payment.yaml:7:14: there is no section payment/per_day. Did you mean payment/per_bed_day?',
    ]));
  it('the default fills nothing', () =>
    expect(inTemplates(SLOT, 'payment/per_bed_day', 'costs')).toEqual([
      `templates/model/payment.yaml:7:14: costs is picked for slot payment and fills no slot. Sections that fill it: ${known}`,
    ]));
  it('the site lists two', () =>
    expect(inSite('  - payment\n', '  - payment\n  - payment/block\n  - payment/fixed\n')).toContain(
      'templates/model/payment/fixed.yaml:3:8: slot payment is filled twice. templates/model/payment/block.yaml:3 fills it already: pick one of the two',
    ));
  it('the site lists one, and not the section with the slot', () =>
    expect(
      said(({ folder }) => {
        edit(join(folder, 'site.yaml'), '  - payment\n', '  - payment/block\n');
        edit(join(folder, 'site.yaml'), ', paid-by-block, paid-a-fixed-sum', '');
      })[0],
    ).toBe(
      'templates/model/payment/block.yaml:3:8: there is no slot payment to fill. Slots are case_mix, pool_mix, land_price',
    ));
  it('a section lacks a line of the slot: said once, where two options have it', () =>
    expect(inTemplates('model/payment/per_bed_day.yaml', '  income:', '  takings:')).toEqual([
      'templates/model/payment/per_bed_day.yaml:2:8: payment/per_bed_day fills slot payment without its line income. Add income under lines:, in realGBP (templates/model/payment.yaml:9)',
    ]));
  it('a section outside reads what only one way of paying has', () =>
    expect(inTemplates(SLOT, 'income + net_position', 'income + net_position + block_payment')).toEqual([
      'templates/model/payment.yaml:20:38: trust_result: block_payment belongs to payment/block, which is one way to fill slot payment. Ask for it among the slot’s lines, or declare it outside payment/block',
    ]));
  it('an option gives an input that its model lacks, with the nearest', () =>
    expect(inTemplates(BLOCK, 'block_payment:', 'blok_payment:')).toEqual([
      'templates/options/paid-by-block.yaml:12:3: no section of this model has an input blok_payment. Did you mean block_payment?',
    ]));
  it('an option gives an input that only another option’s model has', () =>
    expect(inTemplates('options/paid-a-fixed-sum.yaml', 'inputs:', 'inputs:\n  block_payment: 1 GBP')).toEqual([
      'templates/options/paid-a-fixed-sum.yaml:8:3: no section of this model has an input block_payment. block_payment is an input of the section “Paid by a block contract” (payment/block), which stands only where it is picked for the slot payment. Pick it in site.yaml or an option, under slots: payment: payment/block',
    ]));
  it('the site gives an input that no option’s model has: said once', () =>
    expect(inSite('  fixed_sum:', '  fixed_summ:')).toEqual([
      expect.stringMatching(
        /^paid\/site\.yaml:\d+:3: no section of this model has an input fixed_summ\. Did you mean fixed_sum\?$/,
      ),
      'templates/model/payment/fixed.yaml:12:3: fixed_sum has no value. Give it here, as in value: 1 realGBP, or in the site, scenario or parameters: Fixed sum, a year',
    ]));
});

describe('on the command line, a hospital whose options fill a slot in different ways', () => {
  const root = fileURLToPath(new URL('../..', import.meta.url));

  /** Decant as it is installed, but for templates with the slot `payment`. */
  function installed(paid: PaidSite): (...argv: string[]) => { status: number | null; stdout: string; stderr: string } {
    const here = join(paid.folder, '..', 'installed');
    mkdirSync(join(here, 'bin'), { recursive: true });
    for (const file of ['package.json', 'oclif.manifest.json', 'bin/decant.js', 'bin/load.js'])
      copyFileSync(join(root, file), join(here, file));
    for (const folder of ['dist', 'docs', 'node_modules']) symlinkSync(join(root, folder), join(here, folder));
    symlinkSync(paid.templates, join(here, 'templates'));
    return (...argv) => spawnSync(process.execPath, [join(here, 'bin', 'decant.js'), ...argv], { encoding: 'utf8' });
  }

  it('is checked, explained and reported', () => {
    const paid = paidSite();
    const decant = installed(paid);
    expect(decant('check', paid.folder)).toMatchObject({ status: 0, stderr: '' });
    const told = decant('explain', 'income', '--site', paid.folder, '--option', 'paid-by-block', '--year', '2022');
    expect(told).toMatchObject({ status: 0, stderr: '' });
    expect(told.stdout).toContain('block_payment * block_index + top_up');
    const lacks = decant('explain', 'block_index', '--site', paid.folder);
    expect(lacks.status).toBe(1);
    expect(lacks.stderr).toContain(
      'block_index is not in the model of option rationalise-and-sell. Add --option paid-by-block',
    );
    const out = join(paid.folder, '..', 'reports');
    expect(decant('report', paid.folder, '--out', out)).toMatchObject({ status: 0, stderr: '' });
    const result = JSON.parse(readFileSync(join(out, 'paid', 'result.json'), 'utf8')) as WrittenResult;
    const option = result.options.find(({ id }) => id === 'paid-by-block');
    const income = option === undefined ? undefined : writtenLine(result, option, 'income');
    expect((income as number[])[result.years.indexOf(2022)]).toBe(153_500_000);
    expect(JSON.stringify(result)).not.toMatch(/NaN|undefined/);
  });
});
