export { VALUE_KEYS, readGiven, readProvenance } from './readGiven.js';
export { readSection, readSectionText, readTimeline } from './readSection.js';
export { faultOfName } from './names.js';
export type {
  DeclaredDimension,
  DeclaredInput,
  DeclaredLine,
  DeclaredSlot,
  InterfaceLine,
  PlacedName,
  Section,
  Table,
  Timeline,
} from './section.js';
