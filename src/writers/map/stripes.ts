import type { Pen } from '../charts/canvas.js';
import { extentOf, type Rings } from './inside.js';
import { trace } from './frame.js';

/** Parallel lines over an area: drawn, not a repeated picture, so that a plan can be enlarged without limit. */
export interface Stripes {
  readonly colour: string;
  readonly width: number;
  readonly spacing: number;
  /** Rising to the right, falling, or both, which reads as a mesh. */
  readonly slope: 'rising' | 'falling' | 'mesh';
  readonly dash?: readonly number[];
}

/** Draws stripes over rings of the picture; those of neighbouring areas run on from one to the next. */
export function drawStripes(pen: Pen, rings: Rings, { colour, width, spacing, slope, dash = [] }: Stripes): void {
  const [low, high] = extentOf(rings);
  pen.save();
  trace(pen, rings);
  pen.clip('evenodd');
  pen.strokeStyle = colour;
  pen.lineWidth = width;
  pen.setLineDash([...dash]);
  pen.beginPath();
  const tall = high[1] - low[1];
  if (slope !== 'falling') {
    // A rising line keeps x + y, a falling one x − y: the same lines whatever area they cross.
    for (let sum = upTo(low[0] + low[1], spacing); sum < high[0] + high[1]; sum += spacing) {
      pen.moveTo(sum - low[1], low[1]);
      pen.lineTo(sum - low[1] - tall, high[1]);
    }
  }
  if (slope !== 'rising') {
    for (let gap = upTo(low[0] - high[1], spacing); gap < high[0] - low[1]; gap += spacing) {
      pen.moveTo(gap + low[1], low[1]);
      pen.lineTo(gap + low[1] + tall, high[1]);
    }
  }
  pen.stroke();
  pen.restore();
}

function upTo(number: number, step: number): number {
  return Math.ceil(number / step) * step;
}
