export { drawSite } from './drawSite.js';
export { extractFeatures, extractRows } from './extract.js';
