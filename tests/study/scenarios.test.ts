import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checksOf } from '../../src/model/evaluate/index.js';
import { printProblem } from '../../src/problems/index.js';
import { openSite } from '../../src/study/index.js';
import { copyOf, sites } from './reported.js';
import {
  ALL,
  BASE,
  described,
  effects,
  FULL,
  hospitals,
  inYearFive,
  library,
  shipped,
  studyUnder,
  written,
} from './scenarioFiles.js';

describe('every shipped scenario', () => {
  it.each(shipped)('%s runs for every hospital, every check of the model holds', (id) => {
    for (const hospital of hospitals) {
      const { cases } = studyUnder(id, join(sites, hospital));
      for (const { outcome } of cases) {
        expect(outcome.failures, hospital).toEqual([]);
        expect(
          checksOf(outcome).filter(({ ok }) => !ok),
          hospital,
        ).toEqual([]);
      }
    }
  });

  it.each(shipped)('%s says of each row its words, patients, years, caveat and scope', (id) => {
    for (const effect of described(id).effects) {
      expect(effect.quote).not.toBe('');
      expect(effect.population).not.toBe('');
      expect(effect.source).toMatch(/, S[0-4]:\d+$/);
      expect(effect.scope.status).toBeDefined();
      expect(effect.scope.source).toBeDefined();
    }
  });

  it('a programme rests on effects alone; what rests on anything else is a what-if with a banner', () => {
    const kinds = new Map(shipped.map((id) => [id, described(id)]));
    for (const [id, { whatIf, effects: used, banner, title }] of kinds) {
      expect(whatIf, id).toBe(used.some(({ kind }) => kind !== 'effect'));
      expect(banner !== undefined, id).toBe(whatIf);
      if (whatIf) expect(title).toMatch(/^What if: /);
    }
    expect([...kinds].filter(([, { whatIf }]) => whatIf).map(([id]) => id)).toEqual([
      'a-quarter-need-not-be-there',
      'kaiser-length-of-stay',
      'redbridge-targets',
    ]);
  });

  it('every effect of the tables is used, is another count of one that is, or is left out for a reason', () => {
    const evidence = library.evidence([]);
    const used = new Set(shipped.flatMap((id) => described(id).effects.map((effect) => effect.id)));
    const rest = [...(evidence?.rows.values() ?? [])].filter(({ id, kind }) => kind === 'effect' && !used.has(id));
    expect(
      rest.filter(({ id }) => evidence?.roles.some((role) => role.id === id && role.note !== '') !== true),
    ).toEqual([]);
    expect(rest.map(({ id }) => id)).toEqual([
      'GEI-READM', 'VA-ADM', 'VA-TELE-ADM', 'CUM-LOS', 'WAL-CARM', 'WAL-GWYN', 'PENN-MSK',
    ]); // prettier-ignore
  });

  it('METHOD 1.3 and 8: a programme is realised by half, give or take 0.390, in five years; avoided stays are short', () => {
    for (const id of shipped.filter((each) => !described(each).whatIf && each !== 'integrated-care-1b')) {
      const inputs = new Map(described(id).inputs.map((input) => [input.name, input]));
      expect(inputs.get('realisation'), id).toMatchObject({ value: '0.5', spread: 'normal sd 0.390' });
      expect(inputs.get('phase_years')?.value, id).toBe('5 year');
      expect(inputs.get('avoided_stay_ratio')?.value, id).toBe('0.6');
    }
  });

  it('carries the sixteen pilots and case management beside every claim, and METHOD 8’s conflicts where its rows are used', () => {
    const torbay = described('torbay');
    expect(torbay.counterEvidence.map(({ text }) => text).join('\n')).toMatch(/16\): emergency admissions \+2 %/);
    expect(torbay.counterEvidence.map(({ text }) => text).join('\n')).toMatch(/\(6\): emergency admissions \+9 %/);
    expect(torbay.conflicts.map(({ text }) => text).join('\n')).toMatch(/1989\/99[^]*four of the sixteen pilots/);
    expect(described('geisinger').conflicts.map(({ source }) => source)).toEqual(['METHOD 8.4']);
    expect(described('growth-alone')).toMatchObject({ effects: [], counterEvidence: [], conflicts: [] });
  });
});

