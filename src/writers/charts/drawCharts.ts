import { drawBedBridge } from './bedBridge.js';
import type { ChartFacts } from '../../report/charts/index.js';
import { drawDeclared } from './declared.js';
import type { ChartFigures } from '../../report/figures/index.js';
import { drawNetPosition } from './netPosition.js';
import { drawReceipt } from './receipt.js';
import { drawRegimes } from './regimes.js';
import { drawReleasedStranded } from './releasedStranded.js';
import { drawSaving } from './saving.js';
import { drawSitePlan } from '../map/sitePlan.js';
import { drawUnitaryCharge } from './unitaryCharge.js';
import { drawWhoGains } from './whoGains.js';

const CHARTS: readonly (readonly [file: string, draw: (figures: ChartFigures) => Promise<Buffer> | undefined])[] = [
  ['bed-bridge.png', drawBedBridge],
  ['saving.png', drawSaving],
  ['released-stranded.png', drawReleasedStranded],
  ['who-gains.png', drawWhoGains],
  ['regimes.png', drawRegimes],
  ['unitary-charge.png', drawUnitaryCharge],
  ['net-position.png', drawNetPosition],
  ['receipt.png', drawReceipt],
  ['site-plan.png', drawSitePlan],
];

const OF_LAND = ['receipt.png', 'site-plan.png'];

/**
 * Draws a report's charts as PNG, by file name in the order of the argument: each 170 mm wide at A4, source and date under it.
 * Those with a look of their own first, then every other that a topic declares. A figure that the site's model has not is not drawn: no unitary-charge.png without a PFI contract, no who-gains.png and
 * regimes.png without a payment regime. The same figures give the same bytes.
 */
export async function drawCharts(
  figures: ChartFigures,
  charts: readonly ChartFacts[] = [],
): Promise<ReadonlyMap<string, Buffer>> {
  const looks = new Set(CHARTS.map(([file]) => file));
  // One declaration may be of several options, each a picture.
  const others = charts.filter(({ file }) => !looks.has(file));
  const nameOf = (chart: ChartFacts): string =>
    others.find(({ file }) => file === chart.file) === chart ? chart.file : ofOption(chart.file, chart.option);
  // All at once: while one is packed as PNG, which another thread does, the next is drawn.
  const drawn = await Promise.all([
    ...CHARTS.filter(([file]) => !(figures.isLandless === true && OF_LAND.includes(file))).map(
      async ([file, draw]) => ({ file, png: await draw(figures) }),
    ),
    ...others.map(async (chart) => ({ file: nameOf(chart), png: await drawDeclared(figures, chart) })),
  ]);
  return new Map(drawn.flatMap(({ file, png }): [string, Buffer][] => (png === undefined ? [] : [[file, png]])));
}

/** The names of all that `drawCharts` may ever give for topics that declare some pictures, of some options. */
export function namesOfCharts(pictures: readonly string[], options: readonly string[]): string[] {
  const looks = CHARTS.map(([file]) => file);
  return [
    ...looks,
    ...pictures
      .filter((file) => !looks.includes(file))
      .flatMap((file) => [file, ...options.map((option) => ofOption(file, option))]),
  ];
}

function ofOption(file: string, option: string): string {
  return file.replace(/\.png$/, `-${option}.png`);
}
