import type { Line } from './landSite.js';
import { boundsOf, ringsOf, sidesOf, type Bounds, type Point, type Shape } from './shapes/shape.js';

/** An outline this near to a road runs along it. */
const REACH_M = 1;

type Side = readonly [Point, Point];
type Span = readonly [from: number, to: number];

/** Length in metres of a shape's outline that runs within 1 m of any of the lines. */
export function frontageM(shape: Shape, lines: readonly Line[]): number {
  const outline = ringsOf(shape).flatMap(sidesOf);
  const near = widenedBounds(boundsOf(outline.flat()));
  const roads = lines.flatMap(sidesOf).filter((road) => meets(boundsOf(road), near));
  return outline.reduce((sum, side) => sum + lengthAlong(side, roads), 0);
}

function lengthAlong(side: Side, roads: readonly Side[]): number {
  const near = widenedBounds(boundsOf(side));
  const spans = roads.flatMap((road) => (meets(boundsOf(road), near) ? spanNear(side, road) : []));
  return lengthM(side) * covered(spans);
}

/** The part of a side, as shares of its length, that is within reach of a road: one span, since what is within reach is convex. */
function spanNear(side: Side, road: Side): Span[] {
  const spans = [spanBeside(side, road), spanRound(side, road[0]), spanRound(side, road[1])].filter(
    (span) => span !== undefined,
  );
  if (spans.length === 0) return [];
  return [[Math.min(...spans.map(([from]) => from)), Math.max(...spans.map(([, to]) => to))]];
}

/** Where a side lies between the road's ends and within reach to its left or right. */
function spanBeside([[x, y], [toX, toY]]: Side, road: Side): Span | undefined {
  const [[roadX, roadY], [endX, endY]] = road;
  const length = lengthM(road);
  if (length === 0) return undefined;
  const [ux, uy] = [(endX - roadX) / length, (endY - roadY) / length];
  const [dx, dy] = [toX - x, toY - y];
  const along = within((x - roadX) * ux + (y - roadY) * uy, dx * ux + dy * uy, 0, length);
  const beside = within((y - roadY) * ux - (x - roadX) * uy, dy * ux - dx * uy, -REACH_M, REACH_M);
  return both(along, beside);
}

/** Where a side is within reach of a point. */
function spanRound([[x, y], [toX, toY]]: Side, [px, py]: Point): Span | undefined {
  const [dx, dy] = [toX - x, toY - y];
  const a = dx * dx + dy * dy;
  const b = (x - px) * dx + (y - py) * dy;
  const root = b * b - a * ((x - px) ** 2 + (y - py) ** 2 - REACH_M ** 2);
  if (a === 0 || root <= 0) return undefined;
  return both([(-b - Math.sqrt(root)) / a, (-b + Math.sqrt(root)) / a], [0, 1]);
}

/** Where start + share × slope lies between two limits, of shares from 0 to 1. */
function within(start: number, slope: number, low: number, high: number): Span | undefined {
  if (Math.abs(slope) < 1e-12) return start >= low && start <= high ? [0, 1] : undefined;
  const [one, other] = [(low - start) / slope, (high - start) / slope];
  return both([Math.min(one, other), Math.max(one, other)], [0, 1]);
}

function both(a: Span | undefined, b: Span | undefined): Span | undefined {
  if (a === undefined || b === undefined) return undefined;
  const [from, to] = [Math.max(a[0], b[0]), Math.min(a[1], b[1])];
  return to > from ? [from, to] : undefined;
}

/** Length of what the spans cover together. */
function covered(spans: readonly Span[]): number {
  let [sum, reached] = [0, 0];
  for (const [from, to] of [...spans].sort((a, b) => a[0] - b[0])) {
    sum += Math.max(0, to - Math.max(from, reached));
    reached = Math.max(reached, to);
  }
  return sum;
}

function lengthM([[x1, y1], [x2, y2]]: Side): number {
  return Math.hypot(x2 - x1, y2 - y1);
}

function widenedBounds({ west, south, east, north }: Bounds): Bounds {
  return { west: west - REACH_M, south: south - REACH_M, east: east + REACH_M, north: north + REACH_M };
}

/** True when two rectangles touch; a road may run due north, and have no width. */
function meets(a: Bounds, b: Bounds): boolean {
  return a.west <= b.east && b.west <= a.east && a.south <= b.north && b.south <= a.north;
}