describe('what the effects do', () => {
  it('METHOD 1b: a quarter avoided and stays 23 % shorter, each among 40 % of all: −18.28 % of bed-days', () => {
    const study = studyUnder('integrated-care-1b');
    const fall = 1 - inYearFive(study, 'site_bed_days') / inYearFive(study, 'site_bed_days_grown');
    expect(fall).toBeCloseTo(1 - (1 - 0.4 * 0.25) * (1 - 0.4 * 0.23), 12);
  });

  it('METHOD’s planning defaults: half of it, and avoided stays of 0.6 of the mean', () => {
    const study = studyUnder('planning-defaults');
    // Of emergency patients, of whom the evidence speaks, and of nobody else.
    const left = (pod: string): number =>
      inYearFive(study, 'pod_bed_days', pod) / inYearFive(study, 'pod_bed_days_grown', pod);
    expect(left('emergency')).toBeCloseTo((1 - 0.4 * 0.25 * 0.5 * 0.6) * (1 - 0.4 * 0.23 * 0.5), 12);
    expect(left('elective')).toBeCloseTo(1, 12);
  });

  it('METHOD 8.4: Geisinger in full on everybody is −42.25 % of bed-days', () => {
    const rows = effects(`evidence: GEI-ADM, ${ALL}`, `evidence: GEI-LOS, ${ALL}`);
    const study = studyUnder(written(BASE + FULL + rows));
    expect(inYearFive(study, 'site_bed_days') / inYearFive(study, 'site_bed_days_today')).toBeCloseTo(0.5775, 9);
  });

  it('METHOD 1.3: admissions avoided by two programmes on the same patients multiply', () => {
    const rows = effects(`evidence: GEI-ADM, ${ALL}`, `evidence: CUM-EA, pods: [emergency], scope: 100 %`);
    const study = studyUnder(written(BASE + FULL + rows));
    expect(inYearFive(study, 'avoided_share', 'emergency_all')).toBeCloseTo(1 - (0.75 * 0.98) / 1.05, 12);
    expect(inYearFive(study, 'avoided_share', 'elective_all')).toBeCloseTo(0.25, 12);
  });

  it('METHOD 1.3: conditions of different patients whom nobody counts apart add up', () => {
    const study = studyUnder('kaiser-length-of-stay');
    const { effects: used } = described('kaiser-length-of-stay');
    const sum = used
      .filter(({ pods }) => pods.includes('emergency'))
      .reduce((total, { fall, scopeOfPod }) => total + fall * (scopeOfPod?.share ?? NaN), 0);
    expect(inYearFive(study, 'stay_reduction', 'emergency_all')).toBeCloseTo(sum, 12);
    expect(study.scenario.facts.effects.map(({ members }) => members)).toContainEqual(['emergency_stay_together']);
  });

  it('a condition that the hospital counts apart is reached in full, the others as a share of the rest', () => {
    const folder = copyOf(join(sites, 'typical-acute'), 'counted');
    const rows = ['stroke,2000,40000', 'other,38000,160000'].map((row) => `2016/17,emergency,${row},midnight,,Ours`);
    const header = 'fy,pod,segment,spells,bed_days,bed_day_basis,tariff_value,source';
    writeFileSync(join(folder, 'activity.csv'), [header, ...rows, ''].join('\n'));
    const study = studyUnder('kaiser-length-of-stay', folder);
    const fallOf = (id: string): number => study.scenario.facts.effects.find((each) => each.id === id)?.fall ?? NaN;
    expect(inYearFive(study, 'stay_reduction', 'emergency_stroke')).toBeCloseTo(fallOf('KP-LOS-STROKE'), 12);
    const others = study.scenario.facts.effects
      .filter(({ pods, id }) => pods.includes('emergency') && id !== 'KP-LOS-STROKE')
      .reduce((total, { fall, scopeOfPod }) => total + fall * (scopeOfPod?.share ?? NaN), 0);
    expect(inYearFive(study, 'stay_reduction', 'emergency_other')).toBeCloseTo(others, 12);
  });

  it('each value says which row, words, file and line it is of', () => {
    const outcome = studyUnder('torbay').cases[1]?.outcome;
    const [row] = outcome?.bound.get('effect')?.rows ?? [];
    expect(row).toMatchObject({ member: 'tor_occ_502', status: 'published', date: '1998/9 to 2009/10' });
    expect(row?.values[0]).toBeCloseTo((750 - 502) / 750, 12);
    expect(row?.source).toMatch(
      /^TOR-OCC-502: The King’s Fund, .*, S1:512, “Results include a reduction in the daily average number of occupied beds from 750/,
    );
    expect(row?.place).toEqual({ file: 'templates/evidence/evidence.csv', line: 30 });
    const scopes = outcome?.bound.get('effect_scope')?.rows.map(({ member, values }) => [member, values[0]]);
    expect(scopes).toContainEqual(['tor_occ_502.emergency_all', 1]);
  });

  it('METHOD 1.3: realisation is drawn from a normal distribution that is not cut off', () => {
    const [row] = studyUnder('torbay').cases[1]?.outcome.bound.get('realisation')?.rows ?? [];
    expect(row).toMatchObject({ spread: { shape: { shape: 'normal', mean: 0.5, sd: 0.39 } }, status: 'illustrative' });
    expect(row?.source).toContain('X-ICP-EM, X-CM-EM');
  });

  it('a scenario without effects changes nothing but growth', () => {
    const study = studyUnder('growth-alone');
    expect(inYearFive(study, 'site_bed_days')).toBe(inYearFive(study, 'site_bed_days_grown'));
  });
});

