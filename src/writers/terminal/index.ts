export { printBeds, screenOfBeds } from './beds.js';
export { printChecked } from './checked.js';
export { printCosts, screenOfCosts } from './costs.js';
export { printLand } from './land.js';
export { screenOfLand } from './landScreen.js';
export { printRenamed } from './renamed.js';
export { printReport, screenOfReport } from './report.js';
export { printScenario } from './scenario.js';
export { printFound, printMade } from './found.js';
