export type { BedAnswer, PoolBeds } from './bedAnswer.js';
export { bedAnswer } from './beds.js';
export { costAnswer, type CostAnswer, type CostYear } from './costs.js';
export { receiptDrawing, type DrawnLine, type DrawnReceipt } from './drawnReceipt.js';
export { landAnswer, type LandAnswer, type PlainPlan, type ReuseAnswer } from './land.js';
export { shownOf, type Shown } from './shown.js';
