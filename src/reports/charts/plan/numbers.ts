import type { Pen } from '../canvas.js';
import { INK, fontOf } from '../palette.js';
import { fit, type Measure } from '../text.js';
import { boxPoints, isInside, spotInside, type Point, type Rings } from './inside.js';
import type { Box } from './view.js';

export const NUMBER_SIZE = 15;
const PAD = 2;
const REACHES = [16, 24, 34, 46, 60, 76, 96];
const DIRECTIONS = Array.from({ length: 16 }, (_, index) => (index * Math.PI) / 8);

/** A block as drawn: its label and its rings in units of the picture. */
export interface DrawnBlock {
  readonly label: string;
  readonly rings: Rings;
}

/** A label with its place; one that found no room in its block is led to from it. */
export interface PlacedNumber {
  readonly text: string;
  readonly box: Box;
  readonly from?: Point;
}

/** Places every block's label inside it, or beside it with a leader; a label that finds no free place is left out. */
export function placeNumbers(blocks: readonly DrawnBlock[], within: Box, measure: Measure): PlacedNumber[] {
  const placed: PlacedNumber[] = [];
  const spots = blocks.map(({ label, rings }) => {
    const text = fit(label, 46, measure);
    return { text, spot: spotInside(rings, measure(text), NUMBER_SIZE * 0.8) };
  });
  for (const { spot, text } of spots.filter((one) => one.spot.holdsBox)) {
    const box = boxAround(spot.at, measure(text));
    if (isFree(box, placed)) placed.push({ text, box });
  }
  for (const { spot, text } of spots.filter((one) => !one.spot.holdsBox)) {
    const box = besides(spot.at, measure(text)).find(
      (candidate) =>
        isWithin(candidate, within) &&
        isFree(candidate, placed) &&
        isOpen(candidate, blocks) &&
        placed.every((other) => !leaderCrosses({ text, box: candidate, from: spot.at }, other.box)),
    );
    if (box !== undefined) placed.push({ text, box, from: spot.at });
  }
  return placed;
}

/** Draws placed labels, dark with a white rim so that they read on every fill. */
export function drawNumbers(pen: Pen, numbers: readonly PlacedNumber[]): void {
  pen.save();
  pen.font = fontOf(NUMBER_SIZE);
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.lineWidth = 1;
  pen.strokeStyle = INK;
  for (const { box, from } of numbers) {
    if (from === undefined) continue;
    pen.beginPath();
    pen.moveTo(...from);
    pen.lineTo(...leaderEnd(from, box));
    pen.stroke();
  }
  pen.fillStyle = INK;
  pen.strokeStyle = 'white';
  pen.lineWidth = 4;
  pen.lineJoin = 'round';
  for (const { text, box } of numbers) {
    pen.strokeText(text, ...middleOf(box));
    pen.fillText(text, ...middleOf(box));
  }
  pen.restore();
}

function besides([x, y]: Point, width: number): Box[] {
  return REACHES.flatMap((reach) =>
    DIRECTIONS.map((angle) => boxAround([x + reach * Math.cos(angle), y + reach * Math.sin(angle)], width)),
  );
}

function boxAround([x, y]: Point, textWidth: number): Box {
  const [width, height] = [textWidth + 2 * PAD, NUMBER_SIZE + PAD];
  return { x: x - width / 2, y: y - height / 2, width, height };
}

function middleOf({ x, y, width, height }: Box): [number, number] {
  return [x + width / 2, y + height / 2];
}

/** Where a leader meets the edge of its label's box. */
function leaderEnd([x, y]: Point, box: Box): [number, number] {
  const [toX, toY] = middleOf(box);
  const share = Math.min(box.width / 2 / Math.abs(toX - x), box.height / 2 / Math.abs(toY - y), 1);
  return [toX + (x - toX) * share, toY + (y - toY) * share];
}

/** Whether a label's leader runs through a box, tried every few units along it. */
function leaderCrosses({ from, box: own }: PlacedNumber, box: Box): boolean {
  if (from === undefined) return false;
  const [toX, toY] = leaderEnd(from, own);
  const steps = Math.ceil(Math.hypot(toX - from[0], toY - from[1]) / 3);
  return Array.from({ length: steps + 1 }, (_, step) => step / Math.max(steps, 1)).some((share) => {
    const [x, y] = [from[0] + (toX - from[0]) * share, from[1] + (toY - from[1]) * share];
    return x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height;
  });
}

/** Whether a box lies off every label and every leader. */
function isFree(box: Box, placed: readonly PlacedNumber[]): boolean {
  return placed.every((other) => !overlap(box, other.box) && !leaderCrosses(other, box));
}

function overlap(one: Box, other: Box): boolean {
  const apart =
    one.x + one.width < other.x ||
    other.x + other.width < one.x ||
    one.y + one.height < other.y ||
    other.y + other.height < one.y;
  return !apart;
}

/** Whether a box lies off the blocks. */
function isOpen(box: Box, blocks: readonly DrawnBlock[]): boolean {
  const points = boxPoints(middleOf(box), box.width, box.height);
  return blocks.every(({ rings }) => !points.some((point) => isInside(point, rings)));
}

function isWithin(box: Box, { x, y, width, height }: Box): boolean {
  return box.x >= x && box.y >= y && box.x + box.width <= x + width && box.y + box.height <= y + height;
}
