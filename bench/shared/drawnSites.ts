/** Sites drawn at random, for tests and benchmarks: the same number always gives the same site. */
import type { LandConstraint, LandSite, Line } from '../../src/land/index.js';
import type { Point, Ring, Shape } from '../../src/land/shapes/index.js';

export interface DrawnSite extends Omit<LandSite, 'cells'> {
  /** Which blocks empty: about a third. */
  readonly emptied: readonly number[];
}

export interface Drawing {
  readonly blocks: number;
  readonly constraints: number;
}

/** Blocks stand on plots of this size, jittered within them, so that none overlaps another. */
const PLOT_M = 70;
/** Where on the National Grid the sites lie: six figures, as real ones have. */
const CORNER: Point = [430_000, 280_000];

/** A site with blocks of many shapes, courtyards and wings among them, and constraints hard and soft that overlap as they like. */
export function drawnSite(seed: number, { blocks, constraints }: Drawing): DrawnSite {
  const draw = generator(seed);
  const plots = Math.ceil(Math.sqrt(blocks * 1.3));
  const reach = (plots * PLOT_M) / 2;
  const middle: Point = [CORNER[0] + reach, CORNER[1] + reach];
  const boundary = boundaryRound(middle, reach * Math.SQRT2 + 15, draw);
  const places = shuffled(plots * plots, draw).slice(0, blocks);
  const shapes = places.map((place): Shape => {
    const [column, row] = [place % plots, Math.floor(place / plots)];
    return blockAt([CORNER[0] + (column + 0.5) * PLOT_M, CORNER[1] + (row + 0.5) * PLOT_M], draw);
  });
  return {
    boundary: [{ outer: boundary, holes: [] }],
    blocks: shapes,
    constraints: Array.from({ length: constraints }, (_, index) => constraintIn(middle, reach, index, draw)),
    roads: roadsAlong(boundary, middle, draw),
    emptied: shapes.flatMap((_, index) => (draw() < 1 / 3 ? [index] : [])),
  };
}

/** Numbers from 0 to 1 (mulberry32). */
export function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function shuffled(count: number, draw: () => number): number[] {
  const order = Array.from({ length: count }, (_, index) => index);
  for (let left = count - 1; left > 0; left--) {
    const other = Math.floor(draw() * (left + 1));
    [order[left], order[other]] = [order[other] ?? 0, order[left] ?? 0];
  }
  return order;
}

/** A ring of 12 to 40 corners round all plots, with bays of different depth. */
function boundaryRound(middle: Point, radius: number, draw: () => number): Ring {
  const corners = 12 + Math.floor(draw() * 29);
  return closed(
    Array.from({ length: corners }, (_, index) => {
      const angle = ((index + 0.4 * draw()) * 2 * Math.PI) / corners;
      // The chord between two corners must not cut into the plots.
      const reach = (radius * (1 + 0.25 * draw())) / Math.cos((1.4 * Math.PI) / corners);
      return [middle[0] + reach * Math.cos(angle), middle[1] + reach * Math.sin(angle)];
    }),
  );
}

function blockAt([x, y]: Point, draw: () => number): Shape {
  const [w, h] = [8 + 14 * draw(), 8 + 14 * draw()];
  const [turn, kind] = [Math.PI * draw(), draw()];
  const place = ([u, v]: Point): Point => [
    x + u * Math.cos(turn) - v * Math.sin(turn),
    y + u * Math.sin(turn) + v * Math.cos(turn),
  ];
  const outer: Point[] =
    kind < 0.3
      ? [
          [-w, -h],
          [w, -h],
          [w, 0],
          [0, 0],
          [0, h],
          [-w, h],
        ]
      : rectangle(w, h);
  const holes = kind > 0.8 ? [closed(rectangle(w / 2, h / 3).map(place))] : [];
  return [{ outer: closed(outer.map(place)), holes }];
}

function rectangle(halfWidth: number, halfHeight: number): Point[] {
  return [
    [-halfWidth, -halfHeight],
    [halfWidth, -halfHeight],
    [halfWidth, halfHeight],
    [-halfWidth, halfHeight],
  ];
}

/** Root zones and curtilages (polygons of many corners), and pipes and strips (long and thin). */
function constraintIn([x, y]: Point, reach: number, index: number, draw: () => number): LandConstraint {
  const centre: Point = [x + 2 * reach * (draw() - 0.5), y + 2 * reach * (draw() - 0.5)];
  const kind = draw();
  const [size, turn, sides] = [5 + 30 * draw(), Math.PI * draw(), 5 + Math.floor(20 * draw())];
  const at = (length: number, angle: number): Point => [
    centre[0] + length * Math.cos(angle),
    centre[1] + length * Math.sin(angle),
  ];
  const corners =
    kind < 0.4
      ? strip(at(-2 * reach * draw(), turn), at(2 * reach * draw(), turn), 0.2 + 6 * draw())
      : Array.from({ length: sides }, (_, corner) =>
          at(size * (0.6 + 0.4 * draw()), turn + (corner * 2 * Math.PI) / sides),
        );
  return {
    id: `constraint_${index + 1}`,
    hard: draw() < 0.6,
    bufferM: draw() < 0.3 ? 0 : 15 * draw(),
    shape: [{ outer: closed(corners), holes: [] }],
  };
}

function strip([x1, y1]: Point, [x2, y2]: Point, width: number): Point[] {
  const length = Math.hypot(x2 - x1, y2 - y1) + 1e-3;
  const [dx, dy] = [((y2 - y1) / length) * width, ((x1 - x2) / length) * width];
  return [
    [x1, y1],
    [x2 + 1, y2],
    [x2 + 1 + dx, y2 + dy],
    [x1 + dx, y1 + dy],
  ];
}

/** An adopted road along part of the boundary, half a metre outside it; on every fourth site none is known. */
function roadsAlong(boundary: Ring, middle: Point, draw: () => number): Line[] {
  if (draw() < 0.25) return [];
  const last = 2 + Math.floor(draw() * (boundary.length - 2));
  return [
    boundary.slice(0, last + 1).map(([x, y]) => {
      const distance = Math.hypot(x - middle[0], y - middle[1]);
      const out = 1 + 0.5 / distance;
      return [middle[0] + out * (x - middle[0]), middle[1] + out * (y - middle[1])] as const;
    }),
  ];
}

function closed(corners: readonly Point[]): Ring {
  return [...corners, corners[0] ?? [0, 0]];
}
