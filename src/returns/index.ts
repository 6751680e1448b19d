export type { Blank } from './blanks.js';
export { ENTRY_RULE, fileOf, parseEntry, printEdition, yearOf, type Entry } from './entry.js';
export { factsOf, givensOf, type Extract, type Returned } from './givens.js';
export { Returns } from './returns.js';
export type { Gift, Return } from './return.js';
export { Rows, type Row } from './rows.js';
export { answer, textAnswer } from './answer.js';
export { Store, type Held } from './store.js';
