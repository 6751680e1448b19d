export { drawSitePlanFile } from './charts/index.js';
export { drawReport, type Tell } from './siteReport/index.js';
export { writeModelWorkbook } from './workbook/index.js';
export { writeWhole } from './writeWhole.js';
