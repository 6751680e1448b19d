export { explained, type Explained } from './explained.js';
export { printExplained } from './print.js';
