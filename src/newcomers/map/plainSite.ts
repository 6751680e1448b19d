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
  const inCells = storeysOf(site, floors, cell);
  const isTight = inCells > MOST_STOREYS;
  const storeys = isTight ? storeysInStrips(site) : inCells;
  const strips = isTight ? stripsOf({ floors, storeys, west, south, side }) : undefined;
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
      geometry: { type: 'Polygon', coordinates: [strips?.[index] ?? square(middle, width)] },
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

/** Taller than any hospital: Guy's Tower, the tallest in Britain, has 34. A footprint that makes more is a slip. */
const MOST_STOREYS = 40;
const USUAL_STOREYS = 2;

/** As many storeys as make the return's footprint; two where it says none that can be. */
export function usualStoreys({ floorAreaM2, footprintM2 = 0 }: Omit<PlainSite, 'blocks'>): number {
  const storeys = footprintM2 > 0 ? Math.round(floorAreaM2 / footprintM2) : USUAL_STOREYS;
  return storeys > MOST_STOREYS ? USUAL_STOREYS : Math.max(1, storeys);
}

/** As many storeys as make the return's footprint, and at least so many that every block fits into its cell. */
function storeysOf(site: PlainSite, floors: readonly number[], cell: number): number {
  const fits = Math.ceil(Math.max(...floors) / (MOST_OF_CELL * cell) ** 2);
  return Math.max(usualStoreys(site), fits);
}

/** Storeys that fit every block into a strip of the site as wide as its floor is of all floor. */
function storeysInStrips({ floorAreaM2, siteAreaM2 }: PlainSite): number {
  return Math.ceil(floorAreaM2 / (MOST_OF_CELL ** 2 * siteAreaM2));
}

/** Where one block has so much of the floor that no cell of its own holds it: strips side by side, each as wide as its block's floor is of all. */
function stripsOf(of: {
  readonly floors: readonly number[];
  readonly storeys: number;
  readonly west: number;
  readonly south: number;
  readonly side: number;
}): Point[][] {
  const total = of.floors.reduce((sum, floor) => sum + floor, 0);
  let before = 0;
  return of.floors.map((floor) => {
    const [strip, left] = [(of.side * floor) / total, of.west + (of.side * before) / total];
    before += floor;
    const width = MOST_OF_CELL * strip;
    return rectangle([left + strip / 2, of.south + of.side / 2], width, width > 0 ? floor / (of.storeys * width) : 0);
  });
}

/** A square round its middle, of a width in metres. */
export function square(middle: Point, side: number): Point[] {
  return rectangle(middle, side, side);
}

function rectangle([x, y]: Point, width: number, height: number): Point[] {
  // In whole centimetres, and never larger than asked for: a site has no more ground than its return says.
  const [halfWidth, halfHeight] = [Math.floor(width * 50) / 100, Math.floor(height * 50) / 100];
  const [middleX, middleY] = [Math.round(x * 100) / 100, Math.round(y * 100) / 100];
  const at = (number: number): number => Number(number.toFixed(2));
  const [w, e, s, n] = [
    at(middleX - halfWidth),
    at(middleX + halfWidth),
    at(middleY - halfHeight),
    at(middleY + halfHeight),
  ];
  return [
    [w, s],
    [e, s],
    [e, n],
    [w, n],
    [w, s],
  ];
}
