export { PARCELS, parcelsGeoJson } from './parcels.js';
