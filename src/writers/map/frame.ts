import type { Ring } from '../../report/land/index.js';
import type { Pen } from '../charts/canvas.js';
import { extentOf, type Point, type Rings } from './inside.js';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How metres on the ground become units of the picture: north up, the same scale both ways. */
export interface Frame {
  readonly unitsPerMetre: number;
  readonly place: (point: Point) => Point;
}

/** The frame that shows all of the rings as large as the box allows, in its middle. */
export function frameOf(rings: readonly Ring[], box: Box): Frame {
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

/** Rings of the ground as rings of the picture. */
export function placed(rings: readonly Ring[], { place }: Frame): Rings {
  return rings.map((ring) => ring.map(place));
}

/** Traces rings of the picture, holes among them, as one path; fill it with the even-odd rule. */
export function trace(pen: Pen, rings: Rings): void {
  pen.beginPath();
  for (const ring of rings) {
    line(pen, ring);
    pen.closePath();
  }
}

/** Adds a line to the path. */
export function line(pen: Pen, points: readonly Point[]): void {
  points.forEach(([x, y], index) => {
    if (index === 0) pen.moveTo(x, y);
    else pen.lineTo(x, y);
  });
}

/** The four corners of a box as a ring. */
export function ringOf({ x, y, width, height }: Box): Point[] {
  return [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
    [x, y],
  ];
}
