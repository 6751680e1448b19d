export { changesSet } from './changesSet.js';
export { idleSets } from './idleSets.js';
export { setsApart, type SetsApart } from './setsApart.js';
