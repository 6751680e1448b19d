export { isWorkbook, readWorkbook, type Sheet } from './readWorkbook.js';
