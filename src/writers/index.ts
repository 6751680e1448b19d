export { writeLand } from './writeLand.js';
export { writeModelWorkbook } from './workbook/modelWorkbook.js';
