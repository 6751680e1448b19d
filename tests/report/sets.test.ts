import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { uniform } from '../../src/model/statistics/index.js';
import type { Result } from '../../src/report/index.js';
import { printAmount } from '../../src/model/values/index.js';
import { copyOf, edit, evaluatedOf, giveInput, reported, resultOf, shipped, sites } from '../study/reported.js';
import { STOKE_2016_17 } from '../stoke-2016-17/folder.js';

const STOKE = STOKE_2016_17;
const SEED = 20_261_130;
const DRAWN = 6;

const withSets = (folder: string, ...sets: string[]): ReturnType<typeof reported> =>
  reported(folder, undefined, { sets, whole: false });
const plain = (folder: string): Result => resultOf(folder, undefined, { whole: false });

function textOf(folder: string): string {
  return readFileSync(join(folder, 'site.yaml'), 'utf8');
}

describe('what is set on the command line', () => {
  it('is told all at once where it is wrong, each with the nearest name or what may be set', () => {
    const { result, problems } = withSets(
      STOKE,
      'targt_occupancy=90%',
      'site_area=17',
      'site_area=20 kg',
      'backlog=3',
      'backlog.hi=3 realGBP',
      'site_area.high=3 ha',
      'charge_published[1950]=20 mGBP',
      'charge_published[soon]=20 mGBP',
      'site_area[2030/31]=20 ha',
      'target_occupancy=200 %',
      'nonsense',
      'site_beds_open=400',
      'block_chosen.block_01=yes',
      'close_wards=yes',
      'winter_factor=1.1',
      'Beds occupied in the peak quarter, mean of the year = 1=1.2',
    );
    expect(result).toBeUndefined();
    expect(problems).toEqual([
      '--set targt_occupancy=90%: there is no input targt_occupancy. Did you mean target_occupancy?',
      '--set site_area=17: site_area: "17" has no unit. Which is meant: 17 m2, 17 ha or 17 acre?',
      '--set site_area=20 kg: site_area: "20 kg" is in kg, where m2 is needed. Write it like 28 m2',
      '--set backlog=3: backlog has a value for each backlog_risk. Write backlog.high=…; members are high, significant, moderate, low',
      '--set backlog.hi=3 realGBP: backlog has no member hi. Did you mean high?',
      '--set site_area.high=3 ha: site_area has no members. Write site_area=…',
      '--set charge_published[1950]=20 mGBP: 1949/50 is outside the model’s years. They are 2016/17 to 2045/46',
      '--set charge_published[soon]=20 mGBP: soon is no financial year. Write [2030/31], or [2026/27-2030/31]',
      '--set site_area[2030/31]=20 ha: site_area is one value for all years. Write site_area without [2030/31]',
      expect.stringMatching(/^--set target_occupancy=200 %: target_occupancy: 200 % is outside [\d.]+ to 1/),
      expect.stringMatching(/^--set nonsense: it sets no value\. Write --set name=value/),
      expect.stringMatching(
        /^--set site_beds_open=400: site_beds_open is worked out, and is no input\. It is worked out from .*: set/,
      ),
      expect.stringMatching(/^--set block_chosen\.block_01=yes: .* can only be worked out by Decant/),
      expect.stringMatching(
        /^--set close_wards=yes: every option that has close_wards says itself what it is \(business-as-usual, /,
      ),
      expect.stringMatching(
        /^--set Beds occupied .*: winter_factor is set twice, in winter_factor=1\.1 too\. Keep one$/,
      ),
    ]);
  });

  it('says so in the result: a sentence, the source of the input, another hash', () => {
    const { result } = withSets(STOKE, 'Planned occupancy=85 %', 'charge_published[2030/31]=40 mGBP');
    expect(result?.changed?.sentence).toMatch(
      /^Runs 2 inputs as set on the command line: Planned occupancy 85% in place of 92%; .* in 2030\/31 in place of .* in 2030\/31\.$/,
    );
    expect(result?.changed).not.toHaveProperty('file');
    const input = result?.inputs.find(({ name }) => name === 'target_occupancy');
    expect(input).toMatchObject({ source: 'Set on the command line, in place of 0.92', status: 'assumed' });
    expect(JSON.stringify(result?.figures)).toContain('2 inputs changed by a reader.');
  });

  it.each([
    [
      'target_occupancy=85 %',
      (folder: string) => giveInput(folder, 'target_occupancy: { value: 85 %, status: assumed, source: this test }'),
    ],
    [
      'backlog.high=9 mrealGBP',
      (folder: string) =>
        edit(
          join(folder, 'site.yaml'),
          /high: \{ value: 11886600 realGBP, status: measured, from: \{[^}]*\} \}/.exec(textOf(folder))?.[0] ?? '',
          'high: { value: 9 mrealGBP, status: assumed, source: this test, prices: 2016/17 }',
        ),
    ],
    ['winter_factor=1.2', (folder: string) => edit(join(folder, 'site.yaml'), 'value: 1.0653', 'value: 1.2')],
  ])('gives what the folder gives that is typed so: %s', (set, type) => {
    const folder = copyOf(STOKE, 'stoke-mandeville');
    const { result } = withSets(folder, set);
    type(folder);
    expect(result?.options).toEqual(plain(folder).options);
    expect(result?.options).not.toEqual(plain(STOKE).options);
  });

  it.each(['stoke-mandeville', 'typical-acute', 'university-college-hospital'])(
    'to what it is already changes nothing: %s',
    (hospital) => {
      const folder = join(shipped, hospital);
      const { study, result: before } = evaluatedOf(folder, undefined, { whole: false });
      const [first] = study.cases;
      const fixed = new Set(
        [...before.held.filter(({ mayBeChanged }) => mayBeChanged !== true).map(({ input }) => input)].concat(
          study.cases.flatMap(({ option }) => option.givens.map(({ name }) => name)),
        ),
      );
      const inputs = [...(first?.outcome.bound.values() ?? [])].filter(
        ({ input, series }) => !series && !fixed.has(input.name) && !['flag', 'date'].includes(input.unit.text),
      );
      const sets = Array.from({ length: DRAWN }, (_, index) => {
        const bound = inputs[Math.floor(uniform(SEED, index) * inputs.length)];
        const [row] = bound?.rows ?? [];
        if (bound === undefined || row === undefined) throw new Error('no input is drawn');
        const name = row.member === undefined ? bound.input.name : `${bound.input.name}.${row.member}`;
        return `${name}=${printAmount({ amount: row.values[0] ?? NaN, unit: bound.input.unit.text })}`;
      });
      const { result, problems } = withSets(folder, ...new Set(sets));
      expect(result?.options).toEqual(before.options);
      expect(result?.changed?.inputs).toEqual([]);
      expect(problems.filter((problem) => problem.includes('it is that already'))).toHaveLength(new Set(sets).size);
    },
  );

  it('says what drives nothing, and not what only drives with another that is set', () => {
    const { problems } = withSets(STOKE, 'deck_space_cost=30000 realGBP/space');
    expect(problems.filter((problem) => problem.includes('drives nothing'))).toHaveLength(1);
    const both = withSets(join(sites, 'stoke-mandeville'), 'target_occupancy=70 %', 'winter_factor=1.01');
    expect(both.problems.filter((problem) => problem.includes('drives nothing'))).toEqual([]);
  });

  it('refuses growth that would be counted twice, as a folder is', () => {
    const { problems } = withSets(STOKE, 'trend_growth.emergency=2 %');
    const errors = problems.filter((problem) => problem.startsWith('--set'));
    expect(errors).toEqual([
      expect.stringMatching(/^--set trend_growth\.emergency=2 %: emergency grows by a trend and by /),
    ]);
  });
});
