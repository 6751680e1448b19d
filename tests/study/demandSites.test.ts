import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checksOf, valueAt, type Outcome } from '../../src/model/evaluate/index.js';
import { printProblem } from '../../src/problems/index.js';
import { openSite } from '../../src/study/index.js';
import { copyOf, edit, sites, shippedLibrary as library } from './reported.js';

const ACTIVITY = [
  'fy,pod,segment,spells,bed_days,bed_day_basis,tariff_value,source',
  '2016/17,emergency,65_and_over,16000,110000,midnight,,Own count',
  '2016/17,emergency,under_65,24000,50000,midnight,,Own count',
  '2016/17,elective,,9000,46100,inclusive,,Own count',
].join('\n');
/** Emergency patients of 65 and over, of under 65, and elective patients: the elderly wards hold the first only. */
const MIX = { medicine: [60, 40, 0], surgery: [5, 20, 75], elderly: [100, 0, 0] };

/** The programme alone at a hospital under a scenario. */
function programmeOf(folder: string, scenario?: string): Outcome {
  const { study, problems } = openSite(folder, library, scenario);
  const outcome = study?.cases.find(({ option }) => option.id === 'programme-alone')?.outcome;
  if (outcome === undefined) throw new Error(problems.map(printProblem).join('\n'));
  expect(checksOf(outcome).filter(({ ok }) => !ok)).toEqual([]);
  return outcome;
}

function acute(change: (folder: string) => void = () => undefined): string {
  const folder = copyOf(join(sites, 'typical-acute'), 'acute');
  change(folder);
  return folder;
}

const withActivity = (folder: string): void => writeFileSync(join(folder, 'activity.csv'), ACTIVITY);
const withMix = (folder: string): void => {
  withActivity(folder);
  const cohorts = ['emergency_65_and_over', 'emergency_under_65', 'elective_all'];
  const shares = Object.entries(MIX).map(
    ([pool, own]) =>
      `      ${pool}: { ${own.map((share, index) => `${cohorts[index] ?? ''}: ${share} %`).join(', ')} }`,
  );
  const input = `  pool_mix_counted:\n    status: illustrative\n    source: Invented\n    members:\n${shares.join('\n')}\n`;
  edit(join(folder, 'site.yaml'), 'inputs:\n', `inputs:\n${input}`);
};

/** Fall of a pool's bed-days against business as usual, with the effects in full. */
function fallIn(outcome: Outcome, pool: string): number {
  const at = (line: string): number => valueAt(outcome, line, 2022, pool) ?? NaN;
  return 1 - at('bed_days') / at('bed_days_grown');
}

describe('who the patients are', () => {
  it('shares of many cohorts add up to 1 but for the last digit, which fails no check', () => {
    const rows = Array.from({ length: 300 }, (_, at) => `2016/17,emergency,s${at},100,500,midnight,,Own count`);
    const many = [ACTIVITY.split('\n')[0], ...rows].join('\n');
    programmeOf(acute((folder) => writeFileSync(join(folder, 'activity.csv'), many)));
  }, 60_000);

  it('changes nothing where the scenario acts on all alike', () => {
    const [benchmark, own] = [programmeOf(acute()), programmeOf(acute(withActivity))];
    for (const pool of ['medicine', 'surgery', 'elderly'])
      expect(fallIn(own, pool)).toBeCloseTo(fallIn(benchmark, pool), 12);
    expect(valueAt(own, 'site_beds_needed', 2022)).toBe(496);
    expect(valueAt(benchmark, 'site_beds_needed', 2022)).toBe(496);
  });

  it('decides where it acts on emergency admissions alone: by the share of their bed-days', () => {
    const [benchmark, own] = [programmeOf(acute(), 'cumbria'), programmeOf(acute(withActivity), 'cumbria')];
    const emergency = (110_000 + 50_000) / (110_000 + 50_000 + 46_100 - 9_000);
    const ratio = fallIn(own, 'medicine') / fallIn(benchmark, 'medicine');
    expect(fallIn(benchmark, 'medicine')).toBeGreaterThan(0);
    expect(ratio).toBeCloseTo(emergency / 0.75, 2);
    expect(valueAt(own, 'pod_admissions_index', 2022, 'elective')).toBe(
      valueAt(own, 'pod_admissions_index_grown', 2022, 'elective'),
    );
  });

  it('and where they lie decides which pool’s beds fall empty', () => {
    const mixed = programmeOf(acute(withMix), 'cumbria');
    const [medicine, surgery, elderly] = ['medicine', 'surgery', 'elderly'].map((pool) => fallIn(mixed, pool));
    expect(elderly).toBeCloseTo(medicine ?? NaN, 9);
    expect((surgery ?? NaN) / (elderly ?? NaN)).toBeCloseTo(0.25, 1);
    const pods = ['emergency', 'elective'].map((pod) => valueAt(mixed, 'pod_bed_days', 2022, pod) ?? NaN);
    expect(pods.reduce((sum, each) => sum + each, 0)).toBeCloseTo(valueAt(mixed, 'site_bed_days', 2022) ?? NaN, 6);
  });

  it('clearing delayed discharges spares beds, as a lever of its own', () => {
    const cleared = acute((folder) =>
      edit(
        join(folder, 'site.yaml'),
        'inputs:\n',
        'inputs:\n  discharge_cleared_share: { value: 50 %, status: illustrative, source: Invented }\n',
      ),
    );
    const [before, after] = [programmeOf(acute()), programmeOf(cleared)];
    const share = valueAt(after, 'delayed_share') ?? NaN;
    expect(share).toBeCloseTo((22_316 * 0.59) / 90_864, 12);
    for (const pool of ['medicine', 'elderly']) {
      const ratio = (valueAt(after, 'bed_days', 2022, pool) ?? NaN) / (valueAt(before, 'bed_days', 2022, pool) ?? NaN);
      expect(ratio).toBeCloseTo(1 - share / 2, 12);
    }
    expect(valueAt(after, 'bridge_discharge', 2022)).toBeLessThan(-30);
  });
});
