export { explain } from './explain.js';
export type { Explanation } from './explanation.js';
export { printExplanation } from './print.js';
