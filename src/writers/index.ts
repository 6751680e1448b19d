export { writeLand } from './writeLand.js';
export { writeContracts, writeList } from './writeContracts.js';
export { writeModelWorkbook } from './workbook/modelWorkbook.js';
