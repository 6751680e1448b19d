import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile, rowOf, valueAt, type Outcome } from '../../src/model/evaluate/index.js';
import { copyOf, edit, evaluatedOf, giveInput, sites, studyOf, shippedLibrary as library } from './reported.js';

const CAUSES = ['released_cost', 'spare_wards_saving', 'released_unused_floor'];

function at(outcome: Outcome, line: string, year?: number, member?: string): number {
  const found = valueAt(outcome, line, year, member);
  if (found === undefined) throw new Error(`there is no line ${line}`);
  return found;
}

function inputOf(outcome: Outcome, name: string, member: string): number {
  return outcome.bound.get(name)?.rows.find((row) => row.member === member)?.values[0] ?? NaN;
}

/** The case with the beds that are occupied today changed pool by pool; its plan of blocks stays. */
function occupied({ structure, bound }: Outcome, shareOf: (pool: string) => number): Outcome {
  const open = bound.get('beds_open')?.rows ?? [];
  const inputs = [...bound].map(([name, input]) => {
    if (name !== 'beds_occupied_today') return [name, input] as const;
    const rows = input.rows.map((row) => {
      const beds = open.find(({ member }) => member === row.member)?.values[0] ?? NaN;
      return { ...row, values: Float64Array.of(beds * shareOf(row.member ?? '')) };
    });
    return [name, { ...input, rows }] as const;
  });
  return compile(structure).run(new Map(inputs));
}

/** Whole wards that are spare in the base year, worked out pool by pool from what the model gives of beds. */
function wardsSpareToday(outcome: Outcome, base: number): Map<string, number> {
  const wardBeds = outcome.bound.get('ward_beds')?.rows[0]?.values[0] ?? NaN;
  const pools = outcome.structure.blueprint.dimensions.get('pool')?.members ?? [];
  return new Map(
    pools.map((pool) => {
      const spare = inputOf(outcome, 'beds_open', pool) - at(outcome, 'beds_needed', base, pool);
      return [pool, Math.max(0, Math.floor(spare / wardBeds + 1e-9))];
    }),
  );
}

const studies = ['stoke-mandeville', 'typical-acute', 'university-college-hospital'].map(
  (name) => [name, studyOf(join(sites, name), library)] as const,
);

