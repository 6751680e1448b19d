export { PLAN_INPUTS, planGivens, WORKED_OUT } from './blocks/inputs.js';
export { canPlan, parcelId, PLAN_LINES, planOf, type LandPlan } from './blocks/plan.js';
export type { Unit } from './blocks/queue.js';
