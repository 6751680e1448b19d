export { changesSet } from './changesSet.js';
export { idleSets } from './idleSets.js';
