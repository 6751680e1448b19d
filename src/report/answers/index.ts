export type { BedAnswer, PoolBeds } from './bedAnswer.js';
export { bedAnswer } from './beds.js';
export { costAnswer, type CostAnswer, type CostYear } from './costs.js';
export { drawnLinesOf, drawnReceipt, type DrawnFigure, type DrawnLine, type DrawnReceipt } from './drawnReceipt.js';
export { landAnswer, sells, type LandAnswer, type PlainPlan, type ReuseAnswer } from './land.js';
export { shownOf, type Shown } from './shown.js';
