import type { Pen } from '../canvas.js';
import type { BlockState, PlanBlock, Ring } from '../figures.js';
import { hatch, type Hatch } from '../hatch.js';
import { COLOURS, GREY_INK, INK, KEPT_GREY } from '../palette.js';
import { trace, type View } from './view.js';

export interface BlockStyle {
  readonly fill: string | Hatch;
  readonly outline: string;
  readonly outlineWidth: number;
}

/** Light grey, orange striped black and solid dark blue: three fills that also differ without colour. */
export function styleOf(state: BlockState): BlockStyle {
  return stylesOf()[state];
}

let styles: Record<BlockState, BlockStyle> | undefined;

function stylesOf(): Record<BlockState, BlockStyle> {
  return (styles ??= {
    kept: { fill: KEPT_GREY, outline: GREY_INK, outlineWidth: 1 },
    emptied: { fill: hatch(COLOURS.orange, INK), outline: INK, outlineWidth: 1.2 },
    pfi: { fill: COLOURS.blue, outline: INK, outlineWidth: 1.5 },
  });
}

/** Fills the site and marks its boundary. */
export function drawBoundary(pen: Pen, rings: readonly Ring[], view: View): void {
  pen.save();
  trace(pen, rings, view);
  pen.fillStyle = '#f6f6f2';
  pen.fill('evenodd');
  pen.strokeStyle = INK;
  pen.lineWidth = 1.6;
  pen.setLineDash([9, 4, 2, 4]);
  pen.stroke();
  pen.restore();
}

/** Fills and outlines every block after its state. */
export function drawBlocks(pen: Pen, blocks: readonly PlanBlock[], states: readonly BlockState[], view: View): void {
  pen.save();
  blocks.forEach(({ rings }, index) => {
    const { fill, outline, outlineWidth } = styleOf(states[index] ?? 'kept');
    trace(pen, rings, view);
    pen.fillStyle = fill;
    pen.fill('evenodd');
    pen.strokeStyle = outline;
    pen.lineWidth = outlineWidth;
    pen.stroke();
  });
  pen.restore();
}
