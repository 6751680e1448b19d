export { pricesBeside } from './prices.js';
export { readCell } from './readCell.js';
export type { CORRELATION_KEYS } from './readCorrelations.js';
export { readGiven } from './readGiven.js';
export { INPUT_KEYS } from './readInputs.js';
export { LINE_KEYS } from './readLines.js';
export { PARTY_KEYS } from './readParties.js';
export {
  DIMENSION_KEYS,
  readSection,
  readSectionOf,
  readSectionText,
  SECTION_KEYS,
  TABLE_KEYS,
  TIMELINE_KEYS,
} from './readSection.js';
export { INTERFACE_KEYS, SLOT_KEYS } from './readSlots.js';
export { SPREAD_ENDS, spreadBeside } from './spread.js';
