export { compared, type Compared } from './compared.js';
export { countedTwice } from './countedTwice.js';
export { evaluatedBeside } from './evaluatedBeside.js';
export { evaluatedAll, type RefusedReport } from './evaluatedAll.js';
