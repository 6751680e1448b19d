import { bbox } from '@turf/bbox';
import type { Position } from 'geojson';

/** Metres east and north of the origin of the British National Grid (EPSG:27700). */
export type Point = readonly [easting: number, northing: number];

/** A closed line: its last point repeats its first. */
export type Ring = readonly Point[];

export interface Polygon {
  readonly outer: Ring;
  /** Courtyards and other holes, which are not part of the area. */
  readonly holes: readonly Ring[];
}

/** One or more polygons that do not overlap: a block of several parts, or a site in several pieces. */
export type Shape = readonly Polygon[];

export interface Bounds {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** Every ring of a shape, outer ones and holes alike. */
export function ringsOf(shape: Shape): Ring[] {
  return shape.flatMap((polygon) => [polygon.outer, ...polygon.holes]);
}

/** The straight sides of a ring, each as its two ends. */
export function sidesOf(ring: Ring): (readonly [Point, Point])[] {
  return ring.slice(1).map((end, index) => [ring[index] ?? end, end] as const);
}

/** The smallest upright rectangle that holds every point. */
export function boundsOf(points: readonly Point[]): Bounds {
  // The library reads what it is given and changes nothing, but its types do not say so.
  const [west, south, east, north] = bbox({ type: 'MultiPoint', coordinates: points as unknown as Position[] });
  return { west, south, east, north };
}
