import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Library } from '../../src/library/index.js';
import { checksOf } from '../../src/model/evaluate/index.js';
import { printProblem } from '../../src/problems/index.js';
import { openSite } from '../../src/study/index.js';
import { MEMBER } from './company/deals.js';
import { EVERY_CLAUSE } from './company/schedules.js';
import { alone, northfield, oneOf, TERMS, worthOf } from './northfield.js';
import { built, edit, giveInput, resultOf, shippedLibrary, studyOf, templates, temporaryFolder } from './reported.js';

describe('what a way out lacks is told where the hospital lists it', () => {
  const problemsOf = (terms: Readonly<Record<string, string>>, options: readonly string[]): string[] =>
    openSite(northfield(terms, options), shippedLibrary).problems.map(printProblem);

  it.each([
    [
      'end-part-of-pfi',
      /the option end-part-of-pfi needs partial_share, which the hospital does not give: Part of the building/,
    ],
    ['refinance-pfi', /the option refinance-pfi needs distributions_after, which the hospital does not give/],
    ['vary-pfi', /the option vary-pfi needs measure_saving, which the hospital does not give/],
  ])('%s', (option, message) => {
    expect(problemsOf(EVERY_CLAUSE, [option])).toContainEqual(expect.stringMatching(message));
  });

  it('refuses a price that the terms leave without a value: it was taken for nought, and the contract ended for nothing', () => {
    const { study, problems } = openSite(northfield({ ...TERMS, senior_dscr: '2' }, ['buy-out-pfi']), shippedLibrary);
    expect(study).toBeUndefined();
    expect(problems.map(printProblem)).toContainEqual(
      expect.stringMatching(/deed\.yaml: Compensation .*cannot be worked out in the contracts’ own model/),
    );
  });

  it('refuses what the contracts’ own model gives, where somebody else gives it', () => {
    const folder = northfield(TERMS, ['buy-out-pfi']);
    giveInput(folder, 'services_by_year: { value: 3 mGBP, status: assumed, source: A test }');
    expect(openSite(folder, shippedLibrary).problems.map(printProblem)).toContainEqual(
      expect.stringMatching(/site\.yaml:.*services_by_year is given here.*decant pfi/),
    );
  });

  it('tells where a section asks the contracts’ own model for a line that it does not have', () => {
    const root = join(temporaryFolder(), 'templates');
    cpSync(templates, root, { recursive: true });
    edit(join(root, 'model', 'pfi', 'refinanced.yaml'), 'of_contracts: trust_gain', 'of_contracts: trusts_gain');
    const { problems } = openSite(northfield(TERMS, ['refinance-pfi']), new Library(root, built));
    expect(problems.map(printProblem)).toContainEqual(
      expect.stringMatching(/refinanced\.yaml:\d+:\d+: the model of the contracts has no line trusts_gain/),
    );
  });

  it('refuses what cannot be worked out in the contracts’ own model, and takes no nought for it', () => {
    const root = join(temporaryFolder(), 'templates');
    cpSync(templates, root, { recursive: true });
    edit(
      join(root, 'model', 'pfi', 'refinancing.yaml'),
      '    formula: refinancing_gain - trust_gain\n',
      '    formula: refinancing_gain - trust_gain * (exit_with - exit_with) / (exit_with - exit_with)\n',
    );
    edit(join(root, 'model', 'pfi', 'refinanced.yaml'), 'of_contracts: trust_gain', 'of_contracts: owners_gain');
    const { study, problems } = openSite(northfield(TERMS, ['refinance-pfi']), new Library(root, built));
    expect(study).toBeUndefined();
    expect(problems.map(printProblem)).toContainEqual(
      expect.stringMatching(
        /deed\.yaml: Owners' share of the gain cannot be worked out in the contracts’ own model.*mend the terms/,
      ),
    );
  });

  it('fails a check where no price holds for the year asked for, and values nothing in silence', () => {
    const { options } = resultOf(northfield({ ...EVERY_CLAUSE, exit_year: '2045' }, ['buy-out-pfi']));
    const checks = options
      .find(({ id }) => id === 'buy-out-pfi')
      ?.checks.filter(({ ok }) => !ok)
      .map(({ name }) => name);
    expect(checks).toEqual(['ends_while_charged']);
  });
});

