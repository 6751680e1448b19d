export { crossedName, joinMember, partsOfMember, partsOfName } from './crossed.js';
export { mergeInOrder } from './mergeInOrder.js';
export { faultOfName, HAZARDS, NAME, RESERVED } from './names.js';
export {
  DEFLATOR_KINDS,
  type DeclaredDimension,
  type DeclaredInput,
  type DeclaredLine,
  type DeclaredSlot,
  type DeflatorKind,
  type InterfaceLine,
  type PlacedName,
  type Section,
  type Table,
  type Timeline,
} from './section.js';
