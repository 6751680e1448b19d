export { compared, type Compared } from './compared.js';
export { countedTwice } from './countedTwice.js';
export { evaluatedAll, type RefusedReport } from './evaluatedAll.js';
