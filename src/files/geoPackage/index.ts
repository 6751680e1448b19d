export { geoPackageProgram, readGeoPackage, type GeoPackageLayer } from './readGeoPackage.js';
