export type { Explained } from './cell.js';
export { cellNamed, type Cell } from './named.js';
export { explained } from './explained.js';
export { printExplained } from './print.js';
export type { ExplainedSentence } from './sentence.js';
