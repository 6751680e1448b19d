export { Machine } from './machine.js';
export { planSimulation, type Plan, type Stream, type WantedRow } from './plan.js';
export { TooManyDrawnCells } from './plan.js';
