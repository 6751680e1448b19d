import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { plansIn } from '../../src/decisions/index.js';
import { emptiedOf } from '../../src/report/emptied/index.js';
import { copyOf, edit, evaluatedOf, reported, shipped, sites } from '../study/reported.js';
import { STOKE_2016_17 } from '../stoke-2016-17/folder.js';

const OPTION = 'rationalise-owned-wards-first';
const CLOSING = join(sites, 'stoke-mandeville');
const chosenAt = (folder: string): readonly string[] => {
  const { study } = evaluatedOf(folder, undefined, { whole: false });
  return (
    plansIn(study.decided)
      .get(OPTION)
      ?.blocks.map(({ id }) => id) ?? []
  );
};

describe('blocks that a reader would empty', () => {
  it('give the plan itself where they are those that Decant chooses, in whatever order they are named', () => {
    const before = evaluatedOf(CLOSING, undefined, { whole: false });
    const chosen = chosenAt(CLOSING);
    expect(chosen.length).toBeGreaterThan(1);
    const after = evaluatedOf(CLOSING, undefined, { whole: false, empty: [[...chosen].reverse().join(',')] });
    const of = ({ result }: typeof before) => result.options.find(({ id }) => id === OPTION);
    expect(of(after)).toEqual(of(before));
    const plan = ({ result }: typeof before) => result.land?.plans.find(({ option }) => option === OPTION);
    expect(plan(after)).toEqual({ ...plan(before), choice: plan(after)?.choice, movable: chosen.length });
    const emptied = emptiedOf(before.study, after.study, OPTION);
    expect(emptied?.against).toMatchObject({ asked: [], chosen: [] });
    expect(emptied?.against.both).toHaveLength(chosen.length);
  });

  it('are worth less than the best set where they are another: one of the chosen alone, and each is told', () => {
    const before = evaluatedOf(CLOSING, undefined, { whole: false });
    const [first = ''] = chosenAt(CLOSING);
    const after = evaluatedOf(CLOSING, undefined, { whole: false, empty: [first] });
    const value = ({ result }: typeof before) =>
      result.land?.plans.find(({ option }) => option === OPTION)?.valueGbp ?? NaN;
    expect(value(after)).toBeLessThan(value(before));
    expect(after.result.changed?.sentence).toMatch(/^Empties .+, as asked, in place of Decant’s choice\.$/);
    const emptied = emptiedOf(before.study, after.study, OPTION);
    expect(emptied?.against.asked).toEqual([]);
    expect(emptied?.against.chosen).toHaveLength(chosenAt(CLOSING).length - 1);
    expect(emptied?.emptyBy).toBeDefined();
    for (const { bedsOpen, bedsNeeded, closable } of emptied?.years ?? [])
      expect(closable ?? NaN).toBeLessThanOrEqual(Math.max(0, (bedsOpen ?? NaN) - (bedsNeeded ?? NaN)) + 1e-9);
  });

  it.each(['stoke-mandeville', 'typical-acute'])(
    'wait for ever where there is no floor for them, and say how much is lacking: %s as shipped',
    (hospital) => {
      const folder = join(shipped, hospital);
      const before = evaluatedOf(folder, undefined, { whole: false });
      const block = before.study.site.map.blocks.find(
        ({ movable, functions }) => movable && (functions['inpatient_wards'] ?? functions['all_functions'] ?? 0) > 0,
      );
      const after = evaluatedOf(folder, undefined, { whole: false, empty: [block?.label ?? ''] });
      const emptied = emptiedOf(before.study, after.study, 'rationalise-and-sell');
      expect(emptied?.emptyBy).toBeUndefined();
      expect(emptied?.blocks).toMatchObject([{ id: block?.id }]);
      expect(emptied?.floorM2).toBeCloseTo(block?.floorAreaM2 ?? NaN, 6);
      const parts = emptied?.functions.reduce((sum, { floorM2 }) => sum + floorM2, 0);
      expect(parts).toBeCloseTo(block?.floorAreaM2 ?? NaN, 6);
      const last = emptied?.years.at(-1);
      expect(last?.lacksM2).toBeCloseTo((emptied?.needsM2 ?? NaN) - (last?.freeM2 ?? NaN), 6);
      expect(last?.lacksM2).toBeGreaterThan(0);
      expect(after.result.options.flatMap(({ checks }) => checks.filter(({ ok }) => !ok))).toEqual([]);
      const receipt = after.result.options.map(({ lines }) => lines['total_receipt'] ?? 0);
      expect(receipt).toEqual(before.result.options.map(({ lines }) => lines['total_receipt'] ?? 0));
    },
  );

  it('are refused all at once, each with why it stays or what it is called', () => {
    const asked = (folder: string, ...empty: string[]) => reported(folder, undefined, { empty, whole: false }).problems;
    expect(asked(STOKE_2016_17, 'Block 2, blok_09')).toEqual([
      '--empty blok_09: there is no such block. Did you mean block_09?',
      expect.stringMatching(/^--empty Block 2: it is in the PFI contract: no closed ward empties it, /),
    ]);
    expect(asked(join(shipped, 'typical-acute'), 'energy_centre')).toEqual([
      expect.stringMatching(/^--empty .+: it holds plant that other blocks share/),
    ]);
    expect(asked(join(shipped, 'typical-acute'), ' , ')).toEqual([
      expect.stringMatching(/^--empty : it names no block\. Blocks are offices \(Offices\)/),
    ]);
    expect(asked(join(shipped, 'university-college-hospital'), 'Hospital')).toEqual([
      expect.stringMatching(/PFI contract/),
    ]);
  });

  it('take those with them that can only empty together', () => {
    const folder = copyOf(join(shipped, 'typical-acute'), 'typical-acute');
    edit(join(folder, 'buildings.geojson'), '"id": "offices"', '"id": "offices", "linked": ["education"]');
    const { result, problems } = reported(folder, undefined, { empty: ['offices'], whole: false });
    expect(result?.changed?.empties).toEqual(['Offices', 'Education centre']);
    expect(problems.join()).toContain('Education centre can only empty with it, and empties too');
  });
});
