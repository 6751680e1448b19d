import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listScenarios, withOwnFiles } from '../../src/scenarios/index.js';
import { Library } from '../../src/library/index.js';
import { checked } from '../../src/report/checked/index.js';
import { printProblem } from '../../src/problems/index.js';
import { built, copyOf, edit, reported, resultOf, shipped, studyOf, templates } from './reported.js';

const library = new Library(templates, built);

/** The typical acute hospital with these files in its folder, and these options after its own. */
function folderWith(files: Readonly<Record<string, string>>, options: readonly string[] = []): string {
  const folder = copyOf(join(shipped, 'typical-acute'), 'acute');
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  if (options.length > 0)
    edit(join(folder, 'site.yaml'), 'rationalise-and-sell,', `rationalise-and-sell, ${options.join(', ')},`);
  return folder;
}

const GUESS = 'status: assumed, source: Own guess';
const OWN = {
  'options/keep-land.yaml': `option: Rationalise and keep the land\nextends: rationalise-and-sell\ninputs:\n  sell_land: { value: no, ${GUESS} }\n`,
  'options/keep-all.yaml': `option: Keep all\nextends: keep-land\ninputs:\n  densify: { value: no, ${GUESS} }\n`,
  'scenarios/mine.yaml': `scenario: Ours\nextends: planning-defaults\ninputs:\n  realisation: { value: 25 %, ${GUESS} }\n`,
  'scenarios/ours-later.yaml': `scenario: Ours, later\nextends: mine\ninputs:\n  growth_years: { value: 5 year, ${GUESS} }\n`,
  'regimes/our-block.yaml': `regime: Our block\nextends: 04-block\n`,
  'changes/all-of-it.yaml': `change: "Nine tenths of the effect"\ninputs:\n  realisation: { value: 90 %, ${GUESS} }\n`,
};

describe('options, scenarios, regimes and changes of a hospital’s own', () => {
  it('stand beside the shipped ones, extend them and each other, and a report tries them', () => {
    const result = resultOf(folderWith(OWN, ['keep-all', 'keep-land']));
    expect(result.options.map(({ id }) => id)).toEqual(expect.arrayContaining(['keep-land', 'keep-all']));
    const variants = (experiment: string): string[] =>
      result.experiments.find(({ id }) => id === experiment)?.variants.map(({ id }) => id) ?? [];
    expect(variants('regimes').at(-1)).toBe('our-block');
    expect(variants('changes').at(-1)).toBe('all-of-it');
    const paid = result.experiments.find(({ id }) => id === 'regimes')?.variants ?? [];
    const own = paid.find(({ id }) => id === 'our-block');
    expect(own?.title).toBe('Our block');
    expect(own?.cases[0]?.values).toEqual(paid.find(({ id }) => id === '04-block')?.cases[0]?.values);
    expect(result.warnings.join()).not.toContain('is not read by this version');
  });

  it('an option has the inputs of all that it extends, its own last', () => {
    const { cases } = studyOf(folderWith(OWN, ['keep-all']));
    const option = cases.find((each) => each.option.id === 'keep-all');
    if (option === undefined) throw new Error('the option is not there');
    const given = (name: string): number | undefined => option.outcome.bound.get(name)?.rows[0]?.values[0];
    expect([given('close_wards'), given('sell_land'), given('densify')]).toEqual([1, 0, 0]);
    expect(option.outcome.bound.get('sell_land')?.rows[0]?.place.file).toMatch(/options\/keep-land\.yaml$/);
  });

  it('a scenario is named by its file, in site.yaml, on the command line and under extends:', () => {
    const folder = folderWith(OWN);
    const realised = (result: ReturnType<typeof resultOf>): unknown =>
      result.inputs.find(({ name }) => name === 'realisation')?.values;
    const flag = resultOf(folder, undefined, { scenario: 'ours-later' });
    expect(flag.scenario.title).toBe('Ours, later');
    expect(realised(flag)).toEqual([0.25]);
    edit(join(folder, 'site.yaml'), 'scenario: planning-defaults', 'scenario: ours-later');
    expect(realised(resultOf(folder))).toEqual([0.25]);
    const listed = listScenarios(withOwnFiles(library, folder), [], folder).map(({ id }) => id);
    expect(listed).toEqual(expect.arrayContaining(['torbay', 'mine', 'ours-later']));
    expect(listScenarios(library, []).map(({ id }) => id)).not.toContain('mine');
  });
});

describe('what is wrong with them is told at their lines, all at once', () => {
  const errorsOf = (files: Readonly<Record<string, string>>, options: readonly string[] = []): string =>
    reported(folderWith(files, options)).problems.join('\n');

  it('a name of a shipped one, and one that no file can have', () => {
    const said = errorsOf({
      'options/rationalise-and-sell.yaml': 'option: Ours\n',
      'regimes/04-block.yaml': 'regime: Ours\nextends: 04-block\n',
      'changes/Our Change.yaml': 'change: Ours\n',
    });
    expect(said).toMatch(
      /options\/rationalise-and-sell\.yaml: rationalise-and-sell is the name of a shipped option\. .*extends: rationalise-and-sell/,
    );
    expect(said).toMatch(/regimes\/04-block\.yaml: 04-block is the name of a shipped regime/);
    expect(said).toMatch(/changes\/Our Change\.yaml: Our Change cannot be the name of a change/);
  });

  it('a parent that there is not, at the line that names it', () => {
    const said = errorsOf(
      {
        'options/a.yaml': 'option: A\nextends: rationalize-and-sell\n',
        'regimes/b.yaml': 'regime: B\nextends: 04-blok\n',
        'changes/c.yaml': 'change: C\nextends: 5-no-grow\n',
      },
      ['a'],
    );
    expect(said).toMatch(
      /options\/a\.yaml:2:10: there is no option rationalize-and-sell\. Did you mean rationalise-and-sell\?/,
    );
    expect(said).toMatch(/regimes\/b\.yaml:2:10: there is no regime 04-blok\. Did you mean 04-block\?/);
    expect(said).toMatch(/changes\/c\.yaml:2:10: there is no change 5-no-grow\. Did you mean 5-no-growth\?/);
  });

  it('a circle, with the way that it goes', () => {
    const said = errorsOf(
      {
        'options/a.yaml': 'option: A\nextends: b\n',
        'options/b.yaml': 'option: B\nextends: a\n',
        'regimes/r.yaml': 'regime: R\nextends: r\n',
      },
      ['a'],
    );
    expect(said).toMatch(/options\/b\.yaml:2:10: option a extends itself: a → b → a/);
    expect(said).toMatch(/regimes\/r\.yaml:2:10: regime r extends itself: r → r/);
  });

  it('an option that is not listed is in no report, and a faulty scenario that nobody runs is told by check', () => {
    const folder = folderWith({
      ...OWN,
      'scenarios/broken.yaml': 'scenario: Broken\nextends: nobody\n',
    });
    const problems = reported(folder).problems.join('\n');
    expect(problems).toMatch(
      /options\/keep-land\.yaml: warning: site\.yaml does not list the option keep-land, which is in no report/,
    );
    const said = checked(folder, library).problems.map(printProblem).join('\n');
    expect(said).toMatch(/scenarios\/broken\.yaml:2:10: there is no scenario nobody/);
  });

  it('no more than are worth waiting for', () => {
    const many = Object.fromEntries(
      Array.from({ length: 21 }, (_, at) => [`regimes/r${at}.yaml`, `regime: R${at}\nextends: 04-block\n`]),
    );
    expect(errorsOf(many)).toMatch(/regimes holds 21 files\. At most 20 are read/);
  });
});
