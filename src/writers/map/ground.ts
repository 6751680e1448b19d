import type { Pen } from '../charts/canvas.js';
import type { SitePlanFigure } from '../../report/land/index.js';
import type { PlanPanel } from './panels.js';
import { BLOCKS, BOUNDARY, DROPPED, HARD, PARCEL, RETAINED, ROAD, SOFT, SURPLUS, drawArea, outline } from './styles.js';
import { line, placed, ringOf, trace, type Box, type Frame } from './frame.js';

/** Draws the site: what may be sold beneath what hinders it, the blocks above both; nothing outside the plan's box. */
export function drawGround(pen: Pen, figure: SitePlanFigure, panel: PlanPanel, frame: Frame, within: Box): void {
  const { boundary, blocks, retained, surplus } = figure;
  pen.save();
  trace(pen, [ringOf({ x: within.x - 4, y: within.y - 4, width: within.width + 8, height: within.height + 8 })]);
  pen.clip();
  drawArea(pen, placed(boundary, frame), BOUNDARY);
  drawRoads(pen, figure, frame);
  for (const { rings } of panel.parcels) drawArea(pen, placed(rings, frame), PARCEL);
  for (const { rings } of panel.dropped) drawArea(pen, placed(rings, frame), DROPPED);
  drawConstraints(pen, figure, frame);
  blocks.forEach(({ rings }, index) => drawArea(pen, placed(rings, frame), BLOCKS[panel.states[index] ?? 'kept']));
  for (const { rings } of panel.parcels) outline(pen, placed(rings, frame), PARCEL);
  if (retained !== undefined) drawArea(pen, placed(retained, frame), RETAINED);
  if (surplus !== undefined) drawArea(pen, placed(surplus, frame), SURPLUS);
  pen.restore();
}

/** Only inside the site: what a flood zone covers beyond it says nothing here. */
function drawConstraints(pen: Pen, { boundary, constraints }: SitePlanFigure, frame: Frame): void {
  pen.save();
  trace(pen, placed(boundary, frame));
  pen.clip('evenodd');
  for (const { rings, hard } of constraints) drawArea(pen, placed(rings, frame), hard ? HARD : SOFT);
  pen.restore();
}

function drawRoads(pen: Pen, { roads }: SitePlanFigure, frame: Frame): void {
  pen.save();
  pen.strokeStyle = ROAD.outline;
  pen.lineWidth = ROAD.outlineWidth;
  pen.lineJoin = 'round';
  pen.beginPath();
  for (const road of placed(roads, frame)) line(pen, road);
  pen.stroke();
  pen.restore();
}
