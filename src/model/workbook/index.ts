export type * from './book.js';
export { planBook } from './plan.js';
