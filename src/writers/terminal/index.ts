export { printBeds } from './beds.js';
export { printCosts } from './costs.js';
export { printLand } from './land.js';
export { printScenario } from './scenario.js';
