import { shareOut } from '../../land/index.js';
import { toGrid } from '../../land/maps/index.js';
import type { Point } from '../../land/shapes/index.js';
import { printCollection } from '../extract.js';

export const CRS = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::27700' } };
/** Where a hospital is drawn of which no list of points knows the place: in the middle of England, and said so. */
const NOWHERE: Point = [450_000, 300_000];
/** Of a cell of the site's square, the share that its block may cover, so that neighbours stand apart. */
const MOST_OF_CELL = 0.7;

/** A block to be drawn: its name and its part of the floor. */
export interface PlainBlock {
  readonly id: string;
  readonly name: string;
  readonly share: number;
  readonly tenure: 'pfi' | 'owned';
  readonly why: string;
}

export interface PlainSite {
  readonly floorAreaM2: number;
  readonly siteAreaM2: number;
  /** What the buildings cover, where a return says it. */
  readonly footprintM2?: number;
  readonly blocks: readonly PlainBlock[];
  /** Degrees, where a list of points knows the place. */
  readonly place?: { readonly longitude: number; readonly latitude: number; readonly source: string };
  readonly source: string;
}

/**
 * Draws a site of which no outline is known: squares for its blocks in a square of its area, everything marked illustrative. Floor,
 * land and their number are the return's; where a block stands, and how large its ground is, nobody has said.
 */
export function drawPlainSite(site: PlainSite): { readonly boundary: string; readonly buildings: string } {
  const { blocks } = site;
  const { west, south, side, boundary } = siteSquare(site);
  const across = Math.ceil(Math.sqrt(blocks.length));
  const cell = side / across;
  const floors = shareOut(
    Math.round(site.floorAreaM2),
    blocks.map(({ share }) => share),
  );
  const storeys = storeysOf(site, floors, cell);
  const features = blocks.map(({ id, name, tenure, why }, index) => {
    const floor = floors[index] ?? 0;
    const width = Math.sqrt(floor / storeys);
    const middle: Point = [west + ((index % across) + 0.5) * cell, south + (Math.floor(index / across) + 0.5) * cell];
    return {
      type: 'Feature',
      properties: {
        ...{ id, name, floor_area_m2: floor, tenure, movable: tenure === 'owned', storeys },
        source: `Drawn at no known place: ${why}; floor area from ${site.source}`,
        status: 'illustrative',
        outline_status: 'illustrative',
      },
      geometry: { type: 'Polygon', coordinates: [square(middle, width)] },
    };
  });
  const told =
    'Illustrative: a square for each block, at no known place. Replace it with outlines and blocks.csv, the estate register.';
  return { boundary, buildings: printCollection({ note: told, crs: CRS }, features) };
}

/** A square of a site's area, in metres on the Grid, where a list of points has the hospital; and the map that it makes. */
export function siteSquare({ siteAreaM2, place, source }: Omit<PlainSite, 'blocks'>): {
  readonly west: number;
  readonly south: number;
  readonly side: number;
  readonly boundary: string;
} {
  const [x, y] = place === undefined ? NOWHERE : toGrid(place.longitude, place.latitude);
  const side = Math.sqrt(siteAreaM2);
  const [west, south] = [Math.round(x - side / 2), Math.round(y - side / 2)];
  const where =
    place === undefined ? 'no list of places knows the hospital, so it stands in the middle of England' : place.source;
  const note = `Illustrative: no outline is published. A square of ${Math.round(siteAreaM2) / 10_000} ha (${source}); ${where}.`;
  const boundary = {
    type: 'Feature',
    properties: { source: note, status: 'illustrative' },
    geometry: { type: 'Polygon', coordinates: [square([west + side / 2, south + side / 2], side)] },
  };
  return { west, south, side, boundary: printCollection({ note, crs: CRS }, [boundary]) };
}

/** As many storeys as make the return's footprint; two where it says none. */
export function usualStoreys({ floorAreaM2, footprintM2 }: Omit<PlainSite, 'blocks'>): number {
  return Math.max(1, footprintM2 === undefined || footprintM2 <= 0 ? 2 : Math.round(floorAreaM2 / footprintM2));
}

/** As many storeys as make the return's footprint, and at least so many that every block fits into its cell. */
function storeysOf(site: PlainSite, floors: readonly number[], cell: number): number {
  const fits = Math.ceil(Math.max(...floors) / (MOST_OF_CELL * cell) ** 2);
  return Math.max(usualStoreys(site), fits);
}

/** A square round its middle, of a width in metres. */
export function square([x, y]: Point, side: number): Point[] {
  // In whole centimetres, and never larger than asked for: a site has no more ground than its return says.
  const half = Math.floor(side * 50) / 100;
  const [middleX, middleY] = [Math.round(x * 100) / 100, Math.round(y * 100) / 100];
  const at = (number: number): number => Number(number.toFixed(2));
  const [w, e, s, n] = [at(middleX - half), at(middleX + half), at(middleY - half), at(middleY + half)];
  return [
    [w, s],
    [e, s],
    [e, n],
    [w, n],
    [w, s],
  ];
}
