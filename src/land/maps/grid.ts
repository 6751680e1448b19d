import proj4 from 'proj4';
import type { Point } from '../shapes/shape.js';

/**
 * British National Grid on the OSGB36 datum. The seven `towgs84` figures are Ordnance Survey's single Helmert
 * transformation from WGS84, good to about 5 m in position anywhere in Great Britain; areas are hardly touched.
 */
const BRITISH_NATIONAL_GRID =
  '+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=airy ' +
  '+towgs84=446.448,-125.157,542.06,0.15,0.247,0.842,-20.489 +units=m +no_defs';

/** What two drawings of the same wall may be apart where one came through this transformation and the other did not. */
export const TRANSFORMATION_M = 5;

const transform = proj4('+proj=longlat +datum=WGS84 +no_defs', BRITISH_NATIONAL_GRID);

/** WGS84 longitude and latitude in degrees → metres on the British National Grid. */
export function toGrid(longitude: number, latitude: number): Point {
  const [easting, northing] = transform.forward([longitude, latitude]);
  return [easting, northing];
}

/** Metres on the British National Grid → WGS84 longitude and latitude in degrees. */
export function toDegrees([easting, northing]: Point): readonly [longitude: number, latitude: number] {
  const [longitude, latitude] = transform.inverse([easting, northing]);
  return [longitude, latitude];
}
