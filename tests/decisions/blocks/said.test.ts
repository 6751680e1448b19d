import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { landAnswer } from '../../../src/report/answers/index.js';
import type { LandPlan } from '../../../src/decisions/index.js';
import type { SiteMap } from '../../../src/hospitals/index.js';
import type { LandPlanFacts } from '../../../src/report/land/index.js';
import { printLand } from '../../../src/writers/terminal/land.js';
import { AnswerFigures } from '../../../src/report/say/index.js';
import { sayApart, sayChoice, sayMoves, sayReuse } from '../../../src/report/land/said.js';
import { whyNoBlock } from '../../../src/report/land/whyNoBlock.js';
import { printHectares } from '../../../src/words/amounts.js';
import type { View } from '../../../src/model/evaluate/view.js';
import { copyOf, edit, evaluatedOf, sites, type Evaluated, shippedLibrary as library } from '../../study/reported.js';

const topics = library.topics([]);
const OPTION = 'rationalise-and-sell';
type Row = readonly [id: string, yearLabel: string, byDensification: boolean];

/** What the topics show of a few lines ("line" or "line of member") and inputs; the last year is 2021/22. */
function viewOf(lines: Readonly<Record<string, number>>, functions: readonly string[] = []): AnswerFigures {
  const at = (line: string, _year?: number, member?: string): number | undefined =>
    lines[member === undefined ? line : `${line} of ${member}`];
  const declared = { get: () => ({ by: 'function' }), has: () => true };
  const outcome = { structure: { blueprint: { lines: declared, inputs: declared } } };
  const view = { at, input: at, has: () => true, members: () => functions, outcome } as unknown as View;
  return new AnswerFigures(topics, view, { first: 2016, base: 2017, full: 2021, last: 2022 });
}

function blocks(...rows: readonly Row[]): LandPlanFacts['blocks'] {
  return rows.map(([id, yearLabel, byDensification]) => ({
    id, label: id, floorM2: 900, queueM2: 900, wardsM2: byDensification ? 0 : 900, yearLabel, shareM2: 4_000, releasedM2: 4_000, byDensification,
  })); // prettier-ignore
}

const PLAN = { blocks: blocks(['a', '2018/19', false]), exact: true, gapGbp: 0, movable: 3, zoneDrawn: false };

describe('the choice of blocks', () => {
  const why = 'No block has room.';

  it('is compared with every other set, unless the search was cut short or a drawn zone makes it', () => {
    expect(sayChoice(PLAN, why)).toMatch(/no other set of the 3 movable blocks/);
    expect(sayChoice({ ...PLAN, movable: 1 }, why)).not.toMatch(/set/);
    expect(sayChoice({ ...PLAN, exact: false, gapGbp: 40_000 }, why)).toMatch(
      /another set of the 3 movable blocks .* £40k/,
    );
    const forced = sayChoice({ ...PLAN, zoneDrawn: true, movable: 1 }, why);
    expect(forced).toMatch(/the one movable block/);
    expect(forced).not.toMatch(/other set|another set/);
  });

  it('of no block is why there is none', () => {
    expect(sayChoice({ ...PLAN, blocks: [] }, why)).toBe(why);
  });
});

