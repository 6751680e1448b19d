import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { plansIn } from '../../../src/decisions/index.js';
import { roleOf } from '../../../src/library/index.js';
import { checksOf, valueAt, type Outcome } from '../../../src/model/evaluate/index.js';
import type { Given } from '../../../src/model/values/index.js';
import { printProblem, type Problem } from '../../../src/problems/index.js';
import { makeResult, type Result } from '../../../src/report/index.js';
import type { LandPlanFacts } from '../../../src/report/land/index.js';
import type { Study } from '../../../src/study/index.js';
import { printFinancialYear, printGbp } from '../../../src/words/index.js';
import { parcelsGeoJson } from '../../../src/writers/geojson/index.js';
import { copyOf, giveInput, reported, sites, studyOf, shippedLibrary as library } from '../../study/reported.js';

const STOKE = join(sites, 'stoke-mandeville');
const ACUTE = join(sites, 'typical-acute');
const UCH = join(sites, 'university-college-hospital');

const studies = new Map([STOKE, ACUTE, UCH].map((folder) => [folder, studyOf(folder, library)]));
const results = new Map([...studies].map(([folder, study]) => [folder, resultOfStudy(study)]));

function resultOfStudy(study: Study): Result {
  const problems: Problem[] = [];
  const result = makeResult(study, [], { decant: '0.0.0', modelHash: 'model', inputHash: 'site' }, problems);
  if (result === undefined) throw new Error(problems.map(printProblem).join('\n'));
  return result;
}

function studied(folder: string): Study {
  return studies.get(folder) as Study;
}

function plansOf(folder: string): readonly LandPlanFacts[] {
  return results.get(folder)?.land?.plans ?? [];
}

function single(outcome: Outcome | undefined, input: string, member?: string): number {
  return outcome?.bound.get(input)?.rows.find((row) => row.member === member)?.values[0] ?? NaN;
}

describe.each([STOKE, ACUTE, UCH])('the plans of %s', (folder) => {
  it('stand for each option that closes something: no what-if, not business as usual, not the programme alone', () => {
    const acting = results.get(folder)?.options.filter((option) => roleOf(option) === 'acting');
    expect(plansOf(folder).map(({ option }) => option)).toEqual(acting?.map(({ id }) => id));
  });

  it('account for every square metre, and say why where none is left', () => {
    for (const plan of plansOf(folder)) {
      const parcels = plan.parcels.reduce((sum, { areaM2 }) => sum + areaM2, 0);
      expect(plan.setbacksM2 + plan.constrainedM2 + plan.droppedM2 + parcels).toBeCloseTo(plan.cellsM2, 3);
      expect(plan.measuredM2).toBeCloseTo(parcels, 6);
      expect(plan.exact).toBe(true);
      expect(plan.gapGbp).toBe(0);
      expect(plan.whyNone === undefined).toBe(plan.parcels.some(({ netM2 }) => netM2 > 0));
      for (const { why } of plan.dropped) expect(why).toMatch(/^(Smaller than the smallest parcel, |No way in: )/);
    }
  });

  it('are what the model was given, and every check of it holds', () => {
    const study = studied(folder);
    for (const { option, outcome } of study.cases) {
      expect(checksOf(outcome).filter(({ ok }) => !ok)).toEqual([]);
      const plan = plansOf(folder).find((each) => each.option === option.id);
      const chosen = study.site.map.blocks.filter(({ id }) => single(outcome, 'block_chosen', id) === 1);
      expect(new Set(chosen.map(({ id }) => id))).toEqual(new Set(plan?.blocks.map(({ id }) => id) ?? []));
      const parcels = study.site.dimensions.parcel ?? [];
      expect(parcels).toEqual(parcels.map((_, index) => `parcel_${index + 1}`));
      parcels.forEach((id, index) =>
        expect(single(outcome, 'parcel_area', id)).toBeCloseTo(plan?.parcels[index]?.areaM2 ?? 0, 6),
      );
    }
  });

  it('are worth by the model what the choice reckoned: no block empties in another year', () => {
    const study = studied(folder);
    for (const [option, { choice }] of plansIn(study.decided)) {
      const outcome = study.cases.find((each) => each.option.id === option)?.outcome as Outcome;
      expect(valueAt(outcome, 'plan_value')).toBeCloseTo(choice.valueGbp, 2);
    }
  });

  it('rest on inputs that the workbook holds, and calls stale together', () => {
    const result = results.get(folder) as Result;
    const held = new Map(result.held.map((each) => [each.input, each]));
    const behind = held.get('block_chosen')?.dependsOn ?? [];
    for (const input of ['beds_open', 'demolition_cost', 'land_price_low', 'setback', 'minimum_parcel'])
      expect(behind).toContain(input);
    for (const input of ['block_floor_before', 'parcel_area', 'plan_setbacks', 'constraint_taken'])
      expect(held.get(input)?.staleWith).toBe('block_chosen');
    const rows = result.book.sheets.flatMap((sheet) => sheet.rows);
    const known = new Set(rows.flatMap((row) => (row.kind === 'input' || row.kind === 'table' ? [row.name] : [])));
    for (const name of ['standard_rate', 'constraint_buffer']) expect(behind).toContain(name);
    expect(behind.filter((name) => !known.has(name))).toEqual([]);
  });
});

