import { describe, expect, it } from 'vitest';
import { compile, valueAt } from '../../src/model/evaluate/index.js';
import { assemble, check } from '../../src/model/structure/index.js';
import { printProblem, type Problem } from '../../src/problems/index.js';
import { readSectionText } from '../../src/sections/index.js';

const TEXT = `section: Patients
dimensions:
  pod: { from: site }
  cohort: { in: pod, from: site }
inputs:
  spells: { unit: spell, by: cohort, value: 10 }
  growth: { unit: 1, by: pod, value: 2 }
lines:
  grown:
    unit: spell
    by: cohort
    formula: spells * growth
  of_pod:
    unit: spell
    by: pod
    formula: total(grown)
`;
const timeline = { first: 2025, base: 2025, last: 2026 };
const members = new Map([
  ['pod', ['emergency', 'elective']],
  ['cohort', ['emergency_old', 'emergency_young', 'elective_all']],
]);
const parentOf = new Map([
  ['emergency_old', 'emergency'],
  ['emergency_young', 'emergency'],
  ['elective_all', 'elective'],
]);

function told(parents?: ReadonlyMap<string, ReadonlyMap<string, string>>): { problems: string[]; sums: unknown[] } {
  const problems: Problem[] = [];
  const section = readSectionText(TEXT, 'patients.yaml', 'patients', problems);
  const surroundings = { timeline, members, ...(parents === undefined ? {} : { parents }) };
  const blueprint = section === undefined ? undefined : assemble([section], surroundings, problems);
  const checked = blueprint === undefined ? undefined : check(blueprint, [], problems);
  const outcome = checked === undefined ? undefined : compile(checked.structure).run(checked.bound);
  const sums = ['emergency', 'elective'].map((pod) => outcome && valueAt(outcome, 'of_pod', undefined, pod));
  return { problems: problems.map(printProblem), sums };
}

it('a site gives a dimension its members, and says in which member of another each is', () => {
  expect(told(new Map([['cohort', parentOf]]))).toEqual({ problems: [], sums: [40, 20] });
});

it('a member without a parent, and one in a parent that is none, are refused', () => {
  expect(told().problems).toContain(
    'patients.yaml:4:3: emergency_old has no parent in pod. Write members: { emergency_old: emergency }',
  );
  const astray = new Map([['cohort', new Map(parentOf).set('elective_all', 'electiv')]]);
  expect(told(astray).problems).toContain(
    'patients.yaml:4:3: elective_all is in electiv, which is not a member of pod. Did you mean elective?',
  );
});

describe('the usual members of a dimension', () => {
  const USUAL = `section: Costs
dimensions:
  line:
    from: site
    usual: { energy: Energy, waste: "Waste: all" }
inputs:
  cost: { unit: GBP, by: line, value: 10 GBP }
lines:
  all:
    unit: GBP
    formula: total(cost)
`;

  function all(text: string, given?: readonly string[]): { said: string[]; value?: number | undefined } {
    const problems: Problem[] = [];
    const section = readSectionText(text, 'costs.yaml', 'costs', problems);
    const own = given === undefined ? {} : { members: new Map([['line', given]]) };
    const blueprint = section === undefined ? undefined : assemble([section], { timeline, ...own }, problems);
    const checked = blueprint === undefined ? undefined : check(blueprint, [], problems);
    const value = checked === undefined ? undefined : valueAt(compile(checked.structure).run(checked.bound), 'all');
    return { said: problems.map(printProblem), value };
  }

  it('stand where the site gives none, and give way to its own', () => {
    expect(all(USUAL)).toEqual({ said: [], value: 20 });
    expect(all(USUAL, ['heat', 'light', 'power'])).toEqual({ said: [], value: 30 });
  });

  it.each([
    ['energy: Energy', 'energy:', 'costs.yaml:5:14: the usual member energy has no label. Write energy: Its label'],
    [
      '    from: site\n',
      '    in: pod\n    members: { energy: pod }\n',
      'costs.yaml:6:12: dimension line lists its members and usual ones. Keep the members',
    ],
    ['energy: Energy', 'Energy: Energy', 'costs.yaml:3:3: member of line: Energy cannot be a name'],
  ])('%j → %j', (found, instead, fault) => {
    expect(USUAL).toContain(found);
    expect(all(USUAL.replace(found, instead)).said.join('\n')).toContain(fault);
  });
});