describe('why no block empties', () => {
  const unit = (id: string, floorM2: number, alone?: number): LandPlan['units'][number] => ({
    id, blocks: [id], floorM2, value: new Float64Array(3), aloneGbp: alone,
  }); // prettier-ignore
  const map = { blocks: [], constraints: [], roads: [] } as unknown as SiteMap;
  const plan = (mostFloorM2: number, ...units: LandPlan['units']): LandPlan =>
    ({ choice: { chosen: [], valueGbp: 0, exact: true, gapGbp: 0, impossible: [] }, units, mostFloorM2 }) as unknown as LandPlan; // prettier-ignore
  const because = (found: LandPlan, lines: Readonly<Record<string, number>>): string =>
    whyNoBlock(map, found, viewOf({ unused_limit: 0.025, ...lines }));

  it('is that there is no room, each time for the reason that the numbers give', () => {
    const none = plan(0, unit('a', 900), unit('b', 700));
    expect(because(none, { densify: 0, floor_unused: 500 })).toMatch(/No owned ward closes .*fills no unused floor.*2 movable blocks/); // prettier-ignore
    expect(because(none, { densify: 1, floor_unused: 0 })).toMatch(/than the 2\.5%/);
    const kept = because(none, { densify: 1, floor_unused: 231, floor_for_beds: 236, most_beds_short: 6 });
    expect(kept).toMatch(/231 m² .* 6 beds/);
    expect(kept).not.toMatch(/no floor is spare|236/);
    const small = because(plan(600, unit('a', 900), unit('b', 700)), { densify: 1, area_freed: 400, floor_unused: 300, floor_for_beds: 100, most_beds_short: 2 }); // prettier-ignore
    expect(small).toMatch(/400 m² .*200 m² .*100 m² .*2 beds.*smallest of the 2 movable blocks needs 700 m²/);
  });

  it('is that none is worth it, of those for which there is room and of no other', () => {
    const lose = because(plan(1_000, unit('a', 900, -5_000_000), unit('b', 700, -9_000_000)), { area_freed: 1_000 });
    expect(lose).toMatch(/^None of the 2 movable blocks .*lose £5\.0m/);
    expect(lose).not.toMatch(/room|floor elsewhere/);
    const one = because(plan(800, unit('a', 900), unit('b', 700, -9_000)), { densify: 1, area_freed: 800 });
    expect(one).toMatch(
      /800 m² .* 1 of the 2 movable blocks needs more, 900 m² .*The one other is not worth .*lose £9,000/,
    );
    expect(because(plan(800, unit('b', 700, -9_000)), { area_freed: 800 })).toMatch(
      /^The one movable block is not worth/,
    );
  });
});

describe('what moves', () => {
  it('twice is said where a block empties into unused floor and one with unused floor empties later', () => {
    const spare = viewOf({ 'block_spare of b': 200, 'block_spare of a': 200 });
    const twice = [/moves twice: the second move is not costed/];
    const said = (...rows: readonly Row[]): string[] => sayMoves(spare, { blocks: blocks(...rows) });
    expect(said(['a', '2018/19', true], ['b', '2020/21', true])).toEqual(
      twice.map((each) => expect.stringMatching(each) as string),
    );
    expect(said(['a', '2018/19', false], ['b', '2020/21', true])).toEqual([]);
    expect(said(['a', '2018/19', true], ['b', '2018/19', true])).toEqual([]);
    expect(sayMoves(viewOf({}), { blocks: blocks(['a', '2018/19', true], ['b', '2020/21', true]) })).toEqual([]);
  });

  it('leaves land by closed wards alone, and land that needs unused floor as well', () => {
    const apart = (land_by_beds: number, land_by_densification: number, early = false): string | undefined =>
      sayApart(viewOf({ land_by_beds, land_by_densification }), { blocks: blocks(['a', '2018/19', early]) });
    expect(apart(12_700, 25_500)).toBe(
      'Closed wards alone would release 1.27 ha of the ground less setbacks by 2021/22; the other 2.55 ha needs unused floor to be filled as well.',
    );
    expect(apart(12_700, 0)).toBe('Closed wards alone release all of the blocks’ land.');
    expect(apart(12_700, 0, true)).toBe(
      'Closed wards alone would release all of the blocks’ land by 2021/22, but later: unused floor is filled first.',
    );
    expect(apart(0, 25_500)).toMatch(/^Closed wards alone would release none of the blocks’ land by 2021\/22/);
    expect(apart(0, 0)).toBeUndefined();
  });
});

describe('sums and areas', () => {
  it('of re-used land are a loss where they are one', () => {
    expect(sayReuse(365_000, 20_000)).toMatch(
      /^It brings £365k .*\(£20k in present value\), by the chance of consent\.$/,
    );
    expect(sayReuse(365_000, -143_000)).toMatch(/−£143k in present value.*: a loss, for its costs come first\.$/);
    expect(sayReuse(-1_000_000, -900_000)).toMatch(
      /^Preparing the land costs £1\.0m more than it brings .*: a loss\.$/,
    );
  });

  it('never print as 0.00 ha', () => {
    expect([0, 0.4, 12, 49.9, 50, 7_935, -30].map(printHectares)).toEqual(
      ['0 ha', '0 ha', '12 m²', '50 m²', '0.01 ha', '0.79 ha', '−30 m²'],
    ); // prettier-ignore
  });
});

