export { ENTRY_RULE, fileOf, parseEntry, printEdition, yearOf, type Entry } from './entry.js';
export { factsOf, givensOf, type Extract, type Returned, type ReturnFact } from './givens.js';
export { Returns } from './returns.js';
export type { Gift, Return } from './return.js';
export { Rows, type Row } from './rows.js';
export { answer, textAnswer, type Answer } from './answer.js';
export { parseCsv, Store, type Held } from './store.js';
