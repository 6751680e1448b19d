export { crossedName, joinMember, partsOfMember, partsOfName } from './crossed.js';
export { faultOfName, HAZARDS, NAME, RESERVED } from './names.js';
