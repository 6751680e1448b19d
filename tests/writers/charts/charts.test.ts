import { describe, expect, it } from 'vitest';
import type { ChartFigures } from '../../../src/report/figures/index.js';
import { drawCharts } from '../../../src/writers/charts/index.js';
import { drawNetPosition } from '../../../src/writers/charts/netPosition.js';
import { COLOURS, GRID, INK, KEPT_GREY } from '../../../src/writers/charts/palette.js';
import { drawReceipt } from '../../../src/writers/charts/receipt.js';
import { drawRegimes } from '../../../src/writers/charts/regimes.js';
import { drawReleasedStranded } from '../../../src/writers/charts/releasedStranded.js';
import { drawSaving } from '../../../src/writers/charts/saving.js';
import { drawSitePlan } from '../../../src/writers/map/sitePlan.js';
import { drawWhoGains } from '../../../src/writers/charts/whoGains.js';
import { pixelsOf, type Pixels } from './pixels.js';
import { SAMPLE, YEARS, netOption, sale, townPlan } from './samples.js';

const draw = async (chart: Promise<Buffer>): Promise<Pixels> => pixelsOf(await chart);

describe('the charts of a report', async () => {
  const charts = await drawCharts(SAMPLE);

  it.each([
    ['bed-bridge.png', [COLOURS.blue, COLOURS.vermilion, COLOURS.sky, COLOURS.green]],
    ['saving.png', [COLOURS.blue, COLOURS.vermilion, COLOURS.sky, COLOURS.green]],
    ['released-stranded.png', [COLOURS.blue, COLOURS.orange, INK]],
    ['who-gains.png', [COLOURS.black, COLOURS.orange, COLOURS.blue]],
    ['regimes.png', [COLOURS.blue, COLOURS.orange]],
    ['unitary-charge.png', [COLOURS.blue, COLOURS.vermilion]],
    ['net-position.png', [COLOURS.black, COLOURS.orange]],
    ['receipt.png', [COLOURS.vermilion, COLOURS.blue]],
    ['site-plan.png', [KEPT_GREY, COLOURS.orange, COLOURS.blue]],
  ])('draws %s in its colours, 2,000 pixels wide', async (file, colours) => {
    const pixels = await pixelsOf(charts.get(file) ?? Buffer.alloc(0));
    expect(pixels.width).toBe(2000);
    expect(pixels.height).toBeGreaterThanOrEqual(1280);
    for (const colour of colours) expect(pixels.count(colour), colour).toBeGreaterThan(1_000);
    expect(pixels.inked()).toBeGreaterThan(50_000);
  });

  it('draws nine charts of one size, the plan and the receipt as high as they need', async () => {
    expect([...charts.keys()]).toEqual([
      'bed-bridge.png',
      'saving.png',
      'released-stranded.png',
      'who-gains.png',
      'regimes.png',
      'unitary-charge.png',
      'net-position.png',
      'receipt.png',
      'site-plan.png',
    ]);
    for (const [file, picture] of charts) {
      if (file !== 'site-plan.png' && file !== 'receipt.png') expect((await pixelsOf(picture)).height).toBe(1280);
    }
  });

  it('gives the same bytes twice', async () => {
    for (const [file, picture] of await drawCharts(structuredClone(SAMPLE))) {
      expect(picture.equals(charts.get(file) ?? Buffer.alloc(0)), file).toBe(true);
    }
  });

  it('draws no chart of what the hospital’s model has not: contract, cost response, payment', async () => {
    const { unitaryCharge, saving, whoGains, regimes, ...without } = SAMPLE;
    for (const figure of [unitaryCharge, saving, whoGains, regimes]) expect(figure).toBeDefined();
    expect([...(await drawCharts(without)).keys()]).toEqual([
      'bed-bridge.png',
      'released-stranded.png',
      'net-position.png',
      'receipt.png',
      'site-plan.png',
    ]);
  });
});

