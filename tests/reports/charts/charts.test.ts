import { describe, expect, it } from 'vitest';
import { drawCharts, type ChartFigures } from '../../../src/reports/charts/index.js';
import { drawNetPosition } from '../../../src/reports/charts/netPosition.js';
import { COLOURS, GRID, KEPT_GREY } from '../../../src/reports/charts/palette.js';
import { drawReceipt } from '../../../src/reports/charts/receipt.js';
import { drawReleasedStranded } from '../../../src/reports/charts/releasedStranded.js';
import { drawSitePlan } from '../../../src/reports/charts/sitePlan.js';
import { pixelsOf, type Pixels } from './pixels.js';
import { SAMPLE, YEARS, netOption, townPlan } from './samples.js';

const draw = async (chart: Promise<Buffer>): Promise<Pixels> => pixelsOf(await chart);

describe('the charts of a report', async () => {
  const charts = await drawCharts(SAMPLE);

  it.each([
    ['bed-bridge.png', [COLOURS.blue, COLOURS.vermilion, COLOURS.sky, COLOURS.green]],
    ['released-stranded.png', [COLOURS.blue, COLOURS.orange]],
    ['unitary-charge.png', [COLOURS.blue, COLOURS.vermilion]],
    ['net-position.png', [COLOURS.black, COLOURS.orange]],
    ['receipt.png', [COLOURS.sky, COLOURS.blue]],
    ['site-plan.png', [KEPT_GREY, COLOURS.orange, COLOURS.blue]],
  ])('draws %s in its colours, 2,000 pixels wide', async (file, colours) => {
    const pixels = await pixelsOf(charts.get(file) ?? Buffer.alloc(0));
    expect(pixels.width).toBe(2000);
    expect(pixels.height).toBeGreaterThanOrEqual(1280);
    for (const colour of colours) expect(pixels.count(colour), colour).toBeGreaterThan(1_000);
    expect(pixels.inked()).toBeGreaterThan(50_000);
  });

  it('draws six charts of one size, and the plan as high as it needs', async () => {
    expect([...charts.keys()]).toEqual([
      'bed-bridge.png',
      'released-stranded.png',
      'unitary-charge.png',
      'net-position.png',
      'receipt.png',
      'site-plan.png',
    ]);
    for (const [file, picture] of charts) {
      if (file !== 'site-plan.png') expect((await pixelsOf(picture)).height).toBe(1280);
    }
  });

  it('gives the same bytes twice', async () => {
    for (const [file, picture] of await drawCharts(structuredClone(SAMPLE))) {
      expect(picture.equals(charts.get(file) ?? Buffer.alloc(0)), file).toBe(true);
    }
  });

  it('draws no unitary charge without a contract', async () => {
    const { unitaryCharge, ...withoutContract } = SAMPLE;
    expect(unitaryCharge).toBeDefined();
    expect([...(await drawCharts(withoutContract)).keys()]).not.toContain('unitary-charge.png');
  });
});

