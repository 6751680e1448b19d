import type { Pen } from '../canvas.js';
import type { SitePlanFigure } from '../figures.js';
import { INK, SIZES, fontOf } from '../palette.js';
import { lineHeight, measureIn, wrap } from '../text.js';
import { drawBlocks, drawBoundary } from './blocks.js';
import { drawNorthArrow, drawScaleBar } from './furniture.js';
import { drawKey, keyHeight, keyRows } from './key.js';
import { NUMBER_SIZE, drawNumbers, placeNumbers } from './numbers.js';
import type { PlanPanel } from './panels.js';
import { viewOf, type Box } from './view.js';

const STRIP = 30;
const GAP = 10;

/** How high a panel's heading and key are at a width. */
export function headHeight(panel: PlanPanel, width: number): number {
  return headingLines(panel, width).length * lineHeight(SIZES.subtitle) + keyHeight(keyRows(panel, width)) + GAP;
}

/** Draws one panel: whose it is, its key, the site, a scale bar and north. */
export function drawPanel(
  pen: Pen,
  { boundary, blocks }: SitePlanFigure,
  panel: PlanPanel,
  box: Box,
  head: number,
): void {
  const heading = headingLines(panel, box.width);
  drawHeading(pen, heading, box);
  drawKey(pen, keyRows(panel, box.width), box.x, box.y + heading.length * lineHeight(SIZES.subtitle));
  const plan = { ...box, y: box.y + head, height: box.height - head - STRIP - GAP };
  const strip = { ...box, y: box.y + box.height - STRIP, height: STRIP };
  const view = viewOf([...boundary, ...blocks.flatMap(({ rings }) => rings)], plan);
  drawBoundary(pen, boundary, view);
  drawBlocks(pen, blocks, panel.states, view);
  const drawn = blocks.map(({ label, rings }) => ({ label, rings: rings.map((ring) => ring.map(view.place)) }));
  const numbers = placeNumbers(drawn, plan, measureIn(NUMBER_SIZE));
  drawNumbers(pen, numbers);
  drawScaleBar(pen, view, strip);
  drawNorthArrow(pen, strip);
  drawMissing(pen, blocks.length - numbers.length, strip);
}

function drawMissing(pen: Pen, count: number, { x, y, width, height }: Box): void {
  if (count === 0) return;
  pen.save();
  pen.font = fontOf(SIZES.text);
  pen.fillStyle = INK;
  pen.textAlign = 'right';
  pen.textBaseline = 'middle';
  pen.fillText(`no room for ${count} number${count === 1 ? '' : 's'}`, x + width - 64, y + height / 2);
  pen.restore();
}

function headingLines({ options }: PlanPanel, width: number): string[] {
  return wrap(options.join('; '), width, 4, measureIn(SIZES.subtitle, 'bold'));
}

function drawHeading(pen: Pen, lines: readonly string[], { x, y }: Box): void {
  pen.save();
  pen.font = fontOf(SIZES.subtitle, 'bold');
  pen.fillStyle = INK;
  pen.textBaseline = 'top';
  lines.forEach((line, index) => pen.fillText(line, x, y + index * lineHeight(SIZES.subtitle)));
  pen.restore();
}
