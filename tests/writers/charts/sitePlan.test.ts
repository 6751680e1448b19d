import { describe, expect, it } from 'vitest';
import { drawSitePlanFile } from '../../../src/writers/map/index.js';
import { COLOURS, SIZES } from '../../../src/writers/charts/palette.js';
import { attributionLines, findingOf } from '../../../src/writers/map/sitePlan.js';
import { kindsOf, rowsOf } from '../../../src/writers/map/list.js';
import { NUMBER_SIZE, placeNumbers } from '../../../src/writers/map/numbers.js';
import { panelsOf } from '../../../src/writers/map/panels.js';
import type { ChartFigures } from '../../../src/report/figures/figures.js';
import { measureIn } from '../../../src/writers/charts/text.js';
import { pixelsOf } from './pixels.js';
import { SAMPLE, richPlan, townPlan } from './samples.js';

const PARCEL_GREEN = '#9fdcc8';
const rich: ChartFigures = { ...SAMPLE, sitePlan: richPlan() };
const rowsFor = (plan: ChartFigures['sitePlan']): string[] =>
  panelsOf(plan).flatMap((panel) => rowsOf(plan, panel, 960).map(({ lines }) => lines.join(' ')));

describe('the plan of a site as PNG', async () => {
  const pixels = await pixelsOf(await drawSitePlanFile(rich, 'png'));

  it('draws parcels, constraints hard and soft, blocks of every state', () => {
    const colours = [PARCEL_GREEN, COLOURS.vermilion, '#8b3f75', COLOURS.orange, COLOURS.blue, '#8c8c8c', '#7a5c00'];
    for (const colour of colours) expect(pixels.count(colour), colour).toBeGreaterThan(400);
  });

  it('has no parcel where none is made, and no stripes where nothing hinders', async () => {
    const bare = await pixelsOf(await drawSitePlanFile({ ...SAMPLE, sitePlan: townPlan(36, ['Sell']) }, 'png'));
    for (const colour of [PARCEL_GREEN, COLOURS.vermilion]) expect(bare.count(colour), colour).toBe(0);
  });
});

