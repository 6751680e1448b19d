export { chartsOf } from './chartsOf.js';
export type { ChartFacts, DrawnLine } from './facts.js';
