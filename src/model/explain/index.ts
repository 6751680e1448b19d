export { explain } from './explain.js';
export type { Explanation, Target } from './explanation.js';
export { printExplanation } from './print.js';
