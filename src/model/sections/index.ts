export { VALUE_KEYS, readGiven, readProvenance } from './readGiven.js';
export { readSection, readSectionText, readTimeline } from './readSection.js';
export { faultOfName } from './names.js';
export type {
  DeclaredDimension,
  DeclaredInput,
  DeclaredLine,
  DeclaredParty,
  DeclaredSlot,
  Flow,
  InterfaceLine,
  Labelled,
  PlacedName,
  Position,
  Section,
  Table,
  Timeline,
} from './section.js';
