import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { printProblem, type Problem } from '../../src/problems/index.js';
import { describeScenario } from '../../src/scenarios/index.js';
import { openSite } from '../../src/study/index.js';
import { copyOf, edit, sites } from './reported.js';
import { ALL, BASE, described, effects, library, written } from './scenarioFiles.js';

describe('a scenario of one’s own', () => {
  it('extends a programme: an input and a scope are its own, the rest is as it was', () => {
    const text = `scenario: Torbay, all of it\nextends: torbay\ninputs: { realisation: 1 }\n${effects('evidence: TOR-OCC-502, pods: [emergency], scope: 50 %')}`;
    const mine = described(written(text));
    expect(mine).toMatchObject({ id: 'mine.yaml', title: 'Torbay, all of it', whatIf: false });
    expect(mine.extends.map(({ id }) => id)).toEqual(['torbay', 'growth-alone']);
    expect(mine.effects.map(({ id, scope, pods }) => [id, scope.share, pods])).toEqual([
      ['TOR-OCC-502', 0.5, ['emergency']],
    ]);
    expect(mine.inputs.find(({ name }) => name === 'realisation')?.value).toBe('1');
    expect(mine.growth?.id).toBe('nhp2025');
  });

  it('puts another site of Wales in the place of the one that stands for the programme', () => {
    const other = effects('evidence: WAL-GWYN, pods: [emergency], scope: 40 %, instead_of: WAL-CARD');
    const mine = described(written(`scenario: Gwynedd\nextends: wales-chronic-care\n${other}`));
    expect(mine.effects.map(({ id, fall }) => [id, fall])).toEqual([['WAL-GWYN', 0.16500000000000004]]);
  });

  it('stays a what-if where what it extends is one', () => {
    const mine = described(written('scenario: Mine\nextends: redbridge-targets\n'));
    expect(mine).toMatchObject({ whatIf: true, title: 'What if: Mine' });
    expect(mine.banner).toContain('a target (RED-LTC, RED-EL)');
  });

  const own = (text: string): string => {
    const folder = copyOf(join(sites, 'typical-acute'), 'mine');
    mkdirSync(join(folder, 'scenarios'));
    writeFileSync(join(folder, 'scenarios', 'mine.yaml'), text);
    edit(join(folder, 'site.yaml'), 'scenario: integrated-care-1b', 'scenario: scenarios/mine.yaml');
    return folder;
  };
  const openedIn = (folder: string): string => {
    const { study, problems } = openSite(folder, library);
    return study?.scenario.title ?? problems.map(printProblem).join('\n');
  };

  it('lies in the hospital’s folder, and may extend one beside it', () => {
    const folder = own('scenario: Mine\nextends: base.yaml\n');
    writeFileSync(join(folder, 'scenarios', 'base.yaml'), 'scenario: Base\nextends: cumbria\n');
    expect(openedIn(folder)).toBe('Mine');
  });

  it('may not lie outside it, not even by a link', () => {
    const elsewhere = written(BASE, 'secret.yaml');
    const folder = own('scenario: Mine\nextends: linked.yaml\n');
    symlinkSync(elsewhere, join(folder, 'scenarios', 'linked.yaml'));
    expect(openedIn(folder)).toContain('linked.yaml: this file lies outside the site’s folder');
    edit(join(folder, 'site.yaml'), 'scenarios/mine.yaml', '../mine.yaml');
    expect(openedIn(folder)).toContain('this file lies outside the site’s folder');
    edit(join(folder, 'site.yaml'), '../mine.yaml', elsewhere);
    expect(openedIn(folder)).toContain('this file lies outside the site’s folder');
  });

  it('a file of the command line extends none by an absolute path elsewhere', () => {
    const elsewhere = written(BASE, 'secret.yaml');
    const problems: Problem[] = [];
    describeScenario(written(`scenario: Mine\nextends: ${elsewhere}\n`), library, problems);
    expect(problems.map(printProblem).join('\n')).toContain(`${elsewhere}: this file lies outside`);
  });

  it('with a fault is told with its line in the folder', () => {
    expect(openedIn(own(BASE + effects(`evidence: GEI-AMD, ${ALL}`)))).toMatch(
      /mine\/scenarios\/mine\.yaml:4:17: there is no evidence GEI-AMD\. Did you mean GEI-ADM\?/,
    );
  });

  it('a row that no shipped scenario uses is taken with a warning that says why', () => {
    const problems: Problem[] = [];
    const file = written(BASE + effects('evidence: CUM-LOS, pods: [emergency], scope: 1 %'));
    expect(describeScenario(file, library, problems)?.effects).toHaveLength(1);
    expect(problems.map(printProblem)).toEqual([
      `${file}:4:17: warning: no shipped scenario uses CUM-LOS: one small community hospital: no effect on an acute hospital’s beds`,
    ]);
  });

  it('a programme for patients whom the hospital does not have is told', () => {
    const file = written(BASE + effects('evidence: GEI-ADM, pods: [regular_attender], scope: 1 %'));
    const { study, problems } = openSite(join(sites, 'typical-acute'), library, file);
    expect(study).toBeDefined();
    expect(problems.map(printProblem).join('\n')).toContain(
      'GEI-ADM reaches nobody here: the hospital counts no regular_attender patients',
    );
  });
});
