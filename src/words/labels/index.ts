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
