export { TooManyDrawnCells } from '../model/simulate/index.js';
export { printSimulation } from './print.js';
export type { SimulatedCell, SimulatedRow, SimulationResult } from './result.js';
export { prepareSimulation, simulate, type SimulationOptions } from './simulate.js';
