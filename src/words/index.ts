export { printCount, printGbp, printHectares, printNumber, printShare } from './amounts.js';
export { leavesAdmissionsOpen, printEffect } from './effect.js';
export { inFigures } from './figure.js';
export { parseFinancialYear, parseFinancialYears, printFinancialYear } from './financialYear.js';
export { FORMAT_NAMES, isFormat, misfit, printAs } from './formats.js';
export { inSentence } from './inSentence.js';
export { PODS } from './pods.js';
export { readable } from './readable.js';
export { printUnit } from './units.js';
