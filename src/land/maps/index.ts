export type { Coordinates } from './crs.js';
export { printPlace, type Feature, type FeatureCollection } from './drawing.js';
export { placeOfFeature, type PlaceInFile } from './featurePlaces.js';
export { readGeoJson } from './geojson.js';
export { toDegrees, toGrid, TRANSFORMATION_M } from './grid.js';
export { readKml } from './kml.js';
export { readShapefile, type Shapefile } from './shapefile.js';
export { stripOf } from './strip.js';
export { turned, writeGeoJson, type WrittenFeature } from './writeGeoJson.js';
