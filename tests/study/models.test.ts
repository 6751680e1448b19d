import { openSite } from '../../src/study/openSite.js';
import { Library } from '../../src/library/library.js';
import type { Problem } from '../../src/problems/problem.js';
import { valueAt } from '../../src/model/evaluate/outcome.js';
import { printLines } from '../../src/model/evaluate/outcome.js';
import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sectionsIn, writtenOut } from './longForm.js';
import {
  built,
  copyOf,
  edit,
  EVEN_CONTRACT,
  reported,
  sites,
  studyOf,
  templates,
  temporaryFolder,
} from './reported.js';

const ACTIVITY = `fy,pod,segment,spells,bed_days,bed_day_basis,tariff_value,source,status
2016/17,emergency,,40000,160000,midnight,,Own count,assumed
2016/17,elective,,9000,37100,midnight,,Own count,assumed
`;
const COSTS = `category,amount,fixed,semi_fixed,variable,lag_months,source,status,prices
staff,195000000,15,75,10,12,Accounts,assumed,2016/17
goods,51000000,5,15,80,3,Accounts,assumed,2016/17
premises,27000000,70,25,5,0,Accounts,assumed,2016/17
other,27000000,70,15,15,24,Accounts,assumed,2016/17
`;
type Files = Readonly<Record<string, string>>;

/** The typical acute hospital with some files beside its own. */
function acuteWith(files: Files): string {
  const folder = copyOf(join(sites, 'typical-acute'), 'acute');
  cpSync(join(sites, 'stoke-mandeville', 'pfi'), join(folder, 'pfi'), { recursive: true });
  rmSync(join(folder, 'pfi', 'stoke-mandeville.yaml'));
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
  return folder;
}

/** The lines of every option of a hospital. */
const linesOf = (folder: string): string =>
  JSON.stringify(studyOf(folder).cases.map(({ outcome }) => printLines(outcome)));

const ALTERNATIVES = [
  'activity',
  'case_mix/activity',
  'pool_mix/given',
  'costs_by_category',
  'costs_a_bed',
  'pfi/premises',
  'pfi/no_premises',
  'pfi/charge_indexed',
  'pfi/charge_published',
  'pfi/none',
  'pfi/eric_context',
  'land_what_if',
];
const chosenIn = (folder: string): string[] => sectionsIn(folder).filter((id) => ALTERNATIVES.includes(id));

describe('model: acute chooses its sections by what the folder holds', () => {
  it.each<[string, Files, string[]]>([
    ['nothing', {}, ['costs_a_bed', 'pfi/no_premises', 'pfi/none']],
    [
      'activity.csv',
      { 'activity.csv': ACTIVITY },
      ['activity', 'case_mix/activity', 'costs_a_bed', 'pfi/no_premises', 'pfi/none'],
    ],
    ['costs.csv', { 'costs.csv': COSTS }, ['costs_by_category', 'pfi/no_premises', 'pfi/none']],
    [
      'a contract’s terms',
      { 'pfi/contract.yaml': EVEN_CONTRACT },
      ['costs_a_bed', 'pfi/premises', 'pfi/charge_indexed'],
    ],
  ])('%s', (_what, files, chosen) => {
    // This hospital lists the option that shows the founding document's what-if.
    expect(chosenIn(acuteWith(files))).toEqual([...chosen, 'land_what_if']);
    expect(studyOf(acuteWith(files)).cases).toHaveLength(5);
  });

  it('published charges, and PFI lines that the hospital returned', () =>
    expect(chosenIn(join(sites, 'stoke-mandeville'))).toEqual([
      'costs_a_bed',
      'pfi/premises',
      'pfi/charge_published',
      'pfi/eric_context',
    ]));

  it('an option that gives what a section asks for, and not without it', () => {
    const folder = acuteWith({});
    edit(join(folder, 'site.yaml'), ', what-if-quarter-less-floor', '');
    expect(chosenIn(folder)).not.toContain('land_what_if');
  });

  it('a contract’s terms drive the charge to its last day', () => {
    const [usual] = studyOf(acuteWith({ 'pfi/contract.yaml': EVEN_CONTRACT })).cases;
    const charge = (year: number) => (usual === undefined ? undefined : valueAt(usual.outcome, 'unitary_charge', year));
    expect([charge(2017), charge(2036), charge(2037)]).toEqual([10_000_000, 10_000_000, 0]);
  });

  it('gives the same result as the same sections listed', () => {
    const [named, listed] = [acuteWith({ 'costs.csv': COSTS }), writtenOut(acuteWith({ 'costs.csv': COSTS }))];
    expect(linesOf(listed)).toBe(linesOf(named));
  });
});

