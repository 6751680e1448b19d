export type * from './book.js';
export { columnLetters } from './columns.js';
export { planBook } from './plan.js';
