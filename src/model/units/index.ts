export {
  PURE,
  UNKNOWN_UNIT,
  dimensionPower,
  isPure,
  isWrong,
  over,
  readUnit,
  sameDimensions,
  sameUnit,
  times,
  toPower,
  type Unit,
  type Wrong,
} from './unit.js';
export { convert, printFlag, printSerialDay, readQuantity, serialDay } from './quantity.js';
export { UNIT_WORDS } from './vocabulary.js';
