export { LastAsked } from './lastAsked.js';
export { howToWrite } from './example.js';
export { BEYOND } from './values/given.js';
export { mergeInOrder } from './mergeInOrder.js';
export {
  DEFLATOR_KINDS,
  type DeclaredCorrelation,
  type DeclaredDimension,
  type DeclaredInput,
  type DeclaredLine,
  type DeclaredParty,
  type DeclaredSlot,
  type DeflatorKind,
  type InterfaceLine,
  type Labelled,
  type PlacedName,
  type Section,
  type Table,
  type Timeline,
} from './section.js';
