import { printCollection } from '../extract.js';
import { CRS, siteSquare, square, usualStoreys, type PlainSite } from './plainSite.js';
import type { RegisterBlock } from './registerInHand.js';

/** Between squares, m; less on a site that has no room for so many. */
const GAP_M = 5;
const OF_SIDE = 1 / 4;
/** Where a row says no floor and nothing of the site's is left. */
const LEAST_BLOCK_M2 = 100;
/** Squares that do not fit are drawn smaller, by so much at a time. */
const SMALLER = 0.9;

/**
 * Draws a site of which no outline is known by its register: a square for each row, of its floor over its storeys, in a square of the site's
 * area. Where they stand nobody has said. What a block is, the register says beside it.
 */
export function drawRegisterSite(
  rows: readonly RegisterBlock[],
  called: string,
  site: Omit<PlainSite, 'blocks'>,
): { readonly boundary: string; readonly buildings: string } {
  const { west, south, side, boundary } = siteSquare(site);
  const known = rows.reduce((sum, { floorAreaM2 = 0 }) => sum + floorAreaM2, 0);
  const silent = rows.filter(({ floorAreaM2 }) => floorAreaM2 === undefined).length;
  const each = Math.max(LEAST_BLOCK_M2, (site.floorAreaM2 - known) / Math.max(1, silent));
  let widths = rows.map(({ floorAreaM2 = each, storeys = usualStoreys(site) }) => Math.sqrt(floorAreaM2 / storeys));
  let corners = packed(widths, side);
  while (corners === undefined) {
    widths = widths.map((width) => width * SMALLER);
    corners = packed(widths, side);
  }
  const features = rows.map(({ id, name }, index) => {
    const [x, y] = corners[index] ?? [0, 0];
    const width = widths[index] ?? 0;
    return {
      type: 'Feature',
      properties: {
        ...(id === undefined ? {} : { id }),
        ...(name === undefined ? {} : { name }),
        source: `Drawn at no known place, by floor and storeys of ${called}`,
        status: 'illustrative',
        outline_status: 'illustrative',
      },
      geometry: {
        type: 'Polygon',
        coordinates: [square([west + x + width / 2, south + y + width / 2], width)],
      },
    };
  });
  const note = `Illustrative: a square for each row of ${called}, at no known place. Replace it with outlines.`;
  return { boundary, buildings: printCollection({ note, crs: CRS }, features) };
}

/**
 * Lower left corners of squares in a square, the largest first, in rows from below, as many rows as columns where that will do, and spread
 * over the whole; undefined where they do not fit. Squares that cover half of it or less always do, but for the gaps (Moon and Moser, 1967).
 */
function packed(widths: readonly number[], side: number): (readonly [number, number])[] | undefined {
  const order = widths.map((width, index) => ({ width, index })).sort((a, b) => b.width - a.width || a.index - b.index);
  const across = Math.ceil(Math.sqrt(order.length));
  const least = Math.min(GAP_M, (OF_SIDE * side) / (across + 1));
  for (let most = across; most <= 2 * order.length; most *= 2) {
    const rows = rowsOf(order, { side, most, least });
    const heights = rows.map(([first]) => first?.width ?? 0);
    const gap = gapBetween(heights, side);
    const gaps = rows.map((row) =>
      gapBetween(
        row.map(({ width }) => width),
        side,
      ),
    );
    if (Math.min(gap, ...gaps) < least) continue;
    const corners: (readonly [number, number])[] = [];
    let y = gap;
    rows.forEach((row, number) => {
      let x = gaps[number] ?? 0;
      for (const { width, index } of row) {
        corners[index] = [x, y];
        x += width + (gaps[number] ?? 0);
      }
      y += (heights[number] ?? 0) + gap;
    });
    return corners;
  }
  return undefined;
}

interface Sized {
  readonly width: number;
  readonly index: number;
}

interface Bounds {
  readonly side: number;
  /** Squares of a row. */
  readonly most: number;
  /** Of a gap. */
  readonly least: number;
}

/** Rows that with their gaps are as wide as the side at most, and of so many squares. */
function rowsOf(order: readonly Sized[], { side, most, least }: Bounds): Sized[][] {
  const rows: Sized[][] = [];
  for (const each of order) {
    const row = rows[rows.length - 1];
    const fits =
      row !== undefined &&
      row.length < most &&
      gapBetween(
        [...row, each].map(({ width }) => width),
        side,
      ) >= least;
    if (fits) row.push(each);
    else rows.push([each]);
  }
  return rows;
}

function gapBetween(lengths: readonly number[], side: number): number {
  return (side - lengths.reduce((sum, length) => sum + length, 0)) / (lengths.length + 1);
}
