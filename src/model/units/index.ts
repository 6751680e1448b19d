export { convert, financialYearOf, printSerialDay, readQuantity, serialDay } from './quantity.js';
export { lendUnits } from './rare.js';
export {
  dimensionPower,
  isPure,
  isWrong,
  over,
  PURE,
  readUnit,
  sameDimensions,
  sameUnit,
  times,
  toPower,
  UNKNOWN_UNIT,
  type Unit,
  type Wrong,
} from './unit.js';
export { UNIT_WORDS } from './vocabulary.js';
