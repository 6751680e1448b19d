import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { OTHERWISE, waysOf } from '../../src/library/index.js';
import { printProblem, UserError, type Problem } from '../../src/problems/index.js';
import { explained } from '../../src/report/explained/index.js';
import { changesSet } from '../../src/report/sets/index.js';
import { openSite, type Study } from '../../src/study/index.js';
import { copyOf, edit, reported, shipped, shippedLibrary } from './reported.js';

const PLACE = { file: 'templates/models' };
const MODELS = ['acute', 'contract'] as const;
const HOSPITALS = ['stoke-mandeville', 'typical-acute'] as const;

function studyOf(hospital: string, model: (typeof MODELS)[number]): Study | undefined {
  return openSite(
    join(shipped, hospital),
    shippedLibrary,
    undefined,
    undefined,
    model === 'contract' ? model : undefined,
  ).study;
}

function set(text: string, study: Study): string {
  const problems: Problem[] = [];
  changesSet([text], study, problems);
  return problems.map(printProblem).join('\n');
}

/** Every candidate of a model, with the inputs of its section. */
function candidatesOf(model: string) {
  const choices = shippedLibrary.model(model, PLACE, [])?.choices ?? [];
  return choices.flat().flatMap((candidate) => {
    const section = shippedLibrary.section(candidate.section, PLACE, []);
    return section === undefined ? [] : [{ ...candidate, title: section.title, inputs: section.inputs }];
  });
}

const stands = ({ structures }: Study, name: string): boolean =>
  structures.some(({ blueprint, ofLine }) => blueprint.inputs.has(name) || ofLine.has(name));

describe('an input whose section does not stand', () => {
  for (const hospital of HOSPITALS)
    for (const own of MODELS)
      it(`is told by that section and its condition: every one of every model, at ${hospital}, ${own}`, () => {
        const study = studyOf(hospital, own);
        // Typical acute has no contract.
        if (study === undefined) return expect([hospital, own]).toEqual(['typical-acute', 'contract']);
        let told = 0;
        for (const model of MODELS)
          for (const { section, title, when, inputs } of candidatesOf(model))
            for (const { name } of inputs) {
              if (stands(study, name)) continue;
              const said = set(`${name}=1`, study);
              // Where its own model has it too, that is what is told.
              const isOwn = candidatesOf(own).some((each) => each.inputs.some((input) => input.name === name));
              if (model !== own && isOwn) continue;
              expect(said, name).toContain(`${name} is an input of the section “`);
              expect(said, name).toContain(`the section “${title}” (${section})`);
              expect(said, name).toMatch(
                model === own ? /which stands (only where|unless)/ : `in the model ${model} alone`,
              );
              // Of several sections that have it the one that asks least says what it takes.
              if (
                said.includes('the first of which') &&
                !said.includes(`an input of the section “${title}” (${section}), or of`)
              )
                continue;
              for (const each of when === undefined || when === OTHERWISE ? [] : waysOf(when).flat())
                if (each !== 'pfi') expect(said, name).toContain(each);
              told++;
            }
        expect(told).toBeGreaterThan(20);
      });

  it('says the file in which what it needs is given, and names it by its label too', () => {
    const study = studyOf('stoke-mandeville', 'contract');
    if (study === undefined) throw new Error('no contract');
    const right =
      /\(pfi\/company\), which stands only where the folder gives senior_margin \(in .*stoke-mandeville\/pfi\/stoke-mandeville\.yaml\)\. See to that first/;
    expect(set('base_case_charge=1 GBP/year', study)).toMatch(right);
    expect(set('Unitary charge of a full year in the base case, in its prices=1', study)).toMatch(right);
    expect(set('base_case_charge.stoke_mandeville=1', study)).toMatch(right);
    expect(set('nonsense=1', study)).toContain('there is no input nonsense');
  });

  it('is told so by explain, as is a line of such a section', () => {
    const study = studyOf('stoke-mandeville', 'acute');
    if (study === undefined) throw new Error('no hospital');
    const asked = (name: string): string => {
      try {
        explained(study, { name, depth: 1 });
      } catch (error) {
        if (error instanceof UserError) return error.message;
        throw error;
      }
      return '';
    };
    expect(asked('equity_irr')).toMatch(
      /^equity_irr is a line of the section “.*” \(pfi\/company_equity\), which is in the model contract alone \(decant pfi\), and stands there only where the folder gives senior_margin/,
    );
    expect(asked('compensation_quoted')).toMatch(
      /“A price that is agreed or quoted” \(pfi\/compensation_agreed\), or of the section “.*” \(pfi\/compensation_beside\), the first of which is in the model contract alone .*stands there only where the folder gives compensation_quoted /,
    );
    expect(asked('equity_nonsense')).toMatch(/^There is no line, input or sentence equity_nonsense/);
  });
});

describe('what gives a value to a section that does not stand', () => {
  const value = 'senior_margin: { value: 2 %, status: assumed, source: A guess }';
  const right =
    /no section of this model has an input senior_margin\. senior_margin is an input of the section “.*” \(pfi\/senior_debt\), which is in the model contract alone \(decant pfi\)/;

  it('is told of in an option’s file', () => {
    const folder = copyOf(join(shipped, 'typical-acute'), 'acute');
    mkdirSync(join(folder, 'options'), { recursive: true });
    writeFileSync(
      join(folder, 'options/mine.yaml'),
      `option: Mine\nextends: rationalise-and-sell\ninputs:\n  ${value}\n`,
    );
    edit(join(folder, 'site.yaml'), 'rationalise-and-sell,', 'rationalise-and-sell, mine,');
    const { result, problems } = reported(folder);
    expect(result).toBeUndefined();
    expect(problems.join('\n')).toMatch(new RegExp(`options/mine\\.yaml:4:3: ${right.source}`));
  });

  it('is told of in a scenario’s file', () => {
    const folder = copyOf(join(shipped, 'typical-acute'), 'acute');
    mkdirSync(join(folder, 'scenarios'), { recursive: true });
    writeFileSync(
      join(folder, 'scenarios/mine.yaml'),
      `scenario: Mine\nextends: planning-defaults\ninputs:\n  ${value}\n`,
    );
    edit(join(folder, 'site.yaml'), 'scenario: planning-defaults', 'scenario: mine');
    const { result, problems } = reported(folder);
    expect(result).toBeUndefined();
    expect(problems.join('\n')).toMatch(new RegExp(`scenarios/mine\\.yaml:4:3: ${right.source}`));
  });
});
