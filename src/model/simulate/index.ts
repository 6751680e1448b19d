export { Machine } from './machine.js';
export { hangsOn } from './reads.js';
export { planSimulation, TooManyDrawnCells, type Plan, type Stream, type WantedRow } from './plan.js';