describe('what is easily lost from a picture', () => {
  const receiptOf = (receipt: Partial<ChartFigures['receipt']>) => ({
    ...SAMPLE,
    receipt: { ...SAMPLE.receipt, ...receipt },
  });

  it('draws every sale that differs, its losses and its range, and names what sells nothing', async () => {
    const one = await draw(drawReceipt(receiptOf({ sales: [sale('Sell', 2e6)] })));
    const two = await draw(drawReceipt(receiptOf({ sales: [sale('Sell', 2e6), sale('Sell later', 1e6)] })));
    const alike = await draw(drawReceipt(receiptOf({ sales: [sale('Sell', 2e6), sale('Also', 2e6)] })));
    expect(two.height).toBeGreaterThan(one.height + 500);
    expect(alike.height).toBe(one.height);
    const quiet = await draw(drawReceipt(receiptOf({ sales: [sale('Sell', 2e6)], without: [], whatIfs: [] })));
    expect(one.height).toBeGreaterThan(quiet.height);
    const unranged = { ...sale('Sell', 2e6), lowGbp: null, highGbp: null };
    const plain = await draw(drawReceipt(receiptOf({ sales: [unranged] })));
    expect(plain.count(COLOURS.blue)).toBeGreaterThan(one.count(COLOURS.blue));
  });

  it('draws a sale that loses money below zero, and a step that is not known as nothing', async () => {
    const steps = [
      { label: 'Gross receipt', gbp: 1e6, kind: 'level' as const },
      { label: 'Demolition', gbp: -3e6, kind: 'change' as const },
      { label: 'Asbestos', gbp: null, kind: 'change' as const },
      { label: 'Net receipt', gbp: -2e6, kind: 'level' as const },
    ];
    const pixels = await draw(drawReceipt(receiptOf({ sales: [{ ...sale('Sell', 1e6), steps }] })));
    expect(pixels.count(COLOURS.blue)).toBeGreaterThan(20_000);
    expect(pixels.count(COLOURS.vermilion)).toBeGreaterThan(10_000);
  });

  it('says in words alone that no option brings a receipt, and why, without axis or bar', async () => {
    const why = { label: 'Sell', why: 'The one block is in the PFI contract.' };
    const one = await draw(drawReceipt(receiptOf({ sales: [], without: [why], whatIfs: [] })));
    const two = await draw(drawReceipt(receiptOf({ sales: [], without: [why] })));
    const none = await draw(drawReceipt(receiptOf({ sales: [], without: [], whatIfs: [] })));
    for (const pixels of [one, two, none]) {
      for (const colour of [COLOURS.sky, COLOURS.blue, GRID]) expect(pixels.count(colour), colour).toBeLessThan(1_000);
      expect(pixels.inked([0, 0.3, 1, 0.65])).toBeGreaterThan(4_000);
    }
    expect(two.height).toBeGreaterThan(one.height);
  });

  it('says that no cost is released', async () => {
    const none = YEARS.map(() => 0);
    const still = { ...SAMPLE.releasedStranded, releasedGbp: none, strandedGbp: none };
    const pixels = await draw(drawReleasedStranded({ ...SAMPLE, releasedStranded: still })!);
    expect(pixels.inked([0, 0.45, 1, 0.7])).toBeGreaterThan(4_000);
    expect(pixels.count(GRID)).toBeLessThan(1_000);
  });

  it('says in words that bed-days do not fall below today’s, or that it is not known', async () => {
    const savingOf = (gbp: number | null) => {
      const steps = SAMPLE.saving.steps.map((step) => ({ label: step.label, kind: step.kind, gbp }));
      return { ...SAMPLE, saving: { ...SAMPLE.saving, steps } };
    };
    for (const figures of [savingOf(0), savingOf(null)]) {
      const pixels = await draw(drawSaving(figures)!);
      expect(pixels.inked()).toBeGreaterThan(10_000);
      expect(pixels.count(GRID)).toBeLessThan(1_000);
    }
  });

  it('draws the rest of a saving of which one step is not known', async () => {
    const steps = SAMPLE.saving.steps.map((step) => (step.label === 'Stranded' ? { ...step, gbp: null } : step));
    const pixels = await draw(drawSaving({ ...SAMPLE, saving: { ...SAMPLE.saving, steps } })!);
    expect(pixels.count(COLOURS.blue)).toBeGreaterThan(10_000);
  });

  it('writes the banner of a what-if above the source of every chart, plans and words alike', async () => {
    const marked = await drawCharts({ ...SAMPLE, banner: 'WHAT IF, not a finding: these numbers rest on a target.' });
    for (const [file, picture] of await drawCharts(SAMPLE)) {
      const [plain, banner] = [await pixelsOf(picture), await pixelsOf(marked.get(file) ?? Buffer.alloc(0))];
      expect(banner.count(INK), file).toBeGreaterThan(plain.count(INK) + 500);
    }
  });

  it('says that nobody gains or loses', async () => {
    const parties = [{ label: 'Trust', gbp: YEARS.map(() => 0) }];
    const pixels = await draw(drawWhoGains({ ...SAMPLE, whoGains: { ...SAMPLE.whoGains, parties } })!);
    expect(pixels.count(GRID)).toBeLessThan(1_000);
    expect(pixels.inked()).toBeGreaterThan(10_000);
  });

  it('says that nobody gains or loses under any regime', async () => {
    const even = { label: 'Block', trustGbp: 1e-7, commissionerGbp: 0, systemGbp: -1e-7 };
    const pixels = await draw(drawRegimes({ ...SAMPLE, regimes: { ...SAMPLE.regimes, regimes: [even, even] } })!);
    expect(pixels.count(GRID)).toBeLessThan(1_000);
    expect(pixels.inked()).toBeGreaterThan(10_000);
  });

  it('draws every regime where there are many, the last as well as the first', async () => {
    const regimes = Array.from({ length: 11 }, (_, index) => ({
      label: `Regime ${index + 1} with a name that takes more than a line`,
      trustGbp: -1e6 * index,
      commissionerGbp: 2e6,
      systemGbp: 2e6 - 1e6 * index,
    }));
    const pixels = await draw(drawRegimes({ ...SAMPLE, regimes: { ...SAMPLE.regimes, regimes } })!);
    const names = [0.02, 0.2, 0.25, 0.85] as const;
    expect(pixels.inked(names)).toBeGreaterThan(20_000);
    expect(pixels.count(COLOURS.orange)).toBeGreaterThan(10_000);
  });

  it('shows every option where all coincide', async () => {
    const options = ['One', 'Two', 'Three', 'Four'].map((label) => netOption(label, -1e6, 0));
    const pixels = await draw(drawNetPosition({ ...SAMPLE, netPosition: { ...SAMPLE.netPosition, options } })!);
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
    const pixels = await draw(drawNetPosition({ ...SAMPLE, netPosition: { ...SAMPLE.netPosition, options } })!);
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
      saving: { ...SAMPLE.saving, option: name, beyond: name, steps: [{ label: name, gbp: 5, kind: 'level' }] },
      whoGains: { ...SAMPLE.whoGains, regime: name, parties: [{ label: name, gbp: YEARS }] },
      regimes: { ...SAMPLE.regimes, regimes: [{ ...SAMPLE.regimes.regimes[0]!, label: name }] },
      netPosition: { ...SAMPLE.netPosition, prices: name, options: [netOption(name, 1e6, 0)] },
      receipt: { ...SAMPLE.receipt, prices: name, sales: [sale(name, 1e6)], without: [{ label: name, why: name }] },
      sitePlan: { ...townPlan(4, [name, name]), source: name },
    });
    expect(charts.size).toBe(9);
    for (const picture of charts.values()) expect(widthOf(picture)).toBe(2000);
    expect(Object.prototype).not.toHaveProperty('label');
  });
});
