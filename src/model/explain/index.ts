export { explain } from './explain.js';
export type { Explanation, SummedTerm } from './explanation.js';
export { printExplanation } from './print.js';
export { toldChecks, type ToldCheck } from './checks.js';