describe('the plan of a site as SVG', async () => {
  const svg = (await drawSitePlanFile(rich, 'svg')).toString();

  it('fits any page, and holds no text, picture, script or link', () => {
    expect(svg).toMatch(/^<\?xml[^>]*>\s*<svg [^>]*viewBox="0 0 1000 \d+"/);
    const tags = new Set([...svg.matchAll(/<([a-zA-Z]+)/g)].map(([, tag]) => tag));
    expect([...tags].sort()).toEqual(['clipPath', 'g', 'path', 'rect', 'svg']);
    expect(svg).not.toMatch(/href|url\((?!#)|\son[a-z]+=|data:/);
  });

  it('gives the same bytes twice', async () => {
    expect((await drawSitePlanFile(structuredClone(rich), 'svg')).toString()).toBe(svg);
  });

  it('is drawn by the hand that draws the PNG: the same areas at half the size', async () => {
    const counts = async (format: 'png' | 'svg') =>
      (await pixelsOf(await drawSitePlanFile(rich, format))).count(PARCEL_GREEN);
    const [png, drawn] = [await counts('png'), await counts('svg')];
    expect(png / drawn / 4).toBeGreaterThan(0.95);
    expect(png / drawn / 4).toBeLessThan(1.05);
  });

  it.each(['</svg><script>alert(1)</script>', '" onload="x', '&amp;<b>', '\u0000\u202e', 'é'.repeat(2000)])(
    'takes no markup from a name (case %#)',
    async (name) => {
      const plan = richPlan();
      const hostile = {
        ...SAMPLE,
        site: { name, code: name },
        note: name,
        sitePlan: {
          ...plan,
          source: name,
          attributions: [name, name],
          blocks: plan.blocks.map((block) => ({ ...block, label: name, id: name, name })),
          constraints: plan.constraints.map((each) => ({ ...each, label: name, kind: name })),
          options: plan.options.map((option) => ({
            ...option,
            label: name,
            years: option.years.map(() => name),
            dropped: option.dropped.map((piece) => ({ ...piece, why: name })),
            whyNone: name,
          })),
        },
      };
      const drawn = (await drawSitePlanFile(hostile, 'svg')).toString();
      const tags = new Set([...drawn.matchAll(/<([a-zA-Z]+)/g)].map(([, tag]) => tag));
      expect([...tags].sort()).toEqual(['clipPath', 'g', 'path', 'rect', 'svg']);
      expect(drawn).not.toContain('onload');
      expect(drawn.match(/<\/svg>/g)).toHaveLength(1);
    },
  );
});

describe('the rows under a plan', () => {
  const rows = rowsFor(richPlan());

  it('give each parcel its gross and net area, its year and its access', () => {
    expect(rows[0]).toBe('1.43 ha gross developable, 1.22 ha net of shared land and roads; free in 2026/27');
    expect(rows[1]).toBe(
      '0.41 ha gross developable, 0.35 ha net of shared land and roads; not free by the horizon; needs an access, costed',
    );
  });

  it('come down from the cells to the parcels, and name the blocks by the year they empty', () => {
    expect(rows[2]).toBe(
      'Land of the emptied blocks 2.79 ha, less setbacks round what stays 0.31 ha, hard constraints 0.58 ha, pieces dropped 0.06 ha: parcels 1.84 ha.',
    );
    expect(rows[3]).toBe('Emptied: blocks 1, 2 and 3 in 2021/22; blocks 7, 8 and 13 in 2026/27.');
    expect(rows[4]).toContain('610 m². smaller than the smallest parcel');
  });

  it('say of land on which no block stands that none is emptied for it, and of both what is whose', () => {
    const plan = richPlan();
    const [option] = plan.options;
    if (option?.balance === undefined) throw new Error('the plan has a balance');
    const balance = { ...option.balance, withoutBlocksM2: option.balance.cellsM2 };
    const surplus = {
      ...plan,
      options: [{ ...option, balance, states: option.states.map(() => 'kept' as const), years: [] }],
    };
    const said = (of: typeof plan): string => rowsFor(of).find((row) => row.includes('2.79 ha')) ?? '';
    expect(said(surplus)).toMatch(/no block stands, 2\.79 ha, less .*: parcels 1\.84 ha\.$/);
    expect(said(surplus)).not.toContain('emptied');
    expect(findingOf(panelsOf(surplus))).toBe('parcels of land, and no block emptied');
    const some = { ...plan, options: [{ ...option, balance: { ...balance, withoutBlocksM2: 5000 } }] };
    expect(said(some)).toMatch(/^Released land 2\.79 ha, of it 0\.50 ha that no block holds, less/);
    expect(findingOf(panelsOf(some))).toBe('blocks emptied and parcels of land');
  });

  it('never read as a count of blocks', () => {
    const plan = townPlan(8, ['Keep', 'Sell']);
    const [, sell] = plan.options;
    const years = sell!.states.map((state, index) => (state === 'emptied' ? `20${22 - index}/${23 - index}` : null));
    expect(rowsFor({ ...plan, options: [{ ...sell!, years }] })).toContain(
      'Emptied: block 3 in 2020/21; block 2 in 2021/22; block 1 in 2022/23.',
    );
  });

  it('name the blocks emptied with their years, then those that stay; of a site of many, only PFI and fixed', () => {
    const plan = townPlan(20, ['Keep', 'Sell']);
    const named = (count: number) => ({
      ...townPlan(count, ['Keep', 'Sell']),
      blocks: townPlan(count, []).blocks.map((block) => ({
        ...block,
        name: `Clinic ${'abcdefghi'.charAt(Number(block.label) % 9)}`,
      })),
    });
    expect(plan.blocks.every(({ name }) => name === undefined)).toBe(true);
    const few = rowsFor(named(20));
    const first = few.indexOf('Blocks emptied, and the year:');
    expect(few[first + 1]).toBe('1 Clinic b, 2021/22 2 Clinic c, 2021/22 3 Clinic d, 2021/22');
    expect(few[first + 2]).toBe('Blocks that stay:');
    expect(few.join(' ')).toContain('16 Clinic h 17 Clinic i, PFI');
    const many = rowsFor(named(21)).join(' ');
    expect(many).toContain('3 Clinic d, 2021/22');
    expect(many).toContain('18 Clinic a, PFI');
    expect(many).not.toContain('17 Clinic i');
  });

  it('cut a name that is too long for its column, never its year', () => {
    const plan = townPlan(9, ['Keep', 'Sell']);
    const long = {
      ...plan,
      blocks: plan.blocks.map((block) => ({ ...block, name: 'Catering and stores '.repeat(9) })),
    };
    const panel = panelsOf(long)[0]!;
    const row = rowsOf(long, panel, 460).find(({ across }) => across !== undefined);
    expect(row?.lines).toHaveLength(2);
    for (const text of row?.lines ?? []) {
      expect(text).toMatch(/^\d Catering .*…, 2021\/22$/);
      expect(measureIn(SIZES.text)(text)).toBeLessThan(row?.across ?? 0);
    }
  });

  it('group constraints by kind and hardness, a letter each', () => {
    expect(kindsOf(richPlan().constraints).map(({ label, members }) => [label, members.length])).toEqual([
      ['A', 1],
      ['B', 2],
      ['C', 1],
      ['D', 1],
    ]);
    expect(rows[6]).toBe(
      'Protected trees (hard): Oaks with 12 m round it, 0.13 ha; Lime avenue with 5 m round it, 0.09 ha',
    );
  });

  it('say how many kinds or pieces find no row, and go on after Z with AA', () => {
    const plan = richPlan();
    const [first] = plan.constraints;
    const many = Array.from({ length: 30 }, (_, index) => ({ ...first!, kind: `kind_${index}` }));
    expect(rowsFor({ ...plan, constraints: many }).at(-1)).toBe('22 more kinds of constraint: see the workbook.');
    expect(kindsOf(many).map(({ label }) => label)).toEqual(expect.arrayContaining(['Z', 'AA', 'AD']));
  });

  it('say why what is emptied makes no parcel; of nothing emptied the subtitle says so', async () => {
    const why = 'The one block is in the PFI contract.';
    const plan = townPlan(4, ['Keep', 'Sell']);
    const [keep, sell] = plan.options.map((option) => ({ ...option, whyNone: why }));
    expect(rowsFor({ ...plan, options: [sell!] })).toContain(why);
    const idle = { ...plan, options: [keep!] };
    expect(rowsFor(idle)).toEqual([]);
    const { whyNone, ...silent } = keep!;
    expect(whyNone).toBe(why);
    const heading = [0, 0.02, 1, 0.12] as const;
    const [said, unsaid] = await Promise.all(
      [idle, { ...plan, options: [silent] }].map(async (sitePlan) =>
        pixelsOf(await drawSitePlanFile({ ...SAMPLE, sitePlan }, 'png')),
      ),
    );
    expect(said!.inked(heading)).toBeGreaterThan(unsaid!.inked(heading) + 2_000);
  });
});

describe('the attributions of the maps', () => {
  const crown = 'Contains OS data © Crown copyright and database right 2026';

  it('are drawn each on a line, whoever asks for them; a folder that asks for a hundred fills no page', async () => {
    const plan = townPlan(4, ['Sell']);
    expect(attributionLines({ ...plan, attributions: [crown, 'B'] })).toEqual([`${crown}.`, 'B.']);
    const many = attributionLines({ ...plan, attributions: Array.from({ length: 100 }, (_, index) => `${index}`) });
    expect(many).toHaveLength(25);
    expect(many.at(-1)).toBe('76 more attributions: see the workbook.');
    const whole = [0, 0, 1, 1] as const;
    const [drawn, without] = await Promise.all(
      [[crown], []].map(async (attributions) =>
        pixelsOf(await drawSitePlanFile({ ...SAMPLE, sitePlan: { ...plan, attributions } }, 'png')),
      ),
    );
    expect(drawn!.inked(whole)).toBeGreaterThan(without!.inked(whole) + 2_000);
  });
});

describe('the label of a constraint that runs beyond the site', () => {
  it('stands inside the site', () => {
    const box = { x: 0, y: 0, width: 400, height: 400 };
    const ring = (x: number, width: number) => [[x, 0], [x + width, 0], [x + width, 400], [x, 400], [x, 0]] as [number, number][]; // prettier-ignore
    const [number] = placeNumbers(
      [{ label: 'A', rings: [ring(0, 400)], names: 'constraint', inside: [ring(300, 100)] }],
      box,
      (text) => text.length * NUMBER_SIZE * 0.6,
    );
    expect(number?.box.x).toBeGreaterThan(300);
  });
});
