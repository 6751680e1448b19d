import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { printProblem, type Problem } from '../../src/problems/index.js';
import { describeScenario } from '../../src/scenarios/index.js';
import { openSite } from '../../src/study/index.js';
import { sites } from './reported.js';
import { ALL, BASE, effects, library, written } from './scenarioFiles.js';

describe('what breaks a rule of evidence is refused, with its place', () => {
  const faultsOf = (text: string, site?: string): string[] => {
    const file = written(text);
    const problems: Problem[] = [];
    if (site === undefined) expect(describeScenario(file, library, problems)).toBeUndefined();
    else {
      const opened = openSite(site, library, file);
      expect(opened.study).toBeUndefined();
      problems.push(...opened.problems);
    }
    return problems
      .filter(({ severity }) => severity === 'error')
      .map((problem) => printProblem(problem).replace(file, 'mine.yaml'));
  };

  it.each([
    [
      'an unknown row',
      effects(`evidence: TOR-OC-502, ${ALL}`),
      '4:17: there is no evidence TOR-OC-502. Did you mean TOR-OCC-502?',
    ],
    [
      'a finding from elsewhere',
      effects(`evidence: X-ICP-EM, ${ALL}`),
      '4:17: there is no evidence X-ICP-EM. It is a finding from elsewhere',
    ],
    [
      'a benchmark',
      effects(`evidence: KP-LOS-STROKE, ${ALL}`),
      '4:17: KP-LOS-STROKE is a benchmark, not an effect: benchmark gap NHS v Kaiser',
    ],
    ['a target', effects(`evidence: RED-LTC, ${ALL}`), 'RED-LTC is a target, not an effect: TARGET, not a result'],
    ['a parameter', effects(`evidence: ICO-SIZE, ${ALL}`), 'ICO-SIZE is a parameter, not an effect'],
    [
      'context, even in a what-if',
      `use: what-if\n${effects(`evidence: VA-BD-KF, ${ALL}`)}`,
      '5:17: VA-BD-KF is context',
    ],
    [
      'two rows of one group',
      effects(`evidence: VA-BD1000, ${ALL}`, `evidence: VA-ADM, ${ALL}`),
      '5:17: VA-BD1000 and VA-ADM are of one group, va. They say the same thing: keep one',
    ],
    ['one row twice', effects(`evidence: CUM-EA, ${ALL}`, `evidence: CUM-EA, ${ALL}`), '5:17: CUM-EA stands twice'],
    [
      'readmissions beside admissions',
      effects(`evidence: GEI-ADM, ${ALL}`, `evidence: GEI-READM, ${ALL}, acts_on: admissions`),
      'GEI-READM lies within GEI-ADM: readmissions are admissions already',
    ],
    [
      'readmissions beside other admissions',
      effects(`evidence: CUM-EA, ${ALL}`, `evidence: GEI-READM, ${ALL}, acts_on: admissions`),
      'CUM-EA and GEI-READM both avoid admissions of the same patients',
    ],
    [
      'bed-days beside admissions',
      effects(`evidence: TOR-OCC-502, ${ALL}`, `evidence: GEI-ADM, pods: emergency, scope: 40 %`),
      'TOR-OCC-502 and GEI-ADM act on the same patients, and TOR-OCC-502 is an effect on their bed-days as a whole',
    ],
    [
      'bed-days beside a stay',
      effects(`evidence: GEI-LOS, ${ALL}`, `evidence: WAL-CARD, pods: emergency, scope: 40 %`),
      'GEI-LOS and WAL-CARD act on the same patients, and WAL-CARD is an effect on their bed-days',
    ],
    [
      'two effects on bed-days',
      effects(`evidence: TOR-OCC-502, ${ALL}`, `evidence: WAL-CARD, ${ALL}`),
      'TOR-OCC-502 and WAL-CARD are both effects on the bed-days of the same patients',
    ],
    [
      'a measure that leaves open what it acts on',
      effects(`evidence: PENN-MSK, ${ALL}`),
      'does not say what it acts on. Write acts_on: admissions, stay or bed_days',
    ],
    [
      'another acting than the measure',
      effects(`evidence: GEI-LOS, ${ALL}, acts_on: admissions`),
      'GEI-LOS measures length of stay, and acts_on says admissions. Write acts_on: stay, or leave it out',
    ],
    ['a row without a change', `use: what-if\n${effects(`evidence: KP-3.5X, ${ALL}`)}`, 'KP-3.5X gives no change'],
    [
      'a result read as a fall in a programme',
      effects(`evidence: GEI-ADM, ${ALL}, reads: result`),
      'the result of GEI-ADM is no share in per cent',
    ],
    [
      'a scope above 100 %',
      effects('evidence: GEI-ADM, pods: all, scope: 140 %'),
      '4:44: scope 140 % is not from 0 to 100 %',
    ],
    ['a scope below 0', effects('evidence: GEI-ADM, pods: all, scope: -1 %'), 'scope -1 % is not from 0 to 100 %'],
    ['a scope with a unit', effects('evidence: GEI-ADM, pods: all, scope: 4 bed'), '4 bed'],
    ['no scope', effects('evidence: GEI-ADM, pods: all'), 'GEI-ADM has no scope'],
    ['an empty scope', effects('evidence: GEI-ADM, pods: all, scope: { status: assumed }'), 'scope has no value'],
    [
      'a spread of a scope',
      effects('evidence: GEI-ADM, pods: all, scope: { value: 4 %, spread: 1 }'),
      'scope has no key spread',
    ],
    [
      'no pods',
      effects('evidence: GEI-ADM, scope: 40 %'),
      'an effect names no pods. Write pods: all, or some of emergency',
    ],
    [
      'an unknown pod',
      effects('evidence: GEI-ADM, pods: [emergencies], scope: 40 %'),
      '4:33: emergencies is no point of delivery. Did you mean emergency?',
    ],
    [
      'a pod twice',
      effects('evidence: GEI-ADM, pods: [elective, elective], scope: 40 %'),
      'one of the pods stands twice',
    ],
    [
      'a segment that cannot be',
      effects('evidence: GEI-ADM, pods: all, segments: [Over 65], scope: 40 %'),
      'Over 65 cannot be a segment',
    ],
    [
      'scope_of_pod without segments',
      effects('evidence: GEI-ADM, pods: all, scope: 40 %, scope_of_pod: 4 %'),
      'scope_of_pod without segments',
    ],
    [
      'an unknown key',
      effects('evidence: GEI-ADM, pods: all, scop: 40 %'),
      'an effect has no key scop. Did you mean scope?',
    ],
    ['no evidence', effects('pods: all, scope: 40 %'), 'an effect names no evidence'],
    ['effects that are no list', 'effects: { evidence: GEI-ADM }\n', '3:10: effects should be a list'],
    ['an effect that is no mapping', 'effects: [GEI-ADM]\n', 'an effect should be a mapping'],
    [
      'instead_of a row that is not there',
      effects(`evidence: GEI-ADM, ${ALL}, instead_of: GEI-LOS`),
      'no effect of the extended scenario uses GEI-LOS',
    ],
    ['an unknown growth', 'growth: nhp2024\n', '3:9: there is no growth preset nhp2024. Did you mean nhp2025?'],
    ['an empty growth', 'growth:\n', 'growth names nothing'],
  ])('%s', (_what, text, fault) => {
    const faults = faultsOf(BASE + text);
    expect(faults[0]).toContain('mine.yaml:');
    expect(faults.join('\n')).toContain(fault);
  });

  it.each([
    ['scenario: M\nextends: torbey\n', '2:10: there is no scenario torbey. Did you mean torbay?'],
    ['scenario: M\nextends: mine.yaml\n', 'mine.yaml extends itself'],
    ['scenario: M\nextends: ../other.yaml\n', 'this file lies outside'],
    ['scenario: M\nextends: other.yaml\n', 'mine.yaml:2, which names it'],
    ['scenario: M\nuse: whatif\n', 'use cannot be whatif'],
  ])('%j', (text, fault) => {
    expect(faultsOf(text).join('\n')).toContain(fault);
  });

  it('a segment that the hospital does not count, where nothing says its share', () => {
    const text = BASE + effects('evidence: GEI-ADM, pods: [emergency], segments: [chronic], scope: 100 %');
    expect(faultsOf(text, join(sites, 'typical-acute')).join('\n')).toContain(
      'mine.yaml:4:17: GEI-ADM is for chronic, which the hospital does not count among its emergency patients. It counts all: write scope_of_pod:',
    );
  });

  it('parts that are more than the whole', () => {
    const part = (row: string, segment: string): string =>
      `evidence: ${row}, pods: [emergency], segments: [${segment}], scope: 100 %, scope_of_pod: 60 %`;
    const text = `use: what-if\n${BASE}${effects(part('KP-LOS-HF', 'heart'), part('KP-LOS-COPD', 'copd'))}`;
    expect(faultsOf(text, join(sites, 'typical-acute')).join('\n')).toContain(
      'the scopes of KP-LOS-HF, KP-LOS-COPD are 120.0 % of emergency_all',
    );
  });

  it('bed-days beside stays of patients whom the hospital does not count apart', () => {
    const part = (row: string, segment: string): string =>
      `evidence: ${row}, pods: [emergency], segments: [${segment}], scope: 100 %, scope_of_pod: 20 %`;
    const text = BASE + effects(part('WAL-CARD', 'chronic'), part('GEI-LOS', 'heart'));
    expect(faultsOf(text, join(sites, 'typical-acute')).join('\n')).toContain(
      '(emergency_all, whom the hospital does not count apart)',
    );
  });
});