describe('a plan', () => {
  it('is kept when an assumption changes: blocks wait for floor, and others do not take their place', () => {
    const study = studied(STOKE);
    const option = study.cases.find(({ option: { id } }) => id === 'rationalise-owned-wards-first')?.option;
    if (option === undefined) throw new Error('there is no such option');
    const before = study.again(option, []);
    const less: Given = {
      name: 'realisation',
      place: { file: 'test' },
      value: { kind: 'single', typed: { text: '0', place: { file: 'test' } } },
    };
    const after = study.again(option, [less]);
    expect(before?.bound.get('block_chosen')?.rows.map(({ values }) => values[0])).toEqual(
      after?.bound.get('block_chosen')?.rows.map(({ values }) => values[0]),
    );
    const emptied = (outcome: Outcome | undefined): number | undefined =>
      outcome === undefined ? undefined : valueAt(outcome, 'blocks_emptied', study.timeline.last);
    expect(emptied(before)).toBeGreaterThan(0);
    expect(emptied(after)).toBe(0);
  });

  it('is kept under every way of paying', () => {
    const study = studied(STOKE);
    const problems: Problem[] = [];
    const option = study.cases.find(({ option: { id } }) => id === 'rationalise-owned-wards-first')?.option;
    for (const regime of library.regimes(problems).filter((each) => study.concerns(each))) {
      const outcome = option === undefined ? undefined : study.run(option, regime, problems);
      const plan = plansIn(study.decided).get(option?.id ?? '');
      expect(outcome?.bound.get('block_chosen')?.rows.filter(({ values }) => values[0] === 1)).toHaveLength(
        plan?.blocks.length ?? NaN,
      );
    }
    expect(problems).toEqual([]);
    expect(plansIn(study.decided).get('rationalise-owned-wards-first')?.blocks.length).toBeGreaterThan(0);
  });

  it('says its worth by shares and as measured, both to the same purse, and of each block the floor that it waited for', () => {
    for (const folder of [STOKE, ACUTE]) {
      for (const { option, outcome } of studied(folder).cases) {
        const plan = plansOf(folder).find((each) => each.option === option.id);
        if (plan === undefined || plan.blocks.length === 0) continue;
        expect(plan.valueGbp).toBe(valueAt(outcome, 'plan_value'));
        expect(plan.measuredValueGbp).toBe(valueAt(outcome, 'plan_value_measured'));
        expect(plan.choice).toMatch(/no other set of the \d+ movable blocks/);
        const said = results
          .get(folder)
          ?.findings.find((each) => each.id === 'blocks.plan' && each.option === option.id);
        for (const line of ['plan_value', 'plan_value_measured']) {
          expect(said?.reads).toContain(line);
          expect(said?.text).toContain(printGbp(valueAt(outcome, line) ?? NaN));
        }
        const { first, base } = studied(folder).timeline;
        const { last } = studied(folder).timeline;
        // Closed wards that the blocks fill are those that the model has in use again.
        const filled = plan.blocks.reduce((sum, { wardsM2 }) => sum + wardsM2, 0);
        expect(filled).toBeCloseTo(valueAt(outcome, 'area_refilled', last) ?? NaN, 6);
        for (const { id, yearLabel, byDensification } of plan.blocks) {
          const year = base + Number(yearLabel?.slice(0, 4)) - Number(printFinancialYear(base).slice(0, 4));
          expect(year).toBeGreaterThan(first);
          expect(valueAt(outcome, 'empty', year, id)).toBe(1);
          expect(valueAt(outcome, 'empty', year - 1, id)).toBe(0);
          expect(byDensification).toBe(valueAt(outcome, 'empty_by_beds', year, id) === 0);
        }
      }
    }
  });

  it('University College Hospital: all PFI, so no land, and the return of none says the same', () => {
    const [plan] = plansOf(UCH);
    expect(plan?.whyNone).toBe('The one block is in the PFI contract, which no closed ward empties.');
    expect(plan).toMatchObject({ blocks: [], parcels: [], movable: 0, cellsM2: 0 });
    const said = results.get(UCH)?.findings.find(({ title }) => title === plan?.title)?.text;
    expect(said).toContain('The receipt is £0.');
    expect(said).not.toContain('0 ha');
  });

  it('is given by no file', () => {
    const copy = copyOf(ACUTE, 'typical-acute');
    giveInput(copy, 'plan_dropped:\n    value: 5 m2\n    source: mine\n    status: assumed');
    expect(reported(copy, library).problems.join('\n')).toMatch(
      /site\.yaml:\d+:\d+: plan_dropped is given here\. Decant works it out from the map: take it away/,
    );
  });
});

describe('the GeoJSON of the plans', () => {
  it('holds parcels, pieces dropped and emptied blocks, with the licence of the map', () => {
    const result = results.get(STOKE) as Result;
    const text = parcelsGeoJson(result) ?? '';
    const { crs, attribution, features } = JSON.parse(text) as {
      crs: unknown;
      attribution: string;
      features: { properties: Record<string, unknown>; geometry: { coordinates: unknown[] } }[];
    };
    expect(JSON.stringify(crs)).toContain('EPSG::27700');
    expect(attribution).toContain('OpenStreetMap');
    const plans = result.land?.plans ?? [];
    const count = (kind: string): number => features.filter(({ properties }) => properties.kind === kind).length;
    expect(count('parcel')).toBe(plans.flatMap(({ parcels }) => parcels).length);
    expect(count('dropped')).toBe(plans.flatMap(({ dropped }) => dropped).length);
    expect(count('emptied block')).toBe(plans.flatMap(({ blocks }) => blocks).length);
    for (const { geometry } of features) expect(geometry.coordinates.length).toBeGreaterThan(0);
    expect(parcelsGeoJson(result)).toBe(text);
  });

  it('is none where no land is released', () => {
    expect(parcelsGeoJson(results.get(UCH) as Result)).toBeUndefined();
  });
});
