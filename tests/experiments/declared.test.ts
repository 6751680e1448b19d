import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Library } from '../../src/library/index.js';
import { nearestName, printProblem, type Problem } from '../../src/problems/index.js';
import { namesIn } from '../../src/sections/rename/namesIn.js';
import { valueAt } from '../../src/model/evaluate/index.js';
import {
  built,
  edit,
  reported,
  sites,
  studyOf,
  templates,
  temporaryFolder,
  shippedLibrary as shipped,
} from '../study/reported.js';

describe('the shipped experiments', () => {
  const experiments = shipped.experiments([]);
  const sections = shipped.sections(shipped.ids('model'), { file: 'templates/model' }, []);
  const lines = sections.flatMap((section) => section.lines.map(({ name }) => name));
  const inputs = sections.flatMap((section) => section.inputs.map(({ name }) => name));

  it.each(experiments.map((each) => [each.id, each] as const))('%s asks lines that the templates have', (_id, each) => {
    const asked = each.asks.map(({ line }) => line);
    const unknown = asked.filter((line) => !lines.includes(line));
    expect(unknown.map((line) => `${line}: nearest is ${nearestName(line, lines) ?? 'none'}`)).toEqual([]);
    expect((each.draws ?? []).filter(({ name }) => !inputs.includes(name))).toEqual([]);
    expect(asked.length).toBeGreaterThan(0);
  });
});

const templatesWith = (text: string): string => {
  const root = join(temporaryFolder(), 'templates');
  cpSync(templates, root, { recursive: true });
  writeFileSync(join(root, 'experiments', 'own.yaml'), text);
  return root;
};

const OWN = `experiment: What is released however the hospital is paid
variants: regimes
on: acting
asks:
  released: { line: released_cost, year: full, label: "Cost released, £" }
`;

describe('an experiment of one’s own, a file and no code', () => {
  it('is in the result: option × variant × line', () => {
    const { result, problems } = reported(join(sites, 'typical-acute'), new Library(templatesWith(OWN), built));
    if (result === undefined) throw new Error(problems.join());
    const own = result.experiments.find(({ id }) => id === 'own');
    expect(own?.variants.length).toBe(result.regimes?.regimes.length);
    const study = studyOf(join(sites, 'typical-acute'), shipped);
    for (const { id, cases } of own?.variants ?? []) {
      const regime = shipped.regimes([]).find((each) => each.id === id);
      expect(cases.length).toBeGreaterThan(1);
      for (const { option, values } of cases) {
        const found = study.cases.find((each) => each.option.id === option);
        if (found === undefined || regime === undefined) throw new Error(`there is no ${option} or ${id}`);
        const outcome = study.run(found.option, regime, []);
        if (outcome === undefined) throw new Error(`${id} is faulty`);
        expect(values['released']).toBe(valueAt(outcome, 'released_cost', result.fullEffectYear));
      }
    }
  });

  it.each([
    ['a key that there is not', 'variants: regimes', 'variant: regimes', 'Did you mean variants?'],
    ['variants of a kind that there is not', 'variants: regimes', 'variants: regime', 'variants cannot be regime'],
    ['options of a kind that there is not', 'on: acting', 'on: the best', 'on cannot be the best'],
    ['decisions that are neither', 'on: acting', 'decisions: now', 'decisions cannot be now'],
    ['a draw that decides', 'on: acting', 'draws: {}\ndecisions: anew', 'nothing is decided anew in a draw'],
    ['an ask without a line', 'line: released_cost, ', '', 'released names no line'],
  ])('%s is said where it was written', (_what, found, instead, wanted) => {
    const root = templatesWith(OWN);
    edit(join(root, 'experiments', 'own.yaml'), found, instead);
    const problems: Problem[] = [];
    new Library(root, built).experiments(problems);
    expect(problems.map(printProblem).join()).toContain(wanted);
    expect(problems.map(printProblem).join()).toContain('templates/experiments/own.yaml:');
  });

  it('is reached by a renaming', () => {
    const names = namesIn(`${OWN}draws: { land_price_rank: the price }\n`, 'own.yaml', []);
    expect(names?.names.map(({ name }) => name)).toEqual(['released_cost', 'land_price_rank']);
    expect(namesIn('regime: A\ninputs: { marginal_rate: 30 % }\n', 'a.yaml', [])?.names).toHaveLength(1);
  });
});

it('a line that no section has is refused, in an experiment and in the rule for the best option', () => {
  const root = templatesWith(OWN.replace('line: released_cost,', 'line: released_cots,'));
  edit(join(root, 'best.yaml'), 'lines: [exchequer_worth,', 'lines: [exchequer_wort,');
  const problems: Problem[] = [];
  const library = new Library(root, built);
  library.experiments(problems);
  library.best(problems);
  const said = problems.map(printProblem).join('\n');
  expect(said).toMatch(/templates\/experiments\/own\.yaml:5:\d+: .*released_cots\. Did you mean released_cost\?/);
  expect(said).toMatch(/templates\/best\.yaml:\d+:\d+: .*exchequer_wort\. Did you mean exchequer_worth\?/);
});