describe('what is easily lost from a picture', () => {
  const zero = { lowGbp: 0, middleGbp: 0, highGbp: 0 };
  const receiptOf = (...groups: ChartFigures['receipt']['groups']) => ({
    ...SAMPLE,
    receipt: { ...SAMPLE.receipt, groups },
  });

  /** Just above the axis, inside the left half of the plot. */
  const foot = [0.1, 0.75, 0.5, 0.825] as const;
  const sale = { label: 'Sell', lowGbp: 1e6, middleGbp: 2e6, highGbp: 3e6 };
  const unknown = { label: 'BAU', lowGbp: null, middleGbp: null, highGbp: null };

  it('says why a receipt is zero, and that one is not valued', async () => {
    const unsaid = await draw(drawReceipt(receiptOf({ label: 'BAU', ...zero, whyZero: ' ' }, sale)));
    const said = await draw(drawReceipt(receiptOf({ label: 'BAU', ...zero }, sale)));
    const notValued = await draw(drawReceipt(receiptOf(unknown, sale)));
    expect(said.inked(foot)).toBeGreaterThan(unsaid.inked(foot) + 1_000);
    expect(notValued.inked(foot)).toBeGreaterThan(1_000);
  });

  it('says in words alone that no option brings a receipt, without axis or legend', async () => {
    const one = await draw(drawReceipt(receiptOf({ label: 'Sell', ...zero })));
    const two = await draw(drawReceipt(receiptOf({ label: 'Sell', ...zero }, unknown)));
    for (const pixels of [one, two]) {
      for (const colour of [COLOURS.sky, COLOURS.blue, GRID]) expect(pixels.count(colour), colour).toBeLessThan(1_000);
    }
    expect(one.inked([0, 0.3, 1, 0.65])).toBeGreaterThan(4_000);
    expect(two.height).toBeGreaterThan(one.height);
  });

  it('says that no cost is released', async () => {
    const none = YEARS.map(() => 0);
    const still = { ...SAMPLE.releasedStranded, releasedGbp: none, strandedGbp: none };
    const pixels = await draw(drawReleasedStranded({ ...SAMPLE, releasedStranded: still }));
    expect(pixels.inked([0, 0.45, 1, 0.7])).toBeGreaterThan(4_000);
    expect(pixels.count(GRID)).toBeLessThan(1_000);
  });

  it('shows every option where all coincide', async () => {
    const options = ['One', 'Two', 'Three', 'Four'].map((label) => netOption(label, -1e6, 0));
    const pixels = await draw(drawNetPosition({ ...SAMPLE, netPosition: { ...SAMPLE.netPosition, options } }));
    for (const colour of [COLOURS.black, COLOURS.orange, COLOURS.blue, COLOURS.vermilion]) {
      expect(pixels.count(colour), colour).toBeGreaterThan(500);
    }
  });

  it('draws the plan when no option empties a block, and says so', async () => {
    const pixels = await draw(drawSitePlan({ ...SAMPLE, sitePlan: townPlan(36, ['Business as usual']) }));
    expect(pixels.count(KEPT_GREY)).toBeGreaterThan(10_000);
    expect(pixels.count(COLOURS.orange)).toBe(0);
  });

  it('adds a panel for every different set of emptied blocks', async () => {
    const three = await draw(drawSitePlan({ ...SAMPLE, sitePlan: townPlan(36, ['A', 'B', 'C', 'D']) }));
    const five = await draw(drawSitePlan({ ...SAMPLE, sitePlan: townPlan(36, ['A', 'B', 'C', 'D', 'E', 'F']) }));
    expect(five.height).toBeGreaterThan(three.height);
  });

  it('leaves out figures that could not be calculated', async () => {
    const unknown = YEARS.map(() => null);
    const options = [{ label: 'No answer', cumulativeGbp: unknown }];
    const pixels = await draw(drawNetPosition({ ...SAMPLE, netPosition: { ...SAMPLE.netPosition, options } }));
    expect(pixels.inked()).toBeGreaterThan(10_000);
  });
});

/** As a PNG's header says. */
const widthOf = (png: Buffer) => png.readUInt32BE(16);

describe('hostile text', () => {
  const names = [
    '__proto__',
    '=cmd|x',
    '\u202Egnp.exe\u0000\n\t',
    '<b>&lt;',
    '${1+1}',
    'e' + '\u0301'.repeat(500),
    '\uD800',
  ];

  it.each([...names, 'x'.repeat(1e6), ''])('is drawn, never obeyed (case %#)', async (name) => {
    const charts = await drawCharts({
      ...SAMPLE,
      site: { name, code: name },
      note: name,
      bedBridge: { ...SAMPLE.bedBridge, scenario: name, steps: [{ label: name, beds: 5, kind: 'level' }] },
      netPosition: { ...SAMPLE.netPosition, prices: name, options: [netOption(name, 1e6, 0)] },
      receipt: { ...SAMPLE.receipt, groups: [{ label: name, lowGbp: 0, middleGbp: 0, highGbp: 0, whyZero: name }] },
      sitePlan: { ...townPlan(4, [name, name]), source: name },
    });
    expect(charts.size).toBe(6);
    for (const picture of charts.values()) expect(widthOf(picture)).toBe(2000);
    expect(Object.prototype).not.toHaveProperty('label');
  });
});
