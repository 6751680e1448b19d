import type { Ring } from '../figures.js';
import type { Pen } from '../canvas.js';
import { extentOf, type Point } from './inside.js';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How metres on the ground become units of the picture: north up, the same scale both ways. */
export interface View {
  readonly unitsPerMetre: number;
  readonly place: (point: Point) => Point;
}

/** The view that shows all of the rings as large as the box allows, in its middle. */
export function viewOf(rings: readonly Ring[], box: Box): View {
  const [low, high] = extentOf(rings);
  const [width, height] = [Math.max(high[0] - low[0], 1), Math.max(high[1] - low[1], 1)];
  const unitsPerMetre = Math.min(box.width / width, box.height / height);
  const left = box.x + (box.width - width * unitsPerMetre) / 2;
  const top = box.y + (box.height - height * unitsPerMetre) / 2;
  return {
    unitsPerMetre,
    place: ([east, north]) => [left + (east - low[0]) * unitsPerMetre, top + (high[1] - north) * unitsPerMetre],
  };
}

/** Traces rings, holes among them, as one path; fill it with the even-odd rule. */
export function trace(pen: Pen, rings: readonly Ring[], { place }: View): void {
  pen.beginPath();
  for (const ring of rings) {
    ring.forEach((point, index) => {
      const [x, y] = place(point);
      if (index === 0) pen.moveTo(x, y);
      else pen.lineTo(x, y);
    });
    pen.closePath();
  }
}