describe('an option of a contract is never valued by what is not known or not counted', () => {
  it('fails a check where no year is said: a price of another year is never taken for the base year’s in silence', () => {
    const without = { ...TERMS, exit_year: '0' };
    const { options } = resultOf(northfield(without, ['buy-out-pfi', 'refinance-pfi']));
    const failed = (option: string) =>
      options
        .find(({ id }) => id === option)
        ?.checks.filter(({ ok }) => !ok)
        .map(({ name }) => name);
    expect(failed('buy-out-pfi')).toEqual(['exit_year_is_said']);
    expect(failed('refinance-pfi')).toEqual(['refinanced_year_is_said']);
    expect(failed('programme-alone')).toEqual([]);
  });

  it('warns where a check of the contracts’ own model fails, on which the options rest', () => {
    const { warnings } = resultOf(northfield({ ...TERMS, mra_at_close: 'no', dsra_at_close: 'no' }, ['buy-out-pfi']));
    const own = alone(northfield({ ...TERMS, mra_at_close: 'no', dsra_at_close: 'no' }, ['buy-out-pfi']));
    const checks = checksOf(own.cases[0]!.outcome).filter(({ ok }) => !ok);
    expect(checks.length).toBeGreaterThan(0);
    expect(warnings.filter((each) => each.includes('a check of the contracts’ own model does not hold'))).toHaveLength(
      checks.length,
    );
  });

  const failedOf = (folder: string, option: string): string[] =>
    (resultOf(folder).options.find(({ id }) => id === option)?.checks ?? [])
      .filter(({ ok }) => !ok)
      .map(({ name }) => name);

  it.each<[string, string, readonly string[]]>([
    ['before the base year', '2010', ['exit_year_is_said']],
    ['after the last', '2060', ['exit_year_is_said', 'ends_while_charged', 'price_is_of_the_year']],
  ])('a year %s is told, and the option is worth what the programme is alone', (_when, exit_year, checks) => {
    const folder = northfield({ ...TERMS, exit_year }, ['buy-out-pfi']);
    expect(failedOf(folder, 'buy-out-pfi').every((name) => checks.includes(name))).toBe(true);
    expect(failedOf(folder, 'buy-out-pfi')).toContain('exit_year_is_said');
    expect(worthOf(studyOf(folder), 'buy-out-pfi')).toBe(0);
  });

  it('a price of another year is told, and ends nothing', () => {
    const folder = northfield({ exit_year: '2031', compensation_quoted: '60 mGBP', quotation_year: '2029' }, [
      'buy-out-pfi',
    ]);
    expect(failedOf(folder, 'buy-out-pfi')).toEqual(['price_is_of_the_year']);
    expect(worthOf(studyOf(folder), 'buy-out-pfi')).toBe(0);
  });

  it('years that end before the contract are told: the price is whole, and the charge that is saved is not', () => {
    const short = (options: readonly string[]): string => {
      const folder = northfield(TERMS, options);
      edit(join(folder, 'site.yaml'), 'last: 2045/46', 'last: 2035/36');
      return folder;
    };
    expect(failedOf(short(['buy-out-pfi']), 'buy-out-pfi')).toEqual(['years_reach_the_last_charge']);
    const lower = short(['refinance-pfi']);
    giveInput(lower, 'gain_as_lower_charge: { value: yes, status: assumed, source: A test }');
    expect(failedOf(lower, 'refinance-pfi')).toEqual(['years_reach_the_lower_charge']);
    expect(failedOf(northfield(TERMS, ['buy-out-pfi']), 'buy-out-pfi')).toEqual([]);
  });

  it('a refinancing counts distributions to the last charge, and of a contract that is over it brings nothing', () => {
    const [whole, late, over] = ['2031', '2042', '2045'].map((exit_year) => alone(northfield({ ...TERMS, exit_year })));
    const last = oneOf(whole!, 'contract_last_charge_year', MEMBER);
    const years = (from: number): number =>
      Array.from({ length: last - from + 1 }, (_, t) => 1.13 ** -t).reduce((sum, each) => sum + each, 0);
    expect(oneOf(whole!, 'worth_after', MEMBER)).toBeCloseTo(5e6 * years(2031), 2);
    expect(oneOf(late!, 'worth_after', MEMBER)).toBeCloseTo(5e6 * years(2042), 2);
    expect(oneOf(over!, 'refinancing_gain', MEMBER)).toBe(0);
  });
});