describe('without a file there is never the same result in silence', () => {
  it.each(['activity.csv', 'costs.csv', 'pfi/contract.yaml'])('%s', (file) => {
    const whole = acuteWith({ 'activity.csv': ACTIVITY, 'costs.csv': COSTS, 'pfi/contract.yaml': EVEN_CONTRACT });
    const before = linesOf(whole);
    rmSync(join(whole, file));
    expect(linesOf(whole)).not.toBe(before);
  });

  it('a contract of blocks in PFI: an error at the blocks that are drawn so', () => {
    const folder = copyOf(join(sites, 'stoke-mandeville'), 'stoke-mandeville');
    rmSync(join(folder, 'pfi', 'stoke-mandeville.yaml'));
    const { result, problems } = reported(folder);
    expect(result).toBeUndefined();
    expect(problems.join('\n')).toMatch(/buildings\.geojson: .*pfi\/ holds no contract/);
  });
});

describe('what is wrong with a model is said where it was written', () => {
  const said = (found: string, instead: string): string[] => {
    const root = join(temporaryFolder(), 'templates');
    cpSync(templates, root, { recursive: true });
    edit(join(root, 'models', 'acute.yaml'), found, instead);
    const problems: Problem[] = [...openSite(join(sites, 'typical-acute'), new Library(root, built)).problems];
    return problems.map(({ file, found: fault, right }) => `${file}: ${fault}. ${right ?? ''}`);
  };
  const AT = 'templates/models/acute.yaml: ';

  it.each<[string, string, string, string]>([
    ['a name of no section', '- calendar', '- calender', 'there is no section calender. Did you mean calendar?'],
    ['a section twice', '- calendar', '- calendar\n  - calendar', 'calendar stands twice. Keep one'],
    [
      'a file that no folder has',
      'activity: activity.csv',
      'activity: activty.csv',
      'activty.csv is neither a part of a hospital’s folder nor an input of activity. Did you mean activity.csv?',
    ],
    [
      'an input of another section',
      'pfi/charge_indexed: charge_at_base',
      'pfi/charge_indexed: charge_published',
      'charge_published is neither a part of a hospital’s folder nor an input of pfi/charge_indexed. Parts are activity.csv, costs.csv, pfi',
    ],
    [
      'no condition',
      'costs_by_category: costs.csv',
      'costs_by_category:',
      'costs_by_category has no condition. Write what the hospital must hold, or otherwise',
    ],
    [
      'a section that does not stand before it',
      'partial_share and pfi/bought_out',
      'partial_share and pfi/bought_in',
      'pfi/bought_in is no section that stands before pfi/part_ended on a condition, first of its choice. Name one that does, or write what it takes',
    ],
    [
      'otherwise before another',
      'costs_by_category: costs.csv',
      'costs_by_category: otherwise',
      'otherwise is not the last of its choice. What follows it could never stand',
    ],
    ['no title', 'model: An acute hospital\n', '', 'this model has no title. Begin with model: …'],
  ])('%s', (_what, found, instead, fault) => {
    expect(said(found, instead)).toContain(`${AT}${fault}`);
  });

  it('a model that there is not, with the nearest', () => {
    const unknown = (model: string): string => {
      const folder = acuteWith({});
      edit(join(folder, 'site.yaml'), 'model: acute', `model: ${model}`);
      return reported(folder).problems.join('\n');
    };
    expect(unknown('acut')).toContain('there is no model acut. Did you mean acute?');
    expect(unknown('community')).toContain('there is no model community. There are acute, contract');
  });
});

describe('the usual members of a dimension', () => {
  it('are ERIC’s columns with their labels, where the folder lists none', () => {
    const { site, structures } = studyOf(join(sites, 'stoke-mandeville'));
    const { members = [] } = structures[0]?.blueprint.dimensions.get('running_line') ?? {};
    expect(members).toHaveLength(16);
    expect(Object.keys(site.memberLabels.running_line ?? {})).toEqual(members);
    expect(site.memberLabels.running_line?.maintenance).toBe('Estates and property maintenance');
    expect(site.memberLabels.backlog_risk).toEqual({
      high: 'High risk',
      significant: 'Significant risk',
      moderate: 'Moderate risk',
      low: 'Low risk',
    });
  });

  it('give way to a folder’s own, and to its labels', () => {
    const { site, structures } = studyOf(join(sites, 'typical-acute'));
    expect(structures[0]?.blueprint.dimensions.get('running_line')?.members).toEqual(['floor_related', 'other_lines']);
    expect(site.memberLabels.running_line).toEqual({
      floor_related: 'Lines that follow floor area',
      other_lines: 'All other lines',
    });
  });
});
