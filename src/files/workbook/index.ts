export { columnLetters, columnNumber, readSheets, type SavedCell, type SavedSheet } from './sheets.js';
