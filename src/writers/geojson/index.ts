export { parcelsGeoJson } from './parcels.js';
