import type { Pen } from '../charts/canvas.js';
import { formatWhole } from '../../words/labels/index.js';
import { INK, SIZES, fontOf } from '../charts/palette.js';
import type { Box, Frame } from './frame.js';

const LENGTHS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];

/** A scale bar of a round length, at the left of a strip. */
export function drawScaleBar(pen: Pen, { unitsPerMetre }: Frame, strip: Box): void {
  const metres = LENGTHS.findLast((length) => length * unitsPerMetre <= Math.min(strip.width / 3, 220)) ?? 1;
  const [width, y] = [metres * unitsPerMetre, strip.y + strip.height / 2];
  pen.save();
  pen.lineWidth = 1;
  pen.strokeStyle = INK;
  [INK, 'white'].forEach((colour, half) => {
    pen.fillStyle = colour;
    pen.fillRect(strip.x + (half * width) / 2, y - 4, width / 2, 8);
    pen.strokeRect(strip.x + (half * width) / 2, y - 4, width / 2, 8);
  });
  pen.font = fontOf(SIZES.text);
  pen.fillStyle = INK;
  pen.textBaseline = 'middle';
  pen.fillText(`${formatWhole(metres)} m`, strip.x + width + 10, y);
  pen.restore();
}

/** An arrow to grid north, at the right of a strip. */
export function drawNorthArrow(pen: Pen, strip: Box): void {
  const [x, bottom, top] = [strip.x + strip.width - 16, strip.y + strip.height, strip.y + 2];
  pen.save();
  pen.fillStyle = INK;
  pen.beginPath();
  pen.moveTo(x, top);
  pen.lineTo(x + 9, bottom);
  pen.lineTo(x, bottom - 8);
  pen.lineTo(x - 9, bottom);
  pen.closePath();
  pen.fill();
  pen.font = fontOf(SIZES.text, 'bold');
  pen.textAlign = 'right';
  pen.textBaseline = 'middle';
  pen.fillText('Grid north', x - 14, (top + bottom) / 2);
  pen.restore();
}
