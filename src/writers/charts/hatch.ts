import { canvasModule, type Pen } from './canvas.js';
import { PIXEL_RATIO } from './palette.js';

const TILE = 12;

/** A fill that repeats a small drawing. */
export type Hatch = ReturnType<Pen['createPattern']>;

/** A fill of diagonal stripes over a colour, which tells two fills apart without colour. */
export function hatch(colour: string, stripe = 'white'): Hatch {
  const { createCanvas, DOMMatrix } = canvasModule();
  const size = TILE * PIXEL_RATIO;
  const tile = createCanvas(size, size);
  const pen = tile.getContext('2d');
  pen.fillStyle = colour;
  pen.fillRect(0, 0, size, size);
  pen.strokeStyle = stripe;
  pen.lineWidth = 1.8 * PIXEL_RATIO;
  for (const shift of [-size, 0, size]) {
    pen.beginPath();
    pen.moveTo(shift - 4, size + 4);
    pen.lineTo(shift + size + 4, -4);
    pen.stroke();
  }
  const pattern = pen.createPattern(tile, 'repeat');
  pattern.setTransform(new DOMMatrix([1 / PIXEL_RATIO, 0, 0, 1 / PIXEL_RATIO, 0, 0]) as never);
  // Chart.js knows a pattern by this tag, and takes any other object for a set of options.
  Object.defineProperty(pattern, Symbol.toStringTag, { value: 'CanvasPattern' });
  return pattern;
}
