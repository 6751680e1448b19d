import { areaM2, edgeMoved, outsideM2, overlaps } from '../../land/index.js';
import {
  printPlace,
  TRANSFORMATION_M,
  type Coordinates,
  type Feature,
  type FeatureCollection,
} from '../../land/maps/index.js';
import { liesInShape, type Point, type Shape } from '../../land/shapes/index.js';
import type { BlockDraft } from './blocks.js';
import type { Layer } from './layers.js';
import type { Refuse } from './properties.js';

type Say = Pick<Layer, 'refuse' | 'warn'>;

/** A place to look at is sought among so many corners: a hostile map has a hundred thousand. */
const MOST_CORNERS = 200;
const SYSTEM_NAMES = { 'EPSG:27700': 'British National Grid metres', WGS84: 'degrees' };

/** Two drawings in different systems may be apart by what the transformation between them is off; in one system by nothing. */
export function apartM(one: Coordinates, other: Coordinates): number {
  return one.system === other.system ? 0 : TRANSFORMATION_M;
}

/**
 * Refuses blocks outside the boundary and ground that two of them claim, each with a place in the file's own coordinates. Between drawings in
 * different systems a block may reach over the boundary by what the transformation is off, if most of it stands inside: that is said once.
 */
export function checkBlocks(buildings: FeatureCollection, boundary: FeatureCollection, { refuse, warn }: Say): void {
  const { features, coordinates } = buildings;
  const site = boundary.features.flatMap(({ shape }) => shape);
  const tolerance = apartM(coordinates, boundary.coordinates);
  const around = tolerance === 0 ? site : edgeMoved(site, tolerance);
  const forgiven: number[] = [];
  for (const { label, shape } of features) {
    const area = outsideM2(shape, site);
    if (area === 0) continue;
    if (tolerance > 0 && outsideM2(shape, around) === 0 && area < areaM2(shape) / 2) forgiven.push(area);
    else
      refuse(
        `${label} is outside the boundary by ${Math.round(area)} m², at ${printPlace(cornerOutside(shape, site), coordinates)}`,
        'Move the block, or redraw the boundary',
      );
  }
  if (forgiven.length > 0)
    warn(
      `${forgiven.length} of its ${features.length} blocks ${forgiven.length === 1 ? 'reaches' : 'reach'} over the boundary by less than ${tolerance} m (the most by ${Math.round(Math.max(...forgiven))} m²), which is drawn in ${SYSTEM_NAMES[boundary.coordinates.system]}, and they in ${SYSTEM_NAMES[coordinates.system]}`,
      `The transformation between the two is up to ${tolerance} m off, so they are read as inside: their floor counts whole, and no land outside the boundary counts`,
    );
  for (const { first, second, areaM2 } of overlaps(features.map(({ shape }) => shape))) {
    const [one, other] = [features[first], features[second]];
    if (one === undefined || other === undefined) continue;
    const who = first === second ? `two parts of ${one.label}` : `${one.label} and ${other.label}`;
    const at = printPlace(nearestCorner(one.shape, other.shape), coordinates);
    refuse(
      `${who} claim the same ${Math.round(areaM2)} m² of ground, at ${at}`,
      'Redraw one of them, or merge the two',
    );
  }
}

/** Refuses parts of one ground (a boundary, a zone) that lie over each other: their areas would count twice. */
export function checkParts(
  what: string,
  { features, coordinates }: Pick<FeatureCollection, 'features' | 'coordinates'>,
  refuse: Refuse,
): void {
  const polygons = features.flatMap(({ label, shape }) => shape.map((polygon) => ({ label, polygon })));
  for (const { first, second, areaM2 } of overlaps(polygons.map(({ polygon }) => [polygon]))) {
    const [one, other] = [polygons[first], polygons[second]];
    if (one === undefined || other === undefined) continue;
    const at = printPlace(nearestCorner([one.polygon], [other.polygon]), coordinates);
    refuse(
      `${what} lies twice over the same ${Math.round(areaM2)} m², at ${at}`,
      `Redraw ${other.label}, or merge the parts`,
    );
  }
}

interface Drawn {
  readonly blocks: readonly BlockDraft[];
  readonly features: readonly Feature[];
  /** Prints a place as buildings.geojson has it. */
  readonly print: (place: Point) => string;
  /** How far the blocks' outlines may be off against the zone's, m. */
  readonly apartM: number;
}

/** A block stands inside a retained zone or outside it, and outside it stands none that cannot be emptied. */
export function checkZone(zone: Shape, { blocks, features, print, apartM: off }: Drawn, refuse: Refuse): void {
  if (zone.length === 0) return;
  const [around, within] = off === 0 ? [zone, zone] : [edgeMoved(zone, off), edgeMoved(zone, -off)];
  blocks.forEach(({ polygons, movable, tenure, listed, sharedPlant }, index) => {
    const label = features[index]?.label ?? '';
    const out = outsideM2(polygons, around);
    if (out === 0) return;
    const corner = cornerOutside(polygons, zone);
    if (meets(polygons, within))
      refuse(
        `${label} straddles the retained zone: ${Math.round(out)} m² of it lie outside, at ${print(corner)}`,
        'Draw the zone round the whole block, or past it',
      );
    else if (!movable) {
      const why =
        tenure === 'pfi' ? 'in the PFI' : listed ? 'listed' : sharedPlant ? 'plant that others share' : 'not movable';
      refuse(
        `${label} stands outside the retained zone, at ${print(corner)}, and cannot be emptied (${why})`,
        'Draw the zone round it too',
      );
    }
  });
}

/** Land on which a block stands is not surplus until the block is empty. */
export function checkSurplus(surplus: Shape, { blocks, features, print, apartM: off }: Drawn, refuse: Refuse): void {
  if (surplus.length === 0) return;
  const within = off === 0 ? surplus : edgeMoved(surplus, -off);
  blocks.forEach(({ polygons }, index) => {
    if (meets(polygons, within))
      refuse(
        `${features[index]?.label ?? ''} stands on land drawn as surplus, at ${print(nearestCorner(polygons, surplus))}`,
        'Draw the surplus land round it: a block’s own land is released by emptying it',
      );
  });
}

function meets(shape: Shape, other: Shape): boolean {
  const parts = [...shape.map((polygon) => ({ polygon, of: 0 })), ...other.map((polygon) => ({ polygon, of: 1 }))];
  return overlaps(parts.map(({ polygon }) => [polygon])).some(
    ({ first, second }) => parts[first]?.of !== parts[second]?.of,
  );
}

/** A corner of one shape that lies in the other; else the first corner: a place to look at. */
function nearestCorner(shape: Shape, other: Shape): Point {
  const corners = [
    ...cornersOf(shape).filter((point) => liesInShape(point, other, 'outside')),
    ...cornersOf(other).filter((point) => liesInShape(point, shape, 'outside')),
  ];
  return corners[0] ?? cornersOf(shape)[0] ?? [0, 0];
}

/** A corner of a shape that lies outside another; else the first. */
function cornerOutside(shape: Shape, other: Shape): Point {
  const corners = cornersOf(shape);
  return corners.find((point) => !liesInShape(point, other)) ?? corners[0] ?? [0, 0];
}

/** Some corners of a shape, enough to find a place to look at. */
function cornersOf(shape: Shape): Point[] {
  return shape.flatMap(({ outer }) => outer.slice(1)).slice(0, MOST_CORNERS);
}
