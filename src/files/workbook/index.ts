export type { SavedCell } from './cell.js';
export { columnLetters, columnNumber } from './columns.js';
export { placeOf, printOf } from './formula.js';
export { readSheets, type SavedSheet } from './sheets.js';
