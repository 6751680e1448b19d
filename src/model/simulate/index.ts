export { Machine } from './machine.js';
export {
  TooManyDrawnCells,
  planSimulation,
  type Plan,
  type PlannedSimulation,
  type Stream,
  type WantedRow,
} from './plan.js';
