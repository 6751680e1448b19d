export { isWorkbook, readWorkbook, workbookProgram, type Sheet } from './readWorkbook.js';
