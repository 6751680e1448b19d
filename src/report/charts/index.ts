export { chartsOf } from './chartsOf.js';
export { pictured } from './facts.js';
export type { ChartFacts, DrawnLine } from './facts.js';
