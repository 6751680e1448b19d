import type { Pen } from '../charts/canvas.js';
import type { BlockState } from '../../report/land/index.js';
import { COLOURS, GREY_INK, INK, KEPT_GREY } from '../charts/palette.js';
import type { Rings } from './inside.js';
import { drawStripes, type Stripes } from './stripes.js';
import { trace } from './frame.js';

/** How an area of a plan looks: its ground, the stripes over it, its outline. */
export interface AreaStyle {
  readonly fill?: string;
  readonly stripes?: Stripes;
  readonly outline: string;
  readonly outlineWidth: number;
  readonly dash?: readonly number[];
}

/** Grey, orange striped black, solid blue and dark grey: fills that differ without colour too. */
export const BLOCKS: Readonly<Record<BlockState, AreaStyle>> = {
  kept: { fill: KEPT_GREY, outline: GREY_INK, outlineWidth: 1 },
  emptied: {
    fill: COLOURS.orange,
    stripes: { colour: INK, width: 1.8, spacing: 12, slope: 'rising' },
    outline: INK,
    outlineWidth: 1.2,
  },
  pfi: { fill: COLOURS.blue, outline: INK, outlineWidth: 1.5 },
  fixed: { fill: '#8c8c8c', outline: INK, outlineWidth: 1.8 },
};

export const BOUNDARY: AreaStyle = { fill: '#f6f6f2', outline: INK, outlineWidth: 1.6, dash: [9, 4, 2, 4] };
export const PARCEL: AreaStyle = { fill: '#9fdcc8', outline: '#00543e', outlineWidth: 3 };
export const DROPPED: AreaStyle = {
  fill: 'white',
  stripes: { colour: GREY_INK, width: 1, spacing: 7, slope: 'falling', dash: [2, 3] },
  outline: GREY_INK,
  outlineWidth: 1.2,
  dash: [3, 3],
};
export const HARD: AreaStyle = {
  stripes: { colour: COLOURS.vermilion, width: 1.3, spacing: 9, slope: 'mesh' },
  outline: COLOURS.vermilion,
  outlineWidth: 1.6,
};
export const SOFT: AreaStyle = {
  stripes: { colour: '#8b3f75', width: 1.4, spacing: 11, slope: 'falling' },
  outline: '#8b3f75',
  outlineWidth: 1.4,
  dash: [6, 3],
};
export const RETAINED: AreaStyle = { outline: COLOURS.blue, outlineWidth: 2.4, dash: [12, 5] };
export const SURPLUS: AreaStyle = { outline: COLOURS.green, outlineWidth: 2.4, dash: [2, 4] };
export const ROAD = { outline: '#7a5c00', outlineWidth: 4 } as const;

/** Fills, stripes and outlines an area of the picture, holes left open. */
export function drawArea(pen: Pen, rings: Rings, { fill, stripes, ...style }: AreaStyle): void {
  if (fill !== undefined) {
    trace(pen, rings);
    pen.fillStyle = fill;
    pen.fill('evenodd');
  }
  if (stripes !== undefined) drawStripes(pen, rings, stripes);
  outline(pen, rings, style);
}

/** Outlines an area alone. */
export function outline(pen: Pen, rings: Rings, style: Omit<AreaStyle, 'fill' | 'stripes'>): void {
  pen.save();
  trace(pen, rings);
  pen.strokeStyle = style.outline;
  pen.lineWidth = style.outlineWidth;
  pen.lineJoin = 'round';
  pen.setLineDash([...(style.dash ?? [])]);
  pen.stroke();
  pen.restore();
}
