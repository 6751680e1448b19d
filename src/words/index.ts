export { printCount, printGbp, printHectares, printNumber, printShare } from './amounts.js';
export { printEffect } from './effect.js';
export { parseFinancialYear, printFinancialYear } from './financialYear.js';
export { inSentence } from './inSentence.js';
export {
  formatBeds,
  formatChange,
  formatHectares,
  formatMillions,
  formatModelled,
  formatMoney,
  formatMoneyChange,
  formatWhole,
} from './labels.js';
export { PODS } from './pods.js';
export { readable } from './readable.js';
