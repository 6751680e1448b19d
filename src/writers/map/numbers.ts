import { liesIn } from '../../land/shapes/index.js';
import type { Pen } from '../charts/canvas.js';
import { INK, fontOf } from '../charts/palette.js';
import { fit, type Measure } from '../charts/text.js';
import { boxPoints, spotsInside, type Point, type Rings } from './inside.js';
import type { Box } from './frame.js';

export const NUMBER_SIZE = 15;
const WIDEST = 46;
const REACHES = [16, 24, 34, 46, 60, 76, 96];
const DIRECTIONS = Array.from({ length: 16 }, (_, index) => (index * Math.PI) / 8);

/** What a label names: a parcel in a dark box, a constraint in a white one, a block without. */
export type Names = 'parcel' | 'block' | 'constraint';

const PADS: Readonly<Record<Names, number>> = { parcel: 5, constraint: 4, block: 2 };

/** Something as drawn: its label and its rings in units of the picture. */
export interface Labelled {
  readonly label: string;
  readonly rings: Rings;
  readonly names: Names;
  /** Where the label must stand too: a flood zone runs on beyond the site. */
  readonly inside?: Rings;
}

/** A label with its place; one that found no room in what it names is led to from it. */
export interface PlacedNumber {
  readonly text: string;
  readonly names: Names;
  readonly box: Box;
  readonly from?: Point;
}

/**
 * Places labels in the order given: each inside what it names where it is free of the others, off the blocks if it names none, or
 * beside it with a leader; a label that finds no free place is left out. Those that fit inside go first.
 */
export function placeNumbers(things: readonly Labelled[], within: Box, measure: Measure): PlacedNumber[] {
  const numbers: PlacedNumber[] = [];
  const homeless: { text: string; names: Names; at: Point }[] = [];
  const blocks = things.filter(({ names }) => names === 'block');
  for (const { label, rings, names, inside } of things) {
    const text = fit(label, WIDEST, measure);
    const spots = spotsInside(rings, measure(text) + 2 * (PADS[names] - PADS.block), NUMBER_SIZE * 0.8, inside);
    const homes = spots
      .filter(({ holdsBox }) => holdsBox)
      .map(({ at }) => boxAround(at, measure(text), names))
      .filter((box) => isWithin(box, within) && isFree(box, numbers));
    const home = (names === 'block' ? undefined : homes.find((box) => isOpen(box, blocks))) ?? homes[0];
    if (home === undefined) homeless.push({ text, names, at: spots[0].at });
    else numbers.push({ text, names, box: home });
  }
  for (const { text, names, at } of homeless) {
    const box = besides(at, measure(text), names).find(
      (candidate) =>
        isWithin(candidate, within) &&
        isFree(candidate, numbers) &&
        isOpen(candidate, blocks) &&
        numbers.every((other) => !leaderCrosses({ text, names, box: candidate, from: at }, other.box)),
    );
    if (box !== undefined) numbers.push({ text, names, box, from: at });
  }
  return numbers;
}

/** Draws placed labels with their leaders: those of blocks dark with a white rim so that they read on every fill. */
export function drawNumbers(pen: Pen, numbers: readonly PlacedNumber[]): void {
  pen.save();
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.lineJoin = 'round';
  pen.lineWidth = 1;
  pen.strokeStyle = INK;
  for (const { box, from } of numbers) {
    if (from === undefined) continue;
    pen.beginPath();
    pen.moveTo(...from);
    pen.lineTo(...leaderEnd(from, box));
    pen.stroke();
  }
  for (const number of numbers) drawNumber(pen, number);
  pen.restore();
}

/** Draws one label where it stands. */
export function drawNumber(pen: Pen, { text, box, names }: Omit<PlacedNumber, 'from'>): void {
  pen.font = fontOf(NUMBER_SIZE, names === 'block' ? 'normal' : 'bold');
  if (names === 'block') {
    pen.strokeStyle = 'white';
    pen.lineWidth = 4;
    pen.strokeText(text, ...middleOf(box));
  } else {
    pen.fillStyle = names === 'parcel' ? '#00543e' : 'white';
    pen.fillRect(box.x, box.y, box.width, box.height);
    pen.strokeStyle = names === 'parcel' ? 'white' : INK;
    pen.lineWidth = 1.2;
    pen.strokeRect(box.x, box.y, box.width, box.height);
  }
  pen.fillStyle = names === 'parcel' ? 'white' : INK;
  pen.fillText(text, ...middleOf(box));
}

/** The box of a label about a point. */
export function boxAround([x, y]: Point, textWidth: number, names: Names): Box {
  const [width, height] = [textWidth + 2 * PADS[names], NUMBER_SIZE + PADS[names]];
  return { x: x - width / 2, y: y - height / 2, width, height };
}

function besides([x, y]: Point, width: number, names: Names): Box[] {
  return REACHES.flatMap((reach) =>
    DIRECTIONS.map((angle) => boxAround([x + reach * Math.cos(angle), y + reach * Math.sin(angle)], width, names)),
  );
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
function isOpen(box: Box, blocks: readonly Labelled[]): boolean {
  const points = boxPoints(middleOf(box), box.width, box.height);
  return blocks.every(({ rings }) => !points.some((point) => liesIn(point, rings)));
}

function isWithin(box: Box, { x, y, width, height }: Box): boolean {
  return box.x >= x && box.y >= y && box.x + box.width <= x + width && box.y + box.height <= y + height;
}
