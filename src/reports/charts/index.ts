import { drawBedBridge } from './bedBridge.js';
import type { ChartFigures } from './figures.js';
import { drawNetPosition } from './netPosition.js';
import { drawReceipt } from './receipt.js';
import { drawReleasedStranded } from './releasedStranded.js';
import { drawSitePlan } from './sitePlan.js';
import { drawUnitaryCharge } from './unitaryCharge.js';

export type * from './figures.js';

const CHARTS: readonly (readonly [file: string, draw: (figures: ChartFigures) => Promise<Buffer> | undefined])[] = [
  ['bed-bridge.png', drawBedBridge],
  ['released-stranded.png', drawReleasedStranded],
  ['unitary-charge.png', drawUnitaryCharge],
  ['net-position.png', drawNetPosition],
  ['receipt.png', drawReceipt],
  ['site-plan.png', drawSitePlan],
];

/**
 * Draws a report's charts as PNG, by file name in the order of the argument: each 170 mm wide at A4, source and date under it.
 * Without a PFI contract there is no unitary-charge.png. The same figures give the same bytes.
 */
export async function drawCharts(figures: ChartFigures): Promise<ReadonlyMap<string, Buffer>> {
  const drawn = new Map<string, Buffer>();
  for (const [file, draw] of CHARTS) {
    const picture = await draw(figures);
    if (picture !== undefined) drawn.set(file, picture);
  }
  return drawn;
}
