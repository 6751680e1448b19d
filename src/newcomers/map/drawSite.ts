import { areaM2, boundaryOfArea, nearestSubset, shareOut } from '../../land/index.js';
import { readGeoJson, toDegrees, turned } from '../../land/maps/index.js';
import type { Point, Shape } from '../../land/shapes/index.js';
import type { Problem } from '../../problems/index.js';
import { printCollection } from '../extract.js';

const CRS = { type: 'name', properties: { name: 'urn:ogc:def:crs:OGC:1.3:CRS84' } };
const ATTRIBUTION = '© OpenStreetMap contributors, Open Database Licence 1.0';

interface OpenStreetMap {
  readonly features: readonly { readonly geometry: Geometry }[];
}

type Geometry =
  | { readonly type: 'Polygon'; readonly coordinates: readonly Point[][] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly Point[][][] };

export interface Published {
  /** Gross internal floor area of the site, whole m². */
  readonly floorAreaM2: number;
  /** Occupied floor area of the PFI part, m²; 0 where there is none. */
  readonly pfiFloorAreaM2: number;
  readonly siteAreaM2: number;
  /** How the three figures are cited. */
  readonly source: string;
  /** The file of outlines in hand; left out where they are OpenStreetMap’s. */
  readonly outlines?: string | undefined;
}

/** With the words of whoever drew the outlines, where there are any. */
interface Said extends Published {
  readonly attribution: string | undefined;
}

export interface DrawnSite {
  readonly boundary: string;
  readonly buildings: string;
  readonly bufferM: number;
  readonly blocks: readonly DrawnBlock[];
}

export interface DrawnBlock {
  readonly id: string;
  readonly name: string;
  readonly footprintM2: number;
  readonly floorAreaM2: number;
  readonly tenure: 'pfi' | 'owned';
  readonly geometry: unknown;
}

/**
 * Draws a site's two GeoJSON files from OpenStreetMap's buildings and three published areas: floor area shared out by
 * footprint, the PFI blocks as the set nearest to the PFI floor area, the boundary as the blocks' hull widened to the site's
 * area. All but the outlines is illustrative, and both files say so. Undefined when the outlines cannot be read (`problems`).
 */
export function drawSite(osmText: string, published: Published, problems: Problem[]): DrawnSite | undefined {
  const osm = readGeoJson(osmText, 'OpenStreetMap extract', problems);
  if (osm === undefined) return undefined;
  const geometries = (JSON.parse(osmText) as OpenStreetMap).features.map(({ geometry }) => rightHanded(geometry));
  const shapes = osm.features.map(({ shape }) => shape);
  const boundary = boundaryOfArea(shapes, published.siteAreaM2);
  if (boundary === undefined) throw new RangeError('the blocks alone need more than the site');
  const floorAreas = shareOut(published.floorAreaM2, shapes.map(areaM2));
  const pfi = new Set(published.pfiFloorAreaM2 > 0 ? nearestSubset(floorAreas, published.pfiFloorAreaM2) : []);
  const blocks = osm.features.map(({ properties, shape }, index): DrawnBlock => ({
    id: blockId(properties.osm_way_id, index),
    name: `Block ${index + 1}`,
    footprintM2: Math.round(areaM2(shape) * 10) / 10,
    floorAreaM2: floorAreas[index] ?? 0,
    tenure: pfi.has(index) ? 'pfi' : 'owned',
    geometry: geometries[index],
  }));
  const own = typeof osm.members.attribution === 'string' ? osm.members.attribution : undefined;
  const said = { ...published, attribution: published.outlines === undefined ? ATTRIBUTION : own };
  return {
    boundary: printBoundary(boundary.shape, boundary.bufferM, said),
    buildings: printBuildings(blocks, said),
    bufferM: boundary.bufferM,
    blocks,
  };
}

/** OpenStreetMap draws its ways either way round; GeoJSON has outer rings anticlockwise and holes clockwise. */
function rightHanded(geometry: Geometry): Geometry {
  const turn = (rings: readonly Point[][]): Point[][] => rings.map((ring, index) => turned(ring, index > 0));
  return geometry.type === 'Polygon'
    ? { ...geometry, coordinates: turn(geometry.coordinates) }
    : { ...geometry, coordinates: geometry.coordinates.map(turn) };
}

function blockId(way: unknown, index: number): string {
  return typeof way === 'string' && /^\d+$/.test(way) ? `way_${way}` : `block_${String(index + 1).padStart(2, '0')}`;
}

function printBoundary(shape: Shape, bufferM: number, { siteAreaM2, source, attribution }: Said): string {
  const rings = shape.map(({ outer }) => [
    turned(outer, false).map((point) => toDegrees(point).map((degree) => Number(degree.toFixed(9)))),
  ]);
  const note =
    `Illustrative: no boundary is published. Convex hull of the blocks, widened by ${bufferM.toFixed(2)} m ` +
    `until it has the site's area of ${siteAreaM2 / 10_000} ha (${source}).`;
  const feature = {
    type: 'Feature',
    properties: { source: note, status: 'illustrative' },
    geometry: { type: 'MultiPolygon', coordinates: rings },
  };
  const made = attribution === undefined ? {} : { attribution: `Made from building outlines ${attribution}` };
  return printCollection({ ...made, note, crs: CRS }, [feature]);
}

function printBuildings(blocks: readonly DrawnBlock[], { source, outlines, attribution }: Said): string {
  const note =
    `Outlines are ${outlines === undefined ? 'OpenStreetMap’s' : `those of ${outlines}`}, point for point (rings turned to GeoJSON’s right-hand rule); the rest is illustrative. Floor area: the site’s gross internal area shared out by footprint. ` +
    'PFI blocks: the set whose floor areas add up nearest to the PFI floor area, not a record of which blocks the contract covers.';
  const features = blocks.map(({ id, name, floorAreaM2, footprintM2, tenure, geometry }) => ({
    type: 'Feature',
    properties: {
      id,
      name,
      floor_area_m2: floorAreaM2,
      footprint_m2: footprintM2,
      tenure,
      movable: tenure === 'owned',
      storeys: null,
      source: `${outlines === undefined ? 'OpenStreetMap outline' : `Outline of ${outlines}`}${id.startsWith('way_') ? ` (${id.replace('_', ' ')})` : ''}; floor area by footprint (${source})`,
      status: 'illustrative',
    },
    geometry,
  }));
  return printCollection({ ...(attribution === undefined ? {} : { attribution }), note, crs: CRS }, features);
}
