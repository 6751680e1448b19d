import type { Pen } from '../charts/canvas.js';
import type { SitePlanFigure } from '../../report/land/index.js';
import { INK, SIZES, fontOf } from '../charts/palette.js';
import { lineHeight, measureIn, wrap } from '../charts/text.js';
import { drawNorthArrow, drawScaleBar } from './furniture.js';
import { drawGround } from './ground.js';
import { drawKey, keyHeight, keyRows } from './key.js';
import { drawRows, kindsOf, parcelLabel, rowsHeight, rowsOf } from './list.js';
import { NUMBER_SIZE, drawNumbers, placeNumbers, type Labelled } from './numbers.js';
import type { PlanPanel } from './panels.js';
import { placed, frameOf, type Box, type Frame } from './frame.js';

const STRIP = 30;
const GAP = 10;

/** How high a panel's heading and key, and the rows under its plan, are at a width. */
export interface PanelHeights {
  readonly head: number;
  readonly rows: number;
}

export function panelHeights(figure: SitePlanFigure, panel: PlanPanel, width: number): PanelHeights {
  const heading = headingLines(panel, width).length * lineHeight(SIZES.subtitle);
  const rows = rowsHeight(rowsOf(figure, panel, width));
  return { head: heading + keyHeight(keyRows(figure, panel, width)) + GAP, rows: rows === 0 ? 0 : rows + GAP };
}

/** Draws one panel: whose it is, its key, the site, a scale bar and north, and what the labels stand for. */
export function drawPanel(
  pen: Pen,
  figure: SitePlanFigure,
  panel: PlanPanel,
  box: Box,
  { head, rows }: PanelHeights,
): void {
  const heading = headingLines(panel, box.width);
  drawHeading(pen, heading, box);
  drawKey(pen, keyRows(figure, panel, box.width), box.x, box.y + heading.length * lineHeight(SIZES.subtitle));
  const plan = { ...box, y: box.y + head, height: box.height - head - rows - STRIP - GAP };
  const strip = { ...box, y: plan.y + plan.height + GAP, height: STRIP };
  const frame = frameOf([...figure.boundary, ...figure.blocks.flatMap(({ rings }) => rings)], plan);
  drawGround(pen, figure, panel, frame, plan);
  const things = labelledOf(figure, panel, frame);
  const numbers = placeNumbers(things, plan, measureIn(NUMBER_SIZE, 'bold'));
  drawNumbers(pen, numbers);
  drawScaleBar(pen, frame, strip);
  drawNorthArrow(pen, strip);
  drawMissing(pen, things.length - numbers.length, strip);
  drawRows(pen, rowsOf(figure, panel, box.width), box.x, strip.y + STRIP + GAP);
}

/** A letter on more places of one kind than this would hide the plan. */
const MOST_LETTERS = 4;

/** Parcels first, as the plan is for them; then blocks; a constraint's letter last, on the largest of its kind. */
function labelledOf(
  { boundary, blocks, constraints }: SitePlanFigure,
  { parcels }: PlanPanel,
  frame: Frame,
): Labelled[] {
  return [
    ...parcels.map(({ rings }, index) => ({
      label: parcelLabel(index),
      rings: placed(rings, frame),
      names: 'parcel' as const,
    })),
    ...blocks.map(({ label, rings }) => ({ label, rings: placed(rings, frame), names: 'block' as const })),
    ...kindsOf(constraints).flatMap(({ label, members }) =>
      [...members]
        .sort((one, other) => other.areaM2 - one.areaM2)
        .slice(0, MOST_LETTERS)
        .map(({ rings }) => ({
          label,
          rings: placed(rings, frame),
          names: 'constraint' as const,
          inside: placed(boundary, frame),
        })),
    ),
  ];
}

function drawMissing(pen: Pen, count: number, { x, y, width, height }: Box): void {
  if (count === 0) return;
  pen.save();
  pen.font = fontOf(SIZES.text);
  pen.fillStyle = INK;
  pen.textAlign = 'right';
  pen.textBaseline = 'middle';
  pen.fillText(`no room for ${count} label${count === 1 ? '' : 's'}`, x + width - 140, y + height / 2);
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
