export { drawSitePlanFile } from './sitePlan.js';
