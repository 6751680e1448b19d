export { columnLetters, columnNumber } from './columns.js';
export { placeOf, printOf } from './formula.js';
export { readSheets, type SavedCell, type SavedSheet } from './sheets.js';