describe('growth', () => {
  it('METHOD 1.2: nhp2025 is −0.14 % a year without demography, seed2012 2.993 %', () => {
    const grown = (text: string): number =>
      inYearFive(studyUnder(written(text)), 'pod_admissions_index_grown', 'emergency');
    const modern = `scenario: M\nextends: growth-alone\ninputs: { demographic_growth: 0 }\n`;
    expect(grown(modern)).toBeCloseTo((1 - 0.0014) ** 5, 12);
    expect(grown(`${modern}growth: seed2012\n`)).toBeCloseTo(1.02993 ** 5, 12);
  });

  it('a change of demography is not tried on a trend, which holds it', () => {
    const labels = (scenario: string): string[] =>
      library
        .changes([])
        .filter((change) => studyUnder(scenario).concerns(change))
        .map(({ title }) => title);
    const demographic = 'Demographic growth of 1% a year';
    expect(labels('cumbria')).toContain(demographic);
    const trend = labels(written('scenario: M\nextends: cumbria\ngrowth: seed2012\n'));
    expect(trend).not.toContain(demographic);
    expect(trend).toContain('Wards of 24 beds');
  });

  it('a trend beside a demographic factor counts twice', () => {
    const file = written(`${BASE}inputs: { trend_growth: 2 % }\n`);
    const { study, problems } = openSite(join(sites, 'typical-acute'), library, file);
    expect(study).toBeUndefined();
    expect(problems.map(printProblem)).toEqual([
      `${file}:3:11: emergency grows by a trend and by demographic_growth (templates/growth/nhp2025.yaml:52): a trend holds demography, so it is counted twice. Set trend_growth or demographic_growth to 0; growth: nhp2025 has no trend, growth: seed2012 nothing else`,
    ]);
  });
});
