export type { BedAnswer, PoolBeds } from './bedAnswer.js';
export { bedAnswer, bestCase } from './beds.js';
export { bestOption, costAnswer, type CostAnswer, type CostYear } from './costs.js';
export {
  bestLandOption,
  landAnswer,
  sells,
  type DrawnLine,
  type DrawnReceipt,
  type LandAnswer,
  type PlainPlan,
  type ReuseAnswer,
} from './land.js';
