export { TooManyDrawnCells } from '../model/simulate/index.js';
export { prepareSimulation, simulate, type Simulation, type SimulationOptions } from './simulate.js';
export { printSimulation } from './print.js';
export { percentile } from './percentiles.js';
export type { SampledInput, SimulatedCell, SimulatedFailure, SimulatedRow, SimulationResult } from './result.js';
