export { drawSite } from './drawSite.js';
export { ENTRY_RULE, fileOf, parseEntry, printEdition, yearOf, type Entry } from './entry.js';
export { extractFeatures, extractRows } from './extract.js';
export { factsOf, givensOf, type Extract, type Returned, type ReturnFact } from './givens.js';
export { ASK_KEYS, RETURN_KEYS } from './readReturn.js';
export { Returns } from './returns.js';
export type { Return } from './return.js';
export { Rows, type Row } from './rows.js';
export { textAnswer } from './answer.js';