describe('METHOD 2.4: what is released has one cause', () => {
  it.each(studies)('%s: with any occupancy, spare wards release nothing where none was spare', (_name, study) => {
    const { first, base, last } = study.timeline;
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0.4, max: 1, noNaN: true }), { minLength: 9, maxLength: 9 }), (shares) => {
        for (const { outcome: own } of study.cases) {
          if (rowOf(own, 'spare_wards_saving') === undefined) continue;
          const pools = own.structure.blueprint.dimensions.get('pool')?.members ?? [];
          const outcome = occupied(own, (pool) => shares[pools.indexOf(pool)] ?? 1);
          const spare = wardsSpareToday(outcome, base);
          const noneSpare = [...spare.values()].every((wards) => wards === 0);
          const moves = own.bound.get('consolidate')?.rows[0]?.values[0] === 1;
          for (let year = first; year <= last; year++) {
            const sum = CAUSES.reduce((all, line) => all + at(outcome, line, year), 0);
            expect(sum).toBeCloseTo(at(outcome, 'cash_released', year), 3);
            if (moves) continue;
            if (noneSpare) expect(at(outcome, 'spare_wards_saving', year)).toBeCloseTo(0, 6);
            for (const [pool, wards] of spare)
              expect(at(outcome, 'pool_wards_closed_spare_already', year, pool)).toBe(
                Math.min(wards, at(outcome, 'wards_closed', year, pool)),
              );
          }
        }
      }),
      { numRuns: 12 },
    );
  });

  it('counts a ward spare in the PFI part as spare where its patients make room in an owned one', () => {
    const found = studies.find(([name]) => name === 'stoke-mandeville')?.[1];
    const own = found?.cases.find(({ option }) => option.id === 'rationalise-owned-wards-first')?.outcome;
    if (found === undefined || own === undefined) throw new Error('no option empties owned wards first');
    // Of the PFI part half the beds are empty, of the owned part none: whole wards are spare today, and owned ones close for them.
    const outcome = occupied(own, (pool) => (inputOf(own, 'pool_in_pfi', pool) === 1 ? 0.5 : 0.9));
    const { last } = found.timeline;
    expect(at(outcome, 'owned_wards_closed', last)).toBeGreaterThan(0);
    const spare = at(outcome, 'wards_closed_spare_already', last);
    expect(spare).toBeGreaterThan(0);
    expect(spare).toBeLessThanOrEqual(at(outcome, 'site_wards_closed', last));
    expect(at(outcome, 'spare_wards_saving', last)).toBeGreaterThan(0);
  });

  it('speaks of spare wards only where one was spare, and of unused floor where that released it', () => {
    for (const [name] of studies) {
      const { result, study } = evaluatedOf(join(sites, name), library);
      for (const { option, outcome } of study.cases) {
        const texts = result.findings.filter((each) => each.option === option.id).map(({ text }) => text);
        const wards = at(outcome, 'wards_closed_spare_already', study.timeline.last);
        if (wards === 0) for (const text of texts) expect(text).not.toMatch(/from wards (and floor )?that were spare/);
        if (Math.abs(at(outcome, 'released_unused_floor', study.timeline.last)) < 0.5)
          for (const text of texts) expect(text).not.toContain('from floor that stood unused');
      }
    }
  });

  it('calls it floor where a block empties into unused floor before any ward was spare', () => {
    // Growth to the horizon would want the unused floor for beds, and at the mean running cost no block is worth emptying into it.
    const folder = copyOf(join(sites, 'typical-acute'), 'typical-acute');
    giveInput(folder, 'growth_years: { value: 5 year, status: assumed, source: this test }');
    edit(join(folder, 'site.yaml'), 'floor_related: 7412000', 'floor_related: 22440000');
    const { result, study } = evaluatedOf(folder, library, { scenario: 'redbridge-targets' });
    const said = result.findings.find(({ id }) => id === 'payment.spare_wards');
    const outcome = study.cases.find(({ option }) => option.id === said?.option)?.outcome;
    if (said === undefined || outcome === undefined) throw new Error('nothing is said of floor');
    expect(at(outcome, 'wards_closed_spare_already', result.fullEffectYear)).toBe(0);
    expect(said.title).toMatch(/^Floor that was unused already/);
    expect(said.text).toMatch(
      /^£\d+k of .* comes from floor that stood unused already: no fall below today’s bed-days was needed for it\.$/,
    );
  });
});

describe('METHOD 1.5: beds of another return beside those that the model opens', () => {
  const findingsOf = (folder: string): string[] =>
    evaluatedOf(folder, library)
      .result.findings.filter(({ id }) => id === 'costs.spare_already' || id === 'beds.occupancy_debt')
      .map(({ text }) => text);

  it('are said in the findings that rest on them', () => {
    const found = findingsOf(join(sites, 'university-college-hospital'));
    expect(found).toHaveLength(2);
    // 903 beds of KH03, less the 840 that 772 occupied beds need at 92 %: 63, which are two wards of 28.
    for (const text of found)
      expect(text).toMatch(
        /on 1,011 open beds; another return has 903 \(KH03 of the whole trust\), by which 63 beds are spare today/,
      );
    expect(found.some((text) => text.includes('in 2 whole wards at most: put those into beds.csv'))).toBe(true);
  });

  it('are not spoken of where no return has fewer', () => {
    for (const name of ['stoke-mandeville', 'typical-acute'])
      for (const text of findingsOf(join(sites, name))) expect(text).not.toContain('another return');
  });
});
