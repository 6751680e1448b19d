export type * from './contents.js';
export { writeModelWorkbook } from './modelWorkbook.js';
export { writeSiteWorkbook } from './siteWorkbook.js';
