export { drawSitePlanFile } from './map/sitePlan.js';
export { writeModelWorkbook } from './workbook/modelWorkbook.js';
