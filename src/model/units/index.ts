export { PURE, isPure, isWrong, over, readUnit, sameDimensions, times, toPower, type Unit, type Wrong } from './unit.js';
export { printSerialDay, readQuantity, serialDay } from './quantity.js';
export { UNIT_WORDS } from './vocabulary.js';
