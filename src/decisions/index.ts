export { landPlan, plansIn } from './blocks/landPlan.js';
export type { LandPlan } from './blocks/plan.js';
export type { Unit } from './blocks/queue.js';
export { canDecide, Decided, type Decision } from './decision.js';
export { decidedGivens, withMembers } from './givens.js';
export { DECIDED_INPUTS, DECISIONS } from './register.js';
