export { placedByCode } from './insideSite.js';
export { openSite } from './openSite.js';
export { once, study, type Case, type Study } from './study.js';
