export type { Point, Polygon, Ring, Shape } from './shape.js';
export { areaM2 } from './area.js';
export { cellAreasM2 } from './cells.js';
export type { Coordinates } from './crs.js';
export { readGeoJson, type Feature, type FeatureCollection } from './geojson.js';
export { toDegrees, toGrid } from './grid.js';
export { boundaryOfArea, outsideM2, overlapM2, type DrawnBoundary } from './hull.js';
export { shareOut } from './shareOut.js';
export { nearestSubset } from './subset.js';