interface Feature {
  properties: Record<string, unknown>;
}

/** The made-up hospital with inputs of its own, and a map changed. */
function acute(
  inputs: string,
  change: (blocks: Feature[], constraints: unknown[]) => void = () => undefined,
): Evaluated {
  const copy = copyOf(join(sites, 'typical-acute'), 'typical-acute');
  if (inputs !== '') edit(join(copy, 'site.yaml'), 'inputs:\n', `inputs:\n${inputs}`);
  const files = ['buildings.geojson', 'constraints.geojson'].map((name) => join(copy, name));
  const maps = files.map((file) => JSON.parse(readFileSync(file, 'utf8')) as { features: Feature[] });
  change(maps[0]?.features ?? [], maps[1]?.features ?? []);
  maps.forEach((map, index) => writeFileSync(files[index] ?? '', JSON.stringify(map)));
  return evaluatedOf(copy, library);
}

function input(name: string, value: string): string {
  const prices = value.includes('realGBP') ? '    prices: 2016/17\n' : '';
  return `  ${name}:\n    value: ${value}\n${prices}    source: this test\n    status: illustrative\n`;
}

function said({ study, result }: Evaluated): { finding: string; answer: string } {
  const option = result.options.find(({ id }) => id === OPTION);
  const answer = option === undefined ? undefined : landAnswer(study, result, option);
  return {
    finding: result.findings.find(({ title }) => title === option?.title)?.text ?? '',
    answer: answer === undefined ? '' : printLand(answer).join('\n'),
  };
}

describe('a receipt in words', () => {
  it('says what goes to a national pot', () => {
    const { finding, answer } = said(acute(input('receipt_share_kept', '50 %')));
    expect(finding).toMatch(
      /is left to the trust after all that a sale costs \(£[\d.]+m of it moves and re-provision\) and £[\d.]+[mk] that goes to a national pot/,
    );
    expect(answer).toMatch(/^£[\d.]+[mk] goes to a national pot: net is without it\.$/m);
  });

  it('whatever the price is one sum, where existing use sets it', () => {
    const { finding } = said(acute(input('land_consented', '0') + input('hope_share', '0 %')));
    expect(finding).toMatch(
      /The gross receipt is £[\d.]+[mk] whatever the price of land with consent \(its existing use sets the floor\)/,
    );
  });

  it('that loses money is a loss in both', () => {
    const { finding, answer } = said(
      acute(input('receipt_share_kept', '100 %') + input('enabling_lump', '9000000 realGBP')),
    );
    expect(finding).toMatch(/: the sale loses money, and an owner would keep the land\./);
    expect(answer).toContain('The sale loses money: an owner would keep the land.');
    expect(finding + answer).not.toMatch(/NaN|undefined|0\.00 ha/);
  });

  it('names land that no block holds apart from the blocks’ ground', () => {
    const corners = [[560, 100], [600, 100], [600, 180], [560, 180], [560, 100]]; // prettier-ignore
    const surplus = {
      type: 'Feature',
      properties: { id: 'spare', name: 'Spare', kind: 'surplus_land', source: 'this test', status: 'illustrative' },
      geometry: { type: 'Polygon', coordinates: [corners.map(([x = 0, y = 0]) => [450_000 + x, 300_000 + y])] },
    };
    const { finding, answer } = said(
      acute('', (features, constraints) => {
        for (const { properties } of features) properties.movable = false;
        constraints.push(surplus);
      }),
    );
    expect(finding).toMatch(/^Land of 0\.32 ha that no block holds/);
    expect(finding).not.toMatch(/[Tt]heir ground|fixed shares/);
    expect(answer).toMatch(/No block holds 0\.\d\d ha of the released land, less setbacks\./);
    expect(answer).not.toContain('fixed shares');
  });
});
